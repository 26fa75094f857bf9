import { orderNaturally } from './natural-order.ts';
import { order, orderLists, orderNumerals, type Order, type VersionOrder } from './version-order.ts';

/** In their order within a version, which also decides between versions that go on differently: the earlier kind is the later version. */
const kinds = { firstNumber: 0, number: 1, letter: 2, suffix: 3, suffixNumber: 4, commit: 5, revision: 6, end: 7, invalid: 8 } as const;

interface Token {
  readonly kind: number;
  readonly text: string;
  readonly end: number;
}

const suffixes = ['alpha', 'beta', 'pre', 'rc', '', 'cvs', 'svn', 'git', 'hg', 'p'];
const noSuffix = suffixes.indexOf('');

const grammar = /^[0-9]+(?:\.[0-9]+)*[a-z]?(?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*(?:~[0-9a-f]+)?(?:-r[0-9]+)?$/;

/**
 * Alpine, as apk-tools 3: `digits{.digits}[letter]{_suffix[digits]}[~commit][-rdigits]`. Versions that break this grammar (`6.6p1`, `1..2`) exist;
 * apk 3 ignores all that follows the fault, apk 2 reads on. We read on, except after a dash, which both ignore.
 */
export const apk: VersionOrder = {
  compare(left, right) {
    const a = read(left);
    const b = read(right);
    const index = a.findIndex((token, at) => orderTokens(token, b[at]) !== 0);
    return index < 0 ? 0 : orderTokens(a[index] as Token, b[index]);
  },
  isVersion: (text) => grammar.test(text),
};

/** Always ends with a token of kind `end` or `invalid`. */
function read(text: string): Token[] {
  const tokens: Token[] = [];
  for (;;) {
    const token = next(text, tokens.at(-1));
    tokens.push(token);
    if (token.kind >= kinds.end) return tokens;
  }
}

function next(text: string, previous: Token | undefined): Token {
  const at = previous?.end ?? 0;
  const kind = previous?.kind ?? -1;
  if (kind < 0) return match(text, at, /([0-9]+)/y, kinds.firstNumber);
  if (at === text.length) return { kind: kinds.end, text: '', end: at };
  if (kind === kinds.suffix && /[0-9]/.test(text[at] ?? '')) return match(text, at, /([0-9]+)/y, kinds.suffixNumber);
  switch (text[at]) {
    case '.':
      return match(text, at, /\.([0-9]+)/y, kind <= kinds.number ? kinds.number : kinds.invalid);
    case '_':
      return match(text, at, /_(alpha|beta|pre|rc|cvs|svn|git|hg|p)(?![a-z])/y, kind <= kinds.suffixNumber ? kinds.suffix : kinds.invalid);
    case '~':
      return match(text, at, /~([0-9A-Fa-f]+)/y, kind < kinds.commit ? kinds.commit : kinds.invalid);
    case '-':
      return match(text, at, /-r([0-9]+|(?![a-z]))/y, kind < kinds.revision ? kinds.revision : kinds.invalid);
    default:
      return match(text, at, /([a-z])/y, kind <= kinds.number ? kinds.letter : kinds.invalid);
  }
}

function match(text: string, at: number, pattern: RegExp, kind: number): Token {
  pattern.lastIndex = at;
  const found = kind === kinds.invalid ? null : pattern.exec(text);
  return found === null ? { kind: kinds.invalid, text: text.slice(at), end: at } : { kind, text: found[1] ?? '', end: at + found[0].length };
}

function orderTokens(left: Token, right: Token | undefined): Order {
  if (right === undefined) return 0;
  if (left.kind === right.kind) return orderSameKind(left, right);
  if (isPreRelease(left)) return -1;
  if (isPreRelease(right)) return 1;
  return order(right.kind, left.kind);
}

function orderSameKind(left: Token, right: Token): Order {
  switch (left.kind) {
    case kinds.suffix:
      return order(suffixes.indexOf(left.text), suffixes.indexOf(right.text));
    case kinds.letter:
    case kinds.commit:
      return order(left.text, right.text);
    case kinds.number:
      // As in Gentoo, a leading zero makes it a fraction.
      return left.text.startsWith('0') || right.text.startsWith('0') ? order(left.text, right.text) : orderNumerals(left.text, right.text);
    case kinds.invalid:
      return orderLists(componentsOf(left), componentsOf(right), orderNaturally);
    default:
      return orderNumerals(left.text, right.text);
  }
}

const componentsOf = (fault: Token): string[] => (fault.text.startsWith('-') ? [] : fault.text.split('.'));

const isPreRelease = (token: Token): boolean => token.kind === kinds.suffix && suffixes.indexOf(token.text) < noSuffix;
