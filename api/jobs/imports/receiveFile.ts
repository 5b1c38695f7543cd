import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Encoding, FileScan } from '@lyktan/geodata/import/fileScan';
import { FileRefused } from '@lyktan/geodata/import/refusals';

/** The largest file taken, bytes: a million reports are some 150 MB. */
export const LARGEST_FILE = 256 * 1024 * 1024;

const TOO_LARGE = {
  sv: 'Filen är större än 256 MB. Dela den i flera.',
  en: 'The file is larger than 256 MB. Divide it into several.',
};

/** A text file on this machine's disk. */
export interface ReceivedFile {
  path: string;
  bytes: number;
  encoding: Encoding;
  format: 'csv' | 'json';
}

/**
 * Writes a body to a file of its own, for this user only, looking at it as it passes. The caller removes it.
 * @param announcedBytes length the sender announced, if any
 * @throws FileRefused at the first sign that it cannot be taken
 */
export async function receiveFile(
  body: AsyncIterable<Uint8Array>,
  announcedBytes: number | null,
): Promise<ReceivedFile> {
  if (announcedBytes !== null && announcedBytes > LARGEST_FILE) throw new FileRefused(TOO_LARGE);
  const path = join(tmpdir(), `lyktan-import-${randomUUID()}`);
  const file = await open(path, 'wx', 0o600);
  const scan = new FileScan();
  try {
    for await (const chunk of body) {
      scan.push(chunk);
      if (scan.bytes > LARGEST_FILE) throw new FileRefused(TOO_LARGE);
      await file.write(chunk);
    }
    return { path, bytes: scan.bytes, ...scan.end() };
  } catch (error) {
    await removeFile(path);
    throw error;
  } finally {
    await file.close();
  }
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}
