import type { AnyObligationName, ComponentObligations, EvidenceKind, Obligation } from './obligation.ts';
import { obligationTexts } from './obligation-texts.data.ts';

export const obligationStatuses = ['open', 'planned-before-release', 'fulfilled', 'not-applicable', 'deferred-to-parent', 'fulfilled-and-parent-too', 'escalated'] as const;

export type ObligationStatus = (typeof obligationStatuses)[number];

/** What somebody recorded about an obligation. The last record for it holds. */
export interface ObligationRecord {
  /** As in `Obligation.component`, or `*` for all. */
  readonly component: string;
  readonly obligation: AnyObligationName;
  readonly status: ObligationStatus;
  /** Needed for `not-applicable`. */
  readonly reason?: string;
  readonly by: string;
  /** Date, as 2026-03-01. */
  readonly on: string;
  /** Where it is written, as the user knows it; the line is from 1. */
  readonly place?: { readonly path: string; readonly line?: number };
}

/** What people recorded for one target: it says nothing of what only others hand over. */
export interface RecordBook {
  /** Name of the target. */
  readonly target: string;
  readonly records: readonly ObligationRecord[];
  /** Whether the target hands a component over; absent: all of them. */
  readonly covers?: (component: string) => boolean;
}

/** `ci/records.yaml:12: `, or nothing where nobody knows. */
const placed = ({ place }: ObligationRecord): string => (place === undefined ? '' : `${place.path}${place.line === undefined ? '' : `:${place.line}`}: `);

/** Something that was made and shows that obligations are fulfilled: the notice file, the source bundle. */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Path or address, with a hash where there is one. */
  readonly reference: string;
  /** Components that it covers; a generated notice lists what is missing, and that is not covered. */
  readonly covers: ReadonlySet<string>;
  /** The obligations that it is for; without it all that take this kind of evidence. */
  readonly obligations?: ReadonlySet<AnyObligationName>;
  /** Why it does not cover a component. */
  readonly lacks?: ReadonlyMap<string, string>;
}

export interface ChecklistItem {
  readonly obligation: Obligation;
  readonly status: ObligationStatus | 'standing' | 'advisory';
  /** What shows it, or who said so and why. */
  readonly shownBy?: string;
  /** A record or evidence that does not count, and why. */
  readonly problem?: string;
}

/** The same duty of all components: one piece of work. */
export interface ReleaseTask {
  readonly name: AnyObligationName;
  readonly title: string;
  readonly responsible: Obligation['responsible'];
  readonly open: number;
  /** The longest time of all, where source is only offered. */
  readonly offerYears?: number;
  /** Sorted by component, then id. */
  readonly items: readonly ChecklistItem[];
}

export interface ReleaseChecklist {
  /** In the order of the obligations' names. */
  readonly tasks: readonly ReleaseTask[];
  /** Items that block a release: open, escalated, or planned and not yet done. */
  readonly open: number;
  /** How long source and papers should be kept after the last delivery: the longest offer and a year more. */
  readonly keepYears?: number;
  /** Alternatives that nobody confirmed. */
  readonly unconfirmedChoices: readonly { readonly component: string; readonly from: string; readonly to: string }[];
  /** Records that fit no obligation. */
  readonly unusedRecords: readonly ObligationRecord[];
}

const blocking: ReadonlySet<ChecklistItem['status']> = new Set(['open', 'escalated', 'planned-before-release']);

