import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { ReadingContext } from '#features/scan/run-task.ts';
import { readSqlite } from '../archive/sqlite.ts';
import { unpackFile } from '../archive/unpack.ts';
import { DiskFile, type InvalidTextListener } from './disk-file.ts';
import { FileIndex } from './file-index.ts';

/** Reading below a root on disk, as runners on any thread need it. */
export function readingContext(root: string, paths: Iterable<string>, ecosystems: readonly Ecosystem[], onInvalidText: InvalidTextListener): ReadingContext {
  return {
    ecosystems,
    tree: new FileIndex(paths, (path) => new DiskFile(root, path, onInvalidText)),
    unpack: unpackFile,
    sqlite: readSqlite,
  };
}
