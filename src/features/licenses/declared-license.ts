import { andExpressions, expressionKey } from '#core/license/combine-expressions.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';

export interface Declaration {
  readonly expression: LicenseExpression;
  /** A version or variant was filled in. */
  readonly isAssumed: boolean;
}

/** All that the author declares, in one expression. What is sure replaces what was assumed: a package often says the same in several fields. */
export function declaredLicense(readings: readonly DeclaredReading[]): Declaration | undefined {
  const understood = readings.filter(({ expression }) => expression !== undefined);
  const sure = understood.filter(({ certainty }) => certainty !== 'assumed');
  const expressions = new Map<string, LicenseExpression>();
  for (const { expression } of sure.length > 0 ? sure : understood) {
    const parsed = parseLicenseExpression(expression!, { unknownIds: 'accept' });
    if (parsed.ok) expressions.set(expressionKey(parsed.expression), parsed.expression);
  }
  const together = andExpressions([...expressions.values()]);
  return together === undefined ? undefined : { expression: simplifyExpression(together), isAssumed: sure.length === 0 };
}
