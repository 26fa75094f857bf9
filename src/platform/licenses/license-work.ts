import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { DiskFile } from '../tree/disk-file.ts';
import { licenseLot, type WorkerLicenses } from '../workers/extraction-pool.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { loadLicenseIndex } from './license-index-file.ts';
import { LicenseReader } from './license-reader.ts';
import { LicenseFileReading, type LicenseFilesRead } from './read-license-files.ts';

/** Takes lots of files, as other threads do, until none is left. */
export function readShare({ root, files, counter, index, useCache }: WorkerLicenses): LicenseFilesRead {
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache, () => new LicenseDetector(loadLicenseIndex(index))));
  for (let from = Atomics.add(counter, 0, licenseLot); from < files.length; from = Atomics.add(counter, 0, licenseLot)) {
    for (const { path, role } of files.slice(from, from + licenseLot)) reading.read(new DiskFile(root, path), role);
  }
  cache?.save();
  return reading.result();
}
