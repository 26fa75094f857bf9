import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';

/** So many different ones are remembered at once. */
const most = 2000;

const known = new Map<string, LicenseExpression | undefined>();

/** What an expression in a reading says; `undefined`: nothing, or it is none. Thousands of packages are under the same few. */
export function parsedExpression(text: string | undefined): LicenseExpression | undefined {
  if (text === undefined) return undefined;
  if (known.has(text)) return known.get(text);
  const read = parseLicenseExpression(text, { unknownIds: 'accept' });
  const expression = read.ok ? read.expression : undefined;
  if (known.size === most) known.clear();
  known.set(text, expression);
  return expression;
}
