import { isNumeral, order, orderNumerals, type Order } from './version-order.ts';

const early = ['dev', 'snapshot', 'nightly', 'alpha', 'a', 'beta', 'b', 'milestone', 'm', 'preview', 'pre', 'rc', 'cr'];
const places = new Map(early.map((word, index) => [word, index]));
const endPlace = early.length;

/** Numbers by value, words by letter; words for pre-releases come before the end of the version, other words after it, numbers last. */
export function orderNaturally(left: string, right: string): Order {
  const a = left.toLowerCase().match(/[0-9]+|[^0-9\W_]+/g) ?? [];
  const b = right.toLowerCase().match(/[0-9]+|[^0-9\W_]+/g) ?? [];
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const found = orderRuns(a[index], b[index]);
    if (found !== 0) return found;
  }
  return 0;
}

function orderRuns(left: string | undefined, right: string | undefined): Order {
  const a = place(left);
  const b = place(right);
  if (a !== b) return order(a, b);
  if (left === undefined || right === undefined) return 0;
  return isNumeral(left) ? orderNumerals(left, right) : order(left, right);
}

function place(run: string | undefined): number {
  if (run === undefined) return endPlace;
  if (isNumeral(run)) return endPlace + 2;
  return places.get(run) ?? endPlace + 1;
}
