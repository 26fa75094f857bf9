import type { Notice, NoticeGap } from '#core/notice/notice.ts';
import type { AnyObligationName, ComponentObligations, LicensedUse, Obligation } from '#core/obligations/obligation.ts';
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

/** What the licences of everything in the notice ask for. The first target that has a component says how it is used; what counsel of any target that has it says counts. */
export function targetObligations(targets: readonly NoticeTarget[], notice: Notice): ObligedComponent[] {
  const carriers = Map.groupBy(targets.flatMap((target) => target.inventory.components.map(({ purl }) => ({ purl: purl as string, knowledge: target.knowledge }))), ({ purl }) => purl);
  const all = [...new Set(targets.map(({ knowledge }) => knowledge))];
  const byPurl = new Map(targets.toReversed().flatMap((target) => target.inventory.components.map((component) => [component.purl as string, { component, target }] as const)));
  return notice.components.map(({ ref, license, licenseStatus, notices, scope }) => {
    const found = byPurl.get(ref);
    const facts = found === undefined ? { ...usualUsage, channel: notice.context, linkage: 'copied' as const, modified: 'unknown' as const } : found.target.useOf(found.component);
    const expression = license === undefined ? undefined : parsedExpression(license);
    const use: LicensedUse = { component: ref, license: expression ?? (licenseStatus === 'none' ? 'NONE' : 'NOASSERTION'), use: { ...facts, noticeFile: notices.length > 0, ...(scope !== undefined && { scope }) } };
    const known = carriers.get(ref);
    // nobody notes of a part which target it is in
    const asked = known === undefined ? all : [...new Set(known.map(({ knowledge }) => knowledge))];
    const obligations = together(asked.map((knowledge) => {
      const own = obligationsOf(use, { knowledge });
      return licenseStatus === 'conflict' ? undecided(own, knowledge) : own;
    }));
    return { use, obligations };
  });
}

/** Where counsels differ, every duty that one of them sees. */
function together([first, ...others]: readonly ComponentObligations[]): ComponentObligations {
  if (others.length === 0) return first!;
  const byId = new Map(first!.obligations.map((one) => [one.id, one]));
  for (const one of others.flatMap(({ obligations }) => obligations)) {
    const known = byId.get(one.id);
    if (known === undefined || weight(one) > weight(known)) byId.set(one.id, one);
  }
  return { ...first!, obligations: [...byId.values()] };
}

/** What has to be done weighs more than what may have to be, and that more than what is only to be known. */
const weight = ({ state }: Obligation): number => (state === 'due' ? 2 : state === 'undetermined' ? 1 : 0);

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
