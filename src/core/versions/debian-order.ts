import { order, orderNumerals, type Order } from './version-order.ts';

/**
 * The order of Debian policy 5.6.12: alternately a run of other characters and a number. In a run, `~` comes before the end, letters before other
 * characters.
 */
export function orderDebianParts(left: string, right: string): Order {
  let a = 0;
  let b = 0;
  while (a < left.length || b < right.length) {
    for (;;) {
      const leftWeight = weight(left, a);
      const rightWeight = weight(right, b);
      if (leftWeight !== rightWeight) return order(leftWeight, rightWeight);
      if (leftWeight === 0) break;
      a += 1;
      b += 1;
    }
    const leftEnd = endOfDigits(left, a);
    const rightEnd = endOfDigits(right, b);
    const found = orderNumerals(left.slice(a, leftEnd), right.slice(b, rightEnd));
    if (found !== 0) return found;
    a = leftEnd;
    b = rightEnd;
  }
  return 0;
}

/** 0 at a digit and at the end. */
function weight(text: string, at: number): number {
  if (at >= text.length) return 0;
  const code = text.charCodeAt(at);
  if (isDigit(code)) return 0;
  if (code === 126) return -1;
  return isLetter(code) ? code : code + 0x1_0000;
}

function endOfDigits(text: string, start: number): number {
  let at = start;
  while (at < text.length && isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
