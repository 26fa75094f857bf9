import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { directoryOf, nameOf } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { decodeText } from './text-decoding.ts';
import { limits } from './limits.ts';

/** Told of bytes that are no text, once per reading. */
export type InvalidTextListener = (path: string) => void;

/** A file below a root on disk; nothing is read before it is asked for, nothing is kept after. */
export class DiskFile implements SourceFile {
  readonly path: string;
  readonly #root: string;
  readonly #onInvalidText: InvalidTextListener | undefined;
  #size: number | undefined;

  constructor(root: string, path: string, onInvalidText?: InvalidTextListener) {
    this.#root = root;
    this.path = path;
    this.#onInvalidText = onInvalidText;
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
    const bytes = this.#read(limits.textFile);
    const { text, valid } = decodeText(bytes);
    if (!valid) this.#onInvalidText?.(this.path);
    return text;
  }

  bytes(): Uint8Array {
    return this.#read(limits.binaryFile);
  }

  *chunks(): Generator<Uint8Array> {
    const descriptor = this.#attempt(() => openSync(this.#absolute, 'r'));
    try {
      for (;;) {
        const chunk = Buffer.allocUnsafe(2 ** 20);
        const length = this.#attempt(() => readSync(descriptor, chunk, 0, chunk.length, null));
        if (length === 0) return;
        yield chunk.subarray(0, length);
      }
    } finally {
      closeSync(descriptor);
    }
  }

  range(offset: number, length: number): Uint8Array {
    return this.#attempt(() => {
      const descriptor = openSync(this.#absolute, 'r');
      try {
        const bytes = Buffer.alloc(length);
        let filled = 0;
        while (filled < length) {
          const read = readSync(descriptor, bytes, filled, length - filled, offset + filled);
          if (read === 0) break;
          filled += read;
        }
        return bytes.subarray(0, filled);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  get #absolute(): string {
    return join(this.#root, this.path);
  }

  /** One open, so that what is measured is what is read; a pipe behind a link does not block. */
  #read(limit: number): Buffer {
    return this.#attempt(() => {
      const descriptor = openSync(this.#absolute, constants.O_RDONLY | constants.O_NONBLOCK);
      try {
        const stat = fstatSync(descriptor);
        if (!stat.isFile()) throw new UnreadableFile('unreadable', 'it is not a regular file');
        if (stat.size > limit) throw new UnreadableFile('too-large', `the file has ${stat.size} bytes; the limit for this kind is ${limit}`);
        return readWhole(descriptor, stat.size);
      } finally {
        closeSync(descriptor);
      }
    });
  }

  #attempt<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      const code = (error as NodeJS.ErrnoException).code;
      throw new UnreadableFile('unreadable', code === undefined ? String(error) : (reasons[code] ?? `the system says ${code}`));
    }
  }
}

/** A file that shrinks meanwhile gives what is left of it. */
function readWhole(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to read it',
  EPERM: 'there is no permission to read it',
  ENOENT: 'it is no longer there',
  EISDIR: 'it is a directory',
  ELOOP: 'its symbolic links form a loop',
  EMFILE: 'too many files are open',
};
