import { combineLicenses, expressionKey } from './combine-expressions.ts';
import { isCombination, type LicenseExpression } from './expression.ts';

export interface SimplifyOptions {
  /** `written` keeps the order of the text, `sorted` makes one of all orders. */
  readonly order?: 'written' | 'sorted';
}

/**
 * The same meaning without repetitions (`MIT AND MIT`), nesting, and operands that another makes needless (`MIT AND (MIT OR ISC)` is `MIT`).
 * Only equal ids count as equal: that `GPL-3.0-only` is one of `GPL-2.0-or-later` is no reason to forget what was granted.
 */
export function simplifyExpression(expression: LicenseExpression, options: SimplifyOptions = {}): LicenseExpression {
  if (!isCombination(expression)) return expression;
  const { kind } = expression;
  const flat = combineLicenses(kind, expression.operands.map((operand) => simplifyExpression(operand, options)));
  if (flat.kind !== kind) return flat;
  const distinct = new Map<string, LicenseExpression>();
  for (const operand of flat.operands) {
    const key = expressionKey(operand);
    if (!distinct.has(key)) distinct.set(key, operand);
  }
  const kept = [...withoutAbsorbed(distinct)];
  if (options.order === 'sorted') kept.sort(([a], [b]) => (a < b ? -1 : 1));
  return combineLicenses(kind, kept.map(([, operand]) => operand));
}

/**
 * By absorption, an operand is needless when another one's parts are among its own parts. Looks only at operands that share the rarest part
 * of the smaller one, so that it does not compare all pairs.
 */
function withoutAbsorbed(operands: ReadonlyMap<string, LicenseExpression>): Map<string, LicenseExpression> {
  const parts = new Map([...operands].map(([key, operand]) => [key, isCombination(operand) ? new Set(operand.operands.map(expressionKey)) : new Set([key])]));
  const holders = new Map<string, string[]>();
  for (const [key, own] of parts) {
    for (const part of own) {
      const sharing = holders.get(part);
      if (sharing === undefined) holders.set(part, [key]);
      else sharing.push(key);
    }
  }
  const kept = new Map(operands);
  const order = new Map([...operands.keys()].map((key, index) => [key, index]));
  for (const [key, own] of parts) {
    let rarest: readonly string[] | undefined;
    for (const part of own) {
      const sharing = holders.get(part)!;
      if (rarest === undefined || sharing.length < rarest.length) rarest = sharing;
    }
    for (const other of rarest ?? []) {
      const others = parts.get(other)!;
      // the same parts in another order: the first one stays
      const isLater = others.size > own.size || order.get(other)! > order.get(key)!;
      if (other !== key && isLater && own.isSubsetOf(others)) kept.delete(other);
    }
  }
  return kept;
}
