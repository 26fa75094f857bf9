import { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { paragraph } from '../report/wrap.ts';
import { usualUsage, type UsageFacts } from '../usage/usage-facts.ts';
import type { Obligation } from './obligation.ts';
import { notLegalAdvice, type ObligationsReport } from './obligations-document.ts';
import { useWords } from './use-words.ts';

const marks: Readonly<Record<Obligation['state'], string>> = { due: '[ ]', undetermined: '[?]', advisory: ' - ', standing: ' - ' };

/** A checklist for people: what is due, then what a missing fact decides, then what is only to be kept in mind. */
export function* obligationsTable({ result, license, use }: ObligationsReport, terminal: { readonly color: boolean; readonly columns: number }): Generator<string> {
  const paint = new Paint(terminal.color);
  const width = Math.min(terminal.columns, 120);
  const { obligations, choice } = result;
  yield paragraph(`${printable(license)}${useWords(use)}`, width, '');
  if (choice !== undefined) yield paragraph(`Taken as ${choice.to}: ${choice.state === 'automatic' ? 'nothing leaves, so nobody has to confirm it.' : 'a proposal, until somebody records the choice.'}`, width, '');
  yield `\n${summary(obligations)}\n`;
  for (const state of ['due', 'undetermined', 'advisory', 'standing'] as const) {
    for (const one of obligations.filter((candidate) => candidate.state === state)) yield* item(one, paint, width);
  }
  yield `\n${paint.dim(paragraph(`${notLegalAdvice} Facts: ${result.dataVersion}.${assumptions(use)}`, width, '').trimEnd())}\n`;
}

function* item(one: Obligation, paint: Paint, width: number): Generator<string> {
  const sources = one.sources.map(({ license, clause, review }) => `${license} ${clause}${review === 'derived' ? ' (class only)' : ''}`).join('; ');
  yield `\n${marks[one.state]} ${paint.bold(one.title)}  ${paint.dim(`${one.responsible}${sources.trim() === '' ? '' : `, ${printable(sources)}`}`)}\n`;
  yield paragraph(printable(one.action), width, '    ');
  if (one.offerYears !== undefined) yield paragraph(`An offer must hold for ${one.offerYears} ${one.offerYears === 1 ? 'year' : 'years'} after the last delivery.`, width, '    ');
  if (one.state === 'undetermined') yield paint.yellow(paragraph(`It depends on a fact that is not stated: ${one.dependsOn.map((fact) => factWords[fact]).join(', ')}.`, width, '    ').trimEnd()) + '\n';
  if (one.state === 'advisory') yield paragraph('Only if you give the source too.', width, '    ');
  for (const dispute of one.disputed) yield paint.dim(paragraph(`Disputed: ${dispute}`, width, '    ').trimEnd()) + '\n';
}

function summary(obligations: readonly Obligation[]): string {
  const number = (state: Obligation['state']): number => obligations.filter((one) => one.state === state).length;
  if (obligations.length === 0) return 'Nothing to do.';
  const parts = [`${number('due')} to do`, ...(number('undetermined') > 0 ? [`${number('undetermined')} depending on facts that are not stated`] : [])];
  const mind = number('advisory') + number('standing');
  return [...parts, ...(mind > 0 ? [`${mind} to keep in mind`] : [])].join(', ');
}

const factWords: Readonly<Record<keyof UsageFacts, string>> = {
  channel: 'how it reaches its users (--context)', clientCode: 'whether it runs at the users (--fact clientCode)', linkage: 'how it is combined with your code (--linkage)', scope: 'what it is needed for (--fact scope)',
  modified: 'whether you changed it (--modified)', form: 'whether binaries or source leave (--form)', userProduct: 'whether it is in a device for consumers (--fact userProduct)', advertises: 'whether advertising mentions it (--fact advertises)',
  offersWarranty: 'whether you promise your customers more than the licence (--fact offersWarranty)', interactive: 'whether the program talks to people (--fact interactive)', noticeFile: 'whether it brings a file NOTICE (--fact noticeFile)',
  entitlement: 'whether a contract covers the use (--fact entitlement)',
};

/** What holds although nobody said it. */
function assumptions(use: UsageFacts): string {
  const plain = (['clientCode', 'modified', 'userProduct', 'advertises', 'offersWarranty', 'interactive', 'entitlement'] as const).filter((fact) => use[fact] === false && usualUsage[fact] === false);
  return plain.length === 0 ? '' : ` Taken as not the case: ${plain.join(', ')}.`;
}
