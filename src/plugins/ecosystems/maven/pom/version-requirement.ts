import { compareVersions } from '#core/versions/versions.ts';
import { isResolved } from './interpolate.ts';

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

/** The highest of the versions that a range or set of ranges admits; `undefined` when there is none. */
export function highestInRange(requirement: string, versions: readonly string[]): string | undefined {
  const ranges = readRanges(requirement);
  let best: string | undefined;
  for (const version of versions) {
    if (ranges.some((range) => admits(range, version)) && (best === undefined || compareVersions('maven', version, best) > 0)) best = version;
  }
  return best;
}

interface Range {
  readonly lower: string;
  readonly upper: string;
  readonly includesLower: boolean;
  readonly includesUpper: boolean;
}

function readRanges(requirement: string): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  for (let at = 0; at < requirement.length; at++) {
    const character = requirement[at];
    if (character === '[' || character === '(') start = at;
    else if (character === ']' || character === ')') {
      const [lower = '', upper = lower] = requirement.slice(start + 1, at).split(',').map((bound) => bound.trim());
      ranges.push({ lower, upper, includesLower: requirement[start] === '[', includesUpper: character === ']' });
    }
  }
  return ranges;
}

function admits({ lower, upper, includesLower, includesUpper }: Range, version: string): boolean {
  const above = lower === '' ? 1 : compareVersions('maven', version, lower);
  const below = upper === '' ? -1 : compareVersions('maven', version, upper);
  return (above > 0 || (above === 0 && includesLower)) && (below < 0 || (below === 0 && includesUpper));
}
