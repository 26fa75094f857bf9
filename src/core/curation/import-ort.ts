import type { LicenseExpression } from '../license/expression.ts';
import { get, isRecord, list, record, scalar, type Value, type ValueRecord } from '../text/value.ts';
import type { CurationReason, ExclusionReason, FindingCorrection, PathExclusion } from './curation.ts';
import { CurationFault, expressionIn, expressionOrNone } from './curation-values.ts';
import { ForeignDocument, type At, type ImportedCurations } from './foreign-document.ts';
import { fromOrtIdentifier } from './foreign-identifiers.ts';
import { lineNumbers } from './parse-curations.ts';

const by = 'OSS Review Toolkit';

/** Of a package curation, what says something of licences. */
const licenseKeys = new Set(['comment', 'concluded_license', 'declared_license_mapping']);

/**
 * A file of package curations of the OSS Review Toolkit: a list of `{ id, curations: { concluded_license, declared_license_mapping, comment, … } }`.
 * Corrections of other metadata are told and left out.
 */
export function importOrtCurations(source: string, path: string): ImportedCurations {
  const document = new ForeignDocument(source, path);
  if (document.value === undefined) return document.result;
  if (!Array.isArray(document.value)) document.tell('malformed', 'it is no list of curations', []);
  for (const [index, entry] of list(document.value).entries()) curationOf(document, entry, [index]);
  return document.result;
}

function curationOf(document: ForeignDocument, entry: Value, at: At): void {
  const range = document.try([...at, 'id'], () => fromOrtIdentifier(textOf(entry, 'id')));
  if (range === undefined) return;
  const content = record(entry, 'curations');
  const foreign = Object.keys(content).filter((key) => !licenseKeys.has(key));
  if (foreign.length > 0) document.tell('unsupported', `of ${textOf(entry, 'id')}, ${foreign.join(', ')} is left out: it corrects no licence`, [...at, 'curations']);
  const written = scalar(content['concluded_license']);
  const concluded = written === undefined ? undefined : document.try([...at, 'curations', 'concluded_license'], () => expressionIn(written));
  const mappings = new Map<string, LicenseExpression | 'none'>();
  for (const [spelling, meaning] of Object.entries(record(content, 'declared_license_mapping'))) {
    const read = document.try([...at, 'curations', 'declared_license_mapping', spelling], () => expressionOrNone(scalar(meaning) ?? ''));
    if (read !== undefined) mappings.set(spelling, read);
  }
  if (concluded === undefined && mappings.size === 0) return;
  const comment = scalar(content['comment']);
  document.curations.push({
    ...range, mappings, exclude: [], findings: [], by, source: document.source(at), reason: mappings.size > 0 && concluded === undefined ? 'ambiguous-metadata' : 'imported',
    ...(concluded !== undefined && { concluded }), ...(comment !== undefined && { comment: comment.trim() }),
  });
}

const exclusions: Readonly<Record<string, ExclusionReason>> = {
  BUILD_TOOL_OF: 'build-tool', DATA_FILE_OF: 'data', DOCUMENTATION_OF: 'documentation', EXAMPLE_OF: 'example', OPTIONAL_COMPONENT_OF: 'optional-part', PROVIDED_BY: 'provided-elsewhere', TEST_OF: 'test', TEST_TOOL_OF: 'test', OTHER: 'other',
};

const corrections: Readonly<Record<string, CurationReason>> = {
  CODE: 'false-detection', DATA_OF: 'false-detection', DOCUMENTATION_OF: 'false-detection', INCORRECT: 'false-detection', NOT_DETECTED: 'missed-detection', REFERENCE: 'false-detection',
};

/** A package configuration of the OSS Review Toolkit (one, or a list): its path excludes and corrections of findings. */
export function importOrtPackageConfiguration(source: string, path: string): ImportedCurations {
  const document = new ForeignDocument(source, path);
  const several = Array.isArray(document.value);
  for (const [index, entry] of (several ? list(document.value) : document.value === undefined ? [] : [document.value]).entries()) configurationOf(document, entry, several ? [index] : []);
  return document.result;
}

function configurationOf(document: ForeignDocument, entry: Value, at: At): void {
  const range = document.try([...at, 'id'], () => fromOrtIdentifier(textOf(entry, 'id')));
  if (range === undefined) return;
  const exclude = list(entry, 'path_excludes').flatMap((item, index): PathExclusion[] => {
    const place = [...at, 'path_excludes', index];
    const read = document.try(place, () => ({ path: globOf(textOf(item, 'pattern')), reason: reasonOf(exclusions, textOf(item, 'reason')), ...commentOf(item) }));
    return read === undefined ? [] : [read];
  });
  const findings = list(entry, 'license_finding_curations').flatMap((item, index): FindingCorrection[] => {
    const read = document.try([...at, 'license_finding_curations', index], () => correctionOf(item));
    return read === undefined ? [] : [read];
  });
  if (exclude.length + findings.length === 0) return;
  document.curations.push({ ...range, mappings: new Map(), exclude, findings, reason: 'imported', by, source: document.source(at) });
}

function correctionOf(item: Value): FindingCorrection {
  const detected = scalar(get(item, 'detected_license'));
  const lines = get(item, 'start_lines');
  const written = Array.isArray(lines) ? lines.map((line) => scalar(line) ?? '') : scalar(lines);
  return {
    path: globOf(textOf(item, 'path')), concluded: expressionOrNone(textOf(item, 'concluded_license')), reason: reasonOf(corrections, textOf(item, 'reason')),
    ...(detected !== undefined && detected !== '' && { detected: expressionIn(detected) }), ...(written !== undefined && written !== '' && { startLines: lineNumbers(written) }), ...commentOf(item),
  };
}

/** ORT's patterns count from the root, those of `.gitignore` only with a slash. */
const globOf = (pattern: string): string => (pattern.startsWith('/') || pattern.startsWith('**') ? pattern : `/${pattern}`);

function reasonOf<T extends string>(reasons: Readonly<Record<string, T>>, written: string): T {
  if (!Object.hasOwn(reasons, written)) throw new CurationFault(`the reason ${JSON.stringify(written)} is unknown; known are ${Object.keys(reasons).join(', ')}`);
  return reasons[written]!;
}

function commentOf(item: Value): { readonly comment?: string } {
  const comment = scalar(get(item, 'comment'))?.trim();
  return comment === undefined || comment === '' ? {} : { comment };
}

/** Throws CurationFault when it is missing. */
function textOf(entry: Value, key: string): string {
  const found = isRecord(entry) ? scalar((entry as ValueRecord)[key]) : undefined;
  if (found === undefined || found.trim() === '') throw new CurationFault(`the key ${key} is missing`);
  return found.trim();
}

