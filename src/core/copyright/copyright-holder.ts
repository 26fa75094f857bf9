import { readYears, type YearRange } from './copyright-years.ts';

export interface Holder {
  /** `undefined` where nothing that could be a name stands. */
  readonly name: string | undefined;
  /** E-mail addresses. */
  readonly contacts: readonly string[];
  /** "Jane Doe, 2010": years that follow the name. */
  readonly years: readonly YearRange[];
  /** Offset behind what was read. */
  readonly end: number;
  /** Nothing but the end of the line ended it. */
  readonly openEnded: boolean;
}

/** What looks like a house number and is none: a year with the next holder behind it ("2010 A, 2011 B"), unless a street is. */
const year = String.raw`(?:19|20)\d\d\s+(?!(?:[\p{L}.]{1,30}\s+){0,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Parkway|Pkwy|Way|Lane|Ln|Suite|Broadway|Court|Circle|Place|Plaza|Highway|Floor)\b)`;

/** Where a name ends for certain: what licence notices, comments and markup go on with. */
const ends = new RegExp([
  String.raw`\*\/|--+>|\*\)|%>|\?>|\]\]|\\[nrt"]|[{}|;=$]|\x60(?!\p{L})|,\s+(?!${year})\d{1,5}\s+\p{Lu}|,\s+\p{Lu}{1,2}-\d{4,5}\b|…|·|•|\[(?!at\])`,
  String.raw`\s[-–—]{1,2}\s|\s\*|\s#|\s\/\/`,
  String.raw`\ball\s+rights?\b|\b(?:dual[- ])?licen[cs]ed?\b|\b(?:re)?distributed\b|\breleased\b|\bpublished\b|\bpermission\b|\bsubject to\b|\bredistribut|\buse of\b|\bsee\s|\bprovided\b|\bunder\b`,
  String.raw`\b(?:this|these|the following|the above)\b|\bfor (?:licen|more|conditions|terms|details|use|further)|\b(?:may|can|you) (?:not|only|be|use|have|may|can|must|should|are)\b`,
  String.raw`(?-i:\b(?:is|are|was|were|has|have|shall|must|which|that|except|unless|as|based|derived|adapted|originally|modified|ported|created|written|generated)\s)`,
  String.raw`\bportions?\b|\bsome parts?\b|\bcopyrights?\b|©|\(c\)|\bmit\s+licen|\bbsd\s+licen|\bgnu\s+(?:general|lesser|library|affero|l?gpl|public)|\bspdx-|https?:\/\/|\bwww\.|\bauthors?:|\bversion\s+\d|\bv\d+\.\d`,
].join('|'), 'giu');

