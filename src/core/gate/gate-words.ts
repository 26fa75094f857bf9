import { grouped } from '../report/grouped.ts';
import { definitionOf } from '../policy/facts/facts.ts';
import type { FactReason } from '../policy/evaluation/evaluation.ts';
import { count } from '../report/words.ts';
import { conflictsInWords } from './conflict-words.ts';
import { howToAsk, howToFind, knownTermsInWords, unknownLicense } from './find-license.ts';
import { partsInWords } from './part-words.ts';
import { isAboutProject, withProjectInWords } from './project-words.ts';
import type { BrokenRule, GateAction, GateFinding, GateLicense, GateReason, GateResult, GateTargetSummary, GateUse } from './gate-result.ts';
import { gateOutcome } from './gate-outcome.ts';

/** What a developer has to do, as a heading. */
export const actionTitles: Readonly<Record<GateAction, string>> = {
  replace: 'Replace or remove', ask: 'Ask before you use it', 'find-out': 'Find out first', complete: 'Complete before the release', fulfil: 'Use it, and fulfil its duties', nothing: 'Nothing to do',
};

export const actionHints: Readonly<Record<GateAction, string>> = {
  replace: 'The policy does not allow these here.',
  ask: 'Those who are named have to agree first.',
  'find-out': 'Nobody can decide before something is known.',
  complete: 'Nothing is wrong with these, but duties are open.',
  fulfil: 'Allowed. When the software leaves the house, notices and the like go with it; Muster writes them.',
  nothing: 'Allowed as it is.',
};

const linkages: Readonly<Record<GateUse['linkage'], string>> = {
  none: 'not part of your program', 'separate-process': 'a program of its own', plugin: 'a plug-in', dynamic: 'loaded as a library', static: 'compiled into your program', copied: 'copied into your code', 'build-tool': 'a tool for building',
  unknown: 'combined in a way that nobody said',
};

const scopes: Readonly<Record<GateUse['scope'], string>> = { runtime: 'needed to run', peer: 'needed to run', optional: 'used when it is there', build: 'needed to build', test: 'needed for tests', development: 'needed for development' };

/** `needed to run, loaded as a library, unchanged`. */
export function useInWords({ scope, direct, linkage, linkageFrom, program, modified }: GateUse): string {
  const how = program !== undefined ? `part of ${program}, a program of its own` : `${linkages[linkage]}${linkageFrom === 'usual' && linkage !== 'none' && linkage !== 'build-tool' ? ' (as is usual)' : ''}`;
  return [scopes[scope], direct ? 'asked for by the project itself' : 'brought in by another component', how, modified === 'unknown' ? 'perhaps changed by you' : modified ? 'changed by you' : 'unchanged'].join(', ');
}

/** How a format shows text of others, and places. */
export interface Written {
  text(text: string): string;
  place(text: string): string;
}

const plain: Written = { text: (text) => text, place: (text) => text };

/** `scope, linkage stated in muster.yaml:5: Our patch.`: what people say of the use, each entry by itself. */
export const statedInWords = ({ stated = [] }: GateUse, { text, place } = plain): string[] =>
  stated.map(({ facts, path, line, reason }) => `${facts.join(', ')} stated in ${place(placeInWords({ path, ...(line !== undefined && { line }) }))}${text(reason === undefined ? ', without a reason' : `: ${reason}`)}`);

/** `package-lock.json:12`. */
export const placeInWords = ({ path, line }: { readonly path: string; readonly line?: number }): string => `${path}${line === undefined ? '' : `:${line}`}`;

/** `GPL-3.0-only`, or why there is none. */
export function licenseInWords({ expression, status, declared, override }: GateLicense): string {
  if (override !== undefined) return `${expression ?? override.stated}${status === 'conflict' ? '?' : ''} (stated by muster.yaml; the package says ${override.found.join(' and ')})`;
  if (expression !== undefined) return status === 'conflict' ? `${expression}?` : expression;
  if (status === 'none') return declared.length === 0 ? 'no licence' : `no licence (${declared.join(', ')})`;
  return declared.length === 0 ? 'licence not known' : `not understood: ${declared.join(', ')}`;
}

/** Why the rule says what it says, in the words of the facts. */
export function reasonInWords({ because, missing, failure, openApprovals, approvedBy, waiver }: GateReason): string[] {
  return [
    ...(because.length === 0 ? [] : [`because ${because.map(factInWords).join(', ')}`]),
    ...missingInWords({ missing, ...(failure !== undefined && { failure }) }),
    ...(approvedBy === undefined ? [] : [`agreed to by ${approvedBy.join(', ')}`]),
    ...(openApprovals === undefined ? [] : [`has to be agreed to by ${openApprovals.join(', ')}`]),
    ...(waiver === undefined ? [] : [`waived by ${waiver}`]),
  ];
}

/** What nobody said, each with who can say it; or what is wrong with the code of the rule. */
export const missingInWords = ({ missing, failure }: Pick<GateReason, 'missing' | 'failure'>): string[] => [...(failure === undefined ? [] : [failure]), ...new Set(missing.map(({ fact, reason }) => reason ?? `Nobody said: ${definitionOf(fact).meaning}`))];

