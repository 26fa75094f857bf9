import type { LicenseExpression } from '../expression.ts';
import { normalizeExpression } from '../normalize-expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import type { ReadingCertainty, ReadingContext } from './declared-license.ts';
import { expressionOf, type NamedLicense } from './name-table.ts';
import { readName } from './read-name.ts';
import { isUrl, readLicenseUrl } from './read-license-url.ts';
import { vocabularyName } from './vocabularies.data.ts';

/** What one part of a statement, or all of it, was read as. */
export type Part =
  | { readonly kind: 'license'; readonly expression: LicenseExpression; readonly certainty: ReadingCertainty; readonly files: readonly string[]; readonly notes: readonly string[] }
  | { readonly kind: 'file'; readonly path: string; readonly notes: readonly string[] }
  | { readonly kind: 'ambiguous'; readonly label: string; readonly candidates: readonly string[]; readonly notes: readonly string[] }
  | { readonly kind: 'proprietary'; readonly notes: readonly string[] }
  | { readonly kind: 'none'; readonly notes: readonly string[] };

/** A name, id, address or file without operators. */
export function readPart(text: string, { vocabulary, mappings }: ReadingContext): Part | undefined {
  const decided = mappings?.get(text);
  if (decided === 'none') return { kind: 'none', notes: [`${JSON.stringify(text)} was decided to name no licence`] };
  if (decided !== undefined) return { kind: 'license', expression: decided, certainty: 'alias', files: [], notes: [`${JSON.stringify(text)} was decided to mean ${renderLicenseExpression(decided)}`] };
  const own = vocabularyName(text, vocabulary);
  if (own !== undefined) return { kind: 'license', expression: expressionOf(own), certainty: 'alias', files: [], notes: [] };
  const parsed = parseLicenseExpression(text);
  if (parsed.ok) return exact(parsed.expression);
  const path = fileReference(text);
  if (path !== undefined) return fileOrUrl(path) ?? { kind: 'file', path, notes: [] };
  if (isUrl(text)) return fileOrUrl(text);
  const named = readName(text);
  return named && fromName(named, text);
}

function exact(expression: LicenseExpression): Part {
  const today = normalizeExpression(expression);
  const [written, now] = [renderLicenseExpression(expression), renderLicenseExpression(today)];
  return { kind: 'license', expression: today, certainty: 'exact', files: [], notes: written === now ? [] : [`${written} is deprecated; today it is ${now}`] };
}

function fromName(named: NamedLicense, text: string): Part {
  if (named.kind === 'proprietary') return { kind: 'proprietary', notes: [] };
  if (named.kind === 'ambiguous') {
    const { label, candidates } = named;
    const meanings = candidates.length === 0 ? 'names no licence in particular' : `may be ${candidates.join(', ')}`;
    return { kind: 'ambiguous', label, candidates, notes: [`${JSON.stringify(text)} ${meanings}`] };
  }
  const { expression, assumed } = named;
  if (assumed === undefined) return { kind: 'license', expression, certainty: 'alias', files: [], notes: [] };
  return { kind: 'license', expression, certainty: 'assumed', files: [], notes: [`${JSON.stringify(text)} is taken for ${renderLicenseExpression(expression)}: ${assumed}`] };
}

function fileOrUrl(path: string): Part | undefined {
  if (!isUrl(path)) return { kind: 'file', path, notes: [] };
  const read = readLicenseUrl(path);
  if (read?.kind === 'file') return { kind: 'file', path: read.path, notes: [] };
  return read && fromName(read, path);
}

const fileName = String.raw`(?:(?:\.{0,2}/)?[\w./-]*?(?:un)?(?:licen[cs]es?|copying|copyright|eula|notice)[\w-]*(?:\.(?:md|txt|rst|html?|rtf|pdf|adoc|lesser|lib))?)`;
const fileForms: readonly RegExp[] = [
  /^see (?:the )?(?:licen[cs]es?|terms|copying)(?: file)? in (?:the )?(?:file )?(\S.*)$/i,
  new RegExp(String.raw`^(?:see |read |cf\. |refer to )?(?:the )?file:? (?:called |named )?(\S+)$`, 'i'),
  new RegExp(String.raw`^(?:see|read|refer to|as in|in)[: ]+(?:the )?(?:(?:included|enclosed|accompanying|attached) )?(${fileName})(?: file)?(?: for (?:details|more|terms|licen[cs]e).*)?$`, 'i'),
  /^((?:[\w.-]*\/)*(?:licen[cs]e|copying|eula|copyright)[\w-]*\.(?:md|txt|rst|html?|rtf|pdf|adoc))$/i,
  /^((?:[\w.-]*\/)+(?:licen[cs]e|copying|eula)[\w-]*)$/i,
  /^(LICEN[CS]E|COPYING(?:\.LESSER|\.LIB)?|EULA|LICENSES)$/,
];

/** `SEE LICENSE IN x`, `file LICENSE`, `LICENSE.txt`. */
function fileReference(text: string): string | undefined {
  const form = fileForms.map((each) => each.exec(text)).find((found) => found !== null);
  return form?.[1]?.replace(/^["'<]+|["'>.]+$/g, '').trim();
}
