import { renderLicenseExpression } from '../license/render-expression.ts';
import { notLegalAdvice } from '../obligations/obligations-document.ts';
import { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { paragraph } from '../report/wrap.ts';
import type { ComponentAnswer } from './check-deliverable.ts';
import type { Conflict } from './explain-conflict.ts';
import type { CompatibilityReport } from './compatibility-document.ts';
import type { Compatibility } from './verdict.ts';
import type { WayOut } from './ways-out.ts';

export const compatibilityWords: Readonly<Record<Compatibility, string>> = {
  compatible: 'yes', conditional: 'yes, with conditions', 'needs-determination': 'Legal has to decide', unknown: 'unknown', incompatible: 'no',
};

/** Each component with its answer, reason, conditions and ways out; then conflicts; then what the whole may be published under. */
export function* compatibilityTable({ answer, outbound }: CompatibilityReport, terminal: { readonly color: boolean; readonly columns: number }): Generator<string> {
  const paint = new Paint(terminal.color);
  const width = Math.min(terminal.columns, 120);
  yield `${paint.bold(outbound === undefined ? 'Together' : `In a work under ${printable(outbound)}`)}: ${verdictWord(answer.verdict, paint)}\n`;
  for (const one of answer.answers) yield* component(one, paint, width);
  for (const one of answer.conflicts) yield* conflict(one, paint, width);
  if (outbound === undefined && answer.conflicts.length === 0) yield* permitted(answer.permitted, paint, width);
  yield `\n${paint.dim(`${notLegalAdvice} Facts: ${answer.dataVersion}.`)}\n`;
}

function verdictWord(verdict: Compatibility, paint: Paint): string {
  const color = verdict === 'incompatible' ? paint.red : verdict === 'compatible' ? paint.green : paint.yellow;
  return color(compatibilityWords[verdict]);
}

function* component({ components, answer, waysOut }: ComponentAnswer, paint: Paint, width: number): Generator<string> {
  const { license, use } = components[0]!;
  const expression = typeof license === 'string' ? license : renderLicenseExpression(license);
  const names = components.map(({ name }) => name);
  const named = names.length === 1 && names[0] === expression ? '' : `  ${printable(names.slice(0, 3).join(', '))}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
  yield `\n${paint.bold(printable(expression))}${named}, ${use.linkage === 'unknown' ? 'combined in an unknown way' : use.linkage}, ${use.channel}: ${verdictWord(answer.verdict, paint)}\n`;
  yield paragraph(`${printable(answer.because)}${clauses(answer.clauses)}`, width, '  ');
  if (answer.choice !== undefined && renderLicenseExpression(answer.choice) !== expression) yield paragraph(`Take it under ${renderLicenseExpression(answer.choice)}.`, width, '  ');
  for (const condition of answer.conditions) yield paragraph(`Condition: ${printable(condition)}.`, width, '  ');
  for (const dispute of answer.disputed) yield paint.dim(paragraph(`Disputed: ${dispute}`, width, '  ').trimEnd()) + '\n';
  const derived = answer.parts.filter(({ review }) => review === 'derived').map(({ term }) => term);
  if (derived.length > 0) yield paint.yellow(paragraph(`Nobody has read ${derived.join(', ')} clause by clause yet: the answer rests on the class of the text.`, width, '  ').trimEnd()) + '\n';
  yield* ways(waysOut, width);
}

const clauses = (list: readonly string[]): string => (list.length === 0 ? '' : ` (${printable(list.join('; '))})`);

function* conflict({ because, clauses: where, waysOut, smallest }: Conflict, paint: Paint, width: number): Generator<string> {
  yield `\n${paint.red('Conflict')}\n`;
  yield paragraph(`${printable(because)}${clauses(where)}`, width, '  ');
  if (!smallest) yield paragraph('There may be a smaller set that conflicts; there were too many to try all.', width, '  ');
  yield* ways(waysOut, width);
}

function* ways(list: readonly WayOut[], width: number): Generator<string> {
  if (list.length === 0) return;
  yield '  Ways out:\n';
  for (const [index, { action, result }] of list.entries()) {
    const after = result === undefined ? '' : ` Then: ${compatibilityWords[result]}.`;
    yield `  ${index + 1}. ${paragraph(`${printable(action)}${after}`, width, '     ').trimStart()}`;
  }
}

function* permitted({ compatible, conditional }: CompatibilityReport['answer']['permitted'], paint: Paint, width: number): Generator<string> {
  yield `\n${paint.bold('The whole may be published under')}\n`;
  yield paragraph(compatible.length === 0 ? 'no licence without conditions' : compatible.join(', '), width, '  ');
  if (conditional.length > 0) yield `${paint.bold('with conditions')}\n${paragraph(conditional.join(', '), width, '  ')}`;
}