export const factInWords = ({ fact, value }: FactReason): string => `${fact} is ${Array.isArray(value) ? (value.length === 0 ? 'empty' : value.join(', ')) : value === true ? 'true' : value === false ? 'false' : String(value)}`;

/** `2 to replace, 1 to ask about, 3 to find out about, 12 with duties, 40 fine; 4 pass only by what muster.yaml states`. */
export function countsInWords({ counts, fineByStatement }: Pick<GateResult, 'counts' | 'fineByStatement'>): string {
  const words: Readonly<Record<GateAction, string>> = { replace: 'to replace or remove', ask: 'to ask about', 'find-out': 'to find out about', complete: 'with open duties', fulfil: 'with duties', nothing: 'fine' };
  const some = (Object.keys(words) as GateAction[]).filter((action) => counts[action] > 0);
  return some.length === 0 ? 'nothing to look at' : some.map((action) => `${grouped(counts[action])} ${words[action]}`).join(', ') + (fineByStatement === undefined ? '' : `; ${grouped(fineByStatement)} ${fineByStatement === 1 ? 'passes' : 'pass'} only by what muster.yaml states`);
}

/** What could not be read, the first of each target: `package-lock.json:3: … …`. */
export const issuesInWords = ({ issues }: GateTargetSummary, limit: number): string[] => [
  ...issues.slice(0, limit).map(({ path, line, message, remedy }) => `${path}${line === undefined ? '' : `:${line}`}: ${message}. ${remedy}`),
  ...(issues.length > limit ? [`and ${count(issues.length - limit, 'more issue')}; --format json has all of them`] : []),
];

/** One sentence: passed or failed, and why. */
export function outcomeInWords(result: GateResult): string {
  const { findings, targets, failOn, at, baseline } = result;
  const outcome = gateOutcome(result);
  const failing = findings.filter(({ fails }) => fails).length;
  const known = baseline === undefined || baseline.known === 0 ? '' : ` ${count(baseline.known, 'finding')} of ${baseline.name} ${baseline.known === 1 ? 'is' : 'are'} not counted.`;
  if (outcome === 'not-evaluated') {
    const unread = targets.filter(({ read }) => read === 'unread');
    const names = (unread.length > 0 ? unread : targets).map(({ name }) => name).join(', ');
    return unread.length > 0 ? `Not evaluated at ${at}: nothing of ${names} could be read.` : `Not evaluated at ${at}: nothing was found in ${names}.`;
  }
  if (outcome !== 'failed') {
    const part = outcome === 'passed' ? '' : `, as far as it could be read: ${count(targets.reduce((sum, { issues }) => sum + issues.length, 0), 'issue')}`;
    const watching = result.exceptions.filter(({ kind }) => kind === 'watches').length;
    const watched = watching === 0 ? '' : ` ${watching === 1 ? 'One rule that only watches' : `${watching} rules that only watch`} would have stopped something.`;
    return `Passed at ${at}${failOn === 'never' ? ', since nothing fails with --fail-on never' : ''}${part}.${known}${watched}`;
  }
  return `Failed at ${at}: ${failing === 1 ? 'one component is' : `${failing} components are`} not allowed${baseline === undefined ? '' : ' and new'} (counting from ${failOn} on).${known}`;
}

/** `Default policy (default 1.0.0, 63956231dd70), which comes with Muster`. */
export function policyInWords({ policy: { id, title, version, hash, location } }: GateResult): string {
  const from = location.startsWith('preset:') ? 'which comes with Muster' : `from ${location}`;
  return `${title} (${id} ${version}, ${hash.slice(0, 12)}), ${from}`;
}

export interface RuleGroup {
  readonly rule: string | undefined;
  readonly findings: readonly GateFinding[];
}

/** Findings of one action by the rule that decides and by what is not known, in the order in which they first appear: one step for each group. */
export function byRule(findings: readonly GateFinding[]): RuleGroup[] {
  const groups = Map.groupBy(findings, (finding) => groupOf(finding, finding.reasons[0]));
  return [...groups.values()].map((some) => ({ rule: some[0]!.reasons[0]?.rule, findings: some }));
}

const groupOf = (finding: GateFinding, first: GateReason | undefined): string => (first === undefined ? '' : [first.rule, first.status, unknownLicense(finding), ...missingInWords(first)].join('\0'));

/** What nobody said about a rule, and for a licence how to find it out: the first three. */
export function unaskedInWords(finding: GateFinding): string[] {
  const [first] = finding.reasons;
  const kind = unknownLicense(finding);
  const isAboutLicense = first?.missing.some(({ fact }) => fact.startsWith('license.')) === true;
  return first === undefined ? [] : [...missingInWords(first).slice(0, 3), ...(kind === undefined || !isAboutLicense ? [] : [howToFind[kind]])];
}

/** Where the author says nothing, only the author can. */
const askInWriting = ' Where nothing says it, ask its author for the licence in writing.';

