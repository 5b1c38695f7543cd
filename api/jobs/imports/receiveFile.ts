import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Encoding, FileScan, LARGEST_FILE } from '@lyktan/geodata/import/fileScan';
import { FileRefused, REFUSALS } from '@lyktan/geodata/import/refusals';

const PIECE_BYTES = 64 * 1024;

/** A text file on this machine's disk that bears no name: it is gone with `close`, or with this process. */
export interface ReceivedFile {
  /** The bytes from the beginning, in pieces; may be called again. */
  read(): AsyncIterable<Buffer>;
  close(): Promise<void>;
  bytes: number;
  encoding: Encoding;
  format: 'csv' | 'json';
}

/**
 * Writes a body to a file of its own, looking at it as it passes. The caller closes it.
 * @param announcedBytes length the sender announced, if any
 * @throws FileRefused at the first sign that it cannot be taken
 */
export async function receiveFile(
  body: AsyncIterable<Uint8Array>,
  announcedBytes: number | null,
): Promise<ReceivedFile> {
  if (announcedBytes !== null && announcedBytes > LARGEST_FILE) throw new FileRefused(REFUSALS.too_large);
  const file = await openNameless();
  const scan = new FileScan();
  try {
    for await (const chunk of body) {
      scan.push(chunk);
      if (scan.bytes > LARGEST_FILE) throw new FileRefused(REFUSALS.too_large);
      await file.write(chunk);
    }
    return { read: () => piecesOf(file), close: () => file.close(), bytes: scan.bytes, ...scan.end() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** What people wrote must not be left lying where a process was killed: the name goes before the first byte comes. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `lyktan-import-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await rm(path);
  return file;
}

async function* piecesOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE_BYTES), 0, PIECE_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
