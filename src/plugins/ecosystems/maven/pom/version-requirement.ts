import { readRequirement } from '#core/versions/satisfies.ts';
import { compareVersions, VersionError } from '#core/versions/versions.ts';
import { isResolved } from '../interpolate.ts';

/** The version that a requirement pins, or `undefined` when only a registry can choose one. */
export function pinnedVersion(requirement: string | undefined): string | undefined {
  if (requirement === undefined || requirement === '' || !isResolved(requirement) || requirement === 'LATEST' || requirement === 'RELEASE') return undefined;
  if (!isRange(requirement)) return requirement;
  if (!requirement.startsWith('[') || !requirement.endsWith(']')) return undefined;
  const bounds = requirement.slice(1, -1).split(',').map((bound) => bound.trim());
  const [lower, upper = lower] = bounds;
  return bounds.length <= 2 && lower !== '' && lower === upper ? lower : undefined;
}

/** Ranges and sets of ranges: `[1.0,2.0)`, `(,1.0]`, `[1.0]`. */
export const isRange = (requirement: string): boolean => requirement.startsWith('[') || requirement.startsWith('(');

/** The highest of the versions that a range or set of ranges admits; `undefined` when there is none or the range cannot be read. */
export function highestInRange(requirement: string, versions: readonly string[]): string | undefined {
  try {
    const admits = readRequirement('maven', requirement);
    return highest(versions.filter((version) => admits(version)));
  } catch (error) {
    if (error instanceof VersionError) return undefined;
    throw error;
  }
}

export const highest = (versions: readonly string[]): string | undefined =>
  versions.reduce<string | undefined>((best, version) => (best === undefined || compareVersions('maven', version, best) > 0 ? version : best), undefined);
