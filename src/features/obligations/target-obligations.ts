import type { Notice, NoticeGap } from '#core/notice/notice.ts';
import type { AnyObligationName, ComponentObligations, LicensedUse } from '#core/obligations/obligation.ts';
import { obligationsOf } from '#core/obligations/obligations-of.ts';
import type { Evidence } from '#core/obligations/release-checklist.ts';
import type { LicenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { usualUsage } from '#core/usage/usage-facts.ts';
import type { NoticeTarget } from '#features/notice/notice-input.ts';
import { parsedExpression } from '#features/notice/texts-of-unit.ts';

/** A component with its licence and use, and what they ask for. */
export interface ObligedComponent {
  readonly use: LicensedUse;
  readonly obligations: ComponentObligations;
}

/** What the licences of everything in the notice ask for. The first target that has a component says how it is used. */
export function targetObligations(targets: readonly NoticeTarget[], notice: Notice, knowledge: LicenseKnowledge): ObligedComponent[] {
  const byPurl = new Map(targets.toReversed().flatMap((target) => target.inventory.components.map((component) => [component.purl as string, { component, target }] as const)));
  return notice.components.map(({ ref, license, licenseStatus, notices, scope }) => {
    const known = byPurl.get(ref);
    const facts = known === undefined ? { ...usualUsage, channel: notice.context, linkage: 'copied' as const, modified: 'unknown' as const } : known.target.useOf(known.component);
    const expression = license === undefined ? undefined : parsedExpression(license);
    const use: LicensedUse = { component: ref, license: expression ?? (licenseStatus === 'none' ? 'NONE' : 'NOASSERTION'), use: { ...facts, noticeFile: notices.length > 0, ...(scope !== undefined && { scope }) } };
    const obligations = obligationsOf(use, { knowledge });
    return { use, obligations: licenseStatus === 'conflict' ? undecided(obligations, knowledge) : obligations };
  });
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

/** Components whose source has to be given, or may have to. */
export const needSource = (all: readonly ObligedComponent[]): ObligedComponent[] =>
  all.filter(({ obligations }) => obligations.obligations.some(({ name, state }) => name === 'disclose-source' && (state === 'due' || state === 'undetermined')));
