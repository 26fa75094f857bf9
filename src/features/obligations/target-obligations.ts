import type { Notice, NoticeComponent, NoticeGap } from '#core/notice/notice.ts';
import type { AnyObligationName, ComponentObligations, LicensedUse } from '#core/obligations/obligation.ts';
import { mergedObligations, obligationsOf } from '#core/obligations/obligations-of.ts';
import type { Evidence, ObligationRecord, RecordBook } from '#core/obligations/release-checklist.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { usualUsage, type UsageFacts } from '#core/usage/usage-facts.ts';
import type { NoticeByTarget } from '#features/notice/make-notice.ts';
import type { NoticeTarget } from '#features/notice/notice-input.ts';
import { parsedExpression } from '#features/notice/texts-of-unit.ts';

/** A component with its licence and use, and what they ask for. */
export interface ObligedComponent {
  readonly use: LicensedUse;
  readonly obligations: ComponentObligations;
}

/** What the licences of everything in the notice ask for. Where several targets hand a component over, each may know, state and use it in its own way: every duty counts that one of them has. */
export function targetObligations(targets: readonly NoticeTarget[], { notice, named }: NoticeByTarget): ObligedComponent[] {
  const seen = targets.map((target, index) => ({
    target, named: new Map(named[index]!.map((one) => [one.ref, one])), components: new Map(target.inventory.components.map((component) => [component.purl as string, component])),
  }));
  return notice.components.map((merged) => {
    const { ref } = merged;
    const known = new Map<string, ObligedComponent>();
    for (const [index, { target, named: own, components }] of seen.entries()) {
      const described = own.get(ref);
      if (described === undefined) continue;
      const component = components.get(ref);
      const facts = component === undefined ? { ...usualUsage, channel: notice.context, linkage: 'copied' as const, modified: 'unknown' as const } : target.useOf(component);
      const use = licensedUse(described, merged, facts);
      const key = JSON.stringify([use, described.licenseStatus === 'conflict', targets.findIndex(({ knowledge }) => knowledge === targets[index]!.knowledge)]);
      if (!known.has(key)) known.set(key, { use, obligations: dutiesOf(use, described.licenseStatus, target.knowledge) });
    }
    return together([...known.values()]);
  });
}

/** What one target does not know of a licence, another one may: files may be at hand in one only. */
function licensedUse({ ref, license, scope }: NoticeComponent, merged: NoticeComponent, facts: UsageFacts): LicensedUse {
  const text = license ?? merged.license;
  const expression = text === undefined ? undefined : parsedExpression(text);
  return { component: ref, license: expression ?? (merged.licenseStatus === 'none' ? 'NONE' : 'NOASSERTION'), use: { ...facts, noticeFile: merged.notices.length > 0, ...(scope !== undefined && { scope }) } };
}

function dutiesOf(use: LicensedUse, status: NoticeComponent['licenseStatus'], knowledge: LicenseKnowledge): ComponentObligations {
  const known = obligationsOf(use, { knowledge });
  return status === 'conflict' ? undecided(known, knowledge) : known;
}

function together(all: readonly ObligedComponent[]): ObligedComponent {
  const [first, ...others] = all;
  if (others.length === 0) return first!;
  const choice = all.find(({ obligations }) => obligations.choice?.state === 'proposed')?.obligations.choice;
  return { use: first!.use, obligations: { ...first!.obligations, obligations: mergedObligations(all.flatMap(({ obligations }) => obligations.obligations)), ...(choice !== undefined && { choice }) } };
}

/** Sources that contradict each other: what the likelier licence asks for, and first of all to find out. */
function undecided(known: ComponentObligations, knowledge: LicenseKnowledge): ComponentObligations {
  const { obligations } = obligationsOf({ component: known.component, license: 'NOASSERTION', use: usualUsage }, { knowledge });
  const decide = obligations.map((one) => ({ ...one, because: `What the author of ${known.component} declares and what its files say are different licences.` }));
  return { ...known, obligations: [...decide, ...known.obligations.filter(({ name }) => name !== 'determine-license')] };
}

const copyrightDuties: ReadonlySet<AnyObligationName> = new Set<AnyObligationName>(['copyright-notices', 'retain-notices']);
const otherDuties: ReadonlySet<AnyObligationName> = new Set<AnyObligationName>(['license-text', 'license-reference', 'disclaimer', 'notice-file', 'acknowledgement']);

/** What the notice shows as done: the texts of components, where none is missing in it; their copyright lines, where those are there too. */
export function noticeEvidence({ components, missing }: Notice, reference: string): Evidence[] {
  const evidence = (obligations: ReadonlySet<AnyObligationName>, needed: readonly NoticeGap['what'][]): Evidence => {
    const lacks = new Map(missing.flatMap(({ component, what, message, remedy }) => (component !== undefined && needed.includes(what) ? [[component, `${message}. ${remedy}`] as const] : [])));
    return { kind: 'notice', reference, obligations, covers: new Set(components.map(({ ref }) => ref).filter((ref) => !lacks.has(ref))), lacks };
  };
  return [evidence(otherDuties, ['license', 'text']), evidence(copyrightDuties, ['license', 'text', 'copyright'])];
}

/** What people recorded, for what each target hands over. `records` are in the order of the targets. */
export function recordBooks(targets: readonly NoticeTarget[], { named }: NoticeByTarget, records: readonly (readonly ObligationRecord[])[]): RecordBook[] {
  const subjects = targets.map(({ inventory }) => inventory.subject);
  return named.map((components, index) => {
    const refs = new Set(components.map(({ ref }) => ref));
    const { name, location } = subjects[index]!;
    const isOnly = subjects.filter((other) => other.name === name).length === 1;
    return { target: isOnly ? name : `${name} (${location})`, records: records[index]!, covers: (component) => refs.has(component) };
  });
}

/** Components whose source has to be given, or may have to. */
export const needSource = (all: readonly ObligedComponent[]): ObligedComponent[] =>
  all.filter(({ obligations }) => obligations.obligations.some(({ name, state }) => name === 'disclose-source' && (state === 'due' || state === 'undetermined')));
