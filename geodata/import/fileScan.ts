import { FileRefused, REFUSALS } from './refusals.ts';

export type Encoding = 'utf-8' | 'windows-1252';

/** The largest file taken, bytes: a million reports are some 150 MB. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Longest line of a CSV file, bytes; JSON may stand on one line. */
export const LONGEST_LINE = 128 * 1024;

/** First bytes of files that are no text: zip (and Excel), gzip, bzip2, xz, zstd, 7z, rar, old Excel, PDF. */
const PACKED = [
  '504b0304',
  '504b0506',
  '1f8b',
  '425a68',
  'fd377a58',
  '28b52ffd',
  '377abcaf',
  '52617221',
  'd0cf11e0',
  '25504446',
];
const UTF16 = ['fffe', 'feff'];

/**
 * Looks at a file's bytes as they pass: what cannot be a text is refused at once, and its encoding is found out
 * (UTF-8 where every byte is, else Windows-1252). Holds no more than a few bytes.
 */
export class FileScan {
  bytes = 0;
  #utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  #first: number | null = null;
  #lineBytes = 0;

  /** @throws FileRefused */
  push(chunk: Uint8Array): void {
    if (this.bytes === 0) refusePacked(chunk);
    this.bytes += chunk.length;
    if (chunk.includes(0)) throw new FileRefused(REFUSALS.not_text);
    this.#first ??= firstSign(chunk);
    this.#countLine(chunk);
    this.#decode(chunk, true);
  }

  /** @throws FileRefused where the file is empty */
  end(): { encoding: Encoding; format: 'csv' | 'json' } {
    if (this.#first === null) throw new FileRefused(REFUSALS.empty);
    this.#decode(new Uint8Array(), false);
    return {
      encoding: this.#utf8 === null ? 'windows-1252' : 'utf-8',
      format: this.#isJson() ? 'json' : 'csv',
    };
  }

  #isJson(): boolean {
    return this.#first === 0x7b || this.#first === 0x5b;
  }

  #countLine(chunk: Uint8Array): void {
    const last = Math.max(chunk.lastIndexOf(0x0a), chunk.lastIndexOf(0x0d));
    this.#lineBytes = last < 0 ? this.#lineBytes + chunk.length : chunk.length - last - 1;
    if (this.#lineBytes > LONGEST_LINE && !this.#isJson()) throw new FileRefused(REFUSALS.long_line);
  }

  #decode(chunk: Uint8Array, stream: boolean): void {
    try {
      this.#utf8?.decode(chunk, { stream });
    } catch {
      this.#utf8 = null;
    }
  }
}

function refusePacked(chunk: Uint8Array): void {
  const start = Array.from(chunk.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (PACKED.some((magic) => start.startsWith(magic))) throw new FileRefused(REFUSALS.compressed);
  if (UTF16.some((magic) => start.startsWith(magic))) throw new FileRefused(REFUSALS.utf16);
}

/** The first byte that is neither white space nor a byte order mark. */
function firstSign(chunk: Uint8Array): number | null {
  return chunk.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf) ?? null;
}
