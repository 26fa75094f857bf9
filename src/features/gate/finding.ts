import { sha256OfText } from '#core/binary/sha256.ts';
import type { Decision, RuleOutcome } from '#core/policy/evaluation/evaluation.ts';
import { verdictRank, type Verdict } from '#core/policy/model/verdict.ts';
import { foundBy } from '#core/report/finder-name.ts';
import { replacementOf, spanInWords } from '#core/gate/replacements/replacements.ts';
import type { FailLevel, GateAction, GateFinding, GatePlace, GateReason, KnownTerms, StatedUse } from '#core/gate/gate-result.ts';
import { isAboutOpenDuties } from '#core/gate/gate-words.ts';
import { isAboutProject } from '#core/gate/project-words.ts';
import { shipped } from '#core/usage/conveyance.ts';
import type { AlternativeFinder } from './alternatives.ts';
import { withoutVersion, type DescribedTarget, type DescribedUse } from './component-uses.ts';
import type { StatedBy } from './declared-use.ts';
import type { WaysIn } from './ways-in.ts';
import type { ProjectAnswers } from './with-project.ts';

/** What was there before: only what is new, or has become worse, fails. */
export interface Baseline {
  readonly name: string;
  /** Fingerprint to the verdict that it had. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** Uses, by `useKey`, whose licence nobody knew. */
  readonly unknownLicenses: ReadonlySet<string>;
}

export interface FindingInput {
  readonly target: number;
  /** Index of the component in its inventory. */
  readonly place: number;
  readonly use: DescribedUse;
  readonly decision: Decision;
  readonly failOn: FailLevel;
  readonly waysIn: WaysIn;
  readonly alternatives: AlternativeFinder;
  readonly described: DescribedTarget;
  readonly baseline: Baseline | undefined;
  /** What the target is called; empty where it is the only one. */
  readonly project: string;
  /** `muster.yaml` of the target, as the user sees it. */
  readonly configurationPath: string;
  readonly projectAnswers: ProjectAnswers;
  /** Ids of the rules about licences. */
  readonly licenseRules: ReadonlySet<string>;
}

/** More places tell nobody more. */
const shownPlaces = 8;

export function findingOf({ target, place, use, decision, failOn, waysIn, alternatives, described, baseline, project, configurationPath, licenseRules, projectAnswers }: FindingInput): GateFinding {
  const { component, license, effective, how } = use;
  const reasons = decisiveReasons(decision, licenseRules);
  const isFailing = failOn !== 'never' && verdictRank(decision.enforced) >= verdictRank(failOn);
  const isDutiful = isFailing || shipped(how.facts) !== false;
  const action = actionOf(decision.verdict, reasons, license.status, isDutiful);
  const name = [component.group, component.name, ...subpathOf(component.purl)].filter((part) => part !== undefined).join('/');
  const fingerprint = action === 'nothing' ? '' : fingerprintOf(use, reasons, project);
  const before = baseline?.verdicts.get(fingerprint);
  const scope = how.facts.scope === 'unknown' ? component.scope : how.facts.scope;
  const isLearnt = before === undefined && license.status !== 'unknown' && baseline?.unknownLicenses.has(useKey(project, component.purl, scope)) === true;
  const isNew = before === undefined ? !isLearnt : verdictRank(decision.enforced) > verdictRank(before);
  const isProblem = action === 'replace' || action === 'ask' || action === 'find-out' || action === 'complete';
  const known = isProblem && license.status === 'unknown' ? knownTermsOf(component) : undefined;
  return {
    fingerprint, target, component: { purl: component.purl, name, ...(component.version === undefined ? {} : { version: component.version }) },
    verdict: decision.verdict, enforced: decision.enforced, couldBe: decision.couldBe, action,
    fails: isFailing && (baseline === undefined || isNew), ...(baseline === undefined ? {} : { isNew }), ...(isLearnt && action !== 'nothing' ? { licenseLearnt: true as const } : {}),
    license: {
      ...(effective.expression === undefined ? {} : { expression: effective.expression }), status: license.status, ...(license.basis === undefined ? {} : { basis: license.basis }),
      declared: license.declared, categories: effective.facts['license.categories'] ?? [], ...(effective.choice === undefined ? {} : { choice: effective.choice }), ...(license.override === undefined ? {} : { override: license.override }), notes: license.notes,
    },
    use: {
      scope, direct: component.direct, linkage: how.facts.linkage, ...(how.linkageFrom === undefined ? {} : { linkageFrom: how.linkageFrom }), ...(how.program === undefined ? {} : { program: how.program }), modified: how.facts.modified, ...(how.statedBy === undefined ? {} : { stated: how.statedBy.map((by) => statedUse(by, configurationPath)) }),
    },
    reasons, paths: isProblem ? waysIn.to(place) : [], places: isProblem ? placesOf(use, reasons) : [],
    alternatives: action === 'replace' || action === 'ask' || known !== undefined ? alternatives.of(use, described, { verdict: decision.verdict, reasons }) : [],
    ...(known === undefined ? {} : { knownTerms: known }),
    ...(use.openDuties === undefined || use.openDuties.length === 0 ? {} : { openDuties: use.openDuties }),
    ...(use.conflicts === undefined || !isProblem ? {} : { conflicts: use.conflicts }),
    ...(isProblem && reasons.some(isAboutProject) ? metProject(use, described, name, projectAnswers) : {}),
  };
}

