import { isNumeral, notAVersion, order, orderNumerals, orderPadded, type Order, type VersionOrder } from './version-order.ts';

const grammar = /^[0-9]+(?:\.[0-9A-Za-z]+)*(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** Also nothing, which is 0, and `1beta`, which RubyGems refuses today. */
const careless = /^(?:[0-9][0-9A-Za-z.-]*)?$/;

/** Ruby: numbers and words, a word (a pre-release) comes before any number; `1.0` is `1`, a dash means `.pre.`. */
export const gem: VersionOrder = {
  compare: (left, right) => orderPadded(segments(left), segments(right), '0', orderSegments),
  isVersion: (text) => grammar.test(text.trim()),
};

/** Without the zeros before the first word and at the end, which do not count. */
export function segments(text: string): string[] {
  if (!careless.test(text.trim())) throw notAVersion('Ruby', text);
  const all = text.replaceAll('-', '.pre.').match(/[0-9]+|[A-Za-z]+/g) ?? [];
  const firstWord = all.findIndex((segment) => !isNumeral(segment));
  const numbers = firstWord < 0 ? all : all.slice(0, firstWord);
  return [...withoutTrailingZeros(numbers), ...withoutTrailingZeros(firstWord < 0 ? [] : all.slice(firstWord))];
}

function withoutTrailingZeros(parts: readonly string[]): readonly string[] {
  let end = parts.length;
  while (end > 0 && /^0+$/.test(parts[end - 1] ?? '')) end -= 1;
  return parts.slice(0, end);
}

function orderSegments(left: string, right: string): Order {
  const leftIsNumber = isNumeral(left);
  const rightIsNumber = isNumeral(right);
  if (leftIsNumber && rightIsNumber) return orderNumerals(left, right);
  if (leftIsNumber !== rightIsNumber) return leftIsNumber ? 1 : -1;
  return order(left, right);
}
