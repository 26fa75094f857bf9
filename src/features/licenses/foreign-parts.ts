import { andExpressions, expressionKey } from '#core/license/combine-expressions.ts';
import { termsIn, type LicenseExpression, type LicenseTerm } from '#core/license/expression.ts';
import { licenseAlternatives } from '#core/license/license-alternatives.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseFile, UnitLicenses } from '#core/model/license-facts.ts';
import { isBesideTheWork } from './beside-the-work.ts';
import { undeclaredTerms } from './compare-licenses.ts';
import { expressionOf } from './detected-license.ts';

/** A file in a package whose licence the package does not name, or only names as one of several to choose from. */
export interface ForeignPart {
  readonly path: string;
  /** Counts from 1. */
  readonly line?: number;
  /** SPDX: for each way to comply with the file, what it asks besides the licence of the package. */
  readonly ways: readonly string[];
}

type Match = LicenseFile['reading']['matches'][number];

/** Does it say that the file is under the licence? A name in prose does in a file about licences and in a source; in a readme it may say anything. */
const isStatement = ({ kind, score }: Match, role: LicenseFile['role']): boolean => kind === 'text' || kind === 'notice' || kind === 'tag' || (kind === 'mention' && score >= 0.7 && role !== 'readme' && role !== 'notice');

/** Parts and sources of a package that state another licence than its own. */
export function foreignParts({ declaredLicense, detectedLicense, effective, embedded, files, concluded }: UnitLicenses): ForeignPart[] {
  // who concludes a licence answers for all of the package
  if (concluded !== undefined) return [];
  // what only makes a system package of the work is not in it
  const others = [...embedded.filter(({ stated }) => stated !== 'packaging').flatMap((part) => part.files), ...files.filter(({ role }) => role === 'source')].filter(({ role, path }) => role !== 'notice' && !isBesideTheWork(path));
  if (others.length === 0) return [];
  const named = [declaredLicense, detectedLicense, effective.license].flatMap((text) => parsed(text) ?? []);
  return named.length === 0 ? [] : others.flatMap((file) => foreignPart(named, file) ?? []);
}

function foreignPart(named: readonly LicenseExpression[], file: LicenseFile): ForeignPart | undefined {
  const expression = expressionOf(file);
  const alternatives = expression === undefined ? undefined : licenseAlternatives(expression);
  if (expression === undefined || alternatives?.kind !== 'alternatives') return undefined;
  const statements = file.reading.matches.filter((match) => isStatement(match, file.role)).flatMap(({ kind, expression: text, startLine }) => (parsed(text) === undefined ? [] : [{ kind, startLine, terms: termsIn(parsed(text)!) }]));
  const saying = (term: LicenseTerm): typeof statements => statements.filter(({ terms }) => terms.some((said) => expressionKey(said) === expressionKey(term) || (term.kind === 'with' && expressionKey(said) === expressionKey(term.license))));
  const [here, around] = [[expression], named].map((expressions) => new Set(expressions.flatMap(termsIn).flatMap(textsBeside))) as [Set<string>, Set<string>];
  const isForeign = (term: LicenseTerm): boolean => {
    const said = saying(term);
    if (said.length === 0) return false;
    // for the sake of another licence in the file; of one elsewhere only the text, since whoever names the licence means it
    if (here.has(renderLicenseExpression(term)) || (said.every(({ kind }) => kind === 'text') && around.has(renderLicenseExpression(term)))) return false;
    return !named.some((own) => isAlwaysIn(own, term));
  };
  const ways = alternatives.alternatives.map((terms) => terms.filter(isForeign));
  if (ways.some((terms) => terms.length === 0)) return undefined;
  const line = ways.flat().flatMap(saying)[0]?.startLine;
  return { path: file.path, ...(line === undefined ? {} : { line }), ways: ways.map((terms) => renderLicenseExpression(andExpressions(terms)!)) };
}

/** In every way to comply, and without an exception that the term lacks. */
function isAlwaysIn(own: LicenseExpression, term: LicenseTerm): boolean {
  const ways = licenseAlternatives(own);
  const isIn = (terms: readonly LicenseTerm[]): boolean => terms.some((one) => (one.kind !== 'with' || term.kind === 'with') && undeclaredTerms(one, term).length === 0);
  return ways.kind === 'alternatives' && ways.alternatives.every(isIn);
}

/** Texts that have to stand beside a licence without being granted alone: of the GPL 3.0 to which the LGPL 3.0 is a supplement, of the licence to which an exception belongs. */
function textsBeside(term: LicenseTerm): string[] {
  const base = /^(L?)(GPL-[\d.]+)-(?:only|or-later)( WITH )?/.exec(renderLicenseExpression(term));
  if (base === null || (base[1] === '' ? base[3] === undefined : base[2] !== 'GPL-3.0')) return [];
  return [`${base[2]}-only`, `${base[2]}-or-later`];
}

function parsed(text: string | undefined): LicenseExpression | undefined {
  const read = text === undefined ? undefined : parseLicenseExpression(text, { unknownIds: 'accept' });
  return read?.ok === true ? read.expression : undefined;
}
