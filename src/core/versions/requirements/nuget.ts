import { nuget } from '../nuget.ts';
import { orderSemanticVersions, readSemanticVersion } from '../semver.ts';
import { readIntervals } from './intervals.ts';
import { anyOf, bound, notARequirement, type Requirement } from './requirement.ts';

const floating = /^((?:[0-9]+\.){0,3})\*$/;

/** NuGet: intervals; a version alone is the least one; `1.2.*` any stable version that begins so; `1.2.3-*` from its pre-releases on. */
export function nugetRequirement(text: string): Requirement {
  const trimmed = text.trim();
  const intervals = readIntervals(trimmed, nuget.compare);
  if (intervals !== undefined) return anyOf(intervals);
  const float = floating.exec(trimmed);
  if (float !== null) return stableStartingWith((float[1] ?? '').split('.').slice(0, -1));
  if (trimmed.endsWith('-*') && nuget.isVersion(trimmed.slice(0, -2))) return bound('>=', `${trimmed.slice(0, -2)}-0`, nuget.compare);
  if (!nuget.isVersion(trimmed)) throw notARequirement('NuGet', text);
  return bound('>=', trimmed, nuget.compare);
}

const stableStartingWith =
  (numbers: readonly string[]): Requirement =>
  (text) => {
    const version = readSemanticVersion(text);
    if (version === undefined || version.preRelease.length > 0) return false;
    const beginning = { ...version, numbers: [...version.numbers, '0', '0', '0'].slice(0, numbers.length) };
    return orderSemanticVersions(beginning, { numbers, preRelease: [], build: [] }) === 0;
  };
