import type { LicenseKnowledge, TermFacts } from '../license-knowledge/knowledge.ts';
import type { LicenseFacts } from '../license-knowledge/license-facts.ts';

/** A licence under which material may be passed on, because its own licence lets it. */
export interface Taken {
  readonly id: string;
  /** What has to be done first, along the way; empty when it works by itself. */
  readonly acts: readonly string[];
  /** Licences and clauses along the way. */
  readonly clauses: readonly string[];
  /** Only another version of the same licence was chosen. */
  readonly sameFamily: boolean;
}

/** Every licence that the inbound one may be taken as, itself first; those that need no act before those that do. */
export function takenAs(inbound: TermFacts, knowledge: LicenseKnowledge): ReadonlyMap<string, Taken> {
  const found = new Map<string, Taken>();
  const start: Taken = { id: inbound.license.id, acts: [], clauses: [], sameFamily: true };
  const waiting: { readonly taken: Taken; readonly open: boolean; readonly orLater: boolean }[] = [{ taken: start, open: true, orLater: inbound.orLater }];
  for (;;) {
    // the fewest acts first, so that the first way to a licence is the easiest
    const index = waiting.reduce((best, { taken }, at) => (best === -1 || taken.acts.length < waiting[best]!.taken.acts.length ? at : best), -1);
    if (index === -1) return found;
    const [{ taken, open, orLater }] = waiting.splice(index, 1) as [(typeof waiting)[number]];
    if (found.has(taken.id)) continue;
    found.set(taken.id, taken);
    const facts = knowledge.license(taken.id);
    if (!open || facts === undefined) continue;
    for (const later of versionsOf(facts, orLater, knowledge)) {
      const clause = orLater ? `${taken.id}: or any later version` : `${taken.id} ${facts.laterVersions}`;
      waiting.push({ taken: { ...taken, id: later.id, clauses: [...taken.clauses, clause] }, open: true, orLater: later.id.endsWith('-or-later') });
    }
    for (const { to, clause, act, final } of facts.permits) {
      for (const id of to) {
        waiting.push({
          taken: { id, acts: act === undefined ? taken.acts : [...taken.acts, act], clauses: [...taken.clauses, `${taken.id} ${clause}`], sameFamily: false },
          open: final !== true, orLater: id.endsWith('-or-later'),
        });
      }
    }
  }
}

/** `-or-later` is also its own version alone; a later-versions clause of a licence without such a suffix leads to later ones only. */
function versionsOf(facts: LicenseFacts, orLater: boolean, knowledge: LicenseKnowledge): LicenseFacts[] {
  if (!orLater && facts.laterVersions === undefined) return [];
  const only = facts.id.endsWith('-or-later') ? knowledge.license(`${facts.id.slice(0, -'-or-later'.length)}-only`) : undefined;
  return [...(only === undefined ? [] : [only]), ...knowledge.laterThan(facts)];
}
