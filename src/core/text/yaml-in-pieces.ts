import { TextIndex } from '../inventory/text-index.ts';
import { virtualList } from '../inventory/virtual-list.ts';
import { virtualRecord } from '../inventory/virtual-record.ts';
import type { SourceFile } from '../plugin/source-file.ts';
import { LineParts } from './line-parts.ts';
import { TextSyntaxError } from './position.ts';
import { LARGE, textLines } from './text-lines.ts';
import { get, isRecord, type Value } from './value.ts';
import { parseYaml, type YamlText } from './yaml.ts';
import { placesOfParts, sectionsInPieces, type LongSections } from './yaml-sections.ts';

/**
 * As `parseYaml` of its text, every scalar as it is written; of a large file the long sections are not held, and what stands in them is read each time it
 * is asked for. Throws `TextSyntaxError` and `UnreadableFile`.
 */
export function readYaml(file: SourceFile, long: LongSections): Pick<YamlText, 'value' | 'line'> {
  if (file.size >= LARGE) {
    try {
      const pieces = yamlInPieces(file, long);
      if (pieces !== undefined) return pieces;
    } catch (error) {
      // the reader of whole texts says best what is wrong, and knows what is written otherwise
      if (!(error instanceof TextSyntaxError)) throw error;
    }
  }
  return parseYaml(file.text(), { strings: true });
}

function yamlInPieces(file: SourceFile, long: LongSections): Pick<YamlText, 'value' | 'line'> | undefined {
  const bytes = file.inAnyOrder?.();
  if (bytes === undefined) return undefined;
  const lines = textLines(file);
  const { head, line, has } = sectionsInPieces(lines, long);
  if (!isRecord(head)) return undefined;
  const sections = new Map<string, Section>();
  const places = placesOfParts(lines, long);
  if (places === undefined) return undefined;
  for (const [section, { starts, ends }] of places) {
    // one that is empty says nothing, and stands with everything else
    if (starts.length > 0 && has(section)) sections.set(section, new Section(new LineParts(bytes, starts, ends), long[section] === 'list'));
  }
  const value: Record<string, Value> = { ...head };
  for (const [name, section] of sections) value[name] = section.value;
  return {
    value,
    line(...path) {
      const name = String(path[0]);
      const section = path.length === 0 ? undefined : sections.get(name);
      if (section === undefined) return line(...path);
      return path.length === 1 ? places.get(name)!.line : section.line(path[1]!, path.slice(2));
    },
  };
}

interface Part {
  readonly number: number;
  readonly yaml: YamlText;
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

/** Under this key a part is read by itself, so that it may be indented as it is. */
const ROOT = 'x';

class Section {
  readonly value: Value;
  readonly #parts: LineParts;
  /** `undefined` of a list. */
  readonly #keys: TextIndex | undefined;
  #last: Part | undefined;

  /** Reads all parts once: what is wrong with one has to be known before anything is made of the others. */
  constructor(parts: LineParts, isList: boolean) {
    this.#parts = parts;
    this.#keys = isList ? undefined : new TextIndex();
    const keys = this.#keys;
    for (let number = 0; number < parts.length; number++) {
      const { path } = this.#part(number);
      if (keys !== undefined && keys.number(String(path[1])) !== number) throw new TextSyntaxError(`the key ${String(path[1])} stands twice in one mapping`, parts.line(number));
    }
    this.value = keys === undefined
      ? virtualList(parts.length, (number) => this.#part(number).value as object)
      : virtualRecord({ length: keys.size, key: (number) => keys.text(number), value: (number) => this.#part(number).value, find: (key) => keys.find(key) });
  }

  line(key: string | number, below: readonly (string | number)[]): number | undefined {
    const number = this.#keys === undefined ? Number(key) : this.#keys.find(String(key));
    if (number === undefined || !(number >= 0 && number < this.#parts.length)) return undefined;
    const { yaml, path } = this.#part(number);
    const line = yaml.line(...path, ...below);
    return line === undefined ? undefined : this.#parts.line(number) + line - 2;
  }

  #part(number: number): Part {
    return this.#last?.number === number ? this.#last : (this.#last = this.#read(number));
  }

  #read(number: number): Part {
    const yaml = parseYaml(`${ROOT}:\n${this.#parts.text(number)}`, { strings: true });
    const content = get(yaml.value, ROOT);
    const keys = this.#keys === undefined ? (Array.isArray(content) ? [...content.keys()] : []) : isRecord(content) ? Object.keys(content) : [];
    if (keys.length !== 1) throw new TextSyntaxError(this.#keys === undefined ? 'what stands here is not a list' : 'what stands here is not a mapping', this.#parts.line(number));
    return { number, yaml, path: [ROOT, keys[0]!], value: get(content, keys[0]!) };
  }
}
