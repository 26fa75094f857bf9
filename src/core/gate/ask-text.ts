import { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { wrapped } from '../report/wrap.ts';
import type { GateAction, GateFinding, GateResult } from './gate-result.ts';
import { alternativesOf, laterObjections } from './later-objections.ts';
import { laterHeadline, laterInWords } from './later-words.ts';
import { completedInWords } from './conflict-words.ts';
import { heldAgainstInWords } from './held-against-words.ts';
import { alsoInWords } from './also-words.ts';
import { brokenRules, componentInWords, insteadInWords, licenseInWords, policyInWords, reasonInWords, stepsInWords, titleInWords, useInWords } from './gate-words.ts';

const answers: Readonly<Record<GateAction, string>> = {
  replace: 'No: the policy does not allow it here.', ask: 'Ask first: somebody has to agree.', 'find-out': 'Not yet: something has to be known first.', complete: 'Not yet: duties are open.', fulfil: 'Yes, with duties when the software leaves the house.', nothing: 'Yes.',
};

/** The answer to one question, for people and assistants. */
export function* askText(finding: GateFinding, result: GateResult, { color, columns }: { readonly color: boolean; readonly columns: number }): Generator<string> {
  const paint = new Paint(color);
  const width = Math.min(Math.max(columns, 60), 120);
  const field = function* (name: string, value: string | undefined): Generator<string> {
    if (value === undefined || value === '') return;
    yield* wrapped(printable(value), width - 12).map((line, index) => `  ${(index === 0 ? name : '').padEnd(9)} ${line}\n`);
  };
  const { action, license, reasons } = finding;
  const says = reasons[0] === undefined ? undefined : result.rules[reasons[0].rule];
  const [target] = result.targets;
  const objections = laterObjections(finding, result.laterStages ?? []);
  const headline = laterHeadline(finding, objections);
  const colour = headline !== undefined ? (objections[0]!.kind === 'refused' ? paint.red : paint.yellow) : action === 'replace' ? paint.red : action === 'ask' || action === 'find-out' || action === 'complete' ? paint.yellow : paint.green;
  yield `${paint.bold(printable(componentInWords(finding)))}  ${paint.cyan(printable(licenseInWords(license)))}\n${paint.bold(colour(headline ?? answers[action]))}\n\n`;
  if (reasons[0] !== undefined) yield* field('Rule', `${titleInWords(finding, result.rules)} (${reasons[0].rule})`);
  if (reasons[0]?.status === 'fired') yield* field('Why', says?.rationale);
  if (action !== 'nothing' && (reasons.length > 0 || action !== 'fulfil')) yield* field('To do', stepsInWords(finding, result.rules, result.heldAgainst !== undefined));
  for (const later of laterInWords(objections, finding, result.rules)) yield* field('Later', later);
  for (const other of insteadInWords({ alternatives: alternativesOf(finding, result.laterStages) })) yield* field('Instead', other);
  for (const completed of completedInWords(result.heldAgainst?.conflicts ?? [])) yield* field('Besides', completed);
  yield* field('Lesson', action === 'nothing' || says === undefined ? result.rules[objections[0]?.reason?.rule ?? '']?.lesson : says.lesson);
  yield* field('Use', `${target?.context ?? 'usage context not known'}; ${useInWords(finding.use)}`);
  if (target !== undefined && result.heldAgainst !== undefined) yield* field('Project', heldAgainstInWords(result.heldAgainst, target));
  for (const also of alsoInWords(finding, result.rules)) yield* field('Also', also);
  for (const { broken } of brokenRules(result)) yield* field('Broken', broken.message);
  yield* field('Because', reasons.slice(0, 1).flatMap(reasonInWords).join('; '));
  if (license.choice !== undefined) yield* field('Choice', `${license.choice.to}, of ${license.choice.from}`);
  for (const note of license.notes) yield* field('Licence', note);
  yield* field('Policy', policyInWords(result));
}
