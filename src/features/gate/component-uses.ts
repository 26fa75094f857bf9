import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { GateConflict } from '#core/gate/gate-result.ts';
import type { KnownLicense, LicenseEvidence, LicenseSource } from '#core/gate/known-license.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory, UsageContext } from '#core/model/inventory.ts';
import type { OpenDuty } from '#core/obligations/open-duties.ts';
import type { CompiledPolicy } from '#core/policy/evaluation/compile-policy.ts';
import type { ComponentUse } from '#core/policy/evaluation/evaluation.ts';
import { factsOfUse } from '#core/policy/facts/from-knowledge.ts';
import type { Facts } from '#core/policy/facts/facts.ts';
import type { EnforcementPoint } from '#core/policy/model/verdict.ts';
import type { DeclaredUse } from '#core/usage/declared-usage.ts';
import { conflictsOf, type ConflictsOfTarget } from './conflict-facts.ts';
import type { DeterminedUse } from './declared-use.ts';
import { LicenseFactsOfUse, type EffectiveFacts } from './license-facts-of-use.ts';
import { PartCategories } from './part-categories.ts';
import { outboundLicenseOf, type OutboundLicense } from './outbound-license.ts';
import { statedLicense } from './stated-license.ts';
import { UnknownReasons } from './unknown-reasons.ts';
import { usesOf, type CombinedUseOf } from './uses-of-target.ts';

/** One target of the gate. */
export interface GateTarget {
  /** As the user named it; exceptions that it holds are about it alone. */
  readonly target?: string | undefined;
  /** What it is called beside the other targets; absent: by its own name and path. */
  readonly name?: string | undefined;
  readonly inventory: Inventory;
  readonly licenseOf: LicenseSource;
  /** Facts about licences where counsel wrote some for this target; absent: those of the gate. */
  readonly knowledge?: LicenseKnowledge | undefined;
  /** Says more than the configuration of the target. */
  readonly context?: UsageContext | undefined;
  readonly outboundLicense?: string | undefined;
  /** Days since the inventory was made, where that is known. */
  readonly ageDays?: number | undefined;
  /** What is open before the release, by component or part of the project; absent when nobody looked. */
  readonly openDuties?: ReadonlyMap<string, readonly OpenDuty[]> | undefined;
  /** The same if something else was stated of its components. */
  readonly openDutiesIf?: ((uses: readonly DeclaredUse[]) => ReadonlyMap<string, readonly OpenDuty[]>) | undefined;
  /** Purls without version of what was there before; absent when nothing is compared. */
  readonly before?: ReadonlySet<string> | undefined;
  /** Only one component is judged, the others are what it comes together with; absent: all are judged. */
  readonly asked?: AskedComponent;
}

export interface AskedComponent {
  /** Its index. */
  readonly place: number;
  /** Purls of others that make room for it. */
  readonly replaced: ReadonlySet<string>;
  /** Nothing that it would come together with is known. */
  readonly isAlone: boolean;
}

export interface FactSources {
  readonly compiled: CompiledPolicy;
  readonly knowledge: LicenseKnowledge;
  readonly at: EnforcementPoint;
  readonly date: string;
}

/** A use with what its facts were made of. */
export interface DescribedUse {
  readonly use: ComponentUse;
  readonly component: Component;
  readonly license: KnownLicense;
  readonly effective: EffectiveFacts;
  /** As it is combined with what asks for it. */
  readonly inner: DeterminedUse;
  /** As it is combined with our work. */
  readonly how: DeterminedUse;
  readonly openDuties?: readonly OpenDuty[];
  readonly conflicts?: readonly GateConflict[];
  /** Files in it under licences that it does not name, what asks most first. */
  readonly parts?: readonly LicenseEvidence[];
}

export interface DescribedTarget {
  readonly context: UsageContext | undefined;
  readonly outbound: OutboundLicense;
  /** In the order of the components. */
  readonly uses: readonly DescribedUse[];
  /** Indexes of those that are judged, ascending. */
  readonly judged: readonly number[];
  /** Conflicts of what was asked about that are told at other components. */
  readonly elsewhere: readonly GateConflict[];
}

