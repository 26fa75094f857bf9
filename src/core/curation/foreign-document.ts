import type { Issue } from '../model/issue.ts';
import { parseJson } from '../text/json.ts';
import { TextSyntaxError } from '../text/position.ts';
import type { Value } from '../text/value.ts';
import { parseYaml } from '../text/yaml.ts';
import type { Curation } from './curation.ts';
import { CurationFault } from './curation-values.ts';

export interface ImportedCurations {
  readonly curations: readonly Curation[];
  /** What could not be taken over, and why; the rest was. */
  readonly issues: readonly Issue[];
}

export type At = readonly (string | number)[];

/** Reads a document of another tool: collects what fits, and an issue with the line for what does not. */
export class ForeignDocument {
  readonly value: Value;
  readonly path: string;
  readonly curations: Curation[] = [];
  readonly issues: Issue[] = [];
  readonly #line: (at: At) => number | undefined;

  constructor(source: string, path: string) {
    this.path = path;
    try {
      const read = /^\s*[[{]/.test(source) && !path.endsWith('.yml') && !path.endsWith('.yaml') ? parseJson(source) : parseYaml(source, { strings: true });
      this.value = read.value;
      this.#line = (at) => read.line(...at);
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      this.value = undefined;
      this.#line = () => error.line;
      this.tell('malformed', error.message, []);
    }
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

  tell(code: Issue['code'], message: string, at: At): void {
    const line = this.line(at);
    const remedy = code === 'unsupported' ? 'Nothing is to be done when only licences matter; else keep it where it is used.' : 'Correct it, or write the curation by hand; until then it is left out.';
    this.issues.push({ code, path: this.path, ...(line !== undefined && { line }), message, remedy, source: 'curations' });
  }

  /** `undefined` and an issue when the reading finds something wrong. */
  try<T>(at: At, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof CurationFault)) throw error;
      this.tell('malformed', `${at.filter((key) => typeof key === 'string').join('.')}: ${error.message}`, at);
      return undefined;
    }
  }

  get result(): ImportedCurations {
    return { curations: this.curations, issues: this.issues };
  }
}
