import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { NamedFiles } from '#features/licenses/named-files.ts';
import { DiskFile } from '../tree/disk-file.ts';
import { namedRole, readArchiveLicenses } from './archive-license-files.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader } from './license-reader.ts';
import { readNamedFiles } from './read-named-files.ts';
import { LicenseFileReading } from './read-license-files.ts';
import type { ArchiveLicenseScan, LicenseScan, ScannedLicenses } from './scan-licenses.ts';

/** Reads the files of a tree and of the packages in its archives. */
export async function readLicenses({ root, mode, cache: useCache, files, findings, findingsFiles, exclude, pool, onProgress }: LicenseScan, archives: readonly string[], named: NamedFiles): Promise<ScannedLicenses> {
  const fingerprint = indexFingerprint();
  const cache = useCache ? new LicenseCache(fingerprint) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  const elsewhere = await pool.readLicenses(files, reading, onProgress);
  for (const path of findingsFiles) findings?.see(new DiskFile(root, path));
  const wanted = pathsOf(named);
  await readArchiveLicenses(archives, { mode, findings, named: wanted }, (path) => new DiskFile(root, path), reading);
  const read = await readNamedFiles([...wanted].filter((path) => !path.includes('!/')), { root, exclude, known: new Map(files.files.map(({ path, role }) => [path, role])) }, reading);
  cache?.save();
  const results = [reading.result(), ...elsewhere];
  return {
    files: {
      mode,
      // what was read under another role is not read as the licence too
      files: results.flatMap((result) => result.files).filter(({ path, role }) => role === 'license' || !read.has(path)).sort((a, b) => (a.path < b.path ? -1 : 1)),
      count: results.reduce((sum, { count }) => sum + count, 0),
      cached: results.reduce((sum, { cached }) => sum + cached, 0),
      ...(named.size > 0 && { named }),
      ...(findings !== undefined && { foreign: findings.result() }),
    },
    issues: results.flatMap((result) => result.issues),
  };
}

/** As `readLicenses`, for an archive that is the target itself; one file after the other, since its budget must not depend on chance. */
export async function readArchiveTarget({ mode, cache: useCache, archive, asPackage, files, findings, open }: ArchiveLicenseScan, archives: readonly string[], named: NamedFiles): Promise<ScannedLicenses> {
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache));
  const wanted = pathsOf(named);
  for (const file of files) {
    const role = namedRole(file.path, mode, wanted);
    if (role !== undefined) await reading.read(file, role);
    findings?.see(file);
  }
  await readArchiveLicenses(archives.filter((path) => path !== archive), { mode, findings, named: wanted }, (path) => open(path) ?? missing(path), reading, new Map([[archive, asPackage]]));
  cache?.save();
  const { files: found, count, cached, issues } = reading.result();
  return { files: { mode, files: found.toSorted((a, b) => (a.path < b.path ? -1 : 1)), count, cached, wholeArchive: archive, ...(named.size > 0 && { named }), ...(findings !== undefined && { foreign: findings.result() }) }, issues };
}

const pathsOf = (named: NamedFiles): ReadonlySet<string> => new Set([...named.values()].flat());

function missing(path: string): never {
  throw new UnreadableFile('unreadable', `there is no ${path} in the archive`);
}