/** Where nothing is declared: terms that anybody can look up are a hint, and decide nothing. */
function knownTermsOf({ purl, version, declaredLicenses }: DescribedUse['component']): KnownTerms | undefined {
  const entry = declaredLicenses.length > 0 ? undefined : replacementOf(withoutVersion(purl), version);
  if (entry === undefined) return undefined;
  const versions = spanInWords(entry);
  return { terms: entry.terms, ...(versions === '' ? {} : { versions }), source: entry.source };
}

function metProject({ effective: { expression }, how }: DescribedUse, { outbound: { text } }: DescribedTarget, name: string, answers: ProjectAnswers): Pick<GateFinding, 'withProject'> {
  const met = expression === undefined || text === undefined ? undefined : answers.of({ name, license: expression, use: how.facts, outbound: text });
  return met === undefined ? {} : { withProject: met };
}

const statedUse = ({ entry: { path, line, reason }, facts }: StatedBy, configurationPath: string): StatedUse => ({ facts, path: path ?? configurationPath, ...(line === undefined ? {} : { line }), ...(reason === undefined ? {} : { reason }) });

type EarlierFinding = Pick<GateFinding, 'fingerprint' | 'enforced' | 'target'> & { readonly component: { readonly purl: string }; readonly license: { readonly status: string }; readonly use: { readonly scope: string } };

/** What an earlier check knew and did not know. */
export function baselineFrom(name: string, findings: readonly EarlierFinding[], targets: readonly { readonly name: string }[]): Baseline {
  const unknown = findings.filter(({ license }) => license.status === 'unknown');
  return {
    name, verdicts: new Map(findings.filter(({ fingerprint }) => fingerprint !== '').map(({ fingerprint, enforced }) => [fingerprint, enforced])),
    unknownLicenses: new Set(unknown.map(({ target, component: { purl }, use: { scope } }) => useKey(targets.length === 1 ? '' : targets[target]?.name ?? '', purl, scope))),
  };
}

/** Several actions of one repository, several packages of one module. */
function subpathOf(purl: string): string[] {
  const at = purl.indexOf('#');
  return at === -1 ? [] : [decodeURIComponent(purl.slice(at + 1))];
}

/** One version of a component in one kind of use; the project is only named where there are several. */
const useKey = (project: string, purl: string, scope: string): string => [project, purl, scope].join('\0');

export const isOlder = ({ isNew, action }: GateFinding): boolean => isNew === false && action !== 'nothing' && action !== 'fulfil';

