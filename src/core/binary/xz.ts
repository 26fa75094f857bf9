import { BinaryFormatError } from './byte-source.ts';
import { LzmaOutput, LzmaState } from './lzma.ts';
import { RangeDecoder } from './lzma-range-decoder.ts';

const magic = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
/** Bytes of the check of each block, by its type. */
const checkSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64];
const lzma2 = 0x21;

/** Bytes; xz itself stays below 64 MiB unless told otherwise. */
const largestDictionary = 2 ** 29;

export interface XzOptions {
  /** Bytes that it may expand to. */
  readonly limit: number;
  /** Takes what is expanded piece by piece; a piece is good until the sink returns. */
  readonly sink: (piece: Uint8Array) => void;
}

/**
 * Expands an xz file (format 1.2; the filter LZMA2, which all but executables use) to at most `limit` bytes.
 * Checksums are not verified: what was damaged shows in what is read. Throws `BinaryFormatError`.
 */
export function expandXz(bytes: Uint8Array, limit: number): Uint8Array {
  const output = new LzmaOutput(limit);
  expandStreams(bytes, output);
  return output.result();
}

/** As `expandXz`, without holding more than the file and what its compression refers back to. */
export function streamXz(bytes: Uint8Array, { limit, sink }: XzOptions): void {
  const output = new LzmaOutput(limit, sink);
  expandStreams(bytes, output);
  sink(output.result());
}

function expandStreams(bytes: Uint8Array, output: LzmaOutput): void {
  let at = 0;
  do at = expandStream(bytes, at, output);
  while (magic.every((byte, index) => bytes[at + index] === byte));
}

/** Returns where the stream ends, padding included. */
function expandStream(bytes: Uint8Array, start: number, output: LzmaOutput): number {
  if (!magic.every((byte, index) => bytes[start + index] === byte)) throw new BinaryFormatError('it is not an xz file');
  const checkSize = checkSizes[(byteAt(bytes, start + 7)) & 0x0f]!;
  let at = start + 12;
  while (byteAt(bytes, at) !== 0) {
    const dataStart = at + (byteAt(bytes, at) + 1) * 4;
    output.dictionarySize = Math.max(output.dictionarySize, dictionarySize(bytes, at));
    const dataEnd = expandLzma2(bytes, dataStart, output);
    at = dataEnd + (4 - ((dataEnd - dataStart) & 3)) % 4 + checkSize;
  }
  let end = endOfIndex(bytes, at) + 12;
  while (bytes[end] === 0) end++;
  return end;
}

/** Of a block with the filter LZMA2; throws for all other filters. */
function dictionarySize(bytes: Uint8Array, at: number): number {
  const flags = byteAt(bytes, at + 1);
  let next = at + 2;
  if ((flags & 0x40) !== 0) next = number(bytes, next).end;
  if ((flags & 0x80) !== 0) next = number(bytes, next).end;
  const { value: filter, end } = number(bytes, next);
  if ((flags & 0x03) !== 0 || filter !== lzma2) throw new BinaryFormatError(`the xz file uses the filter ${filter}, which is not supported`);
  const code = byteAt(bytes, number(bytes, end).end);
  const size = (2 + (code & 1)) * 2 ** ((code >> 1) + 11);
  if (size > largestDictionary) throw new BinaryFormatError(`the xz file needs a dictionary of ${Math.round(size / 2 ** 20)} MiB; the limit is ${largestDictionary / 2 ** 20}`);
  return size;
}

/** Chunks, each plain or LZMA, up to a zero byte. Returns where they end. */
function expandLzma2(bytes: Uint8Array, start: number, output: LzmaOutput): number {
  let state: LzmaState | undefined;
  let properties: number | undefined;
  let at = start;
  for (;;) {
    const control = byteAt(bytes, at);
    if (control === 0) return at + 1;
    if (control === 1 || control >= 0xe0) output.dictionaryStart = output.length;
    if (control < 0x80) {
      if (control > 2) throw new BinaryFormatError('compressed data is damaged');
      const size = (byteAt(bytes, at + 1) << 8) + byteAt(bytes, at + 2) + 1;
      if (at + 3 + size > bytes.length) throw new BinaryFormatError('compressed data is cut off');
      output.append(bytes.subarray(at + 3, at + 3 + size));
      at += 3 + size;
      continue;
    }
    const size = ((control & 0x1f) << 16) + (byteAt(bytes, at + 1) << 8) + byteAt(bytes, at + 2) + 1;
    const packed = (byteAt(bytes, at + 3) << 8) + byteAt(bytes, at + 4) + 1;
    at += 5;
    if (control >= 0xc0) properties = byteAt(bytes, at++);
    if (control >= 0xa0) {
      if (properties === undefined) throw new BinaryFormatError('compressed data is damaged');
      state = new LzmaState(properties);
    }
    if (state === undefined) throw new BinaryFormatError('compressed data is damaged');
    state.decode(new RangeDecoder(bytes, at, at + packed), output, size);
    at += packed;
  }
}

/** A zero byte, the number of records, two numbers for each, padding, a checksum. */
function endOfIndex(bytes: Uint8Array, start: number): number {
  const records = number(bytes, start + 1);
  let at = records.end;
  for (let record = 0; record < records.value; record++) at = number(bytes, number(bytes, at).end).end;
  return at + (4 - ((at - start) & 3)) % 4 + 4;
}

/** Seven bits a byte, lowest first. */
function number(bytes: Uint8Array, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < start + 9; at++) {
    const byte = byteAt(bytes, at);
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if ((byte & 0x80) === 0) return { value, end: at + 1 };
  }
  throw new BinaryFormatError('a number of the xz file is too long');
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new BinaryFormatError('the xz file is cut off');
  return byte;
}