/** Everything that is known of the uses of one target. What is not known is left out, with the reason where somebody could say it. */
export function describeUses(target: GateTarget, prefix: string, sources: FactSources): DescribedTarget {
  const describer = new UseDescriber(target, prefix, sources);
  const begun = usesOf(target.inventory, describer.context).map((combined, place) => describer.begin(place, combined));
  const conflicts = describer.conflictsAmong(begun);
  const uses = begun.map((one, place) => describer.finish(one, place, conflicts));
  const { asked } = target;
  return { context: describer.context, outbound: describer.outbound, uses, judged: asked === undefined ? uses.map((_, place) => place) : [asked.place], elsewhere: conflicts?.elsewhere ?? [] };
}

/** Some uses of a target of which other things are stated than when it was `described`; all else is as it was. In the order of the places. */
export function describeAgain(target: GateTarget, { uses }: DescribedTarget, places: readonly number[], prefix: string, sources: FactSources): DescribedUse[] {
  const describer = new UseDescriber(target, prefix, sources);
  const combinations = usesOf(target.inventory, describer.context);
  const begun = new Map(places.map((place) => [place, describer.begin(place, combinations[place]!)]));
  const conflicts = describer.conflictsAmong(combinations.map((combined, place) => begun.get(place) ?? (isAsBefore(combined, uses[place]!) ? uses[place]! : describer.begin(place, combined))));
  return places.map((place) => describer.finish(begun.get(place)!, place, conflicts));
}

/** Whoever describes again changes nothing but what is stated of these. */
const isAsBefore = (now: CombinedUseOf, before: CombinedUseOf): boolean => now.inner.stated.scope === before.inner.stated.scope && isSameUse(now.inner, before.inner) && isSameUse(now.how, before.how);

const isSameUse = ({ facts }: DeterminedUse, { facts: other }: DeterminedUse): boolean => facts.scope === other.scope && facts.linkage === other.linkage && facts.modified === other.modified && facts.userProduct === other.userProduct;

/** What is known of a use without the others. */
interface BegunUse extends Pick<DescribedUse, 'component' | 'inner' | 'how' | 'license' | 'effective'> {
  readonly shared: Facts;
}

class UseDescriber {
  readonly context: UsageContext | undefined;
  readonly outbound: OutboundLicense;
  readonly #target: GateTarget;
  readonly #prefix: string;
  readonly #sources: FactSources;
  readonly #licenses: LicenseFactsOfUse;
  readonly #parts: PartCategories;
  readonly #reasons = new UnknownReasons();
  readonly #project: Facts;
  readonly #ofParts: readonly OpenDuty[];

  constructor(target: GateTarget, prefix: string, sources: FactSources) {
    const { compiled, knowledge, at, date } = sources;
    this.context = target.context ?? target.inventory.subject.usageContext;
    this.outbound = outboundLicenseOf(target.inventory, target.licenseOf, target.outboundLicense);
    this.#target = target;
    this.#prefix = prefix;
    this.#sources = sources;
    this.#licenses = new LicenseFactsOfUse(compiled, knowledge, at, date);
    this.#parts = new PartCategories(knowledge);
    this.#project = projectFacts(target, this.context, this.outbound);
    this.#ofParts = dutiesOfParts(target);
  }

