import { isNumeral, order, orderNumerals, type Order, type VersionOrder } from './version-order.ts';

const grammar = /^v?[0-9]+(?:\.[0-9]+){0,3}(?:[._-]?(?:stable|beta|b|rc|alpha|a|patch|pl|p)(?:[.-]?[0-9]+)*)?(?:[.-]?dev)?(?:\+\S+)?$/i;

/** The forms that PHP's version_compare knows, in its order; it matches beginnings, so that `patch` is a `p`. */
const forms: readonly (readonly [string, number])[] = [
  ['dev', 0],
  ['alpha', 1],
  ['a', 1],
  ['beta', 2],
  ['b', 2],
  ['rc', 3],
  ['pl', 5],
  ['p', 5],
];
const numberRank = 4;
const unknownRank = -1;

/**
 * PHP's version_compare on versions as Composer normalises them: no `v`, no case, no build, at least four numbers. So `1.0` is `1.0.0`, and `1.0-p1`
 * comes before `1.0.1`.
 */
export const composer: VersionOrder = {
  compare: (left, right) => orderParts(parts(left), parts(right)),
  isVersion: (text) => grammar.test(text),
};

const branch = /^v?([0-9]+(?:\.[0-9]+)*)(?:\.[x*])+[.-]?dev$/;
const branchNumber = '9999999';

/** Runs of digits and of letters; all else separates. The branch `1.x-dev` comes after all of its versions. */
function parts(text: string): string[] {
  const [plain = ''] = text.trim().toLowerCase().split('+', 1);
  const ofBranch = branch.exec(plain)?.[1]?.split('.');
  if (ofBranch !== undefined) return [...[...ofBranch, branchNumber, branchNumber, branchNumber].slice(0, 4), 'dev'];
  const runs = plain.replace(/^v(?=[0-9])/, '').match(/[0-9]+|[^0-9\W_]+/g) ?? [];
  const firstWord = runs.findIndex((run) => !isNumeral(run));
  const numbers = firstWord < 0 ? runs.length : firstWord;
  return numbers === 0 || numbers >= 4 ? runs : [...runs.slice(0, numbers), ...['0', '0', '0'].slice(numbers - 1), ...runs.slice(numbers)];
}

function orderParts(left: readonly string[], right: readonly string[]): Order {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const found = orderPart(left[index] ?? '', right[index] ?? '');
    if (found !== 0) return found;
  }
  if (left.length === right.length) return 0;
  return left.length > right.length ? beyond(left[shared] ?? '') : negative(beyond(right[shared] ?? ''));
}

function orderPart(left: string, right: string): Order {
  return isNumeral(left) && isNumeral(right) ? orderNumerals(left, right) : order(rank(left), rank(right));
}

/** A further number is later; a further word is later when it comes after numbers (a patch level), earlier otherwise (a pre-release). */
function beyond(part: string): Order {
  return isNumeral(part) ? 1 : order(rank(part), numberRank);
}

function rank(part: string): number {
  if (isNumeral(part)) return numberRank;
  return forms.find(([form]) => part.startsWith(form))?.[1] ?? unknownRank;
}

const negative = (found: Order): Order => (found === 0 ? 0 : ((-found) as Order));