/** What to do about a finding, one sentence or two: what is missing, or the remedy of the rule. `isAsked`: of a package that nobody uses yet. */
export function stepsInWords(finding: GateFinding, rules: GateResult['rules'], isAsked = false): string {
  const { reasons: [first] } = finding;
  if (first === undefined) return `${notCovered}, so that its answer for everything else counts: ask the owners of the policy, or Legal, who decide and can add a rule.`;
  const unknown = first.status === 'not-evaluated' ? unaskedInWords(finding) : [];
  const kind = unknownLicense(finding);
  // most lockfiles name no licences: registries and installed packages do
  if (kind !== undefined && first.status === 'fired' && !isAboutOpenDuties(first)) return `${[...knownTermsInWords(finding), isAsked ? howToAsk(kind) : howToFind[kind]].join(' ')} If that does not help: ${rules[first.rule]?.remedy ?? ''}`.trim() + askInWriting;
  if (isAboutOpenDuties(first)) return [...(kind === undefined ? [] : [...knownTermsInWords(finding), howToFind[kind]]), rules[first.rule]?.remedy ?? '', ...openDutiesInWords(finding), howToRecord].join(' ').trim();
  const ask = first.openApprovals === undefined ? [] : [`Ask ${first.openApprovals.join(' and ')}.`];
  return unknown.length > 0 ? unknown.join(' ') : [rules[first.rule]?.remedy ?? 'Ask those who keep the policy.', ...(isAboutProject(first) ? withProjectInWords(finding) : []), ...conflictsInWords(finding), ...partsInWords(finding), ...ask].join(' ');
}

/** `Give the source: …`, one for each open duty. */
export const openDutiesInWords = ({ openDuties = [] }: Pick<GateFinding, 'openDuties'>): string[] => openDuties.map(({ title, action }) => `${title}: ${action}`);

/** Of a group: what is open, conflicts, is a part, meets the licence of the project or is known of it stands at its components. */
export function stepsOfGroup([first]: RuleGroup['findings'], rules: GateResult['rules']): string {
  const { withProject: _withProject, knownTerms: _knownTerms, ...others } = first!;
  return stepsInWords({ ...others, openDuties: [], conflicts: [], places: [] }, rules);
}

/** A rule that fired because something has to be done before a release. */
export const isAboutOpenDuties = ({ status, because }: GateReason): boolean => status === 'fired' && because.some(({ fact }) => fact === 'project.openObligations');

/** Where it is written that a duty is done. */
const howToRecord = 'What is done is recorded in .muster/obligations.yaml.';

/** The title where the policy's `otherwise` decides. */
export const notCovered = 'No rule of the policy covers this licence in this use';

/** The title of the rule that decides. */
export function titleInWords({ reasons: [first] }: Pick<GateFinding, 'reasons'>, rules: GateResult['rules']): string {
  if (first === undefined) return notCovered;
  const title = rules[first.rule]?.title ?? first.rule;
  return first.status === 'not-evaluated' ? `Cannot be judged: ${title}` : title;
}

/** What a remark is about: a waiver or an approval of a rule, an entry under `uses`, or a rule itself. */
export const remarkInWords = ({ of, id, rule }: GateResult['exceptions'][number]): string => (of === 'use' ? `uses of ${id}` : of === 'rule' ? id : `${id} for ${rule}`);

/** The title above all remarks. */
export function remarksInWords({ exceptions }: Pick<GateResult, 'exceptions'>): string {
  const watching = exceptions.filter(({ kind }) => kind === 'watches').length;
  return watching === 0 ? 'Waivers, approvals and statements' : watching === exceptions.length ? 'Rules that only watch' : 'Waivers, approvals, statements, and rules that only watch';
}

/** `name version`. */
export const componentInWords = ({ component: { name, version } }: Pick<GateFinding, 'component'>): string => (version === undefined ? name : `${name} ${version}`);

/** What to take instead, or nothing. */
export const insteadInWords = ({ alternatives }: Pick<GateFinding, 'alternatives'>): string[] => alternatives.map(({ name, license, note }) => `${name} (${license})${note === undefined ? '' : `. ${note}`}`);

/** Findings about which somebody has to do something. */
export const isProblem = ({ action }: Pick<GateFinding, 'action'>): boolean => action === 'replace' || action === 'ask' || action === 'find-out' || action === 'complete';

/** How loud it is told: what fails is an error, what was there before or only warns is not. */
export const loudness = ({ fails, verdict, isNew }: GateFinding): 'error' | 'warning' | 'note' => (fails ? 'error' : isNew === false || verdict === 'allow-with-obligations' ? 'note' : 'warning');

/** Rules whose code is wrong, apart from those that only lack data. */
export const brokenRules = ({ notAsked }: Pick<GateResult, 'notAsked'>): { readonly rule: string; readonly broken: BrokenRule }[] => notAsked.flatMap(({ rule, broken }) => (broken === undefined ? [] : [{ rule, broken }]));

/** Rules for which data are missing. */
export const lackingData = ({ notAsked }: Pick<GateResult, 'notAsked'>): GateResult['notAsked'] => notAsked.filter(({ broken, missing }) => broken === undefined || missing.length > 0);
