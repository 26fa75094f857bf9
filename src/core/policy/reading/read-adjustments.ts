import type { Value } from '../../text/value.ts';
import { usageContexts } from '../../model/inventory.ts';
import type { ListAdjustment, ListSource, RuleAdjustment } from '../model/policy-document.ts';
import type { Place } from '../model/place.ts';
import type { ListContent } from '../model/policy.ts';
import { severities, verdicts } from '../model/verdict.ts';
import { readEnforceAt, readExamples, readId, readTexts, readWaiverLimits, readWhen } from './read-rule.ts';
import { Section, type ReadingFile } from './section.ts';

export const adjustmentKeys = ['rule', 'reason', 'disabled', 'verdict', 'severity', 'enforceAt', 'observeUntil', 'approvers', 'waiver', 'ifUnknown', 'alsoWhen', 'exceptWhen', 'rationale', 'remedy', 'lesson', 'adjustable', 'examples'] as const;

export function readRuleAdjustment(file: ReadingFile, path: readonly (string | number)[], value: Value): RuleAdjustment {
  const section = new Section(file, path, value, adjustmentKeys, 'an adjustment');
  const rule = section.required('rule');
  section.what = `the adjustment of ${rule}`;
  section.reportUnknownKeys();
  const stated = {
    reason: section.text('reason'), disabled: section.flag('disabled'), verdict: section.choice('verdict', verdicts), severity: section.choice('severity', severities),
    enforceAt: readEnforceAt(section), observeUntil: section.value('observeUntil') === 'none' ? null : section.day('observeUntil'), approvers: section.texts('approvers'),
    waiver: readWaiverLimits(section), ifUnknown: section.choice('ifUnknown', ['needs-approval', 'report'] as const), alsoWhen: readWhen(section, 'alsoWhen'),
    exceptWhen: readWhen(section, 'exceptWhen'), ...readTexts(section), adjustable: section.flag('adjustable'), examples: section.has('examples') ? readExamples(section) : undefined,
  };
  const places: Record<string, Place> = Object.fromEntries(adjustmentKeys.filter(section.has).map((key) => [key, section.place(key)]));
  return { ...withoutUndefined(stated), rule, place: section.place(), places };
}

type Stated<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const withoutUndefined = <T extends object>(record: T): Stated<T> => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Stated<T>;

export function readListAdjustment(file: ReadingFile, path: readonly (string | number)[], value: Value): ListAdjustment {
  const section = new Section(file, path, value, ['list', 'reason', 'add', 'remove'], 'an adjustment');
  const list = section.required('list');
  section.what = `the adjustment of @${list}`;
  section.reportUnknownKeys();
  const add = section.has('add') ? readContent(section, 'add') : undefined;
  const remove = section.has('remove') ? readContent(section, 'remove') : undefined;
  return { list, place: section.place(), ...(add === undefined ? {} : { add }), ...(remove === undefined ? {} : { remove }) };
}

export function readList(file: ReadingFile, path: readonly (string | number)[], value: Value): ListSource {
  const section = new Section(file, path, value, ['id', 'title', 'licenses', 'reviewBy', 'adjustable'], 'a list');
  const id = readId(section);
  section.what = id === '' ? 'a list' : `list @${id}`;
  section.reportUnknownKeys();
  if (!section.has('licenses')) section.report([], `${section.what} has no licenses`, 'Add SPDX ids, for all contexts or by usage context.');
  const reviewBy = section.day('reviewBy');
  return {
    id, title: section.required('title'), licenses: section.has('licenses') ? readContent(section, 'licenses') : [], adjustable: section.flag('adjustable') ?? false,
    place: section.place(), ...(reviewBy === undefined ? {} : { reviewBy }),
  };
}

/** Ids for all contexts, or a mapping of contexts to ids. */
function readContent(section: Section, key: string): ListContent {
  const value = section.value(key);
  if (Array.isArray(value) || typeof value !== 'object') return section.texts(key) ?? [];
  const inner = new Section(section.file, [...section.path, key], value, usageContexts, `${key} of ${section.what}`);
  inner.reportUnknownKeys();
  return Object.fromEntries(usageContexts.filter(inner.has).map((context) => [context, inner.texts(context) ?? []]));
}
