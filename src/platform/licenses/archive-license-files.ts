import type { LicenseFileRole, LicenseMode } from '#core/model/license-facts.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { roleInMode } from '#features/licenses/license-file-role.ts';
import { openArchive } from '../archive/unpack.ts';
import type { FileIndex } from '../tree/file-index.ts';
import type { LicenseOptions } from './scan-licenses.ts';
import type { LicenseFileReading } from './read-license-files.ts';

export interface ArchiveReading extends Pick<LicenseOptions, 'mode' | 'findings'> {
  /** Paths that authors name as the place of the licence. */
  readonly named: ReadonlySet<string>;
}

/** A file that an author names is one about the licence; of a readme only the part about it is read, as ever. */
export function namedRole(path: string, mode: LicenseMode, named: ReadonlySet<string>): LicenseFileRole | undefined {
  const role = roleInMode(path, mode);
  return named.has(path) && role !== 'readme' ? 'license' : role;
}

/** Reads what archives hold of licences. `paths` name them as evidence does: `lib/a.jar`, `a.war!/lib/b.jar`. `opened`: those that are open already. */
export async function readArchiveLicenses(paths: readonly string[], { mode, findings, named }: ArchiveReading, open: (path: string) => SourceFile, reading: LicenseFileReading, opened = new Map<string, FileIndex>()): Promise<void> {
  for (const path of paths) {
    try {
      const index = openedArchive(path, open, opened);
      for (const file of index.all()) {
        const role = namedRole(file.path, mode, named);
        if (role !== undefined) await reading.read(file, role);
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
