import { definitionOf } from '../policy/facts/facts.ts';
import type { FactReason } from '../policy/evaluation/evaluation.ts';
import { count } from '../report/words.ts';
import type { GateAction, GateFinding, GateLicense, GateReason, GateResult, GateUse } from './gate-result.ts';

/** What a developer has to do, as a heading. */
export const actionTitles: Readonly<Record<GateAction, string>> = {
  replace: 'Replace or remove', ask: 'Ask before you use it', 'find-out': 'Find out first', fulfil: 'Use it, and fulfil its duties', nothing: 'Nothing to do',
};

export const actionHints: Readonly<Record<GateAction, string>> = {
  replace: 'The policy does not allow these here.',
  ask: 'Those who are named have to agree first.',
  'find-out': 'Nobody can decide before something is known.',
  fulfil: 'Allowed. When the software leaves the house, notices and the like go with it; Muster writes them.',
  nothing: 'Allowed as it is.',
};

const linkages: Readonly<Record<GateUse['linkage'], string>> = {
  none: 'not part of your program', 'separate-process': 'a program of its own', plugin: 'a plug-in', dynamic: 'loaded as a library', static: 'compiled into your program', copied: 'copied into your code', 'build-tool': 'a tool for building',
  unknown: 'combined in a way that nobody said',
};

const scopes: Readonly<Record<GateUse['scope'], string>> = { runtime: 'needed to run', peer: 'needed to run', optional: 'used when it is there', build: 'needed to build', test: 'needed for tests', development: 'needed for development' };

/** `needed to run, loaded as a library, unchanged`. */
export function useInWords({ scope, direct, linkage, linkageFrom, modified }: GateUse): string {
  const how = `${linkages[linkage]}${linkageFrom === 'usual' && linkage !== 'none' && linkage !== 'build-tool' ? ' (as is usual)' : ''}`;
  return [scopes[scope], direct ? 'asked for by the project itself' : 'brought in by another component', how, modified === 'unknown' ? 'perhaps changed by you' : modified ? 'changed by you' : 'unchanged'].join(', ');
}

/** `GPL-3.0-only`, or why there is none. */
export function licenseInWords({ expression, status, declared }: GateLicense): string {
  if (expression !== undefined) return status === 'conflict' ? `${expression}?` : expression;
  if (status === 'none') return declared.length === 0 ? 'no licence' : `no licence (${declared.join(', ')})`;
  return declared.length === 0 ? 'licence not known' : `not understood: ${declared.join(', ')}`;
}

/** Why the rule says what it says, in the words of the facts. */
export function reasonInWords({ because, missing, openApprovals, approvedBy, waiver }: GateReason): string[] {
  return [
    ...(because.length === 0 ? [] : [`because ${because.map(factInWords).join(', ')}`]),
    ...new Set(missing.map(({ fact, reason }) => reason ?? `${definitionOf(fact).meaning} Nobody said so.`)),
    ...(approvedBy === undefined ? [] : [`agreed to by ${approvedBy.join(', ')}`]),
    ...(openApprovals === undefined ? [] : [`has to be agreed to by ${openApprovals.join(', ')}`]),
    ...(waiver === undefined ? [] : [`waived by ${waiver}`]),
  ];
}

export const factInWords = ({ fact, value }: FactReason): string => `${fact} is ${Array.isArray(value) ? (value.length === 0 ? 'empty' : value.join(', ')) : value === true ? 'true' : value === false ? 'false' : String(value)}`;

/** `2 to replace, 1 to ask about, 3 to find out about, 12 with duties, 40 fine`. */
export function countsInWords({ counts }: Pick<GateResult, 'counts'>): string {
  const words: Readonly<Record<GateAction, string>> = { replace: 'to replace or remove', ask: 'to ask about', 'find-out': 'to find out about', fulfil: 'with duties', nothing: 'fine' };
  const some = (Object.keys(words) as GateAction[]).filter((action) => counts[action] > 0);
  return some.length === 0 ? 'nothing to look at' : some.map((action) => `${counts[action].toLocaleString('en-US')} ${words[action]}`).join(', ');
}

/** One sentence: passed or failed, and why. */
export function outcomeInWords({ passed, findings, failOn, at, baseline }: GateResult): string {
  const failing = findings.filter(({ fails }) => fails).length;
  const known = baseline === undefined || baseline.known === 0 ? '' : ` ${count(baseline.known, 'finding')} of ${baseline.name} ${baseline.known === 1 ? 'is' : 'are'} not counted.`;
  if (passed) return `Passed at ${at}${failOn === 'never' ? ', since nothing fails with --fail-on never' : ''}.${known}`;
  return `Failed at ${at}: ${failing === 1 ? 'one component is' : `${failing} components are`} not allowed${baseline === undefined ? '' : ' and new'} (counting from ${failOn} on).${known}`;
}

/** `Default policy (default 1.0.0, a1949f1c3698), which comes with Muster`. */
export function policyInWords({ policy: { id, title, version, hash, location } }: GateResult): string {
  const from = location.startsWith('preset:') ? 'which comes with Muster' : `from ${location}`;
  return `${title} (${id} ${version}, ${hash.slice(0, 12)}), ${from}`;
}

export interface RuleGroup {
  readonly rule: string | undefined;
  readonly findings: readonly GateFinding[];
}

/** Findings of one action by the rule that decides, in the order in which rules first appear. */
export const byRule = (findings: readonly GateFinding[]): RuleGroup[] => [...Map.groupBy(findings, ({ reasons }) => reasons[0]?.rule)].map(([rule, some]) => ({ rule, findings: some }));
