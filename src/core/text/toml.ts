import { parse, TomlError } from 'smol-toml';
import { LineCounter, TextSyntaxError } from './position.ts';
import type { Value } from './value.ts';

/** A parsed TOML text that can say on which line a table stands. */
export interface TomlText {
  readonly value: Value;
  /** 1-based line of the table, array element or key at the path. */
  line(...path: readonly (string | number)[]): number | undefined;
}

/** Throws `TextSyntaxError`. */
export function parseToml(source: string): TomlText {
  let value: Value;
  try {
    value = parse(source);
  } catch (error) {
    if (error instanceof TomlError) throw new TextSyntaxError(error.message.split('\n')[0]!, error.line);
    throw error;
  }
  const counter = new LineCounter(source);
  // the element found last, from which the next one of the same table is looked for
  let last = { table: '', index: 0, at: -1 };
  return {
    value,
    line(...path) {
      const [table, index] = path;
      if (typeof table !== 'string' || typeof index !== 'number') return undefined;
      const goesOn = last.table === table && last.at !== -1 && last.index <= index;
      let at = goesOn ? last.at : -1;
      for (let nth = goesOn ? last.index + 1 : 0; nth <= index; nth++) {
        at = source.indexOf(`[[${table}]]`, at + 1);
        if (at === -1) return undefined;
      }
      last = { table, index, at };
      return counter.lineAt(at);
    },
  };
}
