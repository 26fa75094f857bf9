import type { Value } from '../../text/value.ts';
import type { Facts } from '../facts/facts.ts';
import { isDay } from '../model/day.ts';
import type { Scenario } from '../model/policy.ts';
import { enforcementPoints, verdicts, type EnforcementPoint } from '../model/verdict.ts';
import { readApproval, readWaiver } from './read-exceptions.ts';
import { readFacts } from './read-facts.ts';
import { Section, type ReadingFile } from './section.ts';

/** What all scenarios of one file share, unless they say otherwise. */
export interface ScenarioDefaults {
  readonly at?: EnforcementPoint;
  readonly facts: Facts;
}

export function readScenarioDefaults(root: Section): ScenarioDefaults {
  if (!root.has('scenarioDefaults')) return { facts: {} };
  const section = new Section(root.file, ['scenarioDefaults'], root.value('scenarioDefaults'), ['at', 'facts'], 'scenarioDefaults');
  section.reportUnknownKeys();
  const at = section.choice('at', enforcementPoints);
  return { facts: readFacts(root.file, [...section.path, 'facts'], section.value('facts') ?? {}), ...(at === undefined ? {} : { at }) };
}

/** `lists` are the ids of the lists that conditions of waivers may name. */
export function readScenario(file: ReadingFile, path: readonly (string | number)[], value: Value, defaults: ScenarioDefaults, lists: ReadonlySet<string>): Scenario {
  const section = new Section(file, path, value, ['title', 'at', 'date', 'facts', 'waivers', 'approvals', 'verdict', 'rules'], 'a scenario');
  section.reportUnknownKeys();
  const rules = section.texts('rules');
  const date = section.day('date');
  const waivers = section.items('waivers').map((item) => readWaiver(file, item.path, item.value, lists));
  const approvals = section.items('approvals').map((item) => readApproval(file, item.path, item.value));
  if (waivers.length + approvals.length > 0 && !section.has('date')) section.report([], 'a scenario with waivers or approvals has no date', 'Add date, the day on which it is judged: exceptions end by themselves.');
  return {
    title: section.required('title'), at: section.has('at') || defaults.at === undefined ? section.requiredChoice('at', enforcementPoints) : defaults.at,
    facts: { ...defaults.facts, ...readFacts(file, [...path, 'facts'], section.value('facts') ?? {}) }, waivers, approvals,
    verdict: section.requiredChoice('verdict', verdicts), place: section.place(),
    ...(rules === undefined ? {} : { rules }), ...(date === undefined || !isDay(date) ? {} : { date }),
  };
}
