import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { decodeText } from '../tree/text-decoding.ts';
import type { ArchiveEntry } from './archive-entry.ts';

/** An entry of an archive as a file of the tree; unpacked when asked for. */
export class ArchiveFile implements SourceFile {
  readonly path: string;
  /** How many archives it is in. */
  readonly nesting: number;
  readonly #entry: ArchiveEntry;

  constructor(path: string, nesting: number, entry: ArchiveEntry) {
    this.path = path;
    this.nesting = nesting;
    this.#entry = entry;
  }

  get name(): string {
    return nameOf(this.path);
  }

  get directory(): string {
    return directoryOf(this.path);
  }

  get size(): number {
    return this.#entry.size;
  }

  text(): string {
    return decodeText(this.#entry.read()).text;
  }

  bytes(): Uint8Array {
    return this.#entry.read();
  }

  *chunks(): Generator<Uint8Array> {
    const bytes = this.#entry.read();
    for (let at = 0; at < bytes.length; at += 2 ** 20) yield bytes.subarray(at, at + 2 ** 20);
  }
}
