import { pub } from '../pub.ts';
import { readSemanticVersion } from '../semver.ts';
import { allOf, anything, bound, increment, notARequirement, type Operator, type Requirement } from './requirement.ts';

const comparator = /(<=|>=|<|>|\^)?\s*([0-9][0-9A-Za-z.+-]*)\s*/y;

/** Dart: `any`, `^1.2.3`, a version, or comparators side by side. */
export function pubRequirement(text: string): Requirement {
  const trimmed = text.trim();
  if (trimmed === 'any' || trimmed === '') return anything;
  const parts: Requirement[] = [];
  for (let at = 0; at < trimmed.length; ) {
    comparator.lastIndex = at;
    const match = comparator.exec(trimmed);
    if (match === null) throw notARequirement('Dart', text);
    parts.push(readComparator(match[1] ?? '=', match[2] ?? '', trimmed));
    at += match[0].length;
  }
  return allOf(parts);
}

function readComparator(operator: string, limit: string, text: string): Requirement {
  if (operator === '^') return allOf([bound('>=', limit, pub.compare), bound('<', `${nextBreaking(limit)}-0`, pub.compare)]);
  // Pre-releases of the limit are not meant, unless the range begins with one of them.
  const excludesPreReleases = operator === '<' && !limit.includes('-') && !text.includes(`${limit}-`);
  return bound(operator as Operator, excludesPreReleases ? `${limit}-0` : limit, pub.compare);
}

function nextBreaking(version: string): string {
  const numbers = readSemanticVersion(version)?.numbers ?? [];
  const [major = '0', minor = '0', patch = '0'] = numbers;
  if (!/^0+$/.test(major)) return `${increment(major)}.0.0`;
  return /^0+$/.test(minor) && numbers.length > 2 ? `0.0.${increment(patch)}` : `0.${increment(minor)}.0`;
}
