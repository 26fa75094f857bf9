import type { Duty, DutyScope, Form } from './duty.ts';
import { isObligationCode } from './duty.ts';
import type { Copyleft, LicenseFacts, NetworkClause, NetworkTrigger, PatentTerms } from './license-facts.ts';

/** How the records of the data files are written: what a record does not say is "none". */
export type LicenseRecord = Pick<LicenseFacts, 'id' | 'family' | 'category' | 'basis' | 'review'> & Partial<Omit<LicenseFacts, 'duties'>> & {
  /** In the notation of `duties`. */
  readonly duties?: readonly Duty[];
};

const formsOf: Readonly<Record<string, readonly Form[]>> = {
  all: ['UB', 'MB', 'US', 'MS'],
  binary: ['UB', 'MB'],
  source: ['US', 'MS'],
  modified: ['MB', 'MS'],
  unmodified: ['UB', 'US'],
  UB: ['UB'],
  MB: ['MB'],
  US: ['US'],
  MS: ['MS'],
};

const scopeNames: Readonly<Record<string, DutyScope>> = { alt: 'alternatives' };

/**
 * Duties by form: `{ all: 'LT 1, CN 1', source: 'RN 4(c)', MB: 'SC* 4(b)' }`. Each is a code, with its scope after a colon, a star when it only matters if the source
 * travels too, and the clause. A clause that starts with a digit or letter is a section or article of the text, `¶2` its second paragraph.
 */
export function duties(byForms: Readonly<Record<string, string>>): Duty[] {
  const merged = new Map<string, Duty>();
  for (const [key, list] of Object.entries(byForms)) {
    const forms = key.split('+').flatMap((part) => formsOf[part] ?? fail(key));
    for (const item of itemsOf(list)) {
      const written = dutyOf(item, forms);
      const identity = `${written.code}:${written.scope ?? ''} ${written.clause}`;
      const known = merged.get(identity);
      merged.set(identity, known === undefined ? written : { ...known, on: [...known.on, ...written.on], advisoryOn: [...known.advisoryOn, ...written.advisoryOn] });
    }
  }
  return [...merged.values()];
}

/** A clause may have commas: what does not start with a code belongs to the clause before. */
function itemsOf(list: string): string[] {
  const items: string[] = [];
  for (const part of list.split(', ')) {
    if (items.length === 0 || isObligationCode(part.slice(0, 2))) items.push(part);
    else items.push(`${items.pop()!}, ${part}`);
  }
  return items;
}

function dutyOf(item: string, forms: readonly Form[]): Duty {
  const space = item.indexOf(' ');
  const [head, clause] = space === -1 ? fail(item) : [item.slice(0, space), item.slice(space + 1)];
  const star = head.endsWith('*');
  const [code = '', scope] = (star ? head.slice(0, -1) : head).split(':', 2);
  if (!isObligationCode(code)) return fail(item);
  return { code, on: star ? [] : forms, advisoryOn: star ? forms : [], ...(scope !== undefined && { scope: scopeNames[scope] ?? (scope as DutyScope) }), clause };
}

function fail(text: string): never {
  throw new Error(`this is no duty: ${text}`);
}

export const noCopyleft: Copyleft = { strength: 'none', linked: 'stays' };

const express = (clause: string, retaliation: PatentTerms['retaliation'] = 'none', retaliationClause = clause): PatentTerms =>
  retaliation === 'none' ? { grant: 'express', clause, retaliation } : { grant: 'express', clause, retaliation, retaliationClause };

export const patents = {
  unstated: { grant: 'unstated', retaliation: 'none' } satisfies PatentTerms,
  implied: (clause: string): PatentTerms => ({ grant: 'implied', clause, retaliation: 'none' }),
  excluded: (clause: string): PatentTerms => ({ grant: 'excluded', clause, retaliation: 'none' }),
  express,
};

export const network = (trigger: NetworkTrigger, clause: string): NetworkClause => ({ trigger, clause });

/** The complete facts of a record. */
export function license(record: LicenseRecord): LicenseFacts {
  return {
    copyleft: noCopyleft,
    network: { trigger: 'none' },
    patent: patents.unstated,
    duties: [],
    terms: [],
    tolerates: 'any',
    permits: [],
    joins: [],
    osiApproved: false,
    forContent: false,
    disputes: [],
    notes: [],
    ...record,
  };
}

/** The same terms under another id: a sibling or a version that differs only in what is given. */
export const variant = (of: LicenseFacts, differences: Partial<LicenseFacts>): LicenseFacts => ({ ...of, ...differences });
