import type { Issue } from '../model/issue.ts';
import { parseJson } from '../text/json.ts';
import { get, isRecord, scalar, type Value, type ValueRecord } from '../text/value.ts';
import { parseYaml } from '../text/yaml.ts';
import type { Curation } from './curation.ts';
import { CurationFault } from './curation-values.ts';

export interface ImportedCurations {
  readonly curations: readonly Curation[];
  /** What could not be taken over, and why; the rest was. */
  readonly issues: readonly Issue[];
}

export type At = readonly (string | number)[];

const remedies = {
  malformed: 'Correct it, or write the curation by hand; until then it is left out.',
  unsupported: 'Nothing is to be done when only licences matter; else keep it where it is used.',
  /** What narrows a correction, and is left out. */
  partial: 'Look whether the correction may hold there too; name its path more narrowly if not.',
  empty: 'Find out what the licence is, and write the curation by hand.',
} as const;

/** Reads a document of another tool: collects what fits, and an issue with the line for what does not. Throws TextSyntaxError when it is neither JSON nor YAML. */
export class ForeignDocument {
  readonly value: Value;
  readonly path: string;
  readonly curations: Curation[] = [];
  readonly issues: Issue[] = [];
  readonly #line: (at: At) => number | undefined;

  constructor(source: string, path: string) {
    this.path = path;
    if (/^\s*[[{]/.test(source) && !/\.ya?ml$/i.test(path)) {
      const json = parseJson(source);
      this.value = json.value;
      this.#line = (at) => json.line(...at);
      return;
    }
    // texts as written: version 1.10 is not 1.1
    const yaml = parseYaml(source, { strings: true });
    this.value = yaml.value;
    this.#line = (at) => yaml.line(...at);
    const further = yaml.documents.length - 1;
    if (further > 0) this.tell('unsupported', `only the first YAML document is read; ${further} more ${further === 1 ? 'is' : 'are'} left out`, [], 'Make a file of each document.');
  }

  line(at: At): number | undefined {
    for (let length = at.length; length >= 0; length--) {
      const line = this.#line(at.slice(0, length));
      if (line !== undefined) return line;
    }
    return undefined;
  }

  source(at: At): Curation['source'] {
    const line = this.line(at);
    return { path: this.path, ...(line !== undefined && { line }) };
  }

  tell(code: keyof typeof remedies, message: string, at: At, remedy: string = remedies[code]): void {
    const line = this.line(at);
    this.issues.push({ code, path: this.path, ...(line !== undefined && { line }), message, remedy, source: 'curations' });
  }

  /** `undefined` and an issue when the reading finds something wrong. */
  try<T>(at: At, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CurationFault)) throw error;
      this.tell('malformed', `${prefixOf(at)}${error.message}`, at);
      return undefined;
    }
  }

  /** Trimmed; `undefined` when there is none, or it is empty, and an issue when it is no text. */
  text(at: At): string | undefined {
    const found = get(this.value, ...at);
    if (isAbsent(found)) return undefined;
    const text = scalar(found);
    if (text === undefined) this.tell('malformed', `${prefixOf(at)}it must be a text`, at);
    return text?.trim() === '' ? undefined : text?.trim();
  }

  /** A text that must be there. Throws CurationFault. */
  need(at: At): string {
    const found = get(this.value, ...at);
    const text = scalar(found)?.trim();
    if (text === undefined && !isAbsent(found)) throw new CurationFault(`${at.at(-1)} must be a text`);
    if (text === undefined || text === '') throw new CurationFault(`the key ${at.at(-1)} is missing`);
    return text;
  }

  /** Empty when there is none; an issue when it is no list. */
  list(at: At): readonly Value[] {
    const found = get(this.value, ...at);
    if (Array.isArray(found)) return found;
    if (!isAbsent(found)) this.tell('malformed', `${prefixOf(at)}it must be a list`, at);
    return [];
  }

  /** Empty when there is none; an issue when it is something else than keys and values. */
  record(at: At): ValueRecord {
    const found = get(this.value, ...at);
    if (isRecord(found)) return found;
    if (!isAbsent(found)) this.tell('malformed', `${prefixOf(at)}it must be keys and values`, at);
    return {};
  }

  get result(): ImportedCurations {
    return { curations: this.curations, issues: this.issues };
  }
}

/** An empty value of YAML is an empty text. */
const isAbsent = (value: Value): boolean => value === undefined || value === null || value === '';

const prefixOf = (at: At): string => {
  const keys = at.filter((key) => typeof key === 'string');
  return keys.length === 0 ? '' : `${keys.join('.')}: `;
};