  begin(place: number, { inner, how }: CombinedUseOf): BegunUse {
    const { inventory, licenseOf, before } = this.#target;
    const component = inventory.components[place]!;
    const license = how.stated.license === undefined ? licenseOf(component.purl) : statedLicense(how.stated, licenseOf(component.purl));
    const shared: Facts = { ...this.#project, ...componentFacts(component, before), ...ownerFacts(how), ...factsOfUse(how.facts), 'usage.direct': component.direct, 'license.status': license.status === 'settled' ? 'concluded' : license.status };
    const effective: EffectiveFacts = license.expression === undefined ? {
      facts: {},
    } : this.#licenses.of({ license: license.expression, besides: license.besides, shared, use: how.facts, outbound: this.outbound, isConfirmed: how.stated.license !== undefined });
    return { component, inner, how, license, shared, effective };
  }

  conflictsAmong(uses: readonly Pick<BegunUse, 'inner' | 'license' | 'effective'>[]): ConflictsOfTarget | undefined {
    const { inventory, asked } = this.#target;
    return asked?.isAlone === true ? undefined : conflictsOf({ inventory, uses, outbound: this.outbound, asked }, { knowledge: this.#sources.knowledge, today: this.#sources.date });
  }

  finish({ component, inner, how, license, shared, effective }: BegunUse, place: number, conflicts: ConflictsOfTarget | undefined): DescribedUse {
    const { openDuties, target } = this.#target;
    const declared: Facts = license.declared.length === 0 ? {} : { 'license.declared': license.declared.join(', ') };
    const open = openDuties === undefined ? undefined : [...(openDuties.get(component.purl) ?? []), ...this.#ofParts];
    const met = conflicts?.of(place);
    const facts: Facts = { ...shared, ...declared, ...effective.facts, 'license.partCategories': this.#parts.of(license.parts, effective.expression), ...conflicts?.factsOf(place), ...(open === undefined ? {} : { 'project.openObligations': open.length }) };
    return {
      use: { id: `${this.#prefix}${component.purl}`, ...(target === undefined ? {} : { target }), facts, unknown: this.#reasons.of(facts, how, license) }, component, license, effective, inner, how, ...(open === undefined ? {} : { openDuties: open }), ...(met === undefined ? {} : { conflicts: met }),
      ...(license.parts === undefined ? {} : { parts: this.#parts.evidence(license.parts, effective.expression) }),
    };
  }
}

/** What the project itself brings holds up all of it. */
function dutiesOfParts({ openDuties, inventory: { components } }: GateTarget): OpenDuty[] {
  if (openDuties === undefined) return [];
  const own = new Set<string>(components.map(({ purl }) => purl));
  return [...openDuties].flatMap(([ref, duties]) => (own.has(ref) ? [] : duties));
}

function projectFacts({ inventory: { subject }, ageDays }: GateTarget, context: UsageContext | undefined, { text }: OutboundLicense): Facts {
  const { criticality, internetFacing } = subject.usage ?? {};
  return {
    'project.name': subject.name,
    ...(subject.department === undefined ? {} : { 'project.department': subject.department }),
    ...(context === undefined ? {} : { 'project.usageContext': context }),
    ...(text === undefined ? {} : { 'project.outboundLicense': text }),
    ...(criticality === undefined ? {} : { 'project.criticality': criticality }),
    ...(internetFacing === undefined ? {} : { 'project.internetFacing': internetFacing }),
    ...(ageDays === undefined ? {} : { 'project.sbomAgeDays': ageDays }),
    ...(subject.kind === 'directory' || subject.kind === 'git' || subject.kind === 'file' ? { 'usage.stage': 'source' as const } : subject.kind === 'archive' ? { 'usage.stage': 'artifact' as const } : {}),
  };
}

function componentFacts({ purl, name, group, version, origin, downloadLocation }: Component, before: ReadonlySet<string> | undefined): Facts {
  return {
    'component.purl': purl,
    'component.name': group === undefined ? name : `${group}/${name}`,
    ...(version === undefined ? {} : { 'component.version': version }),
    'component.ecosystem': purl.slice(4, purl.indexOf('/')),
    ...(downloadLocation === undefined && origin === 'unknown' ? {} : { 'component.source': downloadLocation ?? origin }),
    ...(before === undefined ? {} : { 'usage.newIntroduction': !before.has(withoutVersion(purl)) }),
  };
}

const ownerFacts = ({ stated: { owner } }: DeterminedUse): Facts => (owner === undefined ? {} : { 'component.owner': owner, 'component.ownerAssigned': true });

/** In a package URL every @, ? and # that belongs to a name is escaped. */
export const withoutVersion = (purl: string): string => /^[^@?#]*/.exec(purl)![0];
