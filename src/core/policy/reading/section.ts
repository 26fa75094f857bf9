import { isRecord, type Value, type ValueRecord } from '../../text/value.ts';
import { closest } from '../language/condition-error.ts';
import { isDay } from '../model/day.ts';
import type { Place, PolicyProblem } from '../model/place.ts';

/** A parsed file, and what was found wrong in it. */
export interface ReadingFile {
  readonly path: string;
  readonly source: string;
  readonly line: (...path: readonly (string | number)[]) => number | undefined;
  readonly problems: PolicyProblem[];
  /** YAML is read as texts, so that version 1.10 is not 1.1; JSON has numbers and booleans of its own. */
  readonly notation: 'yaml' | 'json';
}

type Path = readonly (string | number)[];

/** A mapping of the file. Reports what is missing, wrong or unknown, and goes on, so that all mistakes are told at once. */
export class Section {
  readonly file: ReadingFile;
  readonly path: Path;
  readonly #record: ValueRecord;
  readonly #known: readonly string[];
  /** What it is, for messages: `rule POL-LIC-001`. */
  what: string;

  constructor(file: ReadingFile, path: Path, value: Value, known: readonly string[], what: string) {
    this.file = file;
    this.path = path;
    this.#record = isRecord(value) ? value : {};
    this.#known = known;
    this.what = what;
    if (!isRecord(value)) this.report([], `${what} must be keys and values`, `Known keys: ${known.join(', ')}.`);
  }

  /** To be called once: a typing slip in a key must not be silent. */
  reportUnknownKeys(): void {
    for (const key of Object.keys(this.#record)) {
      if (this.#known.includes(key)) continue;
      const meant = closest(key, this.#known);
      this.report([key], `${this.what} has the unknown key ${JSON.stringify(key.slice(0, 60))}`, `${meant === undefined ? '' : `Did you mean ${meant}? `}Known keys: ${this.#known.join(', ')}.`);
    }
  }

  has = (key: string): boolean => Object.hasOwn(this.#record, key);

  value = (key: string): Value => (this.has(key) ? this.#record[key] : undefined);

  place(...keys: Path): Place {
    const line = this.file.line(...this.path, ...keys) ?? this.file.line(...this.path);
    return line === undefined ? { path: this.file.path } : { path: this.file.path, line };
  }

  report(keys: Path, message: string, remedy: string): void {
    this.file.problems.push({ severity: 'error', place: this.place(...keys), message, remedy });
  }

  text(key: string): string | undefined {
    if (!this.has(key)) return undefined;
    const value = this.value(key);
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    this.report([key], `${key} of ${this.what} must be a text`, 'Write some words, in quotes where they contain a colon or #.');
    return undefined;
  }

  required(key: string): string {
    if (!this.has(key)) this.report([], `${this.what} has no ${key}`, `Add ${key}.`);
    return this.text(key) ?? '';
  }

  choice<V extends string>(key: string, values: readonly V[]): V | undefined {
    const text = this.text(key);
    return text === undefined ? undefined : this.oneOf([key], key, text, values);
  }

  requiredChoice<V extends string>(key: string, values: readonly V[]): V {
    if (!this.has(key)) this.report([], `${this.what} has no ${key}`, `Add ${key}: one of ${values.join(', ')}.`);
    return this.choice(key, values) ?? values[0]!;
  }

  oneOf<V extends string>(keys: Path, name: string, text: string, values: readonly V[]): V | undefined {
    const found = values.find((value) => value === text);
    if (found !== undefined) return found;
    const meant = closest(text, values);
    this.report(keys, `${name} of ${this.what} cannot be ${JSON.stringify(text.slice(0, 60))}`, `${meant === undefined ? '' : `Did you mean ${meant}? `}Write one of ${values.join(', ')}.`);
    return undefined;
  }

  flag(key: string): boolean | undefined {
    if (!this.has(key)) return undefined;
    const value = this.value(key);
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    this.report([key], `${key} of ${this.what} must be true or false`, 'Write true or false.');
    return undefined;
  }

  whole(key: string): number | undefined {
    if (!this.has(key)) return undefined;
    const value = this.value(key);
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && /^\d{1,6}$/.test(text)) return Number(text);
    this.report([key], `${key} of ${this.what} must be a whole number`, 'Write digits only.');
    return undefined;
  }

  day(key: string): string | undefined {
    const text = this.text(key);
    if (text === undefined || isDay(text)) return text;
    this.report([key], `${key} of ${this.what} is no date: ${JSON.stringify(text.slice(0, 40))}`, 'Write year, month and day, as in 2026-03-01.');
    return undefined;
  }

  /** A single text counts as a list of one. */
  texts(key: string): string[] | undefined {
    return this.has(key) ? this.textsAt([key], `${key} of ${this.what}`, this.value(key)) : undefined;
  }

  textsAt(keys: Path, name: string, value: Value): string[] {
    const items = Array.isArray(value) ? value : [value];
    const texts = items.filter((item): item is string => typeof item === 'string' && item !== '');
    if (texts.length < items.length) this.report(keys, `${name} must be a list of texts`, 'Write for example [legal, security].');
    return texts;
  }

  choices<V extends string>(key: string, values: readonly V[]): V[] | undefined {
    return this.texts(key)?.map((text) => this.oneOf([key], key, text, values)).filter((value) => value !== undefined);
  }

  /** The members of a list of mappings, each with the path to it. */
  items(key: string): { readonly path: Path; readonly value: Value }[] {
    if (!this.has(key) || this.value(key) === null || this.value(key) === '') return [];
    const value = this.value(key);
    if (Array.isArray(value)) return value.map((item, index) => ({ path: [...this.path, key, index], value: item }));
    this.report([key], `${key} of ${this.what} must be a list`, 'Begin each item with a dash.');
    return [];
  }
}
