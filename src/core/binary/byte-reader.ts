import { BinaryFormatError, type ByteSource } from './byte-source.ts';

/** Numbers and texts at offsets of a source, in one byte order. Throws `BinaryFormatError` beyond the end. */
export class ByteReader {
  readonly source: ByteSource;
  readonly littleEndian: boolean;

  constructor(source: ByteSource, littleEndian: boolean) {
    this.source = source;
    this.littleEndian = littleEndian;
  }

  bytes(offset: number, length: number): Uint8Array {
    return this.source.read(offset, length);
  }

  u8(offset: number): number {
    return this.source.read(offset, 1)[0]!;
  }

  u16(offset: number): number {
    const [a, b] = this.source.read(offset, 2) as unknown as [number, number];
    return this.littleEndian ? a | (b << 8) : (a << 8) | b;
  }

  u32(offset: number): number {
    const [a, b, c, d] = this.source.read(offset, 4) as unknown as [number, number, number, number];
    return (this.littleEndian ? a | (b << 8) | (c << 16) | (d << 24) : (a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  }

  /** Above 2^53 not exact: enough for offsets, which are then out of range, and for addresses that are only compared. */
  u64(offset: number): number {
    const first = this.u32(offset);
    const second = this.u32(offset + 4);
    return this.littleEndian ? second * 2 ** 32 + first : first * 2 ** 32 + second;
  }

  /** A number of 4 or 8 bytes. */
  word(offset: number, bytes: 4 | 8): number {
    return bytes === 8 ? this.u64(offset) : this.u32(offset);
  }

  /** Latin-1 text up to a NUL byte, at most `limit` bytes. */
  text(offset: number, limit: number): string {
    const available = Math.min(limit, this.source.size - offset);
    if (available < 0) throw new BinaryFormatError('it refers to bytes beyond its end');
    return latin1Until0(this.source.read(offset, available));
  }
}

export function latin1Until0(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) {
    if (byte === 0) break;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** First place of `pattern` at a multiple of `alignment` from `from`; -1 when absent. */
export function indexOfBytes(bytes: Uint8Array, pattern: Uint8Array, alignment = 1, from = 0): number {
  const first = pattern[0]!;
  const last = bytes.length - pattern.length;
  for (let at = from; at <= last; at += alignment) {
    if (bytes[at] !== first) continue;
    let same = 1;
    while (same < pattern.length && bytes[at + same] === pattern[same]) same++;
    if (same === pattern.length) return at;
  }
  return -1;
}
