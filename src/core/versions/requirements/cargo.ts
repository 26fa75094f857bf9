import { notARequirement, type Requirement } from './requirement.ts';
import { closeTo, comparedTo, compatibleWith, readPartialVersion, startingWith, withinBounds, type SemanticBound } from './semantic-bounds.ts';

const comparator = /^(<=|>=|<|>|=|~|\^)?\s*([^\s<>=~^]+)$/;

/** Cargo: comparators with commas; without an operator `^` is meant. */
export function cargoRequirement(text: string): Requirement {
  return withinBounds(text.split(',').flatMap((part) => readComparator(part.trim(), text)));
}

function readComparator(part: string, text: string): readonly SemanticBound[] {
  const [, operator, rest = ''] = comparator.exec(part) ?? [];
  const version = readPartialVersion(rest);
  if (version === undefined) throw notARequirement('Cargo', text);
  switch (operator) {
    case undefined:
      return /[*xX]/.test(rest) ? startingWith(version) : compatibleWith(version);
    case '^':
      return compatibleWith(version);
    case '~':
      return closeTo(version);
    case '=':
      return startingWith(version);
    default:
      return comparedTo(operator as '<' | '<=' | '>' | '>=', version);
  }
}
