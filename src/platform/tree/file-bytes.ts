import { closeSync, fstatSync, readSync, type Stats } from 'node:fs';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { DocumentBytes } from '#core/text/document-bytes.ts';
import { lineTexts } from '#core/text/text-lines.ts';
import { openRegularFile } from './read-regular-file.ts';

const pieceSize = 2 ** 18;

/** What is read where somebody asks for one place after another and not for what follows. */
const sampleSize = 2 ** 13;

/** A file on disk as bytes in any order; of what was read, the last piece is kept. It must stay as it is meanwhile. */
export class FileBytes implements DocumentBytes {
  readonly size: number;
  readonly #path: string;
  readonly #identity: string;
  #piece: Buffer = Buffer.alloc(0);
  #start = 0;

  constructor(path: string) {
    this.#path = path;
    const { descriptor, size } = openRegularFile(path);
    this.size = size;
    this.#identity = identityOf(fstatSync(descriptor));
    closeSync(descriptor);
  }

  text(start: number, end: number): string {
    if (start < this.#start || end > this.#start + this.#piece.length) {
      const isNext = start >= this.#start && start <= this.#start + this.#piece.length + pieceSize;
      this.#piece = this.#read(start, Math.max(end - start, isNext ? pieceSize : sampleSize));
      this.#start = start;
      if (end > start + this.#piece.length) throw this.#changed();
    }
    return this.#piece.toString('utf8', start - this.#start, end - this.#start);
  }

  *chunks(): Generator<Uint8Array> {
    for (let at = 0; at < this.size; at += pieceSize) {
      const piece = this.#read(at, pieceSize);
      if (piece.length === 0) throw this.#changed();
      yield piece;
    }
  }

  texts(): Iterable<string> {
    return lineTexts(this.chunks(), (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  }

  #read(from: number, length: number): Buffer {
    const { descriptor } = openRegularFile(this.#path);
    try {
      if (identityOf(fstatSync(descriptor)) !== this.#identity) throw this.#changed();
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - from)));
      let filled = 0;
      while (filled < bytes.length) {
        const read = readSync(descriptor, bytes, filled, bytes.length - filled, from + filled);
        if (read === 0) throw this.#changed();
        filled += read;
      }
      return bytes;
    } finally {
      closeSync(descriptor);
    }
  }

  #changed(): UnreadableFile {
    return new UnreadableFile('unreadable', 'it was changed while it was read');
  }
}

const identityOf = ({ dev, ino, size, mtimeMs }: Stats): string => `${dev}:${ino}:${size}:${mtimeMs}`;
