import { orderSemanticVersions, readSemanticVersion, type SemanticVersion } from '../semver.ts';
import { notAVersion } from '../version-order.ts';
import { fulfils, notARequirement, type Requirement } from './requirement.ts';
import { atLeast, beforeNext, readPartialVersion, type PartialVersion, type SemanticBound } from './semantic-bounds.ts';

const one = /^(from|exact|\.exact|\.from|\.upToNextMajor|\.upToNextMinor)(?:: ?|\((?:from: ?)?)"([^"]*)"\)?$/;
const range = /^"([^"]*)" ?(\.\.<|\.\.\.) ?"([^"]*)"$/;

/** What `.package(url:…)` of a Package.swift says of versions: `from: "1.0.0"`, `.upToNextMinor(from: "1.0.0")`, `"1.0.0"..<"2.0.0"`. */
export function swiftRequirement(text: string): Requirement {
  const read = (version: string): PartialVersion => {
    const found = readPartialVersion(version);
    if (found?.numbers.length !== 3) throw notARequirement('Swift', text);
    return found;
  };
  const [, lower, dots, upper] = range.exec(text.trim()) ?? [];
  if (lower !== undefined && upper !== undefined) return between(atLeast(read(lower)), { operator: dots === '...' ? '<=' : '<', limit: atLeast(read(upper)).limit });
  const [, kind, version = ''] = one.exec(text.trim()) ?? [];
  const limit = read(version);
  switch (kind) {
    case 'exact': case '.exact': return between(atLeast(limit), { operator: '<=', limit: atLeast(limit).limit });
    case '.upToNextMinor': return between(atLeast(limit), released(beforeNext(limit, 1)));
    case undefined: throw notARequirement('Swift', text);
    default: return between(atLeast(limit), released(beforeNext(limit, 0)));
  }
}

const released = ({ operator, limit }: SemanticBound): SemanticBound => ({ operator, limit: { ...limit, preRelease: [] } });

/** A pre-release is meant where an end of the range is one, and never one of a released upper end. */
function between(lower: SemanticBound, upper: SemanticBound): Requirement {
  return (text) => {
    const version = readSemanticVersion(text);
    if (version === undefined) throw notAVersion('semantic', text);
    if (version.preRelease.length > 0) {
      if (lower.limit.preRelease.length === 0 && upper.limit.preRelease.length === 0) return false;
      if (upper.limit.preRelease.length === 0 && orderSemanticVersions(release(version), upper.limit) === 0) return false;
    }
    return [lower, upper].every(({ operator, limit }) => fulfils(operator, orderSemanticVersions(version, limit)));
  };
}

const release = (version: SemanticVersion): SemanticVersion => ({ ...version, preRelease: [] });
