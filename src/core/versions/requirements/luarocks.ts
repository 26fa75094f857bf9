import { gem } from '../gem.ts';
import { gemRequirement } from './gem.ts';
import { allOf, notARequirement, type Requirement } from './requirement.ts';

const numbers = /^([0-9]+(?:\.[0-9]+)*)(?:-([0-9]+))?$/;

/** LuaRocks: comparators with commas, `~>` as in Ruby, a version alone is that one. The revision of a rock counts only where both have one. */
export function luarocksRequirement(text: string): Requirement {
  return allOf(text.split(',').map((part) => {
    const [, operator = '', rest = ''] = /^\s*(==|~=|~>|<=|>=|<|>|=)?\s*(\S+)\s*$/.exec(part) ?? [];
    const [, limit, revision] = numbers.exec(rest) ?? [];
    if (limit === undefined) throw notARequirement('Lua', text);
    // with revisions on both sides, equal numbers are not all there is to compare
    const admitted = gemRequirement(`${operator === '==' ? '=' : operator === '~=' ? '!=' : operator} ${limit}`);
    return (version) => {
      const [, given, own] = numbers.exec(version) ?? [];
      if (given === undefined) return true;
      return revision !== undefined && own !== undefined && gem.compare(given, limit) === 0 ? compareRevisions(operator, own, revision) : admitted(given);
    };
  }));
}

function compareRevisions(operator: string, own: string, asked: string): boolean {
  const difference = Number(own) - Number(asked);
  switch (operator) {
    case '<': return difference < 0;
    case '<=': return difference <= 0;
    case '>': return difference > 0;
    case '>=': case '~>': return difference >= 0;
    case '~=': return difference !== 0;
    default: return difference === 0;
  }
}
