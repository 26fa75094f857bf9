import type { TermFacts } from '../license-knowledge/knowledge.ts';
import { obligationCodes, type Duty, type DutyScope, type ObligationCode } from '../license-knowledge/duty.ts';
import { linked, reachOf } from '../compatibility/reach.ts';
import type { UsageFacts } from '../usage/usage-facts.ts';
import { decidingFacts, networkSource, stateOf } from './applies.ts';
import type { AnyObligationName, Obligation, ObligationState } from './obligation.ts';
import { obligationTexts } from './obligation-texts.data.ts';
import { offerYears } from './source-offer.data.ts';
import { useWords } from './use-words.ts';

const nameOf = (code: ObligationCode): AnyObligationName => obligationCodes[code];

/** What one term of the expression asks of one use. */
export function obligationsOfTerm(component: string, term: TermFacts, use: UsageFacts): Obligation[] {
  if (freesOutput(term, use)) return [];
  const found = term.license.duties.flatMap((duty) => {
    const state = stateOf(duty, term, use);
    return state === undefined ? [] : [ofDuty(component, term, use, duty, state)];
  });
  return [...found, ...ofNetwork(component, term, use), ...ofPatents(component, term)];
}

/** An exception for what a tool writes takes everything away as long as the tool is used as one. */
const freesOutput = ({ exception }: TermFacts, { linkage }: UsageFacts): boolean => exception?.effect === 'output-not-covered' && linkage === 'build-tool';

function ofDuty(component: string, term: TermFacts, use: UsageFacts, duty: Duty, state: ObligationState): Obligation {
  const scope = scopeOf(duty, term, use);
  return make(component, term, use, nameOf(duty.code), {
    ...(scope !== undefined && { scope }), clause: duty.clause, state: obligationTexts[nameOf(duty.code)].standing ? 'standing' : state,
    dependsOn: state === 'undetermined' ? decidingFacts((one) => stateOf(duty, term, one), use) : [],
  });
}

/** Source and licence of the whole work are asked for only where the copyleft reaches the work; elsewhere the component is the work. */
function scopeOf({ code, scope }: Duty, term: TermFacts, { linkage }: UsageFacts): DutyScope | undefined {
  if (scope !== 'work' || (code !== 'DS' && code !== 'SL') || linkage === 'unknown') return scope;
  return reachOf(term, linkage, false).reach === 'work' ? 'work' : 'package';
}

function ofNetwork(component: string, term: TermFacts, use: UsageFacts): Obligation[] {
  const applies = networkSource(term, use);
  if (applies === false) return [];
  const state = applies === true ? 'due' : 'undetermined';
  return [make(component, term, use, 'network-source', { clause: term.license.network.clause ?? '', state, dependsOn: state === 'due' ? [] : decidingFacts((one) => networkSource(term, one), use) })];
}

function ofPatents(component: string, term: TermFacts): Obligation[] {
  const { retaliation, retaliationClause } = term.license.patent;
  return retaliation === 'none' ? [] : [make(component, term, undefined, 'patent-retaliation', { clause: retaliationClause ?? '', state: 'standing', dependsOn: [] })];
}

interface Details {
  readonly scope?: DutyScope;
  readonly clause: string;
  readonly state: ObligationState;
  readonly dependsOn: readonly (keyof UsageFacts)[];
}

function make(component: string, term: TermFacts, use: UsageFacts | undefined, name: AnyObligationName, { scope, clause, state, dependsOn }: Details): Obligation {
  const { standing: _standing, title, action, kind, evidence, responsible } = obligationTexts[name];
  const years = name === 'disclose-source' ? offerYears(term.license) : undefined;
  return {
    id: scope === undefined ? `${component} ${name}` : `${component} ${name}:${scope}`,
    component, name, ...(scope !== undefined && { scope }), kind, state, title,
    action: capitalized(action.replaceAll('{component}', component).replaceAll('{scope}', scopeWords(component, scope)).replaceAll('{method}', relinkMethod(use))),
    because: use === undefined ? `${component} is ${term.id}.` : `${component} is ${term.id}${useWords(use)}.`,
    sources: [{ license: term.id, clause, review: term.license.review }],
    disputed: disputesFor(name, term, use), dependsOn, evidence, responsible, ...(years !== undefined && { offerYears: years }),
  };
}

const relinkMethod = (use: UsageFacts | undefined): string =>
  (use !== undefined && use.linkage !== 'unknown' && linked.has(use.linkage) && use.linkage !== 'static'
    ? 'Keep it a file of its own that can be exchanged, and let no clause of your terms forbid reverse engineering for that.'
    : 'Ship the object files that are needed to link again, or link it dynamically, and let no clause of your terms forbid reverse engineering for that.');

/** Words of ours that begin the text begin with a capital, names stay as they are. */
const capitalized = (text: string): string => (/^(?:the|your|what|everything) /.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text);

const scopes: Partial<Readonly<Record<DutyScope, (component: string) => string>>> = {
  file: (component) => `the files of ${component}`,
  module: (component) => `the modules of ${component}, with what you added to them`,
  library: (component) => `${component}, all of the library`,
  work: (component) => `your whole work with ${component} in it`,
  'service-stack': (component) => `everything that runs the service with ${component}`,
  pointer: (component) => `${component}: saying where it can be had is enough`,
  alternatives: (component) => `your version of ${component}, or one of the other ways that its licence lists`,
  font: (component) => `${component}, all of the font`,
  document: (component) => `${component}, all of the document`,
  adaptation: (component) => `what you made out of ${component}`,
  'source-form': (component) => `the source of ${component}`,
};

const scopeWords = (component: string, scope: DutyScope | undefined): string => (scope === undefined ? component : (scopes[scope]?.(component) ?? component));

const aboutOf: Partial<Readonly<Record<AnyObligationName, readonly string[]>>> = {
  'state-changes': ['marking changes'], 'notice-file': ['NOTICE'], 'license-text': ['licence text'], 'disclose-source': ['reach', 'copyleft', 'linking'], 'same-license': ['reach', 'copyleft', 'linking'],
  'network-source': ['network'], 'advertising-acknowledgement': ['advertising'], 'field-of-use': ['category'], 'patent-retaliation': ['patent'],
};

/** Whether linking makes one work is no question where an exception lets other work link, and where nothing is linked. */
function disputesFor(name: AnyObligationName, term: TermFacts, use: UsageFacts | undefined): string[] {
  const isOpen = use === undefined || use.linkage === 'unknown' || (linked.has(use.linkage) && reachOf(term, use.linkage, false).byException === undefined);
  return term.license.disputes.filter(({ about }) => aboutOf[name]?.some((word) => about.includes(word)) === true && (isOpen || about !== 'linking')).map(({ readings, ours }) => `${readings} We assume: ${ours}.`);
}
