import { andExpressions, expressionKey, orExpressions } from '../combine-expressions.ts';
import type { LicenseExpression } from '../expression.ts';
import type { DeclaredLicense, LicenseVocabulary, ReadingContext } from './declared-license.ts';
import { readPart, type Part } from './declared-part.ts';
import { homebrewExpression } from './homebrew-license.ts';
import { readStatement } from './read-statement.ts';
import { isUrl } from './read-license-url.ts';
import { listMeanings } from './list-meanings.data.ts';
import { choiceParts } from './written-choice.ts';

/** A name is short; longer ones are sentences or texts. */
const nameLimit = 400;

/**
 * What a manifest declares, as an SPDX expression with what was assumed. Never guesses: what is not understood word for word is unknown, and a name
 * that several licences share ("BSD") says which. The vocabulary is the purl type of the manifest;
 * the mappings are what reviewers have decided.
 */
export function readDeclaredLicense(written: string, vocabulary?: LicenseVocabulary, mappings?: ReadingContext['mappings']): DeclaredLicense {
  const text = written.trim().replace(/^["'](.*)["']$/s, '$1').trim();
  const plain = text.replace(/\s+/g, ' ');
  if (plain === '') return { kind: 'unknown', candidates: [], notes: ['nothing is declared'] };
  const context: ReadingContext = { vocabulary, ...(mappings !== undefined && { mappings }) };
  const decided = mappings?.has(plain) === true ? readPart(plain, context) : undefined;
  if (decided !== undefined) return answer(decided);
  if (/^(?:none|noassertion|unknown|n\/a|null|undefined|false|todo|tbd|other|custom|various|mixed|otherlicense|unspecifiedlicense|unspecified|:cannot_represent)$/i.test(plain)) {
    return { kind: 'unknown', candidates: [], notes: [`${JSON.stringify(plain)} names no licence`] };
  }
  if (plain.length > nameLimit || text.split('\n').filter((line) => line.trim() !== '').length > 6) {
    return { kind: 'text', notes: ['the field holds the text of a licence; what it is, its words tell'] };
  }
  const choice = /> OR | OR .*<https?:/i.test(plain) ? readChoice(plain, vocabulary, mappings) : undefined;
  if (choice !== undefined) return choice;
  const entry = /^([^<(]{1,200})[<(](https?:\/\/[^\s<>()]{1,300})[>)]$/i.exec(plain);
  if (entry !== null && /\S/.test(entry[1]!)) return readDeclaredEntry({ name: entry[1]!.trim(), url: entry[2]! }, vocabulary, mappings);
  const statement = (vocabulary === 'brew' ? homebrewExpression(plain) : undefined) ?? inVocabulary(plain, vocabulary);
  const { name, file } = withoutRemark(statement);
  const part = readStatement(name, context);
  if (part?.kind === 'license' && file !== undefined) return answer({ ...part, files: [...part.files, file] });
  return part === undefined ? (readChoice(plain, vocabulary, mappings) ?? { kind: 'unknown', candidates: [], notes: [`${JSON.stringify(plain)} is no licence name that we know`] }) : answer(part);
}

/** Names joined by OR, where each is understood on its own: in one name the word may stand too ("or later"). */
function readChoice(plain: string, vocabulary: LicenseVocabulary | undefined, mappings: ReadingContext['mappings']): DeclaredLicense | undefined {
  const parts = choiceParts(plain);
  if (parts.length < 2) return undefined;
  const read = parts.map(({ value, url }) => readDeclaredEntry({ name: value, url }, vocabulary, mappings));
  if (!read.every((part) => part.kind === 'expression')) return undefined;
  return {
    kind: 'expression', expression: orExpressions(read.map(({ expression }) => expression))!, certainty: read.some(({ certainty }) => certainty === 'assumed') ? 'assumed' : 'alias',
    files: read.flatMap(({ files }) => files), notes: read.flatMap(({ notes }) => notes),
  };
}

/** `BSD, see LICENSE for details`, `MIT License <https://…>`: the name, and the file. */
function withoutRemark(text: string): { readonly name: string; readonly file?: string } {
  if (isUrl(text) || /^\W*see\b/i.test(text)) return { name: text };
  const name = text.replace(/`/g, '').replace(/\s*[<(]https?:\/\/[^\s<>()]+[>)]_{0,2}/g, '').replace(/\s*\(the "?licen[cs]e"?\)\s*;?(?:\s*you may)?$/i, '').replace(/(?<=\w)_{1,2}$/, '');
  const remark = /[,.;:(\s]+(?:please\s+)?see\s+(?:the\s+)?(?:file\s+)?[[("']*([\w./-]*[\w-])[\])"']*(?:\([^()]{0,60}\))?(?:\s+file)?(?:\s+for\s+[\w\s]{1,40})?\)?[.\s]*$/i.exec(name);
  return remark === null || remark.index === 0 ? { name: name.trim() } : { name: name.slice(0, remark.index).trim(), file: remark[1]! };
}

function answer(part: Part): DeclaredLicense {
  switch (part.kind) {
    case 'license':
      return { kind: 'expression', expression: part.expression, certainty: part.certainty, files: part.files, notes: part.notes };
    case 'file':
      return { kind: 'file', path: part.path, notes: part.notes };
    case 'proprietary':
    case 'none':
      return { kind: part.kind, notes: part.notes };
    case 'ambiguous':
      return { kind: 'unknown', candidates: part.candidates, notes: part.notes, label: part.label };
  }
}

/** Spellings around the names: trove classifiers, `custom:X` of Arch, `|| ( A B )` of Gentoo, "License: X". */
function inVocabulary(text: string, vocabulary: LicenseVocabulary | undefined): string {
  if (/^License\s*::/.test(text)) return text.split('::').at(-1)!.trim();
  if (vocabulary === 'alpm' && /^custom:\s*\S/.test(text)) return text.replace(/^custom:\s*["']?|["']$/g, '');
  if (vocabulary === 'ebuild') return gentoo(text);
  if (isUrl(text)) return text;
  return text.replace(/^\W{0,4}SPDX-License-Identifier:\s*/i, '').replace(/^licen[cs]ed?\s*:\s*/i, '').replace(/^(?:it is |this .{1,30} is )?(?:licensed|released|distributed|available) under (?:the )?(?:terms of (?:the )?)?/i, '').replace(/^(?:at )?your choice of (?:the )?(?:either )?/i, '').replace(/[.;,\s]+$/, '')
    .replace(/,?\s+at your (?:option|choice)$/i, '').replace(/,?\s*(?:of\s+)?(?:\d{1,2}\s+)?(?:january|february|june|august|november)\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d/gi, '');
}

/** Words side by side all apply; `|| ( A B )` is a choice. */
function gentoo(text: string): string {
  const words = text.replace(/[()]/g, ' $& ').split(/\s+/).filter((word) => word !== '' && !word.endsWith('?'));
  let expression = '';
  const choices: boolean[] = [];
  let isFirst = true;
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === ')') {
      expression += ' )';
      choices.pop();
      isFirst = false;
      continue;
    }
    if (!isFirst) expression += choices.at(-1) === true ? ' or ' : ' and ';
    if (word === '||' || word === '(') {
      if (word === '||') at++;
      choices.push(word === '||');
      expression += '( ';
      isFirst = true;
    } else {
      expression += word;
      isFirst = false;
    }
  }
  return expression;
}

/** An entry with a name and an address, as in Maven and NuGet. What is more certain counts; a contradiction is noted. */
export function readDeclaredEntry({ name, url }: { readonly name?: string | undefined; readonly url?: string | undefined }, vocabulary?: LicenseVocabulary, mappings?: ReadonlyMap<string, LicenseExpression | 'none'>): DeclaredLicense {
  const byName = name === undefined || name.trim() === '' ? undefined : readDeclaredLicense(name, vocabulary, mappings);
  const byUrl = url === undefined || url.trim() === '' ? undefined : readDeclaredLicense(url, vocabulary);
  if (byName === undefined || byUrl === undefined) return byName ?? byUrl ?? readDeclaredLicense('', vocabulary);
  if (byName.kind !== 'expression') return byUrl.kind === 'expression' && byName.kind === 'unknown' ? withNotes(byUrl, [`the name ${JSON.stringify(name)} does not say it, the address does`]) : byName;
  if (byUrl.kind !== 'expression') return byName;
  const isSettled = byName.certainty !== 'assumed' || byUrl.certainty === 'assumed';
  if (isSettled && expressionKey(byName.expression) === expressionKey(byUrl.expression)) return byName;
  // an address cannot say "or later"; a name without a version is made precise by it
  if (byName.certainty === 'assumed') return withNotes(byUrl, [`the name ${JSON.stringify(name)} is made precise by the address`]);
  return isLaterOf(byName.expression, byUrl.expression) ? byName : withNotes(byName, [`the address ${url!.trim()} is of another licence`]);
}

const isLaterOf = (a: LicenseExpression, b: LicenseExpression): boolean => a.kind === 'license' && b.kind === 'license' && a.id.replace(/-or-later$/, '') === b.id.replace(/-only$/, '');

const withNotes = (read: DeclaredLicense & { readonly kind: 'expression' }, notes: readonly string[]): DeclaredLicense => ({ ...read, certainty: 'assumed', notes: [...read.notes, ...notes] });

/** Several statements of one package: a choice where the ecosystem says so (Maven, Composer), else all apply. The same one twice counts once. */
export function joinDeclaredLicenses(readings: readonly DeclaredLicense[], vocabulary?: LicenseVocabulary): DeclaredLicense {
  if (readings.length === 0) return readDeclaredLicense('', vocabulary);
  const read = readings.filter((each) => each.kind === 'expression');
  const others = readings.filter((each) => each.kind !== 'expression' && each.kind !== 'none' && !isSaidBetter(each, read));
  if (read.length + others.length === 0) return readings[0]!;
  if (others.length > 0) {
    if (read.length === 0 && others.length === 1) return others[0]!;
    return { kind: 'unknown', candidates: [...new Set(others.flatMap((each) => (each.kind === 'unknown' ? each.candidates : [])))], notes: ['one of several statements is not understood', ...readings.flatMap(({ notes }) => notes)] };
  }
  const distinct = [...new Map(read.map((each) => [expressionKey(each.expression), each])).values()];
  if (distinct.length === 1) return distinct[0]!;
  const meaning = vocabulary !== undefined && Object.hasOwn(listMeanings, vocabulary) ? listMeanings[vocabulary]! : { operator: 'and' as const };
  const expression = (meaning.operator === 'and' ? andExpressions : orExpressions)(distinct.map((each) => each.expression))!;
  const because = meaning.because ?? 'several statements are taken to apply together';
  const isAssumed = meaning.because === undefined || distinct.some(({ certainty }) => certainty === 'assumed');
  return { kind: 'expression', expression, certainty: isAssumed ? 'assumed' : 'alias', files: distinct.flatMap(({ files }) => files), notes: [because, ...distinct.flatMap(({ notes }) => notes)] };
}

/** "BSD" beside "BSD-3-Clause". */
function isSaidBetter(vague: DeclaredLicense, precise: readonly (DeclaredLicense & { readonly kind: 'expression' })[]): boolean {
  if (vague.kind === 'file') return precise.length > 0;
  return vague.kind === 'unknown' && precise.some(({ expression }) => expression.kind === 'license' && vague.candidates.includes(expression.id));
}
