import { compilePolicy } from '#core/policy/evaluation/compile-policy.ts';
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import type { Evaluation, EvaluationInput } from '#core/policy/evaluation/evaluation.ts';
import type { Approval, Waiver } from '#core/policy/model/exception.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import type { EnforcementPoint } from '#core/policy/model/verdict.ts';
import { isEvaluated, readingOf } from '#core/gate/gate-outcome.ts';
import { placeIn } from '#core/gate/gate-place.ts';
import { isProblem } from '#core/gate/gate-words.ts';
import { gateActions, gateSchema, type FailLevel, type GateAction, type GateFinding, type GateResult, type GateTargetSummary } from '#core/gate/gate-result.ts';
import { distinctNames } from '#core/inventory/target-names.ts';
import { licenseListVersion } from '#core/license/license-list.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { knowledgeVersions } from '#core/license-knowledge/knowledge-versions.ts';
import { AlternativeFinder } from './alternatives.ts';
import { describeUses, type DescribedTarget, type FactSources, type GateTarget } from './component-uses.ts';
import { decidedByStatements, type DecidedByStatements } from './decided-by-statements.ts';
import { findingOf, isOlder, type Baseline } from './finding.ts';
import { notAskedOf } from './not-asked.ts';
import { statementFindings } from './statement-findings.ts';
import { watchingFindings } from './watching-rules.ts';
import { WaysIn } from './ways-in.ts';
import { ProjectAnswers } from './with-project.ts';

export interface GateInput {
  readonly policy: Policy;
  /** As the user would name it. */
  readonly policyLocation: string;
  readonly knowledge: LicenseKnowledge;
  readonly targets: readonly GateTarget[];
  readonly at: EnforcementPoint;
  /** Today, as 2026-03-01. */
  readonly date: string;
  readonly failOn: FailLevel;
  readonly approvals: readonly Approval[];
  readonly waivers: readonly Waiver[];
  readonly baseline?: Baseline | undefined;
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** The result, and what an evaluation can be replayed from. */
export interface GateRun {
  readonly result: GateResult;
  readonly evaluated: EvaluationInput;
  readonly evaluation: Evaluation;
  /** In the order of the targets. */
  readonly described: readonly DescribedTarget[];
  /** Of every component, also those with nothing to do, in the order of targets and components. */
  readonly findings: readonly GateFinding[];
}

/** Asks the policy about every component of the targets. A pure function of its input. */
export function runGate(input: GateInput): GateRun {
  const { policy, knowledge, targets, at, date, failOn } = input;
  const compiled = compilePolicy(policy);
  const names = distinctNames(targets.map(({ inventory }) => inventory.subject)).map((name, index) => targets[index]!.name ?? name);
  const sourcesFor = (target: GateTarget): FactSources => ({ compiled, knowledge: target.knowledge ?? knowledge, at, date });
  const prefixOf = (index: number): string => (targets.length === 1 ? '' : `${index + 1}:`);
  const described = targets.map((target, index) => describeUses(target, prefixOf(index), sourcesFor(target)));
  const evaluated: EvaluationInput = {
    at, date, uses: described.flatMap(({ uses, judged }) => judged.map((place) => uses[place]!.use)), approvals: input.approvals, waivers: input.waivers,
    dataVersions: { 'license-knowledge': knowledgeVersions(knowledge, targets.map((target, index) => ({ name: names[index]!, knowledge: target.knowledge ?? knowledge }))), 'spdx-license-ids': licenseListVersion },
  };
  const evaluation = evaluate(compiled, evaluated);
  const finders = new Map<LicenseKnowledge, AlternativeFinder>();
  const summaries = described.map((target, index) => summaryOf(targets[index]!, names[index]!, target));
  const findings: GateFinding[] = [];
  const decided: DecidedByStatements[] = [];
  const licenseRules = new Set(policy.rules.filter(({ domain }) => domain === 'license').map(({ id }) => id));
  let next = 0;
  for (const [index, target] of described.entries()) {
    const fine: number[] = [];
    const configurationPath = placeIn(summaries[index]!, 'muster.yaml');
    const waysIn = new WaysIn(targets[index]!.inventory);
    const sources = sourcesFor(targets[index]!);
    const alternatives = finders.get(sources.knowledge) ?? new AlternativeFinder(sources);
    finders.set(sources.knowledge, alternatives);
    const projectAnswers = new ProjectAnswers({ knowledge: sources.knowledge, today: date });
    for (const place of target.judged) {
      const decision = evaluation.decisions[next++]!;
      const finding = findingOf({ target: index, place, use: target.uses[place]!, decision, failOn, waysIn, alternatives, described: target, baseline: input.baseline, project: targets.length === 1 ? '' : names[index]!, configurationPath, licenseRules, projectAnswers });
      findings.push(finding);
      if (!isProblem(finding)) fine.push(place);
    }
    decided.push(decidedByStatements({ target: targets[index]!, described: target, summary: summaries[index]!, prefix: prefixOf(index), fine }, sources, evaluated));
  }
  const counts = Object.fromEntries(gateActions.map((action) => [action, findings.filter((finding) => finding.action === action).length])) as Record<GateAction, number>;
  const { id, title, version, hash } = policy;
  const statements = described.flatMap(({ uses, judged }, index) => [...statementFindings(targets[index]!.inventory.subject.usage?.uses ?? [], judged.map((place) => uses[place]!), summaries[index]!)]);
  const judged = described.flatMap(({ uses, judged: places }) => places.map((place) => uses[place]!));
  const watching = watchingFindings(policy, evaluation, (index) => `${judged[index]!.component.name} (${judged[index]!.effective.expression ?? `licence ${judged[index]!.license.status}`})`);
  const fineByStatement = decided.reduce((sum, { components }) => sum + components, 0);
  const result: GateResult = {
    schema: gateSchema, generatedAt: input.generatedAt, tool: input.tool,
    policy: { id, title, version, hash, location: input.policyLocation }, at, date, failOn, dataVersions: evaluated.dataVersions,
    passed: !findings.some(({ fails }) => fails) && isEvaluated(summaries),
    ...(input.baseline === undefined ? {} : { baseline: { name: input.baseline.name, known: findings.filter((finding) => isOlder(finding)).length } }),
    targets: summaries,
    findings: gateActions.filter((action) => action !== 'nothing').flatMap((action) => findings.filter((finding) => finding.action === action)),
    counts, ...(fineByStatement === 0 ? {} : { fineByStatement }), rules: evaluation.rules, notAsked: notAskedOf(evaluation, policy), exceptions: [...evaluation.exceptions, ...statements, ...decided.flatMap(({ told }) => told), ...watching],
  };
  return { result, evaluated, evaluation, described, findings };
}

function summaryOf({ inventory, asked }: GateTarget, name: string, { context, outbound, judged }: DescribedTarget): GateTargetSummary {
  const { subject } = inventory;
  // what else is there is no part of what is judged
  const issues = asked === undefined ? inventory.issues : [];
  const owner = subject.owners[0]?.name;
  return {
    name, kind: subject.kind, location: subject.location,
    ...(context === undefined ? {} : { context }), ...(subject.department === undefined ? {} : { department: subject.department }), ...(owner === undefined ? {} : { owner }),
    ...(subject.revision === undefined ? {} : { revision: subject.revision }),
    ...(outbound.text === undefined ? {} : { outboundLicense: { text: outbound.text, origin: outbound.origin! } }),
    components: judged.length, read: asked === undefined ? readingOf(inventory) : 'whole', issues: issues.map(({ code, path, line, message, remedy }) => ({ code, path, ...(line === undefined ? {} : { line }), message, remedy })),
  };
}
