import type { LicenseExpression } from '../license/expression.ts';
import { get, list, record, scalar, type Value } from '../text/value.ts';
import type { FindingCorrection } from './curation.ts';
import { CurationFault, expressionIn } from './curation-values.ts';
import { ForeignDocument, type At, type ImportedCurations } from './foreign-document.ts';
import { fromClearlyDefined } from './foreign-identifiers.ts';

const by = 'ClearlyDefined';

/** A definition of ClearlyDefined (JSON), a list of them, or an object with coordinates as keys: its declared licence, and those of its files. */
export function importClearlyDefinedDefinitions(source: string, path: string): ImportedCurations {
  const document = new ForeignDocument(source, path);
  const { value } = document;
  const isOne = get(value, 'coordinates') !== undefined;
  const entries: [At, Value][] = isOne ? [[[], value]] : Array.isArray(value) ? value.map((entry, index): [At, Value] => [[index], entry]) : Object.entries(record(value)).map(([key, entry]): [At, Value] => [[key], entry]);
  if (value !== undefined && entries.length === 0) document.tell('malformed', 'it holds no definition', []);
  for (const [at, entry] of entries) take(document, { coordinates: get(entry, 'coordinates'), revision: scalar(get(entry, 'coordinates', 'revision')), content: entry, at, withFiles: false });
  return document.result;
}

/** A curation of ClearlyDefined (YAML): `{ coordinates, revisions: { VERSION: { licensed: { declared }, files: [{ path, license }] } } }`. */
export function importClearlyDefinedCurations(source: string, path: string): ImportedCurations {
  const document = new ForeignDocument(source, path);
  const coordinates = get(document.value, 'coordinates');
  if (document.value !== undefined && coordinates === undefined) document.tell('malformed', 'coordinates are missing', []);
  else for (const [revision, content] of Object.entries(record(document.value, 'revisions'))) take(document, { coordinates, revision, content, at: ['revisions', revision], withFiles: true });
  return document.result;
}

interface Taken {
  readonly coordinates: Value;
  readonly revision: string | undefined;
  readonly content: Value;
  readonly at: At;
  /** In a curation the licence of a file is a correction, in a definition it is what a scanner found. */
  readonly withFiles: boolean;
}

function take(document: ForeignDocument, { coordinates, revision, content, at, withFiles }: Taken): void {
  const range = document.try(at, () => {
    const [type, provider, name] = (['type', 'provider', 'name'] as const).map((key) => scalar(get(coordinates, key)));
    if (type === undefined || provider === undefined || name === undefined) throw new CurationFault('coordinates need type, provider and name');
    return fromClearlyDefined({ type, provider, name, namespace: scalar(get(coordinates, 'namespace')), revision });
  });
  if (range === undefined) return;
  const written = scalar(get(content, 'licensed', 'declared'));
  const declared = stated(written) ? document.try([...at, 'licensed', 'declared'], () => readExpression(written!)) : undefined;
  const findings = !withFiles ? [] : list(content, 'files').flatMap((file, index): FindingCorrection[] => {
    const [path, license] = [scalar(get(file, 'path')), scalar(get(file, 'license'))];
    if (path === undefined || !stated(license)) return [];
    const concluded = document.try([...at, 'files', index, 'license'], () => readExpression(license!));
    return concluded === undefined ? [] : [{ path: `/${path.trim()}`, concluded, reason: 'imported' }];
  });
  if (declared === undefined && findings.length === 0) return;
  document.curations.push({ ...range, mappings: new Map(), exclude: [], findings, reason: 'imported', by, source: document.source(at), ...(declared !== undefined && { declared }) });
}

const stated = (license: string | undefined): boolean => license !== undefined && !['', 'NONE', 'NOASSERTION'].includes(license.trim().toUpperCase());

/** `OTHER` stands for a licence that is not on the SPDX list. */
function readExpression(written: string): LicenseExpression {
  if (/\bOTHER\b/.test(written)) throw new CurationFault(`${JSON.stringify(written)} leaves open which licence is meant`);
  return expressionIn(written);
}
