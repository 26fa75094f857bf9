import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, readSync, type Stats } from 'node:fs';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { DocumentBytes } from '#core/text/document-bytes.ts';
import { lineTexts } from '#core/text/text-lines.ts';
import { openRegularFile } from './read-regular-file.ts';
import type { TextFlaw } from './text-flaw.ts';

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
  #onFlaw: ((flaw: TextFlaw) => void) | undefined;

  /** `onFlaw` is told once of a text that was asked for and is no UTF-8. */
  constructor(path: string, onFlaw?: (flaw: TextFlaw) => void) {
    this.#path = path;
    this.#onFlaw = onFlaw;
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
    const text = this.#piece.toString('utf8', start - this.#start, end - this.#start);
    if (this.#onFlaw !== undefined && text.includes('\uFFFD') && !isUtf8(this.#piece.subarray(start - this.#start, end - this.#start))) {
      this.#onFlaw({ kind: 'encoding' });
      this.#onFlaw = undefined;
    }
    return text;
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
