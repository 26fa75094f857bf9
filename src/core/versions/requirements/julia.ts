import { readSemanticVersion } from '../semver.ts';
import { notAVersion } from '../version-order.ts';
import { anyOf, notARequirement, type Requirement } from './requirement.ts';
import { atLeast, beforeNext, closeTo, compatibleWith, inOrder, readPartialVersion, type PartialVersion, type SemanticBound } from './semantic-bounds.ts';

const number = /^v?[0-9]+(?:\.[0-9]+){0,2}$/;

/** Julia's `[compat]`: alternatives with commas, each `1.2` (as `^1.2`), `~1.2`, `=1.2.3`, `>=1.2`, `<2` or `1.2 - 1.5`. */
export function juliaRequirement(text: string): Requirement {
  const admitted = anyOf(text.split(',').map((part) => inOrder(boundsOf(part.trim(), text))));
  return (given) => {
    const version = readSemanticVersion(given);
    if (version === undefined) throw notAVersion('Julia', given);
    // only the numbers count
    return admitted(version.numbers.slice(0, 3).join('.'));
  };
}

function boundsOf(part: string, text: string): readonly SemanticBound[] {
  const read = (written: string): PartialVersion => {
    const found = number.test(written) ? readPartialVersion(written) : undefined;
    if (found === undefined) throw notARequirement('Julia', text);
    return found;
  };
  const [lower, upper, ...more] = part.split(/\s+-\s+/);
  if (upper !== undefined) {
    if (more.length > 0) throw notARequirement('Julia', text);
    const end = read(upper);
    return [atLeast(read(lower!)), beforeNext(end, end.numbers.length - 1)];
  }
  const [, operator = '', rest = ''] = /^(\^|~|=|>=|≥|<)?\s*(.*)$/s.exec(part) ?? [];
  const version = read(rest);
  switch (operator) {
    case '~': return closeTo(version);
    case '=': return [{ operator: '=', limit: atLeast(version).limit }];
    case '<': return [{ operator: '<', limit: atLeast(version).limit }];
    case '>=': case '≥': return [atLeast(version)];
    default: return compatibleWith(version);
  }
}
