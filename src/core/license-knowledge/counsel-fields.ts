import { isRecord, type Value, type ValueRecord } from '../text/value.ts';
import type { YamlText } from '../text/yaml.ts';

/** Something wrong in counsel's file. */
export interface CounselProblem {
  readonly line: number | undefined;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

export type YamlPath = readonly (string | number)[];

/** Reads fields of a YAML file and collects what is wrong, each with its line; what is wrong is left out of the result. */
export class CounselFields {
  readonly problems: CounselProblem[] = [];
  readonly #yaml: YamlText;

  constructor(yaml: YamlText) {
    this.#yaml = yaml;
  }

  problem(path: YamlPath, message: string): undefined {
    this.problems.push({ line: this.#lineOf(path), message });
    return undefined;
  }

  /** The line of what is at the path, or of the nearest thing around it. */
  #lineOf(path: YamlPath): number | undefined {
    for (let length = path.length; length > 0; length--) {
      const line = this.#yaml.line(...path.slice(0, length));
      if (line !== undefined) return line;
    }
    return 1;
  }

  /** A mapping with no other keys than these. */
  record(value: Value, path: YamlPath, keys: readonly string[]): ValueRecord | undefined {
    if (!isRecord(value)) return this.problem(path, `${nameOf(path)} must be keys with values: ${keys.join(', ')}`);
    for (const key of Object.keys(value)) if (!keys.includes(key)) this.problem([...path, key], `the key ${JSON.stringify(key)} is unknown; known keys are ${keys.join(', ')}`);
    return value;
  }

  list(value: Value, path: YamlPath): readonly Value[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.problem(path, `${nameOf(path)} must be a list`);
    return [];
  }

  text(of: ValueRecord, key: string, path: YamlPath): string | undefined {
    const value = Object.hasOwn(of, key) ? of[key] : undefined;
    if (value === undefined) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
    return this.problem([...path, key], `${key} must be a text`);
  }

  needed(of: ValueRecord, key: string, path: YamlPath, why: string): string | undefined {
    if (Object.hasOwn(of, key)) return this.text(of, key, path);
    return this.problem(path, `${key} is missing: ${why}`);
  }

  oneOf<T extends string>(of: ValueRecord, key: string, path: YamlPath, allowed: readonly T[]): T | undefined {
    const value = this.text(of, key, path);
    if (value === undefined) return undefined;
    const found = allowed.find((candidate) => candidate === value);
    return found ?? this.problem([...path, key], `${key} is ${JSON.stringify(value)}; it must be one of ${allowed.join(', ')}`);
  }

  /** A day as 2026-03-01. */
  day(of: ValueRecord, key: string, path: YamlPath): string | undefined {
    const value = this.text(of, key, path);
    if (value === undefined || isDay(value)) return value;
    return this.problem([...path, key], `${key} is ${JSON.stringify(value)}; write a date as 2026-03-01`);
  }
}

const nameOf = (path: YamlPath): string => String(path.findLast((part) => typeof part === 'string') ?? 'the file');

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
