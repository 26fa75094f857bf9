import { order, orderNumerals, type Order, type VersionOrder } from './version-order.ts';

interface RpmVersion {
  readonly epoch: string;
  readonly version: string;
  readonly release: string | undefined;
}

/** `[epoch:]version[-release]`; without a release it comes before all releases of that version. */
export const rpm: VersionOrder = {
  compare(left, right) {
    const a = read(left);
    const b = read(right);
    return orderNumerals(a.epoch, b.epoch) || orderRpmParts(a.version, b.version) || orderReleases(a.release, b.release);
  },
  isVersion: (text) => /^(?:[0-9]+:)?[A-Za-z0-9._+~^]+(?:-[A-Za-z0-9._+~^]+)?$/.test(text),
};

function read(text: string): RpmVersion {
  const match = /^([0-9]*):/.exec(text);
  const rest = match === null ? text : text.slice(match[0].length);
  const dash = rest.lastIndexOf('-');
  const epoch = match?.[1] ?? '';
  return dash < 0 ? { epoch, version: rest, release: undefined } : { epoch, version: rest.slice(0, dash), release: rest.slice(dash + 1) };
}

function orderReleases(left: string | undefined, right: string | undefined): Order {
  if (left === undefined || right === undefined) return order(left === undefined ? 0 : 1, right === undefined ? 0 : 1);
  return orderRpmParts(left, right);
}

const token = /[0-9]+|[A-Za-z]+|[~^]/g;

/**
 * Numbers, words, `~` and `^`; everything else only separates. `~` comes before the end, `^` after the end but before anything else, and a number
 * comes after a word.
 */
export function orderRpmParts(left: string, right: string): Order {
  const a = left.match(token) ?? [];
  const b = right.match(token) ?? [];
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const found = orderTokens(a[index], b[index]);
    if (found !== 0) return found;
  }
  return 0;
}

function orderTokens(left: string | undefined, right: string | undefined): Order {
  const a = rank(left);
  const b = rank(right);
  if (a !== b) return order(a, b);
  if (left === undefined || right === undefined) return 0;
  return a === 4 ? orderNumerals(left, right) : order(left, right);
}

function rank(part: string | undefined): number {
  if (part === undefined) return 1;
  if (part === '~') return 0;
  if (part === '^') return 2;
  return /^[0-9]/.test(part) ? 4 : 3;
}
