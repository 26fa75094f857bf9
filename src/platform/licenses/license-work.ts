import { DiskFile } from '../tree/disk-file.ts';
import { takeNext } from '../workers/shared-work.ts';
import { licenseLot, type LicenseWork } from '../workers/worker-messages.ts';
import { indexFingerprint } from './index-fingerprint.ts';
import { LicenseCache } from './license-cache.ts';
import { LicenseReader } from './license-reader.ts';
import { lotAt } from './shared-license-files.ts';
import { LicenseFileReading, type LicenseFilesRead } from './read-license-files.ts';

/** Takes lots of files, as other threads do, until none is left. */
export async function readShare({ root, files, counter, index, useCache }: LicenseWork): Promise<LicenseFilesRead> {
  const cache = useCache ? new LicenseCache(indexFingerprint()) : undefined;
  const reading = new LicenseFileReading(new LicenseReader(cache, index));
  for (let from = takeNext(counter, licenseLot); from < files.count; from = takeNext(counter, licenseLot)) {
    for (const { path, role } of lotAt(files, from)) {
      const later = reading.read(new DiskFile(root, path), role);
      if (later !== undefined) await later;
    }
  }
  cache?.save();
  return reading.result();
}
