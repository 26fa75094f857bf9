import type { Inventory } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { LicenseMode } from '#core/model/license-facts.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { LicenseFiles } from '#features/licenses/license-facts.ts';
import { packageHomes } from '#features/licenses/package-homes.ts';
import { roleInMode } from '#features/licenses/license-file-role.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { DiskFile } from '../tree/disk-file.ts';
import type { ExtractionPool } from '../workers/extraction-pool.ts';
import { readArchiveLicenses } from './archive-license-files.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader } from './license-reader.ts';
import { LicenseFileReading, type ListedLicenseFile } from './read-license-files.ts';

/** What the user wants of licences. */
export interface LicenseOptions {
  readonly mode: Exclude<LicenseMode, 'none'>;
  /** Keep and use answers of earlier scans. */
  readonly cache: boolean;
}

export interface LicenseScan extends LicenseOptions {
  readonly root: string;
  readonly inventory: Inventory;
  readonly ecosystems: readonly Ecosystem[];
  readonly files: readonly ListedLicenseFile[];
  readonly pool: ExtractionPool;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

export interface ArchiveLicenseScan extends LicenseOptions {
  readonly inventory: Inventory;
  readonly ecosystems: readonly Ecosystem[];
  /** Name of the archive that is the root. */
  readonly archive: string;
  readonly files: readonly SourceFile[];
  readonly open: (path: string) => SourceFile | undefined;
}

export interface ScannedLicenses {
  readonly files: LicenseFiles;
  readonly issues: readonly Issue[];
}

/** Reads the files of a tree and of the packages in its archives. Where there is nothing to read, nothing is loaded. */
export async function scanLicenses({ root, mode, cache: useCache, inventory, ecosystems, files, pool, onProgress }: LicenseScan): Promise<ScannedLicenses> {
  const archives = archivesOf(inventory, ecosystems);
  if (files.length === 0 && archives.length === 0) return { files: { mode, files: [], count: 0, cached: 0 }, issues: [] };
  const fingerprint = indexFingerprint();
  const cache = useCache ? new LicenseCache(fingerprint) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  const elsewhere = await pool.readLicenses({ root, files, useCache, reading, onProgress });
  readArchiveLicenses(archives, mode, (path) => new DiskFile(root, path), reading);
  cache?.save();
  const results = [reading.result(), ...elsewhere];
  return {
    files: {
      mode,
      files: results.flatMap((result) => result.files).sort((a, b) => (a.path < b.path ? -1 : 1)),
      count: results.reduce((sum, { count }) => sum + count, 0),
      cached: results.reduce((sum, { cached }) => sum + cached, 0),
    },
    issues: results.flatMap((result) => result.issues),
  };
}

/** As `scanLicenses`, for an archive that is the target itself; one file after the other, since its budget must not depend on chance. */
export function scanArchiveLicenses({ mode, cache: useCache, inventory, ecosystems, archive, files, open }: ArchiveLicenseScan): ScannedLicenses {
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  for (const file of files) {
    const role = roleInMode(file.path, mode);
    if (role !== undefined) reading.read(file, role);
  }
  readArchiveLicenses(archivesOf(inventory, ecosystems).filter((path) => path !== archive), mode, (path) => open(path) ?? missing(path), reading);
  cache?.save();
  const { files: found, count, cached, issues } = reading.result();
  return { files: { mode, files: found.toSorted((a, b) => (a.path < b.path ? -1 : 1)), count, cached, wholeArchive: archive }, issues };
}

function missing(path: string): never {
  throw new UnreadableFile('unreadable', `there is no ${path} in the archive`);
}

/** Archives that are packages or hold some. */
function archivesOf(inventory: Inventory, ecosystems: readonly Ecosystem[]): string[] {
  const archives = new Set<string>();
  for (const directory of packageHomes(inventory, ecosystems).keys()) {
    const end = directory.endsWith('!') ? directory.length - 1 : directory.lastIndexOf('!/');
    if (end > 0) archives.add(directory.slice(0, end));
  }
  return [...archives].sort();
}
