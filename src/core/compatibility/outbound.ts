import type { LicenseExpression } from '../license/expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import type { LicenseKnowledge, TermFacts } from '../license-knowledge/knowledge.ts';

/** The licence under which our work leaves. */
export type Outbound =
  /** Closed terms of ours, also source-available ones: nobody receives the right to pass it on freely. */
  | { readonly kind: 'proprietary'; readonly id: string }
  | { readonly kind: 'license'; readonly id: string; readonly facts: TermFacts }
  | { readonly kind: 'unknown'; readonly id: string };

export type ReadOutbound = { readonly ok: true; readonly expression: LicenseExpression } | { readonly ok: false; readonly message: string; readonly column: number };

/** An expression, or the word `proprietary`. */
export function readOutbound(text: string): ReadOutbound {
  const word = text.trim().toLowerCase();
  return parseLicenseExpression(word === 'proprietary' || word === 'closed' ? 'LicenseRef-proprietary' : text);
}

export function outboundOf(expression: Exclude<LicenseExpression, { kind: 'and' | 'or' }>, knowledge: LicenseKnowledge): Outbound {
  const facts = knowledge.term(expression);
  if (facts === undefined) return { kind: 'unknown', id: expression.kind === 'with' ? expression.license.id : expression.id };
  const { category } = facts.license;
  return category === 'proprietary' || category === 'source-available' ? { kind: 'proprietary', id: facts.id } : { kind: 'license', id: facts.id, facts };
}

/** Whether its copyleft also claims what our work links to. A linking exception helps only while nothing else in the work claims all of it. */
export const claimsLinked = ({ facts: { license, exception } }: Extract<Outbound, { kind: 'license' }>, workIsClaimed: boolean): boolean =>
  license.copyleft.strength === 'strong' && license.copyleft.linked === 'reaches' && (workIsClaimed || exception?.effect !== 'linking-permitted') && !license.forContent;
