import { withoutComments } from './json-comments.ts';
import { jsonFault } from './json-fault.ts';
import { jsonOutline, mayBeDeep } from './json-outline.ts';
import type { Outline } from './outline.ts';
import { syntaxErrorAt, TextSyntaxError, withoutByteOrderMark } from './position.ts';
import { hasRepeatedKeys, RepeatedKeys } from './repeated-keys.ts';
import type { Shape } from './shape.ts';
import type { Value } from './value.ts';

/** A parsed JSON text that can say on which line a key stands. */
export interface JsonText {
  readonly value: Value;
  /** 1-based line of the key (or array item) at the path, `undefined` when there is none. The first call indexes the text, further ones are cheap. */
  line(...path: readonly (string | number)[]): number | undefined;
  /** Keys that stand more than once in their object, of which the last one counts, where a reader takes them; without a shape anywhere. */
  repeatedKeys(shape?: Shape): RepeatedKeys;
}

export interface JsonOptions {
  /** Accept comments and trailing commas (JSONC). */
  readonly comments?: boolean;
}

/** Of equal keys the last one counts. Throws `TextSyntaxError`, also for a text nested more than 2,000 deep. */
export function parseJson(source: string, options: JsonOptions = {}): JsonText {
  const given = withoutByteOrderMark(source);
  const { value, text } = options.comments ? readRelaxed(given) : { value: read(given), text: given };
  let outline: Outline | undefined = mayBeDeep(text) ? jsonOutline(text) : undefined;
  return {
    value,
    line(...path) {
      outline ??= jsonOutline(text);
      return outline.line(path);
    },
    repeatedKeys(shape) {
      const repeated = new RepeatedKeys(shape);
      if (hasRepeatedKeys(text, value)) (outline ??= jsonOutline(text)).eachRepeated(repeated.add);
      return repeated;
    },
  };
}

function read(text: string): Value {
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = jsonFault(text);
    throw fault === undefined ? new TextSyntaxError((error as Error).message) : syntaxErrorAt(text, fault.offset, fault.message);
  }
}

/** Most texts that may have comments have none, and the plain reader is much faster. */
function readRelaxed(given: string): { value: Value; text: string } {
  try {
    return { value: JSON.parse(given), text: given };
  } catch {
    const text = withoutComments(given);
    return { value: read(text), text };
  }
}
