import type { CopyrightStatement } from './copyright-statement.ts';
import { mergeYears, renderYears, type YearRange } from './copyright-years.ts';
import { renderStatement } from './find-copyrights.ts';

/** What one holder states in several places. */
export interface MergedCopyright {
  readonly text: string;
  readonly years: readonly YearRange[];
  readonly holder: string | undefined;
  readonly contacts: readonly string[];
  /** How many statements it stands for. */
  readonly count: number;
}

/**
 * One statement a holder, with all years: "© 2019 X" and "2020 X" are "Copyright 2019-2020 X". Holders are the same when they differ only in
 * case, full stops, commas, or a leading "The"; the first spelling stays. Years without a holder are kept apart from all others. Sorted by holder.
 */
export function mergeCopyrights(statements: Iterable<CopyrightStatement>): MergedCopyright[] {
  const groups = new Map<string, CopyrightStatement[]>();
  for (const statement of statements) {
    const key = statement.holder === undefined ? `${renderYears(statement.years)} <${statement.contacts.join(' ').toLowerCase()}>` : holderKey(statement.holder);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [statement]);
    else group.push(statement);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => {
    const years = mergeYears(group.flatMap((statement) => statement.years));
    const contacts = [...new Set(group.flatMap((statement) => statement.contacts))];
    const { holder } = group[0]!;
    return { text: renderStatement(years, holder, contacts), years, holder, contacts, count: group.length };
  });
}

const holderKey = (holder: string): string => holder.toLowerCase().replace(/^the\s+/, '').replace(/[.,]/g, '').replace(/\s+/g, ' ').trim();
