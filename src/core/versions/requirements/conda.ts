import { conda } from '../conda.ts';
import { allOf, anyOf, anything, bound, notARequirement, type Operator, type Requirement } from './requirement.ts';

const comparator = /^(===?|!=|<=|>=|~=|<|>|=)?\s*([0-9A-Za-z_][0-9A-Za-z_.+-]*?)(\.?\*)?$/;

/** conda: comparators with commas, alternatives with `|`, `1.2.*` and `=1.2` for all that begins so. A version alone is read as both one version and a beginning. */
export function condaRequirement(text: string): Requirement {
  return anyOf(text.split('|').map((set) => allOf(set.split(',').map((part) => readComparator(part.trim(), text)))));
}

function readComparator(part: string, text: string): Requirement {
  if (part === '*' || part === '=*' || part === '==*') return anything;
  const match = comparator.exec(part);
  if (match === null) throw notARequirement('conda', text);
  const [, operator = '', written = '', star] = match;
  const limit = written.toLowerCase();
  const begins = beginningWith(limit);
  const isEqual = bound('=', limit, conda.compare);
  switch (operator) {
    case '': case '=': return anyOf([begins, isEqual]);
    case '==': case '===': return star === undefined ? isEqual : anyOf([begins, isEqual]);
    case '!=': return star === undefined ? bound('!=', limit, conda.compare) : (version) => !begins(version);
    case '~=': return allOf([bound('>=', limit, conda.compare), beginningWith(series(limit, text))]);
    default: return bound(operator as Operator, limit, conda.compare);
  }
}

/** `1.2` begins 1.2.3 and 1.2rc1, not 1.20. */
const beginningWith =
  (limit: string): Requirement =>
  (version) => {
    const given = version.toLowerCase();
    return given.startsWith(limit) && !/^[0-9]/.test(/[0-9]$/.test(limit) ? given.slice(limit.length) : '');
  };

/** `~=1.2.3` stays within 1.2. */
function series(limit: string, text: string): string {
  const numbers = limit.split('.');
  if (numbers.length < 2) throw notARequirement('conda', text);
  return numbers.slice(0, -1).join('.');
}
