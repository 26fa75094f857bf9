import { orderLegacyVersions } from './pypi-legacy.ts';
import { isNumeral, order, orderLists, orderNumerals, orderPadded, type Order, type VersionOrder } from './version-order.ts';

export interface PythonVersion {
  readonly epoch: string;
  readonly release: readonly string[];
  /** `a`, `b` or `rc`, and its number. */
  readonly pre: readonly [word: string, number: string] | undefined;
  readonly post: string | undefined;
  readonly dev: string | undefined;
  readonly local: readonly string[] | undefined;
}

const grammar = new RegExp(
  [
    /^\s*v?(?:([0-9]+)!)?([0-9]+(?:\.[0-9]+)*)/,
    /(?:[._-]?(alpha|a|beta|b|preview|pre|c|rc)[._-]?([0-9]+)?)?/,
    /(?:-([0-9]+)|[._-]?(post|rev|r)[._-]?([0-9]+)?)?/,
    /(?:[._-]?(dev)[._-]?([0-9]+)?)?/,
    /(?:\+([a-z0-9]+(?:[._-][a-z0-9]+)*))?\s*$/,
  ]
    .map((part) => part.source)
    .join(''),
  'i',
);

const preWords = new Map([['alpha', 'a'], ['beta', 'b'], ['c', 'rc'], ['pre', 'rc'], ['preview', 'rc']]);

/** Undefined for what version specifiers (PEP 440) do not know. */
export function readPythonVersion(text: string): PythonVersion | undefined {
  const match = grammar.exec(text);
  if (match === null) return undefined;
  const [, epoch = '0', release = '', preWord, preNumber = '0', dashedPost, postWord, postNumber = '0', devWord, devNumber = '0', local] = match;
  const word = preWord?.toLowerCase();
  return {
    epoch,
    release: release.split('.'),
    pre: word === undefined ? undefined : [preWords.get(word) ?? word, preNumber],
    post: dashedPost ?? (postWord === undefined ? undefined : postNumber),
    dev: devWord === undefined ? undefined : devNumber,
    local: local?.toLowerCase().split(/[._-]/),
  };
}

/** PEP 440. Versions from before it come before all others, in the order that setuptools once gave them. */
export const pypi: VersionOrder = {
  compare(left, right) {
    const a = readPythonVersion(left);
    const b = readPythonVersion(right);
    if (a === undefined || b === undefined) return orderLegacyVersions(left, a === undefined, right, b === undefined);
    return orderPythonVersions(a, b);
  },
  isVersion: (text) => grammar.test(text),
};

export function orderPythonVersions(left: PythonVersion, right: PythonVersion): Order {
  return orderPublicVersions(left, right) || orderLocals(left.local, right.local);
}

/** Without regard to the local part. */
export function orderPublicVersions(left: PythonVersion, right: PythonVersion): Order {
  return (
    orderNumerals(left.epoch, right.epoch) ||
    orderPadded(left.release, right.release, '0', orderNumerals) ||
    orderPres(left, right) ||
    orderOptional(left.post, right.post, -1) ||
    orderOptional(left.dev, right.dev, 1)
  );
}

/** `1.0.dev1` comes before `1.0a1`, `1.0` after. */
function orderPres(left: PythonVersion, right: PythonVersion): Order {
  return order(preRank(left), preRank(right)) || orderNumerals(left.pre?.[1] ?? '', right.pre?.[1] ?? '');
}

function preRank(version: PythonVersion): number {
  if (version.pre !== undefined) return ['a', 'b', 'rc'].indexOf(version.pre[0]);
  return version.post === undefined && version.dev !== undefined ? -1 : 3;
}

function orderOptional(left: string | undefined, right: string | undefined, absent: Order): Order {
  if (left === undefined || right === undefined) return order(left === undefined ? absent : 0, right === undefined ? absent : 0);
  return orderNumerals(left, right);
}

function orderLocals(left: readonly string[] | undefined, right: readonly string[] | undefined): Order {
  return orderLists(left ?? [], right ?? [], (a, b) => {
    if (isNumeral(a) !== isNumeral(b)) return isNumeral(a) ? 1 : -1;
    return isNumeral(a) ? orderNumerals(a, b) : order(a, b);
  });
}
