import type { Value } from '../../text/value.ts';
import type { ConditionSource, RuleSource } from '../model/policy-document.ts';
import type { Example, RuleExamples, WaiverLimits } from '../model/policy.ts';
import { domains, enforcementPoints, modes, severities, verdicts, type EnforcementPoint, type Mode } from '../model/verdict.ts';
import { placeInScalar } from './place-in-scalar.ts';
import { readFacts } from './read-facts.ts';
import { Section, type ReadingFile } from './section.ts';

export const ruleKeys = ['id', 'title', 'domain', 'when', 'verdict', 'severity', 'enforceAt', 'observeUntil', 'approvers', 'waiver', 'ifUnknown', 'rationale', 'remedy', 'lesson', 'adjustable', 'examples'] as const;

export const idPattern = /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/;

export function readRule(file: ReadingFile, path: readonly (string | number)[], value: Value): RuleSource {
  const section = new Section(file, path, value, ruleKeys, 'a rule');
  const id = readId(section);
  section.what = id === '' ? 'a rule' : `rule ${id}`;
  section.reportUnknownKeys();
  const observeUntil = section.day('observeUntil');
  const waiver = readWaiverLimits(section) ?? undefined;
  return {
    id,
    title: section.required('title'),
    domain: section.requiredChoice('domain', domains),
    when: readWhen(section, 'when') ?? noCondition(section),
    verdict: section.requiredChoice('verdict', verdicts),
    severity: section.requiredChoice('severity', severities),
    enforceAt: readEnforceAt(section) ?? Object.fromEntries(enforcementPoints.map((point) => [point, 'enforce'])),
    approvers: section.texts('approvers') ?? [],
    ifUnknown: section.choice('ifUnknown', ['needs-approval', 'report']) ?? 'needs-approval',
    adjustable: section.flag('adjustable') ?? false,
    examples: readExamples(section),
    place: section.place(),
    ...(observeUntil === undefined ? {} : { observeUntil }),
    ...(waiver === undefined ? {} : { waiver }),
    ...readTexts(section),
  };
}

export function readId(section: Section): string {
  const id = section.required('id');
  if (id !== '' && !idPattern.test(id)) section.report(['id'], `${JSON.stringify(id.slice(0, 60))} is no id`, 'Use letters, digits, hyphens, dots and underscores, as in ACME-LIC-001.');
  return id;
}

export function readTexts(section: Section): { rationale?: string; remedy?: string; lesson?: string } {
  const texts = (['rationale', 'remedy', 'lesson'] as const).map((key) => [key, section.text(key)] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}

export function readWhen(section: Section, key: string): ConditionSource | undefined {
  const text = section.text(key);
  const { line } = section.place(key);
  const { path, source } = section.file;
  const { value } = section;
  // the reader of conditions sees the text as YAML gives it; its places count from there
  if (text === undefined) return undefined;
  const whole = value(key) as string;
  const shift = whole.indexOf(text);
  return { text, placeOf: (offset) => (line === undefined ? { path } : placeInScalar(path, source, line, key, whole, offset + shift)) };
}

function noCondition(section: Section): ConditionSource {
  if (!section.has('when')) section.report([], `${section.what} has no when`, 'Say when it applies, as in when: license.status == "none".');
  return { text: 'false', placeOf: () => section.place() };
}

/** A list of points, all of which enforce, or a mode for each point. */
export function readEnforceAt(section: Section): Partial<Record<EnforcementPoint, Mode>> | undefined {
  if (!section.has('enforceAt')) return undefined;
  const value = section.value('enforceAt');
  if (value === 'all') return Object.fromEntries(enforcementPoints.map((point) => [point, 'enforce']));
  if (Array.isArray(value) || typeof value === 'string') return Object.fromEntries((section.choices('enforceAt', enforcementPoints) ?? []).map((point) => [point, 'enforce']));
  const inner = new Section(section.file, [...section.path, 'enforceAt'], value, enforcementPoints, `enforceAt of ${section.what}`);
  inner.reportUnknownKeys();
  const found = enforcementPoints.map((point) => [point, inner.choice(point, modes)] as const);
  return Object.fromEntries(found.filter(([, mode]) => mode !== undefined));
}

/** `null` for none. */
export function readWaiverLimits(section: Section): WaiverLimits | null | undefined {
  if (!section.has('waiver')) return undefined;
  if (section.value('waiver') === 'none') return null;
  const inner = new Section(section.file, [...section.path, 'waiver'], section.value('waiver'), ['approvers', 'maxDays', 'maxRenewals'], `waiver of ${section.what}`);
  inner.reportUnknownKeys();
  const approvers = inner.texts('approvers') ?? [];
  const maxDays = inner.whole('maxDays');
  if (approvers.length === 0) inner.report([], `${inner.what} names nobody who may grant it`, 'Add approvers, a list of roles.');
  if (!inner.has('maxDays')) inner.report([], `${inner.what} has no maxDays`, 'Add the longest time for which it may be granted.');
  return { approvers, maxDays: maxDays ?? 0, maxRenewals: inner.whole('maxRenewals') ?? 0 };
}

export function readExamples(section: Section): RuleExamples {
  if (!section.has('examples')) return { fires: [], silent: [], unknown: [] };
  const inner = new Section(section.file, [...section.path, 'examples'], section.value('examples'), ['fires', 'silent', 'unknown'], `examples of ${section.what}`);
  inner.reportUnknownKeys();
  const read = (key: string): Example[] => inner.items(key).map(({ path, value }) => {
    const line = section.file.line(...path);
    return { facts: readFacts(section.file, path, value), place: line === undefined ? { path: section.file.path } : { path: section.file.path, line } };
  });
  return { fires: read('fires'), silent: read('silent'), unknown: read('unknown') };
}
