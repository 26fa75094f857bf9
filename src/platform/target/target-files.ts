import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { openArchive } from '../archive/unpack.ts';
import { DiskFile } from '../tree/disk-file.ts';
import type { FileIndex } from '../tree/file-index.ts';
import { decodeText } from '../tree/text-decoding.ts';

/** The files of a target by the paths that its inventory names, those in archives too. */
export class TargetFiles {
  /** Directory that paths start from. */
  readonly root: string;
  readonly #archives = new Map<string, FileIndex>();

  /** Content of files that are elsewhere, by the paths that the inventory names. */
  readonly #fetched: ReadonlyMap<string, Uint8Array>;

  /** A directory, or a file that stands for its own content; what is not there has no files. */
  constructor(target: string, fetched: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.#fetched = fetched;
    const path = resolve(target);
    this.root = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
  }

  /** Throws `UnreadableFile`. */
  bytes(path: string): Uint8Array {
    return this.#fetched.get(path) ?? this.#file(path).bytes();
  }

  text(path: string): { readonly text: string } | { readonly problem: string } {
    try {
      const bytes = this.bytes(path);
      return decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    } catch (error) {
      if (error instanceof UnreadableFile) return { problem: error.message };
      throw error;
    }
  }

  #file(path: string): SourceFile {
    const inner = path.lastIndexOf('!/');
    if (inner === -1) return new DiskFile(this.root, path);
    const file = this.#archive(path.slice(0, inner)).get(path);
    if (file === undefined) throw new UnreadableFile('unreadable', `there is no ${basename(path)} in the archive`);
    return file;
  }

  #archive(path: string): FileIndex {
    let known = this.#archives.get(path);
    if (known === undefined) this.#archives.set(path, (known = openArchive(this.#file(path), () => undefined, `${path}!/`)));
    return known;
  }
}
