import { append } from '#core/inventory/multi-map.ts';
import { entries, get, isRecord, list, type Value, type ValueRecord } from '#core/text/value.ts';
import type { YamlText } from '#core/text/yaml.ts';

export interface WrittenSpec {
  readonly text: string;
  readonly line: number | undefined;
}

/** The specs that an environment asks for, with all lists and matrices written out. */
export interface Environment {
  readonly environment: ValueRecord;
  readonly specs: readonly WrittenSpec[];
  /** Of the list of specs. */
  readonly line: number | undefined;
  /** There would be more than `mostSpecs`. */
  readonly isCut: boolean;
  /** Entries that are no spec, list, matrix or group. */
  readonly unread: number;
  /** Which of the specs are asked for depends on the machine or on other files. */
  readonly isConditional: boolean;
}

/** A list may name itself, and rows of a matrix multiply: no environment is that large. */
export const mostSpecs = 10_000;

/** Of `spack.yaml`; earlier ones have `env`. */
export function readEnvironment(yaml: Pick<YamlText, 'value' | 'line'>): Environment | undefined {
  const root = isRecord(get(yaml.value, 'spack')) ? 'spack' : 'env';
  const environment = get(yaml.value, root);
  if (!isRecord(environment)) return undefined;
  const lists = new SpecLists(definitionsOf(environment));
  const specs = list(environment, 'specs').flatMap((entry, index) => lists.expanded(entry).map((text): WrittenSpec => ({ text, line: yaml.line(root, 'specs', index) })));
  const isConditional = lists.isOpen || environment['include'] !== undefined || environment['include_concrete'] !== undefined || list(environment, 'definitions').some((definition) => get(definition, 'when') !== undefined);
  return { environment, specs, line: yaml.line(root, 'specs'), isCut: lists.isCut, unread: lists.unread, isConditional };
}

/** Lists by name; one may be given in parts, each under a condition. */
function definitionsOf(environment: Value): ReadonlyMap<string, readonly Value[]> {
  const lists = new Map<string, Value[]>();
  for (const definition of list(environment, 'definitions')) {
    for (const [name, items] of entries(definition)) {
      if (name !== 'when' && Array.isArray(items)) for (const item of list(items)) append(lists, name, item);
    }
  }
  return lists;
}

/** What an entry of a list stands for: itself, a list by its name, each combination of the rows of a matrix, or a group. */
class SpecLists {
  readonly #definitions: ReadonlyMap<string, readonly Value[]>;
  readonly #open = new Set<string>();
  #left = mostSpecs;
  /** There would be more than are taken. */
  isCut = false;
  /** Entries that are nothing of all this. */
  unread = 0;
  /** Lists that are not defined here, and combinations that are left out again. */
  isOpen = false;

  constructor(definitions: ReadonlyMap<string, readonly Value[]>) {
    this.#definitions = definitions;
  }

  expanded(entry: Value): string[] {
    if (this.#left-- <= 0) {
      this.isCut = true;
      return [];
    }
    if (typeof entry === 'string') return this.#named(entry);
    const group = get(entry, 'specs');
    if (Array.isArray(group)) return group.flatMap((item: Value) => this.expanded(item));
    const rows = list(entry, 'matrix').map((row) => (Array.isArray(row) ? list(row) : [row]).flatMap((item) => this.expanded(item)));
    if (rows.length === 0) {
      if (!isRecord(entry) || entry['matrix'] === undefined) this.unread++;
      return [];
    }
    if (get(entry, 'exclude') !== undefined) this.isOpen = true;
    let all = [''];
    for (const row of rows) {
      const most = Math.ceil(mostSpecs / Math.max(1, row.length));
      if (all.length > most) this.isCut = true;
      all = all.slice(0, most).flatMap((left) => row.map((right) => `${left} ${right}`.trim()));
    }
    return all;
  }

  #named(entry: string): string[] {
    const [, sigil, name] = /^\$([\^%]{0,2})([\w-]+)$/.exec(entry.trim()) ?? [];
    if (name === undefined) return [entry];
    if (this.#open.has(name)) return [];
    if (!this.#definitions.has(name)) this.isOpen = true;
    this.#open.add(name);
    const items = (this.#definitions.get(name) ?? []).flatMap((item) => this.expanded(item));
    this.#open.delete(name);
    return items.map((item) => `${sigil}${item}`);
  }
}
