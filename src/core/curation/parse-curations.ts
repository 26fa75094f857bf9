import type { z } from 'zod';
import type { Issue } from '../model/issue.ts';
import { TextSyntaxError } from '../text/position.ts';
import { parseYaml, type YamlText } from '../text/yaml.ts';
import type { Curation, FindingCorrection } from './curation.ts';
import { CurationDocument, type CurationEntry } from './curation-document.ts';
import { foreignKindOf } from './import-curations.ts';
import { CurationFault, expressionIn, expressionOrNone, lineNumbers, packageIn, rangeIn } from './curation-values.ts';

export interface ReadCurations {
  readonly curations: readonly Curation[];
  /** What is wrong, with line and key. Curations that are wrong are left out; the others hold. */
  readonly issues: readonly Issue[];
}

type Path = readonly (string | number)[];

/** `.muster/curations.yaml`. Unknown keys are errors, since a typing slip must not be silent. */
export function parseCurations(source: string, path: string): ReadCurations {
  const issues: Issue[] = [];
  const report = (message: string, line: number | undefined): void => {
    issues.push({ code: 'malformed', path, ...(line !== undefined && { line }), message, remedy: 'Correct the curation; until then it is left out.', source: 'curations' });
  };
  let yaml: YamlText;
  try {
    // texts as written: version 1.10 is not 1.1
    yaml = parseYaml(source, { strings: true });
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    report(error.message, error.line);
    return { curations: [], issues };
  }
  // nothing but comments: nobody has corrected anything yet
  if (yaml.value === null || yaml.value === undefined || yaml.value === '') return { curations: [], issues };
  const foreign = foreignKindOf(yaml.value);
  if (foreign !== undefined) {
    issues.push({ code: 'unsupported', path, line: 1, message: `these are ${foreign}, which are not read as they stand`, remedy: `Write them in our form with muster curations import ${path} -o FILE, and name that file.`, source: 'curations' });
    return { curations: [], issues };
  }
  const checked = CurationDocument.safeParse(yaml.value);
  const entries = entriesOf(yaml.value);
  if (!checked.success) for (const issue of checked.error.issues) report(...told(issue, yaml));
  if (entries === undefined) return { curations: [], issues };
  const wrong = new Set((checked.error?.issues ?? []).map((issue) => (issue.path[0] === 'curations' ? issue.path[1] : undefined)));
  const curations: Curation[] = [];
  for (const [index, entry] of entries.entries()) {
    if (wrong.has(index)) continue;
    const at: Path = ['curations', index];
    try {
      curations.push(curationOf(entry as CurationEntry, { path, ...lineOf(yaml, at) }, at));
    } catch (error) {
      if (!(error instanceof KeyFault)) throw error;
      report(`${keyOf(error.at)}: ${error.message}`, lineOf(yaml, error.at).line);
    }
  }
  return { curations, issues };
}

function entriesOf(value: unknown): readonly unknown[] | undefined {
  const list = typeof value === 'object' && value !== null && Object.hasOwn(value, 'curations') ? (value as { curations: unknown }).curations : undefined;
  return Array.isArray(list) ? list : undefined;
}

function told(issue: z.core.$ZodIssue, yaml: YamlText): [message: string, line: number | undefined] {
  const at = issue.path.filter((key) => typeof key !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    const unknown = issue.keys[0]!;
    return [`${keyOf([...at, unknown])}: this key is unknown`, lineOf(yaml, [...at, unknown]).line];
  }
  const isMissing = issue.code === 'invalid_type' && !has(yaml.value, at);
  const expected = issue.code === 'invalid_type' && Object.hasOwn(shapes, issue.expected) ? `must be ${shapes[issue.expected]}` : issue.message;
  const message = isMissing ? 'this key is missing' : issue.code === 'invalid_value' ? `must be one of ${issue.values.join(', ')}` : expected;
  return [`${keyOf(at)}: ${message}`, lineOf(yaml, at).line];
}

const shapes: Readonly<Record<string, string>> = { array: 'a list', object: 'keys and values', record: 'keys and values', string: 'a text' };

const has = (value: unknown, at: Path): boolean => at.length === 0 || (typeof value === 'object' && value !== null && Object.hasOwn(value, at[0]!) && has((value as Record<string | number, unknown>)[at[0]!], at.slice(1)));

/** Of the key, or of what it would stand in. */
function lineOf(yaml: YamlText, at: Path): { line?: number } {
  for (let length = at.length; length > 0; length--) {
    const line = yaml.line(...at.slice(0, length));
    if (line !== undefined) return { line };
  }
  return { line: 1 };
}

/** `curations[0].exclude[1].path` */
const keyOf = (at: Path): string => (at.length === 0 ? 'the file' : at.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join(''));

class KeyFault extends Error {
  readonly at: Path;
  constructor(message: string, at: Path) {
    super(message);
    this.at = at;
  }
}

/** Whatever the reading of the value finds wrong is told of its key. */
function under<T>(at: Path, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof CurationFault) throw new KeyFault(error.message, at);
    throw error;
  }
}

function curationOf(entry: CurationEntry, source: Curation['source'], at: Path): Curation {
  const { purl, type, version } = under([...at, 'purl'], () => packageIn(entry.purl));
  if (version !== undefined && entry.versions !== undefined) throw new KeyFault('the purl already names a version; leave out one of them', [...at, 'versions']);
  const versions = entry.versions === undefined ? undefined : under([...at, 'versions'], () => rangeIn(entry.versions!, type));
  const declared = entry.declared === undefined ? undefined : under([...at, 'declared'], () => expressionIn(entry.declared!));
  const concluded = entry.concluded === undefined ? undefined : under([...at, 'concluded'], () => expressionIn(entry.concluded!));
  const mappings = new Map(Object.entries(entry.mappings ?? {}).map(([spelling, meaning]) => [spelling, under([...at, 'mappings', spelling], () => expressionOrNone(meaning))]));
  const findings = (entry.findings ?? []).map((finding, index) => correctionOf(finding, [...at, 'findings', index]));
  const exclude = (entry.exclude ?? []).map(({ path, reason, comment }) => ({ path, reason, ...(comment !== undefined && { comment }) }));
  if (declared === undefined && concluded === undefined && mappings.size + findings.length + exclude.length === 0) {
    throw new KeyFault('it corrects nothing; give declared, concluded, mappings, exclude or findings', at);
  }
  return {
    purl, mappings, exclude, findings, reason: entry.reason, by: entry.by, on: entry.on, source,
    ...(versions !== undefined && { versions }), ...(entry.was !== undefined && { was: entry.was }), ...(declared !== undefined && { declared }),
    ...(concluded !== undefined && { concluded }), ...(entry.comment !== undefined && { comment: entry.comment }),
  };
}

function correctionOf({ path, detected, startLines, concluded, reason, comment }: NonNullable<CurationEntry['findings']>[number], at: Path): FindingCorrection {
  return {
    path, reason,
    concluded: under([...at, 'concluded'], () => expressionOrNone(concluded)),
    ...(detected !== undefined && { detected: under([...at, 'detected'], () => expressionIn(detected)) }),
    ...(startLines !== undefined && { startLines: under([...at, 'startLines'], () => lineNumbers(startLines)) }),
    ...(comment !== undefined && { comment }),
  };
}
