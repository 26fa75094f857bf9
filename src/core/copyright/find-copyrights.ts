import { readHolder, type Holder } from './copyright-holder.ts';
import { markers, readOpening, type Opening } from './copyright-marker.ts';
import type { CopyrightStatement } from './copyright-statement.ts';
import { mergeYears, readYears, renderYears, type YearRange } from './copyright-years.ts';
import { LineCursor, type Line } from './line-cursor.ts';
import { readableLine, type ReadableLine } from './readable-line.ts';
import { isPlaceholder, isStatement } from './statement-doubts.ts';

/**
 * Every copyright statement of a text in its order, with repetitions. The time is linear in the length of the text: only what stands near a
 * marker is looked at, and no more than a few hundred characters of a line.
 */
export function findCopyrights(source: string): CopyrightStatement[] {
  const lines = new LineCursor(source);
  const found: CopyrightStatement[] = [];
  const markersOf = new RegExp(markers, 'gi');
  let field: Field | undefined;
  for (let match = markersOf.exec(source); match !== null; match = markersOf.exec(source)) {
    const start = beginning(source, match.index);
    const read = readStatement(source, start, lines, field);
    if (read === undefined) continue;
    found.push(...read.statements);
    field = read.field;
    markersOf.lastIndex = Math.max(markersOf.lastIndex, read.end);
  }
  return found;
}

/** The tag that the word is a part of. */
function beginning(source: string, at: number): number {
  for (const tag of ['SPDX-File', 'SPDX-Snippet']) {
    if (source.slice(at - tag.length, at).toLowerCase() === tag.toLowerCase()) return at - tag.length;
  }
  // `@copyright{}` of Texinfo, `\copyright` and `\textcopyright` of TeX
  if (source[at - 1] === '@' || source[at - 1] === '\\') return at - 1;
  return source.slice(at - 5, at) === '\\text' ? at - 5 : at;
}

interface Read {
  readonly statements: readonly CopyrightStatement[];
  /** Offset in the source. */
  readonly end: number;
}

/** The last line so far of a `Copyright:` field, which goes on as long as lines are indented. */
interface Field {
  readonly lastLine: number;
}

/** A statement runs over at most that many more lines. */
const continuationLimit = 4;

function readStatement(source: string, start: number, lines: LineCursor, field: Field | undefined): (Read & { readonly field: Field | undefined }) | undefined {
  const line = lines.at(start);
  const before = lines.before(start);
  // most markers are none, and a short look tells
  const { text: short } = readableLine(source, start, Math.min(line.end, start + 120));
  const own = readOpening(short);
  const opening = own && field?.lastLine === line.number - 1 && /^[ \t]+\S{0,2}$/.test(before) ? { ...own, hasColon: true } : own;
  if (opening === undefined || /^[^\p{L}\d]{8}|^[\s*]*[©=;{}]/u.test(short.slice(opening.end)) || isPlaceholder(short.slice(opening.end))) return undefined;
  let text = readableLine(source, start, line.end);
  let last = line;
  let read = parse(text, opening);
  for (let count = 0; count < continuationLimit && isUnfinished(read, text, opening); count++) {
    const next = lines.next(last);
    const more = next && readableLine(source, next.body, next.end);
    if (next === undefined || more === undefined || !continues(more.text, text.text, read)) break;
    text = joined(text, more);
    last = next;
    read = parse(text, opening);
  }
  const { years, holder } = read;
  const { name } = holder;
  if (!isStatement({ opening, before, name, contacts: holder.contacts, hasYears: years.length > 0, isDated: read.isDated })) return undefined;
  if (years.length > 0 && name === undefined && opening.strength === 'letter' && holder.contacts.length === 0) return undefined;
  const range = { first: line.number, last: last.number };
  const statements = [statement(years, holder, range, subjectOf(source, last.end))];
  let { end } = holder;
  for (let more = anotherOnLine(text.text, end); more !== undefined; more = anotherOnLine(text.text, end)) {
    statements.push(statement(more.years, more.holder, range, 'work'));
    end = more.holder.end;
  }
  const further = furtherHolders(source, last, opening, lines);
  const all = [...statements, ...further.statements];
  return { statements: all, end: Math.max(further.end, text.offsetAt(end)), field: opening.hasColon ? { lastLine: all.at(-1)!.lines.last } : undefined };
}

