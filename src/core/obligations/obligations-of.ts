import { combineLicenses } from '../license/combine-expressions.ts';
import { isCombination, termsIn, type LicenseExpression, type LicenseTerm } from '../license/expression.ts';
import { normalizeExpression } from '../license/normalize-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import { obligationCodes } from '../license-knowledge/duty.ts';
import type { LicenseKnowledge } from '../license-knowledge/knowledge.ts';
import { licenseCategories } from '../license-knowledge/license-facts.ts';
import { conveyed, served } from '../usage/conveyance.ts';
import type { UsageFacts } from '../usage/usage-facts.ts';
import { furtherTermsOf } from '../license-knowledge/further-terms.ts';
import type { ComponentObligations, LicensedUse, Obligation, ProposedChoice } from './obligation.ts';
import { obligationTexts } from './obligation-texts.data.ts';
import { obligationsOfTerm } from './of-term.ts';

export interface ObligationOptions {
  readonly knowledge: LicenseKnowledge;
  /** How the policy judges a term, 0 for the best; without it the category of the licence counts. */
  readonly rank?: (term: LicenseTerm, use: UsageFacts) => number;
}

/** Everything that the licence of a component asks of one use. A licence that nobody knows is an obligation too: to find out. */
export function obligationsOf({ component, license, use }: LicensedUse, options: ObligationOptions): ComponentObligations {
  const dataVersion = options.knowledge.version;
  if (license === 'NOASSERTION' || license === 'NONE') return { component, obligations: [withoutFacts(component, license === 'NONE' ? 'obtain-license' : 'determine-license', license)], dataVersion };
  const written = normalizeExpression(license);
  const effective = mildest(written, component, use, options);
  const obligations = termsIn(effective).flatMap((term) => ofTerm(component, term, use, options));
  const choice = proposed(written, effective, use);
  return { component, obligations: mergedObligations(obligations), ...(choice !== undefined && { choice }), dataVersion };
}

function ofTerm(component: string, term: LicenseTerm, use: UsageFacts, { knowledge }: ObligationOptions): Obligation[] {
  const facts = knowledge.term(term);
  if (facts === undefined) return [withoutFacts(component, 'determine-license', renderLicenseExpression(term))];
  const known = obligationsOfTerm(component, facts, use);
  return facts.unknownException === undefined ? known : [withoutFacts(component, 'determine-license', facts.unknownException), ...known];
}

function withoutFacts(component: string, name: 'determine-license' | 'obtain-license', license: string): Obligation {
  const { standing: _standing, action, ...text } = obligationTexts[name];
  return {
    ...text, id: `${component} ${name}`, component, name, state: 'due', action: action.replaceAll('{component}', component),
    because: name === 'obtain-license' ? `${component} has no licence.` : license === 'NOASSERTION' ? `Nothing is known about the licence of ${component}.` : `We have no facts about ${license}, the licence of ${component}.`,
    sources: [{ license, clause: '', review: 'derived' }], disputed: [], dependsOn: [],
  };
}

/** Of each OR the branch that the policy likes best, then the one with the fewest pieces of work (all that one notice file fulfils is one), then with the fewest terms beyond, then the first. */
function mildest(expression: LicenseExpression, component: string, use: UsageFacts, options: ObligationOptions): LicenseExpression {
  if (!isCombination(expression)) return expression;
  const operands = expression.operands.map((operand) => mildest(operand, component, use, options));
  if (expression.kind === 'and') return combineLicenses('and', operands);
  const weigh = (operand: LicenseExpression): readonly number[] => {
    const terms = termsIn(operand);
    const ranks = terms.map((term) => options.rank?.(term, use) ?? categoryRank(term, options.knowledge));
    const open = terms.flatMap((term) => ofTerm(component, term, use, options)).filter(({ state }) => state === 'due' || state === 'undetermined');
    const work = new Set(open.map(({ name, evidence }) => evidence[0] ?? name));
    const beyond = terms.flatMap((term) => options.knowledge.term(term)?.license ?? []).flatMap(furtherTermsOf);
    return [Math.max(...ranks), work.size, beyond.length];
  };
  return operands.map((operand) => ({ operand, weight: weigh(operand) })).reduce((best, next) => (lighter(next.weight, best.weight) ? next : best)).operand;
}

function lighter(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((weight, index) => weight !== b[index]);
  return at !== -1 && a[at]! < b[at]!;
}

const categoryRank = (term: LicenseTerm, knowledge: LicenseKnowledge): number => {
  const category = knowledge.term(term)?.license.category;
  return category === undefined ? licenseCategories.length : licenseCategories.indexOf(category);
};

function proposed(written: LicenseExpression, effective: LicenseExpression, use: UsageFacts): ProposedChoice | undefined {
  const [from, to] = [renderLicenseExpression(written), renderLicenseExpression(effective)];
  if (from === to) return undefined;
  return { from, to, state: conveyed(use) === false && served(use) === false ? 'automatic' : 'proposed' };
}

const order: readonly string[] = Object.keys(obligationTexts);

/** The same duty of several terms is one, with all sources; the text makes naming the licence needless. */
export function mergedObligations(all: readonly Obligation[]): Obligation[] {
  const byId = new Map<string, Obligation>();
  for (const one of all) {
    const known = byId.get(one.id);
    byId.set(one.id, known === undefined ? one : together(known, one));
  }
  const hasText = [...byId.values()].some(({ name, state }) => name === 'license-text' && state === 'due');
  return [...byId.values()].filter(({ name }) => !(hasText && name === 'license-reference')).toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

const strength: readonly Obligation['state'][] = ['advisory', 'standing', 'undetermined', 'due'];

function together(a: Obligation, b: Obligation): Obligation {
  const stronger = strength.indexOf(b.state) > strength.indexOf(a.state) ? b : a;
  const years = Math.max(a.offerYears ?? 0, b.offerYears ?? 0);
  return {
    ...stronger, sources: distinct([...a.sources, ...b.sources]), disputed: [...new Set([...a.disputed, ...b.disputed])], dependsOn: stronger.state === 'undetermined' ? [...new Set([...a.dependsOn, ...b.dependsOn])] : [],
    ...(years > 0 && { offerYears: years }),
  };
}

const distinct = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];

/** Every name that an obligation may have, in the order of the codes, for those who check what they read. */
export const obligationNames: readonly string[] = [...Object.values(obligationCodes), 'determine-license', 'obtain-license'];
