import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { roleInMode } from '#features/licenses/license-file-role.ts';
import { openArchive } from '../archive/unpack.ts';
import type { FileIndex } from '../tree/file-index.ts';
import type { LicenseOptions } from './scan-licenses.ts';
import type { LicenseFileReading } from './read-license-files.ts';

/** Reads what archives hold of licences. `paths` name them as evidence does: `lib/a.jar`, `a.war!/lib/b.jar`. */
export function readArchiveLicenses(paths: readonly string[], { mode, findings }: Pick<LicenseOptions, 'mode' | 'findings'>, open: (path: string) => SourceFile, reading: LicenseFileReading): void {
  const opened = new Map<string, FileIndex>();
  for (const path of paths) {
    try {
      const index = openedArchive(path, open, opened);
      for (const file of index.all()) {
        const role = roleInMode(file.path, mode);
        if (role !== undefined) reading.read(file, role);
        findings?.see(file);
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      reading.report(path, error);
    }
  }
}

function openedArchive(path: string, open: (path: string) => SourceFile, opened: Map<string, FileIndex>): FileIndex {
  const known = opened.get(path);
  if (known !== undefined) return known;
  const inner = path.lastIndexOf('!/');
  const file = inner === -1 ? open(path) : openedArchive(path.slice(0, inner), open, opened).get(path);
  if (file === undefined) throw new UnreadableFile('unreadable', 'it is no longer there');
  // what is wrong with the archive was told when its packages were read
  const index = openArchive(file, () => undefined, `${path}!/`);
  opened.set(path, index);
  return index;
}
