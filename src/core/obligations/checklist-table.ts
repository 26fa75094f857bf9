import { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import { count } from '../report/words.ts';
import { paragraph } from '../report/wrap.ts';
import type { ChecklistDocument } from './checklist-document.ts';

type Task = ChecklistDocument['tasks'][number];
type Item = Task['items'][number];

/** Components that a task names before it says how many more there are. */
const shown = { open: 12, done: 3 };

/** A checklist for people: first what is open, then what is done and by what, then what is to be kept in mind. */
export function* checklistTable(document: ChecklistDocument, terminal: { readonly color: boolean; readonly columns: number }): Generator<string> {
  const paint = new Paint(terminal.color);
  const width = Math.min(terminal.columns, 120);
  const names = document.subjects.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`)).join(', ');
  yield paragraph(printable(`${names}, ${document.context}, ${document.stage}: ${count(document.components, 'component')} under duties.`), width, '');
  yield paragraph(document.open === 0 ? `Nothing is open before ${document.stage}.` : `${count(document.open, 'duty is', 'duties are')} open before ${document.stage}.`, width, '');
  const of = (tasks: readonly Task[], belongs: (item: Item) => boolean): Task[] => tasks.flatMap((task) => {
    const items = task.items.filter(belongs);
    return items.length === 0 ? [] : [{ ...task, items }];
  });
  for (const task of of(document.tasks, ({ blocks }) => blocks)) yield* work(task, '[ ]', paint, width);
  const isMind = ({ status }: Item): boolean => status === 'standing' || status === 'advisory';
  for (const task of of(document.tasks, (item) => !item.blocks && !isMind(item))) yield* work(task, task.items.some(({ status }) => status === 'open') ? '[-]' : '[x]', paint, width);
  const mind = of(document.tasks, isMind);
  if (mind.length > 0) yield `\nTo keep in mind\n`;
  for (const { title, items } of mind) yield bullet(`${title}: ${listed(items)}`, width);
  if (document.choices.length > 0) yield `\nAlternatives that nobody chose; the mildest was taken (state another one as license in uses of muster.yaml)\n`;
  for (const { component, from, to } of document.choices) yield bullet(`${component}: ${from} taken as ${to}`, width);
  for (const { component, obligation, path, line } of document.unusedRecords) {
    const where = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`}: `;
    yield paragraph(printable(`${where}record without a duty: ${obligation} of ${component}. Correct the component or the duty, or remove the record.`), width, '');
  }
  if (document.keepYears !== undefined) yield `\n${paragraph(`Keep source and papers for ${document.keepYears} years after the last delivery.`, width, '')}`;
  yield `\n${paint.dim(paragraph(`${document.notice} Facts: ${document.dataVersion}.`, width, '').trimEnd())}\n`;
}

function* work({ title, responsible, offerYears, items }: Task, mark: string, paint: Paint, width: number): Generator<string> {
  yield `\n${mark} ${paint.bold(title)}  ${paint.dim(`${responsible}, ${count(items.length, 'component')}`)}\n`;
  const first = items[0]!;
  const name = items.length === 1 ? first.action : first.action.replaceAll(first.component, 'each');
  if (mark === '[ ]') yield paragraph(printable(name), width, '    ');
  if (offerYears !== undefined && mark === '[ ]') yield paragraph(`An offer must hold for ${count(offerYears, 'year')} after the last delivery.`, width, '    ');
  const unknown = [...new Set(items.flatMap(({ dependsOn }) => dependsOn))];
  if (unknown.length > 0 && mark === '[ ]') yield paint.yellow(paragraph(`For some it depends on facts that are not stated: ${unknown.join(', ')}. Say them in uses of muster.yaml or with --fact.`, width, '    ').trimEnd()) + '\n';
  const most = mark === '[x]' ? shown.done : shown.open;
  for (const { component, shownBy, problem, sources, because } of items.slice(0, most)) {
    const clauses = sources.filter(({ clause }) => clause !== '').map(({ license, clause }) => `${license} ${clause}`);
    const why = shownBy ?? (clauses.length === 0 ? because.replace(/\.$/, '') : [...new Set(clauses)].join('; '));
    yield paragraph(printable(`${component}: ${why}${problem === undefined ? '' : `. ${problem}`}`), width, '    ');
  }
  if (items.length > most) yield `    and ${items.length - most} more (--format json names all)\n`;
}

const listed = (items: readonly Item[]): string => {
  const names = items.slice(0, 4).map(({ component }) => component).join(', ');
  return items.length > 4 ? `${names} and ${items.length - 4} more` : names;
};

const bullet = (text: string, width: number): string => `  - ${paragraph(printable(text), width, '    ').trimStart()}`;
