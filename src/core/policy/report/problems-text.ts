import { Paint } from '../../report/paint.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/words.ts';
import { renderPlace, type PolicyProblem } from '../model/place.ts';

export interface Terminal {
  readonly color: boolean;
  readonly columns: number;
}

/** `path:line:column: error: message.` and what to do, one below the other. */
export function problemLines(problems: readonly PolicyProblem[], { color }: Pick<Terminal, 'color'>): string[] {
  const paint = new Paint(color);
  const painted = { error: paint.red, warning: paint.yellow, note: paint.dim };
  return problems.flatMap(({ severity, place, message, remedy, also }) => [
    `${paint.bold(printable(renderPlace(place)))}: ${painted[severity](severity)}: ${printable(message)}.`,
    `  ${printable(remedy)}${also === undefined ? '' : ` The other place: ${printable(renderPlace(also))}.`}`,
  ]);
}

export function problemSummary(problems: readonly PolicyProblem[]): string {
  const number = (severity: PolicyProblem['severity']): number => problems.filter((problem) => problem.severity === severity).length;
  return `${count(number('error'), 'error')}, ${count(number('warning'), 'warning')}, ${count(number('note'), 'note')}`;
}
