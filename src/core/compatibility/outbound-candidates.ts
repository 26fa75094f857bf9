import { parseLicenseExpression } from '../license/parse-expression.ts';
import { isCombination, type LicenseTerm } from '../license/expression.ts';
import type { LicenseKnowledge } from '../license-knowledge/knowledge.ts';

/** The combination of licence and exception that whole works are published under (OpenJDK, GNU Classpath). */
const withException = ['GPL-2.0-only WITH Classpath-exception-2.0', 'GPL-2.0-or-later WITH Classpath-exception-2.0'];

const cache = new WeakMap<LicenseKnowledge, readonly LicenseTerm[]>();

/** Licences that a work could be published under: those for software that the Open Source Initiative approved, sorted by id. */
export function outboundCandidates(knowledge: LicenseKnowledge): readonly LicenseTerm[] {
  const known = cache.get(knowledge);
  if (known !== undefined) return known;
  const ids = knowledge.all().filter(({ osiApproved, forContent, review }) => osiApproved && !forContent && review !== 'derived').map(({ id }) => id);
  const candidates = [...ids, ...withException].toSorted().map(term);
  cache.set(knowledge, candidates);
  return candidates;
}

function term(id: string): LicenseTerm {
  const parsed = parseLicenseExpression(id);
  if (!parsed.ok || isCombination(parsed.expression)) throw new Error(`${id} is no licence`);
  return parsed.expression;
}
