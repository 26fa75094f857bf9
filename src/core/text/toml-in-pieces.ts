import { IntList } from '../inventory/int-list.ts';
import { TextIndex } from '../inventory/text-index.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import { virtualRecord } from '../inventory/virtual-record.ts';
import type { SourceFile } from '../plugin/source-file.ts';
import { LineParts } from './line-parts.ts';
import { TextSyntaxError } from './position.ts';
import { quickToml } from './quick-toml.ts';
import { ScatteredLines } from './scattered-lines.ts';
import { LARGE, textLines } from './text-lines.ts';
import { ambiguousHeader } from './toml-pieces.ts';
import { parseToml, type TomlText } from './toml.ts';
import { get, isRecord, type Value } from './value.ts';

/** What nearly all of a file is: the tables of the array `[[name]]`, or the members of a table, each under headers of its own (`[name.member]`, `[[name.member]]`). */
export interface LongTable {
  readonly name: string;
  readonly of: 'items' | 'members';
}

/** As `parseToml` of its text; of a large file the long table is not held, and what stands in it is read each time it is asked for. Throws `TextSyntaxError` and `UnreadableFile`. */
export const readToml = (file: SourceFile, long: LongTable): TomlText => (file.size >= LARGE ? tomlInPieces(file, long) : undefined) ?? parseToml(file.text());

/** `undefined` where the text is written in a way that cannot be told apart line by line. */
function tomlInPieces(file: SourceFile, { name, of }: LongTable): TomlText | undefined {
  const bytes = file.inAnyOrder?.();
  const found = bytes === undefined ? undefined : locate(textLines(file), of === 'items' ? itemHeaders(name) : memberHeaders(name));
  if (bytes === undefined || found === undefined) return undefined;
  const { rest, keys, starts, ends } = found;
  const head = rest.read(parseToml);
  const around = get(head.value, name);
  // part of it is written in another way
  if (around !== undefined && !(of === 'members' && isRecord(around) && Object.keys(around).length === 0)) return undefined;
  const parts = new Parts(new LineParts(bytes, starts, ends), (number) => (of === 'items' ? [name, 0] : [name, keys.text(number)]));
  // what is wrong with one has to be known before anything is made of the others
  for (let number = 0; number < starts.length; number++) if (parts.value(number) === undefined) return undefined;
  const value = Object.assign(Object.create(null), head.value as object) as Record<string, Value>;
  if (starts.length > 0) value[name] = of === 'items' ? virtualList(starts.length, (number) => parts.value(number) as object) : virtualRecord({ length: keys.size, key: (number) => keys.text(number), value: (number) => parts.value(number), find: (key) => keys.find(key) });
  return {
    value,
    line(...path) {
      const [first, key, ...below] = path;
      const number = first !== name || key === undefined ? undefined : of === 'members' ? keys.find(String(key)) : Number(key);
      if (number !== undefined && number >= 0 && number < starts.length) return parts.line(number, below);
      const line = head.line(...path);
      if (line !== undefined) return rest.line(line);
      return path.length === 1 && first === name && starts.length > 0 ? starts.at(0) : undefined;
    },
  };
}

class Parts {
  readonly #parts: LineParts;
  /** Where in its text the part stands. */
  readonly #place: (number: number) => readonly (string | number)[];
  #last: { readonly number: number; readonly value: Value; toml?: TomlText } | undefined;

  constructor(parts: LineParts, place: (number: number) => readonly (string | number)[]) {
    this.#parts = parts;
    this.#place = place;
  }

  value(number: number): Value {
    return this.#part(number).value;
  }

  line(number: number, below: readonly (string | number)[]): number | undefined {
    const start = this.#parts.line(number);
    if (below.length === 0) return start;
    const part = this.#part(number);
    part.toml ??= parseToml(this.#parts.text(number));
    const line = part.toml.line(...this.#place(number), ...below);
    return line === undefined ? undefined : start + line - 1;
  }

  #part(number: number) {
    if (this.#last?.number !== number) this.#last = { number, value: get(this.#read(number), ...this.#place(number)) };
    return this.#last;
  }

  #read(number: number): Value {
    const text = this.#parts.text(number);
    try {
      return quickToml(text) ?? parseToml(text).value;
    } catch (error) {
      if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, this.#parts.line(number) + error.line - 1);
      throw error;
    }
  }
}

/** What a header says: that a part begins or goes on, or that what follows is none of the long table. */
type Header = { readonly key: string; readonly begins: boolean } | undefined;

function itemHeaders(name: string): (line: string) => Header {
  const [begin, inside] = [`[[${name}]]`, new RegExp(`^\\[\\[?${name}\\.`)];
  return (line) => (line.startsWith(begin) ? { key: '', begins: true } : inside.test(line) ? { key: '', begins: false } : undefined);
}

function memberHeaders(name: string): (line: string) => Header {
  const pattern = new RegExp(`^\\[\\[?${name}\\.(?:"([^"\\\\]*)"|([\\w-]+))[.\\]]`);
  let last: string | undefined;
  return (line) => {
    const header = pattern.exec(line);
    const key = header === null ? undefined : header[1] ?? header[2]!;
    const begins = key !== last;
    last = key;
    return key === undefined ? undefined : { key, begins };
  };
}

interface Located {
  /** Everything else. */
  readonly rest: ScatteredLines;
  /** Of members, by number. */
  readonly keys: TextIndex;
  /** Lines at which the parts begin, and those behind them. */
  readonly starts: IntList;
  readonly ends: IntList;
}

function locate(lines: Iterable<string>, headerOf: (line: string) => Header): Located | undefined {
  const located: Located = { rest: new ScatteredLines(), keys: new TextIndex(), starts: new IntList(), ends: new IntList() };
  const { rest, keys, starts, ends } = located;
  let number = 0;
  let isInside = false;
  for (const line of lines) {
    number++;
    if (line.includes('"""') || line.includes("'''") || ambiguousHeader.test(line)) return undefined;
    if (line.startsWith('[')) {
      const header = headerOf(line);
      if (isInside && header?.begins !== false) ends.push(number);
      if (header?.begins === true) {
        if (header.key !== '' && keys.find(header.key) !== undefined) return undefined;
        if (header.key !== '') keys.number(header.key);
        starts.push(number);
      }
      // what belongs to the item before a table of another name
      if (header?.begins === false && !isInside) return undefined;
      isInside = header !== undefined;
    }
    if (!isInside) rest.add(line, number);
  }
  if (isInside) ends.push(number + 1);
  return located;
}
