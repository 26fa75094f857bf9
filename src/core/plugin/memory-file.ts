import { decodeUtf8 } from '../binary/utf8.ts';
import { directoryOf, nameOf } from './path.ts';
import type { SourceFile } from './source-file.ts';

/** A part of another file as a file of its own: a member of a container that the platform does not open. */
export class MemoryFile implements SourceFile {
  readonly path: string;
  readonly #bytes: Uint8Array;

  /** `path` is that of the container, `!/` and the name of the member. */
  constructor(path: string, bytes: Uint8Array) {
    this.path = path;
    this.#bytes = bytes;
  }

  get name(): string {
    return nameOf(this.path);
  }

  get directory(): string {
    return directoryOf(this.path);
  }

  get size(): number {
    return this.#bytes.length;
  }

  text(): string {
    return decodeUtf8(this.#bytes);
  }

  bytes(): Uint8Array {
    return this.#bytes;
  }

  *chunks(): Generator<Uint8Array> {
    for (let at = 0; at < this.#bytes.length; at += 2 ** 20) yield this.#bytes.subarray(at, at + 2 ** 20);
  }
}
