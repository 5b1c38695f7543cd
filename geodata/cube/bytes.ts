import { CubeFormatError } from './cube.ts';

/** Appends bytes and variable-length integers (7 bits a byte, lowest first) to a growing buffer. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  /** @param value whole number, 0 to 2^53 - 1 */
  varint(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new RangeError(`${value} is no whole number that can be sent`);
    this.reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  append(part: Uint8Array): void {
    this.reserve(part.length);
    this.bytes.set(part, this.length);
    this.length += part.length;
  }

  /** The bytes so far, followed by their checksum. */
  finish(): Uint8Array {
    const sum = checksum(this.bytes.subarray(0, this.length));
    this.append(Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum));
    return this.bytes.slice(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const wider = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    wider.set(this.bytes.subarray(0, this.length));
    this.bytes = wider;
  }
}

/** Reads what ByteWriter wrote. */
export class ByteReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  /** @throws CubeFormatError when the checksum at the end does not fit */
  constructor(bytes: Uint8Array) {
    const end = bytes.length - 4;
    if (end < 0) throw new CubeFormatError('Too short to be a cube');
    const stated = new DataView(bytes.buffer, bytes.byteOffset + end, 4).getUint32(0);
    this.bytes = bytes.subarray(0, end);
    if (checksum(this.bytes) !== stated)
      throw new CubeFormatError('The checksum does not fit: bytes were lost or changed');
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new CubeFormatError('Ends within a number');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new CubeFormatError('A number is too long');
  }

  take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new CubeFormatError('Ends before its parts do');
    return this.bytes.subarray(this.at, (this.at += length));
  }

  /** @throws CubeFormatError when bytes are left over */
  expectEnd(): void {
    if (this.at !== this.bytes.length) throw new CubeFormatError('Goes on after its end');
  }
}

/** FNV-1a, 32 bits: notices damage on the way, no protection against intent. */
function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index += 1) sum = Math.imul(sum ^ bytes[index]!, 0x01000193);
  return sum >>> 0;
}
