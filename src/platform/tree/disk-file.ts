import { isUtf8 } from 'node:buffer';
import { closeSync, readSync, statSync } from 'node:fs';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import { UnreadableFile, type Beginning, type SourceFile } from '#core/plugin/source-file.ts';
import { lineTexts } from '#core/text/text-lines.ts';
import { decodeText } from './text-decoding.ts';
import type { FlawedTextListener, TextFlaw } from './text-flaw.ts';
import { fileFailure, isGone, isUndecodable, undecodable } from './file-failure.ts';
import { FileBytes } from './file-bytes.ts';
import { limits } from './limits.ts';
import { checkTextSize } from './text-limit.ts';
import { readAtOnce } from './read-at-once.ts';
import { openRegularFile, readRegularFile } from './read-regular-file.ts';
import { keepHeapSmall } from './small-heap.ts';

const pieceSize = 2 ** 18;

/** What is made of a text leaves more behind than its bytes. */
const wholeFactor = 4;

/** What most files fit into, for those whose bytes nobody keeps. */
let shared: Buffer | undefined;
const sharedSize = 2 ** 16;

/** A file below a root on disk; nothing is read before it is asked for, nothing is kept after. */
export class DiskFile implements SourceFile {
  readonly path: string;
  readonly #root: string;
  readonly #onFlawedText: FlawedTextListener | undefined;
  readonly #known: string | undefined;
  #size: number | undefined;

  /** `known`: its text, where somebody has read it already. */
  constructor(root: string, path: string, onFlawedText?: FlawedTextListener, known?: string) {
    this.#root = root;
    this.path = path;
    this.#onFlawedText = onFlawedText;
    this.#known = known;
  }

  get name(): string {
    return nameOf(this.path);
  }

  get directory(): string {
    return directoryOf(this.path);
  }

  get size(): number {
    this.#size ??= this.#attempt(() => statSync(this.#absolute).size);
    return this.#size;
  }

  text(): string {
    if (this.#known !== undefined) return this.#known;
    const bytes = this.#read(limits.textFile);
    checkTextSize(this.path, bytes.length);
    keepHeapSmall(wholeFactor * bytes.length);
    const { text, flaw } = decodeText(bytes);
    if (flaw !== undefined) this.#onFlawedText?.(this.path, flaw);
    return text;
  }

  bytes(): Uint8Array {
    return this.#read(limits.binaryFile);
  }

  /** Two buffers take turns: a piece is good until the one after the next is asked for. */
  *chunks(): Generator<Uint8Array> {
    const { descriptor, size } = this.#attempt(() => openRegularFile(this.#absolute));
    keepHeapSmall(size);
    try {
      // trees have thousands of short files that fit in one piece; what says nothing of its size may have any
      const length = size === 0 || size >= pieceSize ? pieceSize : size + 1;
      let current: Buffer = Buffer.allocUnsafe(length);
      let other: Buffer | undefined;
      for (;;) {
        const piece = current;
        const read = this.#attempt(() => readSync(descriptor, piece, 0, piece.length, null));
        if (read === 0) return;
        yield piece.subarray(0, read);
        [current, other] = [other ?? Buffer.allocUnsafe(length), current];
      }
    } finally {
      closeSync(descriptor);
    }
  }

  *texts(): Generator<string> {
    keepHeapSmall(wholeFactor * this.size);
    let flaw: TextFlaw | undefined;
    yield* lineTexts(this.chunks(), (piece) => {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
      if (!isUtf8(bytes)) flaw ??= { kind: 'encoding' };
      else if (bytes.includes(0)) flaw ??= { kind: 'nul' };
      return bytes.toString('utf8');
    });
    if (flaw !== undefined) this.#onFlawedText?.(this.path, flaw);
  }

  range(offset: number, length: number): Uint8Array {
    return this.#attempt(() => {
      const { descriptor } = openRegularFile(this.#absolute);
      try {
        const bytes = Buffer.alloc(length);
        return bytes.subarray(0, readInto(bytes, descriptor, length, offset));
      } finally {
        closeSync(descriptor);
      }
    });
  }

  inAnyOrder(): FileBytes {
    keepHeapSmall(wholeFactor * this.size);
    return this.#attempt(() => new FileBytes(this.#absolute, (flaw) => this.#onFlawedText?.(this.path, flaw)));
  }

  upTo(limit: number, otherwise: number): Beginning {
    const whole = limit < sharedSize ? undefined : readAtOnce(this.#absolute, (shared ??= Buffer.allocUnsafeSlow(sharedSize)));
    if (whole !== undefined) return { bytes: whole, isCut: false };
    return this.#attempt(() => {
      const { descriptor, size } = openRegularFile(this.#absolute);
      try {
        const isCut = size > limit;
        const wanted = isCut ? otherwise : size;
        const bytes = wanted <= sharedSize ? (shared ??= Buffer.allocUnsafeSlow(sharedSize)) : Buffer.allocUnsafe(wanted);
        return { bytes: bytes.subarray(0, readInto(bytes, descriptor, wanted)), isCut };
      } finally {
        closeSync(descriptor);
      }
    });
  }

  /** Paths below a root have no segments that would lead out of it, and `/` is understood everywhere. */
  get #absolute(): string {
    return this.#root === '' || this.#root.endsWith('/') ? this.#root + this.path : `${this.#root}/${this.path}`;
  }

  #read(limit: number): Buffer {
    return this.#attempt(() => readRegularFile(this.#absolute, { limit }));
  }

  #attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      if (isGone(error) && isUndecodable(this.path)) throw new UnreadableFile('unreadable', undecodable, 'Rename it.');
      // it was there when its directory was listed
      throw new UnreadableFile('unreadable', isGone(error) ? 'it is no longer there' : fileFailure(error));
    }
  }
}

/** Fewer bytes than `length` only at the end of the file; `offset` as in the file, default: where it stands. */
function readInto(bytes: Buffer, descriptor: number, length: number, offset?: number): number {
  let filled = 0;
  while (filled < length) {
    const read = readSync(descriptor, bytes, filled, length - filled, offset === undefined ? null : offset + filled);
    if (read === 0) break;
    filled += read;
  }
  return filled;
}
