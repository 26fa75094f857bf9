import type { SourceFile } from '../plugin/source-file.ts';

/** Bytes that are read where they are needed, so that a large executable is never held as a whole. */
export interface ByteSource {
  readonly size: number;
  /** Exactly `length` bytes. Throws `BinaryFormatError` when they are not all there. */
  read(offset: number, length: number): Uint8Array;
}

/** The bytes do not have the structure that they announce: cut off, out of range, over a limit. Never a reason to stop a scan. */
export class BinaryFormatError extends Error {
  override readonly name = 'BinaryFormatError';
}

const blockSize = 64 * 1024;

/** Over a file; small reads are served from blocks, so that a header costs one access to the disk. */
export function byteSourceOf(file: SourceFile): ByteSource {
  if (file.range === undefined) return bytesSource(file.bytes());
  const size = file.size;
  const range = (offset: number, length: number): Uint8Array => file.range!(offset, length);
  const blocks = new Map<number, Uint8Array>();
  const block = (index: number): Uint8Array => {
    let bytes = blocks.get(index);
    if (bytes === undefined) {
      if (blocks.size >= 64) blocks.clear();
      bytes = range(index * blockSize, Math.min(blockSize, size - index * blockSize));
      blocks.set(index, bytes);
    }
    return bytes;
  };
  return {
    size,
    read(offset, length) {
      demandRange(offset, length, size);
      const index = Math.floor(offset / blockSize);
      const start = offset - index * blockSize;
      if (start + length > blockSize) return exactly(range(offset, length), length);
      return exactly(block(index).subarray(start, start + length), length);
    },
  };
}

export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read(offset, length) {
      demandRange(offset, length, bytes.length);
      return bytes.subarray(offset, offset + length);
    },
  };
}

/** A part of a source as a source of its own: one architecture of a universal binary, one file of a bundle. */
export function partOf(source: ByteSource, offset: number, size: number): ByteSource {
  demandRange(offset, size, source.size);
  return {
    size,
    read(at, length) {
      demandRange(at, length, size);
      return source.read(offset + at, length);
    },
  };
}

function demandRange(offset: number, length: number, size: number): void {
  if (!(offset >= 0 && length >= 0 && offset + length <= size)) throw new BinaryFormatError('it refers to bytes beyond its end');
}

function exactly(bytes: Uint8Array, length: number): Uint8Array {
  // the file may have become shorter since its size was asked for
  if (bytes.length !== length) throw new BinaryFormatError('it refers to bytes beyond its end');
  return bytes;
}
