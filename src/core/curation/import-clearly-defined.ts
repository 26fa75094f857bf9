import type { LicenseExpression } from '../license/expression.ts';
import { get, isRecord, list } from '../text/value.ts';
import type { Purl } from '../purl/purl.ts';
import { withoutArchiveRoot } from './archive-root.ts';
import type { FindingCorrection } from './curation.ts';
import { CurationFault, expressionIn, expressionOrNone } from './curation-values.ts';
import type { At, ForeignDocument } from './foreign-document.ts';
import { fromClearlyDefined, type PackageRange } from './foreign-identifiers.ts';

const by = 'ClearlyDefined';

/** A definition of ClearlyDefined (JSON), a list of them, or an object with coordinates as keys: its declared licence. That of its files is what a scanner found, and no correction. */
export function importClearlyDefinedDefinitions(document: ForeignDocument): void {
  const { value } = document;
  const places: At[] = get(value, 'coordinates') !== undefined ? [[]] : Array.isArray(value) ? list(value).map((_, index) => [index]) : Object.keys(document.record([])).map((key) => [key]);
  for (const at of places) {
    const range = document.try(at, () => packageAt(document, [...at, 'coordinates'], document.text([...at, 'coordinates', 'revision'])));
    if (range === undefined) continue;
    const told = document.issues.length;
    const declared = declaredAt(document, at);
    if (declared !== undefined) document.curations.push({ ...range, mappings: new Map(), exclude: [], findings: [], reason: 'imported', by, source: document.source(at), declared });
    else if (document.issues.length === told) document.tell('empty', `the definition of ${range.purl} declares no licence, and is left out`, at);
  }
}

/** Of the content of a revision, what says something of licences. */
const licenseKeys = new Set(['licensed', 'files']);

/** A curation of ClearlyDefined (YAML): `{ coordinates, revisions: { VERSION: { licensed: { declared }, files: [{ path, license }] } } }`. */
export function importClearlyDefinedCurations(document: ForeignDocument): void {
  for (const revision of Object.keys(document.record(['revisions']))) {
    const at: At = ['revisions', revision];
    const range = document.try(at, () => packageAt(document, ['coordinates'], revision));
    if (range === undefined) continue;
    const told = document.issues.length;
    const foreign = Object.keys(document.record(at)).filter((key) => !licenseKeys.has(key));
    if (foreign.length > 0) document.tell('unsupported', `of ${range.purl}, ${foreign.join(', ')} ${foreign.length === 1 ? 'is' : 'are'} left out: no licence is corrected by it`, at);
    const declared = declaredAt(document, at);
    const findings = document.list([...at, 'files']).flatMap((_, index) => fileAt(document, range.purl, [...at, 'files', index]));
    if (declared !== undefined || findings.length > 0) document.curations.push({ ...range, mappings: new Map(), exclude: [], findings, reason: 'imported', by, source: document.source(at), ...(declared !== undefined && { declared }) });
    else if (document.issues.length === told) document.tell('unsupported', `${range.purl} is left out: no licence is corrected`, at);
  }
}

/** Throws CurationFault. */
function packageAt(document: ForeignDocument, at: At, revision: string | undefined): PackageRange {
  if (!isRecord(get(document.value, ...at))) throw new CurationFault('coordinates need type, provider and name');
  const [type, provider, name] = (['type', 'provider', 'name'] as const).map((key) => document.need([...at, key]));
  return fromClearlyDefined({ type: type!, provider: provider!, name: name!, namespace: document.text([...at, 'namespace']), revision });
}

function declaredAt(document: ForeignDocument, at: At): LicenseExpression | undefined {
  document.record([...at, 'licensed']);
  const place: At = [...at, 'licensed', 'declared'];
  const written = document.text(place);
  return written === undefined || isUnstated(written) ? undefined : document.try(place, () => expressionIn(withoutOther(written)));
}

function fileAt(document: ForeignDocument, purl: Purl, at: At): FindingCorrection[] {
  const written = document.text([...at, 'license']);
  if (written === undefined || written.toUpperCase() === 'NOASSERTION') {
    document.tell('unsupported', 'the file is left out: no licence is corrected', at);
    return [];
  }
  const foreign = Object.keys(document.record(at)).filter((key) => key !== 'path' && key !== 'license');
  if (foreign.length > 0) document.tell('unsupported', `of a file, ${foreign.join(', ')} ${foreign.length === 1 ? 'is' : 'are'} left out: no licence is corrected by it`, at);
  const read = document.try([...at, 'license'], (): FindingCorrection => ({ path: `/${literal(withoutArchiveRoot(document.need([...at, 'path']).replace(/^\/+/, ''), purl))}`, concluded: expressionOrNone(withoutOther(written)), reason: 'imported' }));
  return read === undefined ? [] : [read];
}

const isUnstated = (license: string): boolean => ['NONE', 'NOASSERTION'].includes(license.toUpperCase());

/** A path as a pattern that nothing else fits. */
const literal = (path: string): string => path.replaceAll(/[[\]\\*?]/g, String.raw`\$&`);

/** `OTHER` stands for a licence that is not on the SPDX list. Throws CurationFault. */
function withoutOther(written: string): string {
  if (/\bOTHER\b/.test(written)) throw new CurationFault(`${JSON.stringify(written)} leaves open which licence is meant`);
  return written;
}
