import { readDeclaredLicense } from '../../license/declared/read-declared-license.ts';
import { andExpressions } from '../../license/combine-expressions.ts';
import { equivalentExpressions } from '../../license/equivalent-expressions.ts';
import type { LicenseExpression } from '../../license/expression.ts';
import { normalizeExpression } from '../../license/normalize-expression.ts';
import { parseLicenseExpression } from '../../license/parse-expression.ts';
import type { SbomLicense } from '../../model/sbom.ts';
import { licenseWords } from '../license-statement.ts';

export interface MergedLicenses {
  readonly licenses: readonly SbomLicense[];
  /** Both say something, and not the same. */
  readonly differ: boolean;
}

/** What two documents say of the licence of one component: what means the same stands once, in the words of the first. `vocabulary` is the type of its purl. */
export function mergedLicenses(a: readonly SbomLicense[], b: readonly SbomLicense[], vocabulary: string | undefined): MergedLicenses {
  // nothing asserted is not worth keeping beside something
  const [ours, theirs] = [stated(a), stated(b)];
  if (ours.length === 0 && theirs.length === 0) return { licenses: a.length > 0 ? a : b, differ: false };
  if (ours.length === 0 || theirs.length === 0) return { licenses: ours.length > 0 ? ours : theirs, differ: false };
  const meaning = (list: readonly SbomLicense[]): Meaning => meaningOf(list, vocabulary);
  const isSame = areSame(meaning(ours), meaning(theirs));
  const licenses = [...ours];
  for (const license of theirs) {
    const said = meaning([license]);
    const at = licenses.findIndex((known) => areSame(meaning([known]), said));
    if (at !== -1) licenses[at] = withDetails(licenses[at]!, license);
    else if (!isSame) licenses.push(license);
  }
  return { licenses, differ: !isSame && licenses.length > ours.length };
}

const stated = (list: readonly SbomLicense[]): readonly SbomLicense[] => list.filter(({ expression }) => expression !== 'NOASSERTION');

/** The same licence with its text or address says more. */
function withDetails(license: SbomLicense, { text, url }: SbomLicense): SbomLicense {
  const more = { ...(license.text === undefined && text !== undefined && { text }), ...(license.url === undefined && url !== undefined && { url }) };
  return Object.keys(more).length === 0 ? license : { ...license, ...more };
}

interface Meaning {
  /** All of them hold. */
  readonly expression: LicenseExpression | undefined;
  /** That are no licence, sorted. */
  readonly words: readonly string[];
}

function meaningOf(licenses: readonly SbomLicense[], vocabulary: string | undefined): Meaning {
  const expressions: LicenseExpression[] = [];
  const words = new Set<string>();
  for (const license of licenses) {
    const written = licenseWords(license);
    const expression = expressionOf(written, vocabulary);
    if (expression === undefined) words.add(written);
    else expressions.push(expression);
  }
  return { expression: andExpressions(expressions.map(normalizeExpression)), words: [...words].sort() };
}

function areSame(a: Meaning, b: Meaning): boolean {
  if (a.words.join('\n') !== b.words.join('\n')) return false;
  if (a.expression === undefined || b.expression === undefined) return a.expression === b.expression;
  return equivalentExpressions(a.expression, b.expression) === 'equivalent';
}

function expressionOf(written: string, vocabulary: string | undefined): LicenseExpression | undefined {
  const parsed = parseLicenseExpression(written, { unknownIds: 'accept' });
  if (parsed.ok) return parsed.expression;
  const read = readDeclaredLicense(written, vocabulary);
  // what was filled in is no agreement
  return read.kind === 'expression' && read.certainty !== 'assumed' ? read.expression : undefined;
}
