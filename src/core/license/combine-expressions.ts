import type { LicenseExpression } from './expression.ts';
import { renderLicenseExpression } from './render-expression.ts';

/** The operands joined without nesting of the same operator, in their order; one alone is itself. `operands` is not empty. */
export function combineLicenses(kind: 'and' | 'or', operands: readonly LicenseExpression[]): LicenseExpression {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  return flat.length === 1 ? flat[0]! : { kind, operands: flat };
}

/** All of them apply; repetitions left out. `undefined` for none. */
export const andExpressions = (expressions: readonly LicenseExpression[]): LicenseExpression | undefined => joined('and', expressions);

/** One of them may be chosen; repetitions left out. `undefined` for none. */
export const orExpressions = (expressions: readonly LicenseExpression[]): LicenseExpression | undefined => joined('or', expressions);

function joined(kind: 'and' | 'or', expressions: readonly LicenseExpression[]): LicenseExpression | undefined {
  if (expressions.length === 0) return undefined;
  const together = combineLicenses(kind, expressions);
  return together.kind === kind ? combineLicenses(kind, distinct(together.operands)) : together;
}

/** The first of each, by `expressionKey`. */
export const distinct = <T extends LicenseExpression>(expressions: readonly T[]): T[] => {
  const seen = new Map<string, T>();
  for (const expression of expressions) {
    const key = expressionKey(expression);
    if (!seen.has(key)) seen.set(key, expression);
  }
  return [...seen.values()];
};

/** Same key, same expression: ids do not differ by their case. */
export const expressionKey = (expression: LicenseExpression): string => renderLicenseExpression(expression).toLowerCase();
