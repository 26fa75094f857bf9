import type { Notice } from '#core/notice/notice.ts';
import type { ComponentObligations, LicensedUse } from '#core/obligations/obligation.ts';
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
    return { use, obligations: obligationsOf(use, { knowledge }) };
  });
}

/** What the notice shows as done: it covers components of which nothing is missing in it. */
export function noticeEvidence({ components, missing }: Notice, reference: string): Evidence {
  const incomplete = new Set(missing.map(({ component }) => component));
  return { kind: 'notice', reference, covers: new Set(components.map(({ ref }) => ref).filter((ref) => !incomplete.has(ref))) };
}

/** Components whose source has to be given, or may have to. */
export const needSource = (all: readonly ObligedComponent[]): ObligedComponent[] =>
  all.filter(({ obligations }) => obligations.obligations.some(({ name, state }) => name === 'disclose-source' && (state === 'due' || state === 'undetermined')));
