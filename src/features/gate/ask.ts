import { combined } from '#core/compatibility/reach.ts';
import { emptyGraph } from '#core/inventory/graph.ts';
import { readingOf } from '#core/gate/gate-outcome.ts';
import type { KnownLicense, LicenseSource } from '#core/gate/known-license.ts';
import type { GateFinding, GateResult, HeldAgainst, LaterStage } from '#core/gate/gate-result.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Project } from '#core/model/project.ts';
import { enforcingAfter } from '#core/policy/evaluation/compile-policy.ts';
import type { EnforcementPoint } from '#core/policy/model/verdict.ts';
import { makePurl, parsePurl, type Purl } from '#core/purl/purl.ts';
import { conveyed } from '#core/usage/conveyance.ts';
import { withoutVersion, type DescribedTarget, type DescribedUse, type GateTarget } from './component-uses.ts';
import { runGate, type GateInput, type GateRun } from './run-gate.ts';
import { withAsked } from './with-asked.ts';

export interface Question {
  readonly purl: Purl;
  /** What is known of its licence. */
  readonly license: KnownLicense;
  /** The project that would use it. */
  readonly subject: Subject;
  readonly context: GateTarget['context'];
  readonly outboundLicense: string | undefined;
  /** The project as it was scanned: what it declares of itself says under which licence it is passed on, and what it has already has to go together with the package. */
  readonly scanned: GateTarget | undefined;
  /** The one of its projects that would use the package, where somebody says which. */
  readonly into?: Project | undefined;
}

export interface AskAnswer {
  readonly finding: GateFinding;
  readonly result: GateResult;
}

/** The verdict about one package before anybody adds it, here and at every later point: asked for directly, needed to run, otherwise used as its kind usually is, and held against what the project has already. */
export function ask({ purl, license, subject, context, outboundLicense, scanned, into }: Question, input: Omit<GateInput, 'targets' | 'baseline'>): AskAnswer {
  const before = scanned?.inventory ?? inventoryOf(subject, []);
  const read = readingOf(before);
  const { inventory, place, replaced, projects } = withAsked(before, componentOf(purl), into);
  const licenseOf: LicenseSource = (ref) => (ref === purl ? license : scanned?.licenseOf(ref) ?? { status: 'unknown', declared: [], evidence: [], notes: [] });
  const target: GateTarget = { inventory, licenseOf, context, outboundLicense, before: new Set(), asked: { place, replaced, isAlone: read === 'empty' || read === 'unread' } };
  const { result, findings, described } = runGate({ ...input, targets: [target] });
  const later = enforcingAfter(input.policy, input.at, input.date).map((at) => runGate({ ...input, at, targets: [looksAtDuties(at) ? { ...target, openDuties: new Map() } : target] }));
  // one package is asked about: entries for others are not idle because of that
  const exceptions = result.exceptions.filter(({ of, kind }) => of !== 'use' || kind !== 'unused');
  // every run explains the rules that it names; what a rule says is the same at all points
  const rules = Object.assign({}, ...[...later.map((run) => run.result), result].map((one) => one.rules)) as GateResult['rules'];
  const [{ uses, elsewhere }] = described as [DescribedTarget];
  const others = uses.filter(({ component }, index) => index !== place && !replaced.has(component.purl));
  const heldAgainst: HeldAgainst = { projects, components: others.length, unsettled: others.filter(isIncomparable).length, read, conflicts: elsewhere };
  return { finding: findings[0]!, result: { ...result, rules, exceptions, laterStages: later.map(laterStageOf), heldAgainst } };
}

/** It would be in one work with others and leave the house, and nobody knows under which licence. */
const isIncomparable = ({ license: { status }, how: { facts } }: DescribedUse): boolean => status !== 'settled' && (facts.linkage === 'unknown' || combined(facts.linkage)) && conveyed(facts) !== false;

/** Nobody who only asks has done the duties of a release yet, and the answer is not no because of that. */
const looksAtDuties = (at: EnforcementPoint): boolean => at === 'release' || at === 'deploy';

function laterStageOf({ result: { at, notAsked }, findings: [finding] }: GateRun): LaterStage {
  const { verdict, enforced, couldBe, action, fails, reasons, alternatives, conflicts, withProject, license: { expression } } = finding!;
  return { at, verdict, enforced, couldBe, action, fails, ...(expression === undefined ? {} : { expression }), reasons, alternatives, ...(conflicts === undefined ? {} : { conflicts }), ...(withProject === undefined ? {} : { withProject }), notAsked: notAsked.map(({ rule }) => rule) };
}

const inventoryOf = (subject: Subject, components: readonly Component[]): Inventory => ({
  subject, projects: [], components, graph: emptyGraph(components.length), issues: [], coverage: { files: 0, directories: 0, recognized: 0, ignored: 0 },
});

/** Nothing is scanned: that somebody asks is all the evidence there is. */
export function componentOf(purl: Purl): Component {
  const { name, namespace, version } = parsePurl(purl, 'tolerant');
  return {
    purl, name, ...(namespace ? { group: namespace } : {}), ...(version ? { version } : {}), requirements: [], scope: 'runtime', direct: true, origin: 'registry', declaredLicenses: [], hashes: [], aliases: [], platforms: [], overridden: false,
    metadata: {}, evidence: [],
  };
}

/** What the project at hand knows of a package: of the same version, else of the only licence that all its versions have here. */
export function localLicense(purl: Purl, { components }: Inventory, licenseOf: LicenseSource): KnownLicense | undefined {
  const name = withoutVersion(purl);
  const { version } = parsePurl(purl, 'tolerant');
  const here = components.filter((component) => withoutVersion(component.purl) === name);
  const exact = here.find((component) => component.version === version);
  if (exact !== undefined) return licenseOf(exact.purl);
  const known = here.map((component) => ({ component, license: licenseOf(component.purl) })).filter(({ license }) => license.expression !== undefined);
  const [first] = known;
  if (first === undefined || known.some(({ license }) => license.expression !== first.license.expression)) return undefined;
  return { ...first.license, notes: [...first.license.notes, `taken from version ${first.component.version ?? 'unknown'} of it, which is used here`] };
}

export const inventoryOfOne = (subject: Subject, purl: Purl): Inventory => inventoryOf(subject, [componentOf(purl)]);

/** Canonical. Throws `PurlError`. */
export const askedPurl = (text: string): Purl => makePurl(parsePurl(text, 'tolerant'), 'tolerant');
