import { afterString, jsonOutline } from './json-outline.ts';
import type { RepeatedKeyListener } from './outline.ts';
import { shapeAt, type Shape } from './shape.ts';
import type { Value } from './value.ts';

/** A key that stands more than once in one object of a JSON text. */
export interface RepeatedKey {
  readonly path: readonly (string | number)[];
  /** 1-based, where it stands again. */
  readonly line: number;
  /** 1-based, where it stood before. */
  readonly earlier: number;
}

/** So many are kept; the others are counted. */
const MOST = 10;

/** Keys that stand more than once in their object, where their reader takes them: those of other tools' sections change nothing. */
export class RepeatedKeys {
  /** The first of them, in the order of the file. */
  readonly first: RepeatedKey[] = [];
  count = 0;
  readonly #shape: Shape | undefined;

  /** Without a shape all of them count. */
  constructor(shape?: Shape) {
    this.#shape = shape;
  }

  readonly add: RepeatedKeyListener = (path, line, earlier) => {
    if (this.#shape !== undefined && shapeAt(this.#shape, path) === undefined) return;
    this.count++;
    if (this.first.length < MOST) this.first.push({ path: [...path], line, earlier });
  };
}

/** Has the text, which is JSON, more keys than the value that was parsed from it? That can be told without a look at their names, and most texts have none. */
export const hasRepeatedKeys = (text: string, value: Value): boolean => typeof value === 'object' && value !== null && writtenKeys(text) > keyCount(value);

const COLON = 58;
const SPACE = 32;

/** Strings before a colon. */
function writtenKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    at = afterString(text, at + 1);
    let code = text.charCodeAt(at);
    while (code <= SPACE) code = text.charCodeAt(++at);
    if (code === COLON) count++;
  }
  return count;
}

function keyCount(value: Value): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += keyCount(item);
    return count;
  }
  // what was parsed inherits nothing that could be listed
  for (const name in value) {
    count++;
    const member = (value as Record<string, Value>)[name];
    if (typeof member === 'object') count += keyCount(member);
  }
  return count;
}

/** A part of a document that is read in pieces. */
export interface JsonPart {
  readonly text: string;
  readonly value: Value;
  /** Where it stands. */
  readonly path: readonly (string | number)[];
  /** 1-based line of its beginning. */
  readonly line: number;
}

/** Tells each key in the part that stands in its object already. */
export function eachRepeatedIn({ text, value, path, line }: JsonPart, tell: RepeatedKeyListener): void {
  if (hasRepeatedKeys(text, value)) jsonOutline(text).eachRepeated((below, again, earlier) => tell([...path, ...below], line + again - 1, line + earlier - 1));
}
