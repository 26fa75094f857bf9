export type Order = -1 | 0 | 1;

/** How one ecosystem writes and orders its versions. */
export interface VersionOrder {
  /** A total order. Throws VersionError for texts that the ecosystem itself cannot order; careless but understandable spellings are read. */
  compare(left: string, right: string): Order;
  /** Whether the text is a version by the ecosystem's own grammar; narrower than what `compare` reads. */
  isVersion(text: string): boolean;
}

export class VersionError extends Error {
  override readonly name = 'VersionError';
}

export function notAVersion(kind: string, text: string): VersionError {
  return new VersionError(`${JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text)} is not a ${kind} version.`);
}

/** By number, or by code unit for texts. */
export function order<T extends number | string>(left: T, right: T): Order {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Runs of decimal digits of any length, by value; '' counts as 0. */
export function orderNumerals(left: string, right: string): Order {
  if (left === right) return 0;
  const a = withoutLeadingZeros(left);
  const b = withoutLeadingZeros(right);
  return order(a.length, b.length) || order(a, b);
}

/** Item by item; when the shorter one ends first, it is the lesser. */
export function orderLists<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => Order): Order {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const found = compare(left[index] as T, right[index] as T);
    if (found !== 0) return found;
  }
  return order(left.length, right.length);
}

/** As orderLists, but the shorter one goes on with `filler`. */
export function orderPadded<T>(left: readonly T[], right: readonly T[], filler: T, compare: (a: T, b: T) => Order): Order {
  const length = Math.max(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const found = compare(index < left.length ? (left[index] as T) : filler, index < right.length ? (right[index] as T) : filler);
    if (found !== 0) return found;
  }
  return 0;
}

export function isNumeral(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

function withoutLeadingZeros(text: string): string {
  let start = 0;
  while (start < text.length && text[start] === '0') start += 1;
  return start === 0 ? text : text.slice(start);
}
