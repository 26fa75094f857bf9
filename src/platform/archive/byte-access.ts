import { closeSync, readSync } from 'node:fs';
import { UnreadableFile } from '#core/plugin/source-file.ts';

/** The bytes of an archive, from any place of it. */
export interface ByteAccess {
  readonly size: number;
  /** From `start` up to `end`, fewer where the archive ends. What was given stays as it is. Throws `UnreadableFile`. */
  slice(start: number, end: number): Buffer;
}

export const inMemory = (bytes: Buffer): ByteAccess => ({ size: bytes.length, slice: (start, end) => bytes.subarray(start, end) });

/** What is read at once where little is asked for: headers stand close together. */
const windowSize = 2 ** 16;

/** An open file; of what was read, the last piece is kept. */
export class OpenFile implements ByteAccess {
  readonly size: number;
  readonly #descriptor: number;
  readonly #whenClosed: () => void;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(descriptor: number, size: number, whenClosed: () => void = () => undefined) {
    this.#descriptor = descriptor;
    this.size = size;
    this.#whenClosed = whenClosed;
  }

  slice(start: number, end: number): Buffer {
    const to = Math.min(end, this.size);
    if (start >= to) return Buffer.alloc(0);
    if (to - start > windowSize) return this.#read(start, to);
    if (start < this.#start || to > this.#start + this.#window.length) {
      // never read into the old one: parts of it were given away
      this.#window = this.#read(start, Math.min(start + windowSize, this.size));
      this.#start = start;
    }
    return this.#window.subarray(start - this.#start, to - this.#start);
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#whenClosed();
  }

  #read(start: number, end: number): Buffer {
    const bytes = Buffer.allocUnsafe(end - start);
    let filled = 0;
    while (filled < bytes.length) {
      const read = readSync(this.#descriptor, bytes, filled, bytes.length - filled, start + filled);
      if (read === 0) throw new UnreadableFile('unreadable', 'it was changed while it was read');
      filled += read;
    }
    return bytes;
  }
}