const joined = (first: ReadableLine, second: ReadableLine): ReadableLine => {
  const kept = first.text.trimEnd();
  return {
    text: `${kept} ${second.text}`,
    offsetAt: (index) => (index <= kept.length ? first.offsetAt(index) : second.offsetAt(index - kept.length - 1)),
  };
};

/** `1999 A, 2001-2003 B` */
function anotherOnLine(text: string, from: number): Parsed | undefined {
  const years = readYears(text, from);
  if (years === undefined) return undefined;
  const gap = /^[\s,:]*(?:by\s+)?/.exec(text.slice(years.end))![0];
  const holder = readHolder(text, years.end + gap.length);
  return holder.name === undefined ? undefined : { years: mergeYears([...years.years, ...holder.years]), holder, isDated: true };
}

interface Parsed {
  readonly years: readonly YearRange[];
  readonly holder: Holder;
  /** Years stand before the name. */
  readonly isDated: boolean;
}

function parse({ text }: ReadableLine, opening: Opening): Parsed {
  const start = opening.end + /^\s*/.exec(text.slice(opening.end))![0].length;
  const leading = readYears(text, start);
  if (leading === undefined) {
    const holder = readHolder(text, start);
    return { years: holder.years, holder, isDated: false };
  }
  const rest = /^[\s,:.)>\]"'/–—-]*(?:(?:by|held by|owned by)\b[\s:]*)?/i.exec(text.slice(leading.end))![0];
  const holder = readHolder(text, leading.end + rest.length);
  return { years: mergeYears([...leading.years, ...holder.years]), holder, isDated: true };
}

/** The line ends before the holder is named, or after a comma or an "and". */
function isUnfinished({ years, holder }: Parsed, { text }: ReadableLine, opening: Opening): boolean {
  if (!holder.openEnded) return false;
  if (holder.name === undefined) return holder.contacts.length === 0 && (years.length > 0 || opening.strength === 'sign' || opening.hasBy || (opening.hasColon && text.trim().toLowerCase() === 'copyright:'));
  return /(?:,|\band|&|\bby|\bof|\bthe)\s*$/i.test(text) || /^[^.]*[\p{L}]\s*$/u.test(text);
}

/** What a name that was broken over two lines goes on with. */
const tail = /^\s*(?:(?:foundation|inc|corporation|corp|company|ltd|limited|gmbh|california|technology|institute|university|group|consortium|laborator(?:y|ies)|cent(?:er|re)|and (?:its|other|individual|the)|or its)\b|and\s+\p{Lu}|(?:[\p{Lu}][\p{L}.&-]*\s+){0,3}[\p{Lu}][\p{L}&-]*[.,]?\s+all rights reserved)/iu;

