import { andExpressions, expressionKey, orExpressions } from '#core/license/combine-expressions.ts';
import { listMeanings } from '#core/license/declared/list-meanings.data.ts';
import { licensesIn, type LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { simplifyExpression } from '#core/license/simplify-expression.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';
import { noDocuments, type LicenseDocuments } from './document-lists.ts';
import { familyOf } from './license-family.ts';

export interface Declaration {
  readonly expression: LicenseExpression;
  /** A version or variant was filled in, or is open. */
  readonly isAssumed: boolean;
  /** Several classifiers, which do not say whether all apply or one may be chosen. */
  readonly isList?: true;
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
  readonly value: string;
  readonly expression: LicenseExpression;
  readonly certainty: DeclaredReading['certainty'];
  readonly families: ReadonlySet<string>;
}

/**
 * All that the author declares, in one expression. The statements of one file are a choice where the ecosystem means that by a list (Maven, Composer), else all apply, as they always do
 * in a bill of materials; a statement that only says "dual license" makes a choice of what stands beside it; several files are about the same package and all count. What is said vaguely in one place and precisely in another ("BSD" and "BSD-3-Clause") counts once.
 * Absent when nothing is understood.
 */
export function declaredLicense(readings: readonly DeclaredReading[], vocabulary: string, documents: LicenseDocuments = noDocuments): Declaration | undefined {
  const [first] = readings;
  // nearly all packages of a tree
  if (readings.length === 1) return first!.expression === undefined ? undefined : single(first!.expression, first!.certainty === 'assumed');
  const isOpen = readings.some(({ expression }) => expression !== undefined);
  const all = readings.flatMap((reading) => statementOf(reading, isOpen));
  if (!all.some(({ certainty }) => certainty !== 'unknown')) return undefined;
  const meaning = listMeanings[vocabulary]?.operator;
  const isForChoice = ({ path, value }: Statement): boolean => !documents.has(path) && (meaning === 'or' || isClassifier(value));
  const precise = all.filter((statement) => !all.some((other) => other !== statement && saysItBetter(other, statement, isForChoice(statement))));
  const places = [...Map.groupBy(precise, ({ path }) => path)].map(([path, told]) => {
    const isDocument = documents.has(path);
    const statements = isDocument || meaning === 'and' ? told : withoutAlternatives(told);
    const isDual = !isDocument && readings.some((reading) => reading.path === path && saysDual.test(reading.value.trim()));
    const isList = !isDual && statements.filter(({ value }) => isClassifier(value)).length > 1 && !statements.some(({ value, expression }) => !isClassifier(value) && expression.kind === 'and');
    return { statements, isDual, isList, expression: (isDual || (meaning === 'or' && !isDocument) ? orExpressions : andExpressions)(statements.map(({ expression }) => expression))! };
  });
  const statements = places.flatMap((place) => place.statements);
  return {
    expression: simplifyExpression(andExpressions(places.map(({ expression }) => expression))!),
    isAssumed: places.some(({ isDual }) => isDual) || statements.some(({ certainty }) => certainty === 'assumed' || certainty === 'unknown'),
    ...(places.length === 1 && places[0]!.isList && { isList: true }),
  };
}

/** `isOpen`: something is licensed to the public; what is closed beside it is a part of the whole. */
function statementOf({ path, value, expression: text, certainty, unspecified }: DeclaredReading, isOpen: boolean): Statement[] {
  const written = text ?? unspecified ?? (isOpen && certainty === 'proprietary' ? 'LicenseRef-proprietary' : undefined);
  const parsed = written === undefined ? undefined : parseLicenseExpression(written, { unknownIds: 'accept' });
  if (parsed?.ok !== true) return [];
  return [{ path, value, expression: parsed.expression, certainty, families: new Set(licensesIn(parsed.expression).map(familyOf)) }];
}

/**
 * A package often says the same in several fields. Where a version is open, another statement about all of the same families closes it; one that offers more for choice only if
 * the open one may be an entry of a choice itself, else it may limit the choice.
 */
const saysItBetter = (other: Statement, { expression, certainty, families }: Statement, isForChoice: boolean): boolean =>
  rank(other.certainty) > rank(certainty) && rank(certainty) < 2 && expressionKey(other.expression) !== expressionKey(expression) && families.isSubsetOf(other.families)
  && (isForChoice || families.size === other.families.size || !offersChoice(other.expression));

const offersChoice = (expression: LicenseExpression): boolean => expression.kind === 'or' || (expression.kind === 'and' && expression.operands.some(offersChoice));

/** Says of the licences that stand beside it that one may be chosen. */
const saysDual = /^(?:dual|tri(?:ple)?|multi(?:ple)?)(?:[\s-]*licen[cs](?:ed?|ing|es))?\.?$/i;

/** Of Python: a list of them has no way to say how its entries go together. */
const isClassifier = (value: string): boolean => value.trim().startsWith('License ::');

/**
 * The statements of one file without those that only list what another one offers for choice: how the entries of a list go together, the list does not say, the statement does.
 * A list is known by its naming every licence of the choice and nothing else, or by its entries, which are classifiers. One licence beside a choice may
 * as well limit it, and stays.
 */
function withoutAlternatives(statements: readonly Statement[]): readonly Statement[] {
  const simple = statements.filter(({ expression }) => expression.kind !== 'or');
  const listed = new Set(simple.map(({ expression }) => expressionKey(expression)));
  const choices = statements.flatMap(({ expression }) => (expression.kind === 'or' ? [new Set(expression.operands.map(expressionKey))] : []));
  const isEnumerated = choices.some((choice) => choice.size === listed.size && choice.isSubsetOf(listed));
  return statements.filter(({ value, expression }) => {
    const key = expressionKey(expression);
    return expression.kind === 'or' || !choices.some((choice) => choice.has(key)) || !(isEnumerated || isClassifier(value));
  });
}

/** Open, filled in, sure. */
const rank = (certainty: DeclaredReading['certainty']): number => (certainty === 'unknown' ? 0 : certainty === 'assumed' ? 1 : 2);
