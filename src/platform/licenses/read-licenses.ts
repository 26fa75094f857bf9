import { UnreadableFile } from '#core/plugin/source-file.ts';
import { roleInMode } from '#features/licenses/license-file-role.ts';
import { DiskFile } from '../tree/disk-file.ts';
import { readArchiveLicenses } from './archive-license-files.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader } from './license-reader.ts';
import { LicenseFileReading } from './read-license-files.ts';
import type { ArchiveLicenseScan, LicenseScan, ScannedLicenses } from './scan-licenses.ts';

/** Reads the files of a tree and of the packages in its archives. */
export async function readLicenses({ root, mode, cache: useCache, files, findings, findingsFiles, pool, onProgress }: LicenseScan, archives: readonly string[]): Promise<ScannedLicenses> {
  const fingerprint = indexFingerprint();
  const cache = useCache ? new LicenseCache(fingerprint) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  const elsewhere = await pool.readLicenses(files, reading, onProgress);
  for (const path of findingsFiles) findings?.see(new DiskFile(root, path));
  readArchiveLicenses(archives, { mode, findings }, (path) => new DiskFile(root, path), reading);
  cache?.save();
  const results = [reading.result(), ...elsewhere];
  return {
    files: {
      mode,
      files: results.flatMap((result) => result.files).sort((a, b) => (a.path < b.path ? -1 : 1)),
      count: results.reduce((sum, { count }) => sum + count, 0),
      cached: results.reduce((sum, { cached }) => sum + cached, 0),
      ...(findings !== undefined && { foreign: findings.result() }),
    },
    issues: results.flatMap((result) => result.issues),
  };
}

/** As `readLicenses`, for an archive that is the target itself; one file after the other, since its budget must not depend on chance. */
export function readArchiveTarget({ mode, cache: useCache, archive, files, findings, open }: ArchiveLicenseScan, archives: readonly string[]): ScannedLicenses {
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  for (const file of files) {
    const role = roleInMode(file.path, mode);
    if (role !== undefined) reading.read(file, role);
    findings?.see(file);
  }
  readArchiveLicenses(archives.filter((path) => path !== archive), { mode, findings }, (path) => open(path) ?? missing(path), reading);
  cache?.save();
  const { files: found, count, cached, issues } = reading.result();
  return { files: { mode, files: found.toSorted((a, b) => (a.path < b.path ? -1 : 1)), count, cached, wholeArchive: archive, ...(findings !== undefined && { foreign: findings.result() }) }, issues };
}

function missing(path: string): never {
  throw new UnreadableFile('unreadable', `there is no ${path} in the archive`);
}
