import type { Order } from '../version-order.ts';
import { allOf, bound, type Requirement } from './requirement.ts';

const interval = /\s*([[(])([^,[\]()]*)(?:(,)([^,[\]()]*))?([\])])\s*(?:,|$)/y;

/** `[1.0,2.0)`, `(,1.0]`, `[1.0]`, several with commas. Undefined when it is something else. */
export function readIntervals(text: string, compare: (left: string, right: string) => Order): Requirement[] | undefined {
  const found: Requirement[] = [];
  for (let at = 0; at < text.length; ) {
    interval.lastIndex = at;
    const match = interval.exec(text);
    if (match === null) return undefined;
    const [whole, open, lower = '', comma, upper = '', close] = match;
    if (comma === undefined) {
      if (open !== '[' || close !== ']' || lower.trim() === '') return undefined;
      found.push(bound('=', lower.trim(), compare));
    } else {
      const sides: Requirement[] = [];
      if (lower.trim() !== '') sides.push(bound(open === '[' ? '>=' : '>', lower.trim(), compare));
      if (upper.trim() !== '') sides.push(bound(close === ']' ? '<=' : '<', upper.trim(), compare));
      found.push(allOf(sides));
    }
    at += whole.length;
  }
  return found.length === 0 ? undefined : found;
}
