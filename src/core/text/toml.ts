import { parse, TomlError } from 'smol-toml';
import { TextSyntaxError, withoutByteOrderMark } from './position.ts';
import { tomlOutline, type TomlOutline } from './toml-outline.ts';
import type { Value, ValueRecord } from './value.ts';

/** Deeper texts are refused: nothing that people or tools write comes near. */
const DEPTH_LIMIT = 500;

/** A parsed TOML text that can say on which line a table stands. */
export interface TomlText {
  readonly value: Value;
  /** 1-based line of the table, array element or key at the path: `line('package', 3)`. The first call indexes the text, further ones are cheap. */
  line(...path: readonly (string | number)[]): number | undefined;
}

/** Integers too big for a number are bigints; dates are `Date`s. Throws `TextSyntaxError`, also for a text nested more than 500 deep. */
export function parseToml(source: string): TomlText {
  const text = withoutByteOrderMark(source);
  // the package would take a second one for nothing, and the outline for a key
  if (text.startsWith('\ufeff')) throw new TextSyntaxError('a byte order mark stands where it may not', 1);
  const value = read(text);
  let outline: TomlOutline | undefined;
  return { value, line: (...path) => (outline ??= tomlOutline(text)).line(path) };
}

function read(text: string): Value {
  try {
    const value = parse(text, { integersAsBigInt: 'asNeeded', maxDepth: DEPTH_LIMIT });
    refuseDepth(value, 0);
    return value;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [message = ''] = error.message.split('\n');
    throw new TextSyntaxError(`${message.replace('Invalid TOML document: ', '')} (column ${error.column})`, error.line);
  }
}

/** Keys of many parts make depth without any bracket. Tables have no prototype, so that the loop sees own keys only. */
function refuseDepth(value: object, depth: number): void {
  if (depth > DEPTH_LIMIT) throw new TextSyntaxError(`nested more than ${DEPTH_LIMIT} deep`);
  if (Array.isArray(value)) {
    for (const item of value as Value[]) if (typeof item === 'object') refuseDepth(item!, depth + 1);
  } else {
    for (const key in value) {
      const item = (value as ValueRecord)[key];
      if (typeof item === 'object') refuseDepth(item!, depth + 1);
    }
  }
}
