/** Years from the first to the last one; both count. */
export interface YearRange {
  readonly from: number;
  /** `present`: as long as the work is worked on ("2015-present", "2015-"). */
  readonly to: number | 'present';
}

export interface YearList {
  readonly years: readonly YearRange[];
  /** Offset behind the list. */
  readonly end: number;
}

const span = String.raw`\s*(?:-+|–|—|−|\bto\b|\bthrough\b|\buntil\b|\.\.)\s*`;
const oneYear = String.raw`((?:19|20)\d\d)(?![\d])(?:-\d\d-\d\d(?!\d))?`;
const item = new RegExp(`${oneYear}(?:${span}(?:((?:19|20)\\d\\d)(?!\\d)|(\\d\\d?)(?![\\d.])|(present|current|now|today|date|onwards?)\\b|(?=$|[\\s,;]\\s*[A-Z(]|\\s*$)))?`, 'iy');
const shortItem = /(\d\d)(?!\d)(?:\s*[-–]\s*(\d\d)(?!\d))?/y;
const separator = /\s*(?:,\s*and\b|,\s*&|[,/;&+]|\band\b)\s*|\s+(?=(?:19|20)\d\d(?!\d))/y;

/** A list such as `1998, 1999-2001, 03 and 2010-present` that begins at the offset; `undefined` where none does. */
export function readYears(text: string, at: number): YearList | undefined {
  const years: YearRange[] = [];
  let end = at;
  for (let next = at; ;) {
    const range = years.length === 0 ? matchRange(text, next) : (matchRange(text, next) ?? matchShort(text, next, years.at(-1)!));
    if (range === undefined) break;
    years.push(range.years);
    end = range.end;
    separator.lastIndex = end;
    if (!separator.test(text)) break;
    next = separator.lastIndex;
  }
  return years.length === 0 ? undefined : { years: mergeYears(years), end };
}

interface Match {
  readonly years: YearRange;
  readonly end: number;
}

function matchRange(text: string, at: number): Match | undefined {
  item.lastIndex = at;
  const found = item.exec(text);
  if (found === null) return undefined;
  const [all, first, full, short, open] = found;
  const from = Number(first);
  // "2015- Jane" goes on, "2015 - Jane" does not
  const later = /^\s+and (?:later|onwards?)\b/i.exec(text.slice(at + all.length, at + all.length + 20));
  if (later !== null && full === undefined) return { years: { from, to: 'present' }, end: at + all.length + later[0].length };
  const isOpen = open !== undefined || /\d[-–—−]+\s*$/.test(all);
  const to = full !== undefined ? Number(full) : short !== undefined ? completed(from, short) : isOpen ? 'present' : from;
  if (typeof to === 'number' && to < from) return { years: { from, to: from }, end: at + 4 };
  return { years: { from, to }, end: at + (isOpen || full !== undefined || short !== undefined ? all.length : all.trimEnd().replace(/\s*[-–—−]+$|\s+(?:to|through|until)$|\s*\.\.$/i, '').length) };
}

/** `2003-5` is to 2005, `1998-03` to 2003. */
function completed(from: number, short: string): number {
  const unit = 10 ** short.length;
  const to = Math.floor(from / unit) * unit + Number(short);
  return to < from && short.length === 2 ? to + 100 : to;
}

/** `1989, 91-93`: two digits after a year of the same century. */
function matchShort(text: string, at: number, last: YearRange): Match | undefined {
  const before = last.to === 'present' ? last.from : last.to;
  shortItem.lastIndex = at;
  const found = shortItem.exec(text);
  if (found === null) return undefined;
  const from = completed(before, found[1]!);
  if (from - before > 60) return undefined;
  const to = found[2] === undefined ? from : completed(from, found[2]);
  return { years: { from, to: Math.max(from, to) }, end: at + found[0].length };
}

/** Ascending, without overlaps; neighbouring years join: 2019 and 2020 are 2019-2020. */
export function mergeYears(ranges: readonly YearRange[]): YearRange[] {
  const merged: YearRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last === undefined || (last.to !== 'present' && range.from > last.to + 1)) merged.push(range);
    else merged[merged.length - 1] = { from: last.from, to: last.to === 'present' || range.to === 'present' ? 'present' : Math.max(last.to, range.to) };
  }
  return merged;
}

/** `1998, 2000-2003, 2010-present` */
export const renderYears = (years: readonly YearRange[]): string => years.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
