import { TextSyntaxError } from '../text/position.ts';
import { parseToml, type TomlText } from '../text/toml.ts';
import { get, isRecord, list, text, type Value } from '../text/value.ts';

/** Whether what a file says itself counts (`closest`: only what it does not say is taken from here). */
export const reusePrecedences = ['closest', 'aggregate', 'override'] as const;

export type ReusePrecedence = (typeof reusePrecedences)[number];

/** A table `[[annotations]]` of REUSE.toml (REUSE 3.3). */
export interface ReuseAnnotation {
  /** Relative to the directory of the file. */
  readonly paths: readonly string[];
  readonly precedence: ReusePrecedence;
  /** SPDX expressions as written; all of them apply. */
  readonly licenses: readonly string[];
  readonly copyrights: readonly string[];
  readonly line: number;
  /** Of the key that names the licence. */
  readonly licenseLine: number;
  readonly copyrightLine: number;
}

/** What is not as the specification wants it. */
export interface ReuseFault {
  readonly message: string;
  readonly line: number;
}

export interface ReuseToml {
  /** In their order: of those that cover a file, the last one counts. */
  readonly annotations: readonly ReuseAnnotation[];
  readonly faults: readonly ReuseFault[];
}

const [licenseKey, copyrightKey] = ['SPDX-License-Identifier', 'SPDX-FileCopyrightText'] as const;

/** What can be read of it is; the rest are faults. */
export function readReuseToml(source: string): ReuseToml {
  let toml: TomlText;
  try {
    toml = parseToml(source);
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    return { annotations: [], faults: [{ message: `it is no TOML: ${error.message}`, line: error.line ?? 1 }] };
  }
  const faults: ReuseFault[] = [];
  const version = get(toml.value, 'version');
  if (version !== 1) faults.push({ message: version === undefined ? 'the key version is missing' : 'its version is not 1, the only one that is known', line: toml.line('version') ?? 1 });
  const tables = get(toml.value, 'annotations');
  if (tables !== undefined && !Array.isArray(tables)) faults.push({ message: 'annotations must be a list of tables', line: toml.line('annotations') ?? 1 });
  const annotations = list(toml.value, 'annotations').flatMap((table, index) => annotation(table, (...keys) => toml.line('annotations', index, ...keys) ?? toml.line('annotations', index) ?? 1, faults) ?? []);
  return { annotations, faults };
}

function annotation(table: Value, lineOf: (...keys: readonly string[]) => number, faults: ReuseFault[]): ReuseAnnotation | undefined {
  const texts = (key: string): string[] => {
    const value = get(table, key);
    const all = value === undefined ? [] : Array.isArray(value) ? value : [value];
    if (all.some((one) => typeof one !== 'string')) faults.push({ message: `${key} must be a text or a list of texts`, line: lineOf(key) });
    return all.filter((one) => typeof one === 'string');
  };
  if (!isRecord(table)) {
    faults.push({ message: 'annotations must be a list of tables', line: lineOf() });
    return undefined;
  }
  const paths = texts('path').filter((path) => {
    const leadsOut = path.startsWith('/') || path.split('/').includes('..');
    if (leadsOut) faults.push({ message: `the path ${JSON.stringify(path)} leads out of the directory of the file`, line: lineOf('path') });
    return !leadsOut;
  }).map((path) => path.replace(/^(?:\.\/)+/, ''));
  if (get(table, 'path') === undefined) faults.push({ message: 'an annotation has no path', line: lineOf() });
  const written = text(table, 'precedence') ?? 'closest';
  const precedence = reusePrecedences.find((one) => one === written);
  if (precedence === undefined) faults.push({ message: `the precedence ${JSON.stringify(written)} is none of ${reusePrecedences.join(', ')}`, line: lineOf('precedence') });
  if (paths.length === 0) return undefined;
  return { paths, precedence: precedence ?? 'closest', licenses: texts(licenseKey), copyrights: texts(copyrightKey), line: lineOf(), licenseLine: lineOf(licenseKey), copyrightLine: lineOf(copyrightKey) };
}