/** The rules that make the verdict what it is: those that fired before those that could not be evaluated. */
function decisiveReasons({ verdict, byDefault, outcomes }: Decision, licenseRules: ReadonlySet<string>): GateReason[] {
  const counting = outcomes.filter(({ counts }) => counts !== undefined && verdictRank(counts) >= verdictRank('allow-with-obligations'));
  const deciding = counting.filter(({ counts }) => verdictRank(counts!) === verdictRank(verdict));
  const others = counting.filter(({ counts, status }) => verdictRank(counts!) < verdictRank(verdict) && (status === 'fired' || verdictRank(counts!) > verdictRank('allow-with-obligations')));
  const waived = outcomes.filter((outcome) => outcome.waiver !== undefined && !counting.includes(outcome));
  // nothing speaks, and what could have allowed it lacks facts: that is the reason, and not that no rule is about it; what advisories could say is no word about a licence
  if (byDefault && deciding.length === 0 && verdictRank(verdict) >= verdictRank('needs-approval')) {
    const allowing = outcomes.filter(({ rule, status, mode, verdict: says }) => licenseRules.has(rule) && status === 'not-evaluated' && mode !== 'observe' && verdictRank(says) <= verdictRank('allow-with-obligations'));
    if (allowing.length > 0) return [...allowing, ...others, ...waived];
  }
  const weight = ({ status, missing }: RuleOutcome): number => (status === 'fired' ? -1 : missing.length);
  return [...deciding.toSorted((a, b) => weight(a) - weight(b)), ...others.toSorted((a, b) => verdictRank(b.counts!) - verdictRank(a.counts!)), ...waived];
}

/** What is only needed to build, test or develop, and not part of the result, has no duties: `isDutiful` is `false`. */
function actionOf(verdict: Verdict, reasons: readonly GateReason[], status: DescribedUse['license']['status'], isDutiful: boolean): GateAction {
  const denying = reasons.filter(({ counts }) => counts === 'deny');
  const isIncomplete = denying.length > 0 && denying.every(isAboutOpenDuties);
  if (verdict === 'deny' && !isIncomplete) return 'replace';
  if (verdict === 'needs-approval' || (isIncomplete && reasons.some(({ counts }) => counts === 'needs-approval'))) {
    const isEvaluated = reasons.some(({ status: state, counts }) => state === 'fired' && counts === 'needs-approval');
    return status === 'unknown' || status === 'conflict' || (!isEvaluated && reasons.length > 0) ? 'find-out' : 'ask';
  }
  if (isIncomplete) return 'complete';
  return verdict === 'allow' || !isDutiful ? 'nothing' : 'fulfil';
}

/** Of the component without its version, so that an update is no new finding, and of the licence, so that new terms are one. */
function fingerprintOf({ component, license, effective }: DescribedUse, reasons: readonly GateReason[], project: string): string {
  return sha256OfText(['muster-check/1', project, withoutVersion(component.purl), reasons[0]?.rule ?? '', effective.expression ?? license.status].join('\0'));
}

function placesOf({ component, license, parts = [] }: DescribedUse, reasons: readonly GateReason[]): GatePlace[] {
  const isAboutParts = reasons.some(({ because }) => because.some(({ fact }) => fact === 'license.partCategories'));
  const where = component.evidence.map(({ path, line, source }): GatePlace => ({ of: 'component', path, ...(line === undefined ? {} : { line }), says: source }));
  const stated = license.evidence.map((evidence): GatePlace => ({ of: 'license', ...evidence }));
  const inside = isAboutParts ? parts.map((part): GatePlace => ({ of: 'part', ...part })) : [];
  const seen = new Set<string>();
  return [...where.slice(0, inside.length === 0 ? where.length : 2), ...inside, ...stated].filter(({ path, line, by }) => {
    const key = `${path}:${line ?? ''}${foundBy(by)}`;
    const isKnown = seen.has(key);
    seen.add(key);
    return !isKnown;
  }).slice(0, shownPlaces);
}
