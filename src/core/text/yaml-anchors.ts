import { TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';
import { giveUp } from './yaml-cursor.ts';
import { isFlowIndicator } from './yaml-plain.ts';

/** Nodes that aliases may repeat, all together: beyond it the text is a bomb, not a document. */
export const REPEATED_LIMIT = 1_000_000;

export const repeatsTooMuch = (line: number): TextSyntaxError => new TextSyntaxError('aliases repeat too much', line);

const NEWLINE = 10;
const SPACE = 32;
const COLON = 58;

/** The offset behind the name that starts after the `&` or `*` at the offset. Gives up for names that nobody writes. */
export function anchorEnd(text: string, start: number, isInFlow = false): number {
  let end = start + 1;
  for (; ; end++) {
    const code = text.charCodeAt(end);
    if (code === NEWLINE || code === SPACE || (isInFlow && isFlowIndicator(code))) break;
    if (!(code > SPACE && code < 127) || isFlowIndicator(code)) giveUp();
  }
  if (end === start + 1 || text.charCodeAt(end - 1) === COLON) giveUp();
  return end;
}

/** What the anchors of one document name, for the quick reader. */
export class YamlAnchors {
  readonly #values = new Map<string, Value>();
  readonly #weights = new Map<string, number>();
  #repeated = 0;

  /** A name that is given twice is left to the thorough reader. */
  name(name: string, value: Value): void {
    if (this.#values.has(name)) giveUp();
    this.#values.set(name, value);
  }

  /** An alias gives the same value again; what it holds is counted, because readers of the value will go through it again. */
  again(name: string, line: number): Value {
    if (!this.#values.has(name)) giveUp();
    const value = this.#values.get(name);
    let weight = this.#weights.get(name);
    if (weight === undefined) this.#weights.set(name, (weight = weightOf(value)));
    this.#repeated += weight;
    if (this.#repeated > REPEATED_LIMIT) throw repeatsTooMuch(line);
    return value;
  }
}

/** Nodes in the value, what it holds several times as often as that; not all of them when there are too many. */
function weightOf(value: Value): number {
  const open: Value[] = [value];
  let weight = 0;
  while (open.length > 0) {
    const next = open.pop();
    if (++weight > REPEATED_LIMIT) return weight;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next) as Value[]) open.push(part);
  }
  return weight;
}