function continues(line: string, before: string, { holder, years }: Parsed): boolean {
  if (!/^[\s(]*(?:\p{L}|\d{2}|<[\w.+-]+@)/u.test(line) || /^\s*(?:copyright|©|\(c\)|all rights|licen[cs]ed?\b|permission|redistribut|this\s|the (?:above|following)|spdx-|\d+[.)]\s|see\s|released|@\w|author)/i.test(line)) return false;
  if (holder.name !== undefined && !/(?:,|\band|&|\bby|\bof|\bthe)\s*$/i.test(before)) return tail.test(line);
  if (holder.name !== undefined && /^\s*\d{1,3}\b/.test(line)) return false;
  return holder.name !== undefined || years.length > 0 ? /^[\s(]*(?:\p{Lu}|\p{Lo}|\d{4}|\d\d\b|<|by\b|the\b|and\b|[\p{L}\w.+-]+@|[\p{Ll}]+(?:\s+[\p{Ll}]+)?\s*$)/u.test(line) : true;
}

/** Lines after it that begin with years, as in `Copyright: 2001 A` and `2002 B` below it. */
function furtherHolders(source: string, after: Position, opening: Opening, lines: LineCursor): Read {
  const statements: CopyrightStatement[] = [];
  let [last, end] = [after, 0];
  let isOrderly = true;
  for (let next = lines.next(last); next !== undefined; next = lines.next(last)) {
    const isList = opening.hasColon && next.isIndented;
    const read = listLine(source, next, { isField: isList, mayLackYears: isList && isOrderly }, lines);
    if (read === 'other' || (read === undefined && !isList)) break;
    if (read === undefined) {
      // the field goes on, but names without years are no longer to be trusted
      isOrderly = false;
      last = next;
      continue;
    }
    statements.push(read.statement);
    last = read.last;
    ({ end } = last);
  }
  return { statements, end };
}

interface Position {
  readonly number: number;
  readonly end: number;
}

/** `other`: what stands there is none of the list. `undefined`: it says no holder. */
function listLine(source: string, line: Line, { isField, mayLackYears }: { readonly isField: boolean; readonly mayLackYears: boolean }, lines: LineCursor): { readonly statement: CopyrightStatement; readonly last: Position } | 'other' | undefined {
  let text = readableLine(source, line.body, line.end);
  if (markers.test(text.text) || line.body === line.end) return 'other';
  const start = /^[\s,?]*(?:\((?:unspecified|unknown)\)\s*)?/i.exec(text.text)![0].length;
  let years = readYears(text.text, start);
  let last: Line = line;
  const next = years !== undefined && /^[\s,]*$/.test(text.text.slice(years.end)) ? lines.next(line) : undefined;
  if (next?.isIndented === true) {
    text = joined(text, readableLine(source, next.body, next.end));
    years = readYears(text.text, start);
    last = next;
  }
  // "2011-01-03 Jane Doe" in a change log is no statement
  if (!isField && (/^\s*\d{4}-\d\d-\d\d/.test(text.text) || !/^[\s,:–—-]*(?:by\s+)?(?:the\s+)?[\p{Lu}\p{Lo}]|@/u.test(text.text.slice(years?.end ?? start)))) return undefined;
  if (years === undefined && !(mayLackYears && /^(?:\p{Lu}|<|[\w.+-]+@)/u.test(text.text.slice(start)))) return undefined;
  const gap = years === undefined ? 0 : /^[\s,:–—-]*(?:by\b)?[\s:]*/i.exec(text.text.slice(years.end))![0].length;
  const holder = readHolder(text.text, (years?.end ?? start) + gap);
  const { name, contacts } = holder;
  if (name === undefined ? contacts.length === 0 || years === undefined : !/^(?:\p{L}|\d)/u.test(name) || name.split(' ').length > 12) return undefined;
  if (years === undefined && !isStatement({ opening: listed, before: '', name, contacts, hasYears: false, isDated: false })) return undefined;
  return { statement: statement(mergeYears([...(years?.years ?? []), ...holder.years]), holder, { first: line.number, last: last.number }, 'work'), last };
}

/** As if a sign stood before it. */
const listed: Opening = { end: 0, strength: 'sign', isField: false, hasColon: false, hasBy: false };

function statement(years: readonly YearRange[], { name, contacts }: Holder, lines: CopyrightStatement['lines'], subject: CopyrightStatement['subject']): CopyrightStatement {
  return { text: renderStatement(years, name, contacts), years, holder: name, contacts, lines, subject };
}

export const renderStatement = (years: readonly YearRange[], holder: string | undefined, contacts: readonly string[]): string =>
  ['Copyright', renderYears(years), holder ?? '', ...contacts.map((contact) => `<${contact}>`)].filter((part) => part !== '').join(' ');

/** The GNU licences state whose text they are in the words before "Everyone is permitted to copy and distribute verbatim copies". */
const subjectOf = (source: string, end: number): CopyrightStatement['subject'] =>
  (/everyone is permitted to copy and distribute/i.test(source.slice(end, end + 250)) ? 'license-text' : 'work');
