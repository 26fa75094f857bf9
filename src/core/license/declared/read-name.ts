import { expressionKey } from '../combine-expressions.ts';
import type { LicenseAddition, LicenseExpression, SimpleLicense } from '../expression.ts';
import { exceptionIds } from '../exceptions.data.ts';
import { exceptionNames } from './license-names.data.ts';
import { licenseWords } from './license-words.ts';
import { namedLicense, type NamedLicense } from './name-table.ts';
import { readGnuName } from './read-gnu-name.ts';

/** One licence name, read as a whole: every word must be understood, else it is none. */
export function readName(text: string): NamedLicense | undefined {
  // an operator at the end joins something that is missing
  if (/(?:^|\s)(?:and|or|with|[&|])\s*$|^\s*(?:and|or|with)\s/i.test(text)) return undefined;
  const words = licenseWords(text);
  const named = words.length === 0 || words.length > 40 ? undefined : fromWords(words);
  return named?.kind === 'license' && named.assumed === undefined && isLesserTwo(words) ? { ...named, assumed: 'version 2 is that of the Library licence, the Lesser one begins with 2.1: either may be meant' } : named;
}

/** "GNU Lesser General Public License v2", which is how the classifiers of Python call both. */
const isLesserTwo = (words: readonly string[]): boolean => words.includes('lesser') && !words.includes('library') && words.includes('2') && !words.includes('2.1');

function fromWords(words: readonly string[]): NamedLicense | undefined {
  return namedLicense(words) ?? withException(words) ?? simpleName(words) ?? repeated(words);
}

function simpleName(words: readonly string[]): NamedLicense | undefined {
  const gnu = readGnuName(words);
  if (gnu?.length === words.length) return { kind: 'license', expression: gnu.license, ...(gnu.assumed !== undefined && { assumed: gnu.assumed }) };
  if (words.at(-1) !== '+') return undefined;
  const named = namedLicense(words.slice(0, -1));
  return named?.kind === 'license' && named.expression.kind === 'license' ? { kind: 'license', expression: { ...named.expression, orLater: true } } : undefined;
}

/** `gnu general public 3 + gpl 3 +`: the name and its short form. The second may say less, never something else. */
function repeated(words: readonly string[]): NamedLicense | undefined {
  for (let at = 1; at < words.length; at++) {
    const first = namedLicense(words.slice(0, at)) ?? simpleName(words.slice(0, at));
    if (first === undefined) continue;
    const second = namedLicense(words.slice(at)) ?? simpleName(words.slice(at));
    if (second === undefined) continue;
    const [more, less] = weight(first) >= weight(second) ? [first, second] : [second, first];
    const later = laterOf(first, second);
    if (later !== undefined) return later;
    if (agree(more, less)) return more;
  }
  return undefined;
}

/** `Version 3 (AGPL-3.0-or-later)`: the short form says what the name leaves open. */
function laterOf(first: NamedLicense, second: NamedLicense): NamedLicense | undefined {
  if (first.kind !== 'license' || second.kind !== 'license' || first.assumed !== undefined || second.assumed !== undefined) return undefined;
  const [a, b] = [first.expression, second.expression];
  return a.kind === 'license' && b.kind === 'license' && a.id.endsWith('-only') && b.id === a.id.replace(/-only$/, '-or-later') ? second : undefined;
}

const weight = (named: NamedLicense): number => (named.kind === 'license' ? (named.assumed === undefined ? 2 : 1) : 0);

function agree(more: NamedLicense, less: NamedLicense): boolean {
  if (more.kind === 'proprietary' || less.kind === 'proprietary') return more.kind === less.kind;
  if (less.kind === 'ambiguous') return more.kind === 'ambiguous' ? more.label === less.label : less.candidates.includes(expressionKeyExact(more.expression));
  if (more.kind !== 'license') return false;
  if (expressionKey(more.expression) === expressionKey(less.expression)) return true;
  return less.assumed !== undefined && familyOf(more.expression) === familyOf(less.expression);
}

const expressionKeyExact = (expression: LicenseExpression): string => (expression.kind === 'license' ? expression.id : '');
const familyOf = (expression: LicenseExpression): string => (expression.kind === 'license' ? expression.id.split('-')[0]! : '');

function withException(words: readonly string[]): NamedLicense | undefined {
  const at = words.findIndex((word) => word === 'with' || word === 'w' || word === 'plus');
  const last = words.at(-1);
  const isException = last === 'exception' || last === 'exceptions';
  const start = at !== -1 ? at : isException ? words.findIndex((word, index) => index > 0 && /^\d|^\+$/.test(words[index - 1]!) && !/^\d|^\+$/.test(word)) : -1;
  if (start <= 0) return undefined;
  const license = fromWords(words.slice(0, start));
  if (license?.kind !== 'license' || (license.expression.kind !== 'license' && license.expression.kind !== 'reference')) return undefined;
  const named = words.slice(at === -1 ? start : start + 1).filter((word) => !usualWords.has(word));
  const addition = additionOf(named, license.expression);
  if (addition === undefined && !isException) return undefined;
  const together = (id: string): LicenseExpression => ({ kind: 'with', license: license.expression as SimpleLicense, addition: { id } });
  if (addition !== undefined) return { ...license, expression: together(addition.id) };
  const label = ['unspecified', ...named].join('-').replace(/[^a-z0-9.-]/g, '');
  return { kind: 'license', expression: together(`AdditionRef-${label}-exception`), assumed: `which exception is meant by ${JSON.stringify(named.join(' ') || 'exceptions')} is not known` };
}

/** Words that every exception may have in its name. */
const usualWords: ReadonlySet<string> = new Set(['exception', 'exceptions', 'special', 'linking']);

/** By the words of their ids, and by what else they are called. */
const exceptions = new Map([
  ...exceptionIds.map((id) => [licenseWords(id).filter((word) => !usualWords.has(word)).join(' '), id] as const),
  ...Object.entries(exceptionNames).flatMap(([id, names]) => names.split('|').map((name) => [name, id] as const)),
]);

function additionOf(words: readonly string[], license: SimpleLicense): LicenseAddition | undefined {
  const id = exceptions.get(words.join(' '));
  if (id === undefined) return undefined;
  const version = /^GPL-(\d)/.exec(license.id)?.[1];
  if (id === 'GCC-exception-3.1' && version === '2') return { id: 'GCC-exception-2.0' };
  if (id === 'Autoconf-exception-generic' && version !== undefined) return { id: version === '3' ? 'Autoconf-exception-3.0' : 'Autoconf-exception-2.0' };
  if (id === 'Autoconf-exception-generic-3.0' && version !== '3') return { id: 'Autoconf-exception-generic' };
  return { id };
}
