import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { ReadingContext } from '#features/scan/run-task.ts';
import { programsIn } from '../archive/programs-in.ts';
import { readSqlite } from '../archive/sqlite.ts';
import { unpackFile } from '../archive/unpack.ts';
import { DiskFile } from './disk-file.ts';
import { FileIndex } from './file-index.ts';
import type { FlawedTextListener } from './text-flaw.ts';

export interface ReadingPlace {
  readonly root: string;
  readonly paths: Iterable<string>;
  readonly ecosystems: readonly Ecosystem[];
  readonly onFlawedText: FlawedTextListener;
  /** By path, what was read already. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
}

/** Reading below a root on disk, as runners on any thread need it. */
export function readingContext({ root, paths, ecosystems, onFlawedText, texts }: ReadingPlace): ReadingContext {
  return {
    ecosystems,
    tree: new FileIndex(paths, (path) => new DiskFile(root, path, onFlawedText, texts?.get(path))),
    unpack: unpackFile,
    programsIn,
    sqlite: readSqlite,
  };
}
