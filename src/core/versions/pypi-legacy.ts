import { isNumeral, order, orderLists, type Order } from './version-order.ts';

const words = new Map([['pre', 'c'], ['preview', 'c'], ['-', 'final-'], ['rc', 'c'], ['dev', '@']]);

/** At least one of the two is no PEP 440 version; such versions come first. */
export function orderLegacyVersions(left: string, leftIsLegacy: boolean, right: string, rightIsLegacy: boolean): Order {
  if (leftIsLegacy !== rightIsLegacy) return leftIsLegacy ? -1 : 1;
  return orderLists(legacyParts(left), legacyParts(right), order);
}

/** Numbers padded to eight digits, words marked by `*`; zeros and dashes that only end a series of numbers are left out. */
function legacyParts(text: string): string[] {
  const parts: string[] = [];
  for (const found of text.toLowerCase().match(/[0-9]+|[a-z]+|-|[^0-9a-z.-]+/g) ?? []) {
    const part = words.get(found) ?? found;
    if (isNumeral(part)) {
      parts.push(part.padStart(8, '0'));
    } else {
      if (part < 'final') while (parts.at(-1) === '*final-') parts.pop();
      while (parts.at(-1) === '00000000') parts.pop();
      parts.push(`*${part}`);
    }
  }
  while (parts.at(-1) === '00000000') parts.pop();
  return [...parts, '*final'];
}
