import type { VersionOrder } from '../version-order.ts';
import { allOf, bound, notARequirement, type Operator, type Requirement } from './requirement.ts';

const operators: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '=', '!=']);

/** Comparators that all hold, each an operator and a version; `==` is another spelling of `=`. */
export function comparators(parts: readonly string[], { kind, text, order, bare }: { readonly kind: string; readonly text: string; readonly order: VersionOrder; readonly bare: Operator }): Requirement {
  return allOf(parts.map((part) => {
    const [, written = '', limit = ''] = /^([<>=!]*)\s*(\S+)$/.exec(part.trim()) ?? [];
    const operator = written === '' ? bare : written === '==' ? '=' : written;
    if (!operators.has(operator) || !order.isVersion(limit)) throw notARequirement(kind, text);
    return bound(operator as Operator, limit, order.compare);
  }));
}