/** The tasks of a release: obligations of all components merged by what has to be done, each with its state. Where several targets hand a component over, each has to show that a duty is done. */
export function releaseChecklist(components: readonly ComponentObligations[], books: readonly RecordBook[] = [], evidence: readonly Evidence[] = []): ReleaseChecklist {
  const used = new Set<ObligationRecord>();
  const items = components.flatMap(({ component, obligations }) => {
    const own = books.filter(({ covers }) => covers?.(component) !== false);
    return obligations.map((obligation) => together(own.map(({ target, records }) => ({ target, item: itemOf(obligation, records, evidence, used) }))) ?? itemOf(obligation, [], evidence, used));
  });
  const byName = Map.groupBy(items, ({ obligation }) => obligation.name);
  const tasks = (Object.keys(obligationTexts) as AnyObligationName[]).flatMap((name) => {
    const own = byName.get(name);
    return own === undefined ? [] : [taskOf(name, own)];
  });
  const years = Math.max(0, ...tasks.map(({ offerYears = 0 }) => offerYears));
  return {
    tasks, open: tasks.reduce((sum, { open }) => sum + open, 0), ...(years > 0 && { keepYears: years + 1 }),
    unconfirmedChoices: components.flatMap(({ component, choice }) => (choice?.state === 'proposed' ? [{ component, from: choice.from, to: choice.to }] : [])),
    unusedRecords: [...new Set(books.flatMap(({ records }) => records))].filter((record) => !used.has(record)),
  };
}

/** From what is furthest from done. */
const byProgress: readonly ChecklistItem['status'][] = ['escalated', 'open', 'planned-before-release', 'fulfilled-and-parent-too', 'deferred-to-parent', 'fulfilled', 'not-applicable', 'standing', 'advisory'];

/** One duty as several targets see it: done where it is done in all of them. `undefined` for none. */
function together(seen: readonly { readonly target: string; readonly item: ChecklistItem }[]): ChecklistItem | undefined {
  const [first, ...others] = seen;
  if (first === undefined || others.every(({ item }) => isAlike(item, first.item))) return first?.item;
  const status = byProgress.find((one) => seen.some(({ item }) => item.status === one))!;
  const told = seen.map(({ target, item }) => `${target}: ${item.shownBy ?? item.problem ?? 'nothing shows that it is done'}`).join('; ');
  return { obligation: first.item.obligation, status, ...(blocking.has(status) ? { problem: `It has to be done for each of them: ${told.replace(/\.$/, '')}.` } : { shownBy: told }) };
}

const isAlike = (one: ChecklistItem, other: ChecklistItem): boolean => one.status === other.status && one.shownBy === other.shownBy && one.problem === other.problem;

function itemOf(obligation: Obligation, records: readonly ObligationRecord[], evidence: readonly Evidence[], used: Set<ObligationRecord>): ChecklistItem {
  if (obligation.state === 'standing' || obligation.state === 'advisory') return { obligation, status: obligation.state };
  const fitting = records.filter((record) => record.obligation === obligation.name && (record.component === '*' || record.component === obligation.component));
  for (const record of fitting) used.add(record);
  const record = fitting.at(-1);
  if (record !== undefined) {
    if (record.status === 'not-applicable' && (record.reason ?? '').trim() === '') return { obligation, status: 'open', problem: `${placed(record)}${record.by} recorded "not-applicable" without a reason: add one.` };
    return { obligation, status: record.status, shownBy: `${record.by}, ${record.on}${record.reason === undefined ? '' : `: ${record.reason}`}` };
  }
  const fit = evidence.filter(({ kind, obligations }) => obligation.evidence.includes(kind) && (obligations?.has(obligation.name) ?? true));
  const shown = fit.find(({ covers }) => covers.has(obligation.component));
  // a paper cannot settle whether the duty exists
  if (obligation.name === 'determine-license') return { obligation, status: 'open' };
  const lack = fit.flatMap(({ lacks }) => lacks?.get(obligation.component) ?? [])[0];
  if (shown === undefined) return { obligation, status: 'open', ...(lack !== undefined && { problem: lack }) };
  return { obligation, status: 'fulfilled', shownBy: shown.reference };
}

function taskOf(name: AnyObligationName, items: readonly ChecklistItem[]): ReleaseTask {
  const { title, responsible } = obligationTexts[name];
  const years = Math.max(0, ...items.map(({ obligation }) => obligation.offerYears ?? 0));
  const sorted = items.toSorted((a, b) => (a.obligation.id < b.obligation.id ? -1 : a.obligation.id > b.obligation.id ? 1 : 0));
  return { name, title, responsible, open: items.filter(({ status }) => blocking.has(status)).length, ...(years > 0 && { offerYears: years }), items: sorted };
}
