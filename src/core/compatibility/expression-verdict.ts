import { combineLicenses } from '../license/combine-expressions.ts';
import { isCombination, type LicenseExpression, type LicenseTerm } from '../license/expression.ts';
import { normalizeTerm } from '../license/normalize-expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { UsageFacts } from '../usage/usage-facts.ts';
import type { PairSources } from './look-up-pair.ts';
import { outboundOf } from './outbound.ts';
import { undecidedVerdict } from './undecided-use.ts';
import { answer, isBetter, type Answer, type Compatibility } from './verdict.ts';

/** What a component's licence is: an expression, or that there is none (`NONE`) or nothing is known (`NOASSERTION`). */
export type InboundLicense = LicenseExpression | 'NONE' | 'NOASSERTION';

/** An answer about a whole expression; `parts` are the answers of its terms, the deciding one first. */
export interface ExpressionAnswer extends Answer {
  /** The terms to take, when it is a yes or conditional. */
  readonly choice?: LicenseExpression;
  readonly parts: readonly TermAnswer[];
}

export interface TermAnswer extends Answer {
  readonly term: string;
  readonly outbound: string;
  /** How sure the record of the licence is. */
  readonly review?: string;
}

/** AND takes the worst operand, OR the best; in the outbound expression it is the other way round: recipients choose among its OR, and of its AND one part takes the component in. */
export function expressionVerdict(outbound: LicenseExpression, inbound: InboundLicense, use: UsageFacts, sources: PairSources): ExpressionAnswer {
  if (inbound === 'NOASSERTION') return withoutParts(answer('unknown', 'Nothing is known about its licence. Find out which one it is and record it.', { source: 'none' }));
  if (inbound === 'NONE') return withoutParts(answer('incompatible', 'There is no licence: nobody permitted you to copy it. Ask its author for one, or replace it.', { source: 'none' }));
  if (isCombination(outbound)) {
    const answers = outbound.operands.map((operand) => expressionVerdict(operand, inbound, use, sources));
    return outbound.kind === 'or' ? worstOf(answers) : bestOf(answers);
  }
  return ofInbound(outbound, inbound, use, sources);
}

function ofInbound(outbound: LicenseTerm, inbound: LicenseExpression, use: UsageFacts, sources: PairSources): ExpressionAnswer {
  if (!isCombination(inbound)) return ofTerm(outbound, inbound, use, sources);
  const answers = inbound.operands.map((operand) => ofInbound(outbound, operand, use, sources));
  if (inbound.kind === 'or') return bestOf(answers);
  const { choice: _choice, ...decisive } = worstOf(answers);
  const choices = answers.map(({ choice }) => choice);
  const all = answers.flatMap(({ conditions }) => conditions);
  const parts = [...decisive.parts, ...answers.flatMap(({ parts: own }) => own).filter((part) => !decisive.parts.includes(part))];
  const together = { ...decisive, conditions: [...new Set(all)], parts };
  return choices.every((choice) => choice !== undefined) ? { ...together, choice: combineLicenses('and', choices) } : together;
}

function ofTerm(outbound: LicenseTerm, term: LicenseTerm, use: UsageFacts, sources: PairSources): ExpressionAnswer {
  const { knowledge } = sources;
  const out = outboundOf(outbound, knowledge);
  const facts = knowledge.term(term);
  const name = facts?.id ?? renderLicenseExpression(normalizeTerm(term));
  if (facts === undefined) return single(answer('unknown', `We have no facts about ${name}. Describe it in your policy (licenses.yaml), or ask Legal.`, { source: 'none' }), name, out.id);
  const verdict = undecidedVerdict(out, facts, use, sources);
  const choice = isYes(verdict.verdict) ? { choice: verdict.taken === undefined ? normalizeTerm(term) : asTerm(verdict.taken) } : {};
  return { ...single(verdict, name, out.id, facts.license.review), ...choice };
}

const isYes = (verdict: Compatibility): boolean => verdict === 'compatible' || verdict === 'conditional';

const asTerm = (id: string): LicenseExpression => {
  const parsed = parseLicenseExpression(id, { unknownIds: 'accept' });
  if (!parsed.ok) throw new Error(`${id}: ${parsed.message}`);
  return parsed.expression;
};

const single = ({ verdict, because, clauses, source, conditions, disputed }: Answer, term: string, outbound: string, review?: string): ExpressionAnswer => {
  const plain: Answer = { verdict, because, clauses, source, conditions, disputed };
  return { ...plain, parts: [{ ...plain, term, outbound, ...(review !== undefined && { review }) }] };
};

const withoutParts = (plain: Answer): ExpressionAnswer => ({ ...plain, parts: [] });

/** The first of the best. */
const bestOf = (answers: readonly ExpressionAnswer[]): ExpressionAnswer => answers.reduce((best, next) => (isBetter(next.verdict, best.verdict) ? next : best));

/** The first of the worst. */
const worstOf = (answers: readonly ExpressionAnswer[]): ExpressionAnswer => answers.reduce((worst, next) => (isBetter(worst.verdict, next.verdict) ? next : worst));
