import { anyOf, notARequirement, type Requirement } from './requirement.ts';
import {
  atLeast,
  closeTo,
  comparedTo,
  compatibleWith,
  readPartialVersion,
  startingWith,
  withinBounds,
  type PartialVersion,
  type SemanticBound,
} from './semantic-bounds.ts';

/** The ranges of node-semver; not the tags, URLs and aliases that package.json allows in their place. */
export function npmRequirement(text: string): Requirement {
  const read = (version: string): PartialVersion => {
    const found = readPartialVersion(version);
    if (found === undefined) throw notARequirement('npm', text);
    return found;
  };
  const sets = text.split('||').map((set) => readSet(set.trim(), read).filter((bound) => !isVoid(bound)));
  // Where one alternative is `*`, npm forgets the others, with the pre-releases they would admit.
  return anyOf((sets.some((set) => set.length === 0) ? [[]] : sets).map(withinBounds));
}

function readSet(text: string, read: (version: string) => PartialVersion): readonly SemanticBound[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 3 && words[1] === '-') return [atLeast(read(bare(words[0] ?? ''))), ...comparedTo('<=', read(bare(words[2] ?? '')))];
  return joinOperators(words).flatMap((word) => readComparator(word, read));
}

/** npm drops `>=0.0.0`, so that `>=0.0.0 <1.0.0-b` admits 0.0.0-a. */
const isVoid = ({ operator, limit }: SemanticBound): boolean =>
  operator === '>=' && limit.preRelease.length === 0 && limit.numbers.every((number) => /^0+$/.test(number));

/** `>= 1.2` is one comparator. */
function joinOperators(words: readonly string[]): string[] {
  const joined: string[] = [];
  let operator = '';
  for (const word of words) {
    operator += word;
    if (/^[<>=~^]+$/.test(word)) continue;
    joined.push(operator);
    operator = '';
  }
  return operator === '' ? joined : [...joined, operator];
}

function readComparator(text: string, read: (version: string) => PartialVersion): readonly SemanticBound[] {
  const [, operator = '', rest = ''] = /^(<=|>=|<|>|=|~>|~|\^)?=?(.*)$/s.exec(text) ?? [];
  const version = read(bare(rest));
  switch (operator) {
    case '^':
      return compatibleWith(version);
    case '~':
    case '~>':
      return closeTo(version);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparedTo(operator, version);
    default:
      return startingWith(version);
  }
}

const bare = (text: string): string => text.replace(/^[=v]+/, '');
