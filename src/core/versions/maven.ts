import { isNumeral, order, orderNumerals, type Order, type VersionOrder } from './version-order.ts';

/**
 * Maven's ComparableVersion: a version is a list of items, and every dash or change between digits and letters opens a list inside, which is the last
 * item of its parent. So a version is a chain of levels, compared without recursion.
 */
interface Level {
  readonly items: readonly Item[];
  readonly inner: Level | undefined;
}

/** A number as its digits, or a qualifier as its place in the order. */
type Item = { readonly digits: string } | { readonly qualifier: string };

const knownQualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const aliases = new Map([['ga', ''], ['final', ''], ['release', ''], ['cr', 'rc']]);
const shortForms = new Map([['a', 'alpha'], ['b', 'beta'], ['m', 'milestone']]);
const releaseRank = rankOf('');

export const maven: VersionOrder = {
  compare: (left, right) => orderLevels(read(left), read(right)),
  isVersion: (text) => /^[A-Za-z0-9][A-Za-z0-9._+~-]*$/.test(text),
};

function read(text: string): Level | undefined {
  const levels = splitLevels(text.toLowerCase());
  let inner: Level | undefined;
  for (let depth = levels.length - 1; depth >= 0; depth -= 1) {
    const items = levels[depth] as Item[];
    let end = items.length;
    while (end > 0 && isNull(items[end - 1] as Item)) end -= 1;
    if (end > 0 || (inner !== undefined && (depth === 0 || !isOnlyRelease(items)))) inner = { items: items.slice(0, end), inner };
  }
  return inner;
}

/** The version order specification has `1-ga-1` equal to `1-1`. */
const isOnlyRelease = (items: readonly Item[]): boolean => items.every((item) => 'qualifier' in item);

/** An empty token is a 0. */
function splitLevels(text: string): Item[][] {
  const levels: Item[][] = [];
  for (const piece of text.split('-')) {
    let items: Item[] = [];
    levels.push(items);
    for (const part of piece.split('.')) {
      const runs = part.match(/[0-9]+|[^0-9]+/g) ?? ['0'];
      runs.forEach((run, at) => {
        const isNumber = isNumeral(run);
        if (at > 0) levels.push((items = []));
        items.push(isNumber ? { digits: run } : { qualifier: rankOf(run, at + 1 < runs.length) });
      });
    }
  }
  return levels;
}

/** Sorts known qualifiers by place, unknown ones after them by name. */
function rankOf(word: string, followedByDigit = false): string {
  const long = (followedByDigit ? shortForms.get(word) : undefined) ?? word;
  const name = aliases.get(long) ?? long;
  const known = knownQualifiers.indexOf(name);
  return known < 0 ? `${knownQualifiers.length}-${name}` : String(known);
}

const isNull = (item: Item): boolean => ('digits' in item ? /^0*$/.test(item.digits) : item.qualifier === releaseRank);

function orderLevels(left: Level | undefined, right: Level | undefined): Order {
  let a = left;
  let b = right;
  while (a !== undefined && b !== undefined) {
    const length = Math.max(a.items.length, b.items.length);
    for (let index = 0; index < length; index += 1) {
      const found = orderAt(index, a, b);
      if (found !== 0) return found;
    }
    a = a.inner;
    b = b.inner;
  }
  return order(signOf(a, 0), signOf(b, 0));
}

/**
 * Where one goes on with another kind of item than the other, Maven puts qualifiers before lists before numbers. Taken alone that is no order
 * (`1 < 1.foo < 1-beta < 1`), so what comes before the bare version is first kept apart from what comes after it.
 */
function orderAt(index: number, left: Level, right: Level): Order {
  const a = left.items[index];
  const b = right.items[index];
  if (a !== undefined && b !== undefined) {
    if ('digits' in a && 'digits' in b) return orderNumerals(a.digits, b.digits);
    if ('qualifier' in a && 'qualifier' in b) return order(a.qualifier, b.qualifier);
  }
  return order(signOf(left, index), signOf(right, index)) || order(kindOf(a), kindOf(b));
}

function kindOf(item: Item | undefined): number {
  if (item === undefined) return 1;
  return 'digits' in item ? 2 : 0;
}

/** How the rest of a version compares with nothing. */
function signOf(level: Level | undefined, from: number): Order {
  let start = from;
  for (let at = level; at !== undefined; at = at.inner) {
    for (const item of at.items.slice(start)) {
      if (!isNull(item)) return 'digits' in item ? 1 : order(item.qualifier, releaseRank);
    }
    start = 0;
  }
  return 0;
}
