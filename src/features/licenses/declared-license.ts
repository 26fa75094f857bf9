import { andExpressions, expressionKey, orExpressions } from '#core/license/combine-expressions.ts';
import { listMeanings } from '#core/license/declared/list-meanings.data.ts';
import { licensesIn, type LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';
import { familyOf } from './license-family.ts';

export interface Declaration {
  readonly expression: LicenseExpression;
  /** A version or variant was filled in, or is open. */
  readonly isAssumed: boolean;
}

/** Few licences are declared by very many packages. */
const known = new Map<string, Declaration | undefined>();
const knownLimit = 1_000;

function single(text: string, isAssumed: boolean): Declaration | undefined {
  const key = `${isAssumed} ${text}`;
  if (known.has(key)) return known.get(key);
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  const declaration = parsed.ok ? { expression: simplifyExpression(parsed.expression), isAssumed } : undefined;
  if (known.size < knownLimit) known.set(key, declaration);
  return declaration;
}

interface Statement {
  readonly path: string;
  readonly expression: LicenseExpression;
  readonly certainty: DeclaredReading['certainty'];
  readonly families: ReadonlySet<string>;
}

/**
 * All that the author declares, in one expression. The statements of one file are a choice where the ecosystem means that by a list (Maven, Composer), else all apply; several files
 * are about the same package and all count. What is said vaguely in one place and precisely in another ("BSD" and "BSD-3-Clause") counts once. Absent when nothing is understood.
 */
export function declaredLicense(readings: readonly DeclaredReading[], vocabulary: string): Declaration | undefined {
  const [first] = readings;
  // nearly all packages of a tree
  if (readings.length === 1) return first!.expression === undefined ? undefined : single(first!.expression, first!.certainty === 'assumed');
  const isOpen = readings.some(({ expression }) => expression !== undefined);
  const all = readings.flatMap((reading) => statementOf(reading, isOpen));
  if (!all.some(({ certainty }) => certainty !== 'unknown')) return undefined;
  const statements = all.filter((statement) => !all.some((other) => other !== statement && (saysItBetter(other, statement) || isAlternativeIn(other, statement))));
  const join = listMeanings[vocabulary]?.operator === 'or' ? orExpressions : andExpressions;
  const places = [...Map.groupBy(statements, ({ path }) => path).values()].map((told) => join(told.map(({ expression }) => expression))!);
  return { expression: simplifyExpression(andExpressions(places)!), isAssumed: statements.some(({ certainty }) => certainty === 'assumed' || certainty === 'unknown') };
}

/** `isOpen`: something is licensed to the public; what is closed beside it is a part of the whole. */
function statementOf({ path, expression: text, certainty, unspecified }: DeclaredReading, isOpen: boolean): Statement[] {
  const written = text ?? unspecified ?? (isOpen && certainty === 'proprietary' ? 'LicenseRef-proprietary' : undefined);
  const parsed = written === undefined ? undefined : parseLicenseExpression(written, { unknownIds: 'accept' });
  if (parsed?.ok !== true) return [];
  return [{ path, expression: parsed.expression, certainty, families: new Set(licensesIn(parsed.expression).map(familyOf)) }];
}

/** A package often says the same in several fields. Where a version is open, another statement about all of the same families closes it. */
const saysItBetter = (other: Statement, { expression, certainty, families }: Statement): boolean =>
  rank(other.certainty) > rank(certainty) && rank(certainty) < 2 && expressionKey(other.expression) !== expressionKey(expression) && families.isSubsetOf(other.families);

/** One licence in a list (a classifier, say) that another statement of the same file offers for choice: the list does not say how its entries go together, the statement does. */
const isAlternativeIn = (other: Statement, { path, expression }: Statement): boolean =>
  other.path === path && other.expression.kind === 'or' && other.expression.operands.some((operand) => expressionKey(operand) === expressionKey(expression));

/** Open, filled in, sure. */
const rank = (certainty: DeclaredReading['certainty']): number => (certainty === 'unknown' ? 0 : certainty === 'assumed' ? 1 : 2);
