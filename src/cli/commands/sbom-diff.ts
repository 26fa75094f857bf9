import { statSync } from 'node:fs';
import { sniff } from '#platform/target/sniff.ts';
import { UsageError } from '../exit-codes.ts';
import { diff, type DiffOptions } from './diff.ts';

/** `muster sbom diff`: as `muster diff`, of two SBOM files and nothing else. */
export async function sbomDiff(before: string, after: string, options: DiffOptions): Promise<number> {
  for (const path of [before, after]) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) throw new UsageError(`${path} does not exist.`, 'Name an SBOM file.');
    if (!stat.isFile() || sniff(path) !== 'sbom') throw new UsageError(`${path} is not an SBOM of a known format.`, 'muster formats lists those that are read; muster diff also compares directories and revisions.');
  }
  return diff(before, after, options);
}