/** Words whose full stop ends no sentence. */
const abbreviation = /(?:^|[\s(])(?:(?:\p{L}\.)*\p{L}|inc|ltd|co|corp|jr|sr|dr|prof|st|mr|mrs|ms|univ|dept|assoc|pty|no|intl|bros|mfg|al|dipl|ing|a\.s|s\.a|b\.v|n\.v|e\.v|s\.p\.a|s\.r\.l|s\.r\.o|k\.k|l\.p|u\.s|u\.s\.a|ph\.d)$/iu;

export function readHolder(text: string, at: number): Holder {
  const limit = nextYears(text, at, hardEnd(text, at));
  const end = sentenceEnd(text, at, limit);
  const contacts: string[] = [];
  // the letters of Perl's markup: L<jane@home.example>
  let words = text.slice(at, end).replace(/(?<=\s)[BCFILS](?=<)/g, '');
  if (/@|\bat\b|_at_/i.test(words)) words = words.replace(/[<([]?\s*(?:mailto:)?(?<![\w.+-])([\w.+-]+)\s*(?:@|\s\(?\[?at\]?\)?\s|_at_)\s*((?:[\w-]+\.)+\w+)\s*[>)\]]?/gi, (_all, user: string, host: string) => {
    contacts.push(`${user}@${host}`);
    return ' ';
  });
  if (words.includes('<')) words = words.replace(/<[^<>]*>?/g, ' ');
  const { rest, years } = trailingYears(words);
  return { name: named(rest), contacts, years, end, openEnded: end === text.length };
}

function hardEnd(text: string, at: number): number {
  ends.lastIndex = at;
  let limit = ends.exec(text)?.index ?? text.length;
  for (let quote = text.indexOf('"', at); quote !== -1 && quote < limit; quote = text.indexOf('"', quote + 1)) {
    const opens = quote > at && /\s/.test(text[quote - 1]!) && /\p{L}/u.test(text[quote + 1] ?? '');
    const closes = !opens && text.lastIndexOf('"', quote - 1) >= at;
    if (!opens && !closes) limit = quote;
  }
  const apostrophe = text.slice(at, limit).search(/'(?=\s*(?:[,)\];+]|$))/);
  if (apostrophe !== -1) limit = at + apostrophe;
  return closedParenthesis(text, at, limit);
}

/** `1999 A, 2001-2003 B`: years with a name behind them begin another statement. */
function nextYears(text: string, at: number, limit: number): number {
  const year = /[\s,;>)](?=(?:19|20)\d\d(?!\d))/g;
  year.lastIndex = at;
  for (let found = year.exec(text); found !== null && found.index < limit; found = year.exec(text)) {
    const start = found.index + 1;
    const years = readYears(text, start);
    if (years === undefined) continue;
    year.lastIndex = years.end;
    if (/^[,:]?\s*(?:by\s+)?\p{Lu}/u.test(text.slice(years.end, limit)) && /\p{L}/u.test(text.slice(at, start))) return start;
  }
  return limit;
}

/** A `)` that nothing opened ends a remark in parentheses. */
function closedParenthesis(text: string, at: number, limit: number): number {
  let open = 0;
  for (let index = at; index < limit; index++) {
    if (text[index] === '(') open++;
    else if (text[index] === ')' && open-- === 0) return index;
  }
  return limit;
}

/** After "Inc." a sentence may begin as well. */
const sentenceStart = /^\s+(?:they|the|this|it|created|see|for|all|please|you|no|any|if|under|in|we)\s/i;

function sentenceEnd(text: string, at: number, limit: number): number {
  for (let stop = text.indexOf('.', at); stop !== -1 && stop < limit; stop = text.indexOf('.', stop + 1)) {
    const next = text[stop + 1];
    if (next !== undefined && !/\s/.test(next)) continue;
    if (!abbreviation.test(text.slice(Math.max(at, stop - 12), stop)) || sentenceStart.test(text.slice(stop + 1, stop + 14))) return stop + 1;
  }
  return limit;
}

/** `Jane Doe (2003, 2005)`, `IBM Corp. 1998`. */
function trailingYears(words: string): { readonly rest: string; readonly years: readonly YearRange[] } {
  const start = words.search(/[\s,(]+(?:19|20)\d\d(?!\d)/);
  if (start === -1) return { rest: words, years: [] };
  const first = words.slice(start).search(/\d/) + start;
  const found = readYears(words, first);
  if (found === undefined || !/^[\s).,:;]*(?:by\b.*)?$/.test(words.slice(found.end))) return { rest: words, years: [] };
  return { rest: words.slice(0, start), years: found.years };
}

function named(words: string): string | undefined {
  let name = words.replace(/^[\s,.:;*#%/\\'"()<>!~_+-]+/, '').replace(/[\s,:;*#%@/\\'"(<>!~_+-]+$/, '');
  if (name.endsWith('.') && !abbreviation.test(name.slice(0, -1).slice(-12))) name = name.slice(0, -1);
  name = name.replace(/[\s>]+$/, '').replace(/\(\s*\)/g, '').replace(/(?:,|\s)+(?:and|&|by|und|et)$/i, '').replace(/\s+/g, ' ').trim();
  if (!name.includes('(')) name = name.replace(/\)+$/, '');
  return /\p{L}/u.test(name) ? name : undefined;
}
