import { directoryOf, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { isExecutable, magicLength } from '../tree/executable-file.ts';
import { decodeText } from '../tree/text-decoding.ts';
import type { FlawedTextListener } from '../tree/text-flaw.ts';
import { checkTextSize } from '../tree/text-limit.ts';
import type { ArchiveBudget } from './archive-budget.ts';
import { beginningOf, type ArchiveEntry } from './archive-entry.ts';

/** Where an entry stands and who hears of it. */
export interface ArchivePlace {
  /** In how many archives. */
  readonly nesting: number;
  readonly budget: ArchiveBudget;
  /** Told when the entry is read. */
  readonly onRead: (path: string) => void;
  readonly onFlawedText: FlawedTextListener;
}

/** An entry of an archive as a file of the tree; unpacked when asked for. */
export class ArchiveFile implements SourceFile {
  readonly path: string;
  readonly place: ArchivePlace;
  /** Only of entries that stand in the archive as they are. */
  readonly range?: (offset: number, length: number) => Uint8Array;
  readonly #entry: ArchiveEntry;

  constructor(path: string, place: ArchivePlace, entry: ArchiveEntry) {
    this.path = path;
    this.place = place;
    this.#entry = entry;
    if (entry.range === undefined) return;
    this.range = (offset, length) => {
      this.#note(length);
      return entry.range!(offset, length);
    };
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

  /** Is it a program or a library, by its first bytes? A link is none, as on disk. Throws `UnreadableFile`. */
  isExecutable(): boolean {
    return this.#entry.isLink !== true && isExecutable(beginningOf(this.#entry, magicLength), this.size);
  }

  /** Throws `UnreadableFile` where limits forbid to unpack it. */
  demandAllowed(): true {
    this.#entry.demandAllowed?.();
    return true;
  }

  /** Programs are counted apart from what else is read of the archive. Throws `UnreadableFile`. */
  countAsProgram(): void {
    this.place.budget.ofPrograms.spend(this.size);
  }

  /** Its content, which was counted. Throws `UnreadableFile`. */
  program(): Uint8Array {
    return this.#entry.read();
  }

  text(): string {
    checkTextSize(this.path, this.size);
    const { text, flaw } = decodeText(this.#read());
    if (flaw !== undefined) this.place.onFlawedText(this.path, flaw);
    return text;
  }

  bytes(): Uint8Array {
    return this.#read();
  }

  *chunks(): Generator<Uint8Array> {
    const { range } = this.#entry;
    if (range !== undefined) {
      this.#note();
      for (let at = 0; at < this.size; at += 2 ** 20) yield range(at, 2 ** 20);
      return;
    }
    const bytes = this.#read();
    for (let at = 0; at < bytes.length; at += 2 ** 20) yield bytes.subarray(at, at + 2 ** 20);
  }

  #note(bytes = this.size): void {
    this.place.budget.spend(bytes);
    this.place.onRead(this.path);
  }

  #read(): Buffer {
    // what is not unpacked spends nothing of what the others may
    this.#entry.demandAllowed?.();
    this.#note();
    return this.#entry.read();
  }
}
