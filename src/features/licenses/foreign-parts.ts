import { andExpressions, expressionKey } from '#core/license/combine-expressions.ts';
import { termsIn, type LicenseExpression, type LicenseTerm } from '#core/license/expression.ts';
import { licenseAlternatives } from '#core/license/license-alternatives.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseFile, UnitLicenses } from '#core/model/license-facts.ts';
import { undeclaredTerms } from './compare-licenses.ts';
import { expressionOf } from './detected-license.ts';

/** A file in a package whose licence the package does not name. */
export interface ForeignPart {
  readonly path: string;
  /** Counts from 1. */
  readonly line?: number;
  /** SPDX: for each way to comply with the file, what it asks besides the licence of the package. */
  readonly ways: readonly string[];
}

/** Does it say that the file is under the licence? A name in prose does where nothing else can be meant: complete, in a file about licences or in a source. */
const isStatement = ({ kind, score, assumed }: LicenseFile['reading']['matches'][number], role: LicenseFile['role']): boolean =>
  assumed !== true && (kind === 'text' || kind === 'notice' || kind === 'tag' || (kind === 'mention' && score >= 0.9 && (role === 'license' || role === 'source')));

/** Tests, documents and examples of a package are no part of what runs; a scan tells of them all the same. */
function isBesideTheWork(path: string): boolean {
  const starts = ['!', '/node_modules/', '/site-packages/', '/vendor/'].map((mark) => (path.includes(mark) ? path.lastIndexOf(mark) + mark.length : 0));
  const inside = path.slice(Math.max(...starts));
  return /(?:^|\/)(?:tests?|testing|__tests__|fixtures?|docs?|documentation|examples?|samples?|demos?|bench(?:marks?)?|specs?|packaging)\//i.test(inside);
}

/** Parts and sources of a package that state another licence than its own. */
export function foreignParts({ declaredLicense, detectedLicense, effective, embedded, files, concluded }: UnitLicenses): ForeignPart[] {
  // who concludes a licence answers for all of the package
  if (concluded !== undefined) return [];
  // what only makes a system package of the work is not in it
  const others = [...embedded.filter(({ stated }) => stated !== 'packaging').flatMap((part) => part.files), ...files.filter(({ role }) => role === 'source')].filter(({ role, path }) => role !== 'notice' && !isBesideTheWork(path));
  if (others.length === 0) return [];
  const own = andExpressions([declaredLicense, detectedLicense, effective.license].flatMap((text) => parsed(text) ?? []));
  return own === undefined ? [] : others.flatMap((file) => foreignPart(own, file) ?? []);
}

function foreignPart(own: LicenseExpression, file: LicenseFile): ForeignPart | undefined {
  const expression = expressionOf(file);
  if (expression === undefined) return undefined;
  const statements = file.reading.matches.filter((match) => isStatement(match, file.role));
  const stated = new Set(statements.flatMap(({ expression: text }) => parsed(text) ?? []).flatMap(termsIn).map(expressionKey));
  const alternatives = licenseAlternatives(expression);
  if (alternatives.kind === 'too-many') return undefined;
  const isStated = (term: LicenseTerm): boolean => stated.has(expressionKey(term)) || (term.kind === 'with' && stated.has(expressionKey(term.license)));
  const companions = new Set(termsIn(andExpressions([own, expression])!).flatMap(textsBeside));
  const ways = alternatives.alternatives.map((terms) => terms.filter((term) => isStated(term) && !companions.has(renderLicenseExpression(term)) && undeclaredTerms(own, term).length > 0));
  if (ways.some((terms) => terms.length === 0)) return undefined;
  const line = statements.find(({ expression: text }) => [parsed(text)].some((said) => said !== undefined && undeclaredTerms(own, said).length > 0))?.startLine;
  return { path: file.path, ...(line === undefined ? {} : { line }), ways: ways.map((terms) => renderLicenseExpression(andExpressions(terms)!)) };
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
