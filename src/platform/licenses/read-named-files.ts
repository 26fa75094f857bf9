import { realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import { IgnoreRules } from '#core/ignore/ignore-rules.ts';
import type { LicenseFileRole } from '#core/model/license-facts.ts';
import { DiskFile } from '../tree/disk-file.ts';
import type { LicenseFileReading } from './read-license-files.ts';

export interface NamedPlaces {
  readonly root: string;
  readonly exclude: readonly string[];
  /** Roles of files that are read anyway. */
  readonly known: ReadonlyMap<string, LicenseFileRole>;
}

/**
 * Reads files that authors name as the place of their licence and that are not named like one. Never outside of the root, wherever links lead; what the user excludes stays out. Of those that are not read
 * the finding about the package tells. Returns the paths that were read.
 */
export async function readNamedFiles(paths: readonly string[], { root, exclude, known }: NamedPlaces, reading: LicenseFileReading): Promise<ReadonlySet<string>> {
  const read = new Set<string>();
  const wanted = paths.filter((path) => known.get(path) !== 'license' && known.get(path) !== 'readme');
  if (wanted.length === 0) return read;
  const excluded = new IgnoreRules(exclude);
  const realRoot = realpathSync(root);
  for (const path of wanted) {
    if (excluded.covers(path)) continue;
    let target: string;
    try {
      target = realpathSync(join(root, path));
    } catch {
      continue;
    }
    if (target.startsWith(realRoot.endsWith(sep) ? realRoot : realRoot + sep)) {
      await reading.read(new DiskFile(root, path), 'license');
      read.add(path);
    }
  }
  return read;
}
