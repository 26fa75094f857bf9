import type { SourceFile } from '../plugin/source-file.ts';
import { TextSyntaxError } from './position.ts';
import { quickToml } from './quick-toml.ts';
import { LARGE, textLines } from './text-lines.ts';
import { parseToml, type TomlText } from './toml.ts';
import { get, list, record, type Value } from './value.ts';

/** One table of the array, and where it stands. */
export interface TomlItem {
  readonly value: Value;
  /** 1-based line of its header. */
  readonly line: number | undefined;
}

/** A lockfile whose top level is one long array of tables, `[[package]]`. */
export interface TomlPieces {
  /** Everything but the tables of the array. */
  readonly head: TomlText;
  /** The tables in order, each parsed by itself; can be gone through several times. Throws `TextSyntaxError`. */
  items(): Iterable<TomlItem>;
}

/** A large file in pieces, a small one as a whole. Throws `TextSyntaxError`. */
export function readTomlPieces(file: SourceFile, name: string): TomlPieces {
  return (file.size >= LARGE ? tomlPieces(textLines(file), name) : undefined) ?? whole(parseToml(file.text()), name);
}

function whole(toml: TomlText, name: string): TomlPieces {
  return {
    head: toml,
    *items() {
      for (const [index, value] of list(toml.value, name).entries()) yield { value, line: toml.line(name, index) };
    },
  };
}

/** `undefined` where the text is written in a way that cannot be told apart line by line; `lines` are gone through twice or more. Throws `TextSyntaxError`. */
export function tomlPieces(lines: Iterable<string>, name: string): TomlPieces | undefined {
  const head: string[] = [];
  const numbers: number[] = [];
  let number = 0;
  let isItem = false;
  for (const line of lines) {
    number++;
    if (line.includes('"""') || line.includes("'''") || ambiguousHeader.test(line)) return undefined;
    isItem = belongsTo(line, name, isItem);
    if (isItem) continue;
    head.push(line);
    numbers.push(number);
  }
  const lineOf = (line: number): number => numbers[line - 1] ?? number;
  const toml = parseAt(head.join('\n'), lineOf);
  // an array of inline tables
  if (get(toml.value, name) !== undefined) return undefined;
  return {
    head: {
      value: toml.value,
      line(...path) {
        const line = toml.line(...path);
        return line === undefined ? undefined : lineOf(line);
      },
    },
    items: () => items(lines, name),
  };
}

/** An item of an array that looks like a header, or a header that looks like an item. */
export const ambiguousHeader = /^[ \t]+\[+[ \t]*[A-Za-z_]|^\[\[?(?![A-Za-z_[])|^\[\[\[|^\[\[?(?:true|false|inf|nan)(?![\w-])/;

const OPEN = 91;

/** Does the line belong to a table of the array? Headers of other tables end what a header began. */
function belongsTo(line: string, name: string, before: boolean): boolean {
  if (line.charCodeAt(0) !== OPEN) return before;
  const start = line.charCodeAt(1) === OPEN ? 2 : 1;
  if (!line.startsWith(name, start)) return false;
  const after = line[start + name.length];
  return after === '.' ? before : after === ']' && start === 2;
}

function* items(lines: Iterable<string>, name: string): Generator<TomlItem> {
  const header = `[[${name}]]`;
  let block: string[] = [];
  let start = 0;
  let number = 0;
  let isItem = false;
  for (const line of lines) {
    number++;
    isItem = belongsTo(line, name, isItem);
    if (block.length > 0 && (!isItem || line.startsWith(header))) {
      yield itemOf(block, start, name);
      block = [];
    }
    if (!isItem) continue;
    if (block.length === 0) start = number;
    block.push(line);
  }
  if (block.length > 0) yield itemOf(block, start, name);
}

function itemOf(block: readonly string[], start: number, name: string): TomlItem {
  const text = block.join('\n');
  const value = quickToml(text) ?? parseAt(text, (line) => line + start - 1).value;
  return { value: record(list(value, name)[0]), line: start };
}

function parseAt(text: string, lineOf: (line: number) => number): TomlText {
  try {
    return parseToml(text);
  } catch (error) {
    if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, lineOf(error.line));
    throw error;
  }
}
