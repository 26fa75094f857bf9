import { createHash } from 'node:crypto';
import type { FileNature } from '#core/model/license-facts.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { natureOf } from '#features/licenses/read-license-text.ts';
import { decodeText } from '../tree/text-decoding.ts';

/** Bytes; what is smaller is read at once, since memory for pieces costs more than reading it. */
const small = 2 ** 20;

/** Bytes; what a file is shows in its beginning. */
const beginning = 2 ** 16;

interface Whole {
  readonly sha1: string;
  readonly sha256: string;
  readonly lines: number;
  readonly nature: FileNature;
}

/** What there is to know of a content without holding it; it is read once, when more than the size is asked for. Everything throws `UnreadableFile`. */
export class FileContent {
  readonly #file: SourceFile;
  #whole: Whole | undefined;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  get size(): number {
    return this.#file.size;
  }

  /** Hexadecimal digits. */
  get sha1(): string {
    return this.#read().sha1;
  }

  get sha256(): string {
    return this.#read().sha256;
  }

  /** What follows the last line feed is a line too. */
  get lines(): number {
    return this.#read().lines;
  }

  get nature(): FileNature {
    return this.#read().nature;
  }

  #read(): Whole {
    return (this.#whole ??= readWhole(this.#file));
  }
}

function readWhole(file: SourceFile): Whole {
  const [sha1, sha256] = [createHash('sha1'), createHash('sha256')];
  let head = Buffer.alloc(0);
  let lines = 1;
  for (const piece of file.size <= small ? [file.bytes()] : file.chunks()) {
    sha1.update(piece);
    sha256.update(piece);
    for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines++;
    if (head.length < beginning) head = Buffer.concat([head, piece.subarray(0, beginning - head.length)]);
  }
  return { sha1: sha1.digest('hex'), sha256: sha256.digest('hex'), lines, nature: natureOf(head, decodeText(head).text) };
}
