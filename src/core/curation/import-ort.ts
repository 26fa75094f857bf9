import type { LicenseExpression } from '../license/expression.ts';
import { get, isRecord, list } from '../text/value.ts';
import { expressionIn, expressionOrNone } from './curation-values.ts';
import type { At, ForeignDocument } from './foreign-document.ts';
import { fromOrtIdentifier } from './foreign-identifiers.ts';
import { importOrtPackageConfiguration, ortAuthor } from './import-ort-configuration.ts';

/** Of a package curation, what says something of licences. */
const licenseKeys = new Set(['comment', 'concluded_license', 'declared_license_mapping']);

/**
 * Entries of the OSS Review Toolkit, one or a list: curations of packages, `{ id, curations: { concluded_license, declared_license_mapping, comment, … } }`, and
 * configurations of packages, `{ id, path_excludes, license_finding_curations }`. Corrections of other metadata are told and left out.
 */
export function importOrt(document: ForeignDocument, at: At = []): void {
  const value = get(document.value, ...at);
  const entries = Array.isArray(value) ? list(value).map((_, index): At => [...at, index]) : [at];
  for (const each of entries) {
    const entry = get(document.value, ...each);
    if (!isRecord(entry)) document.tell('malformed', 'it must be keys and values, with id', each);
    else if (Object.hasOwn(entry, 'curations')) curationOf(document, each);
    else importOrtPackageConfiguration(document, each);
  }
}

/** `.ort.yml`, the configuration of a repository: what it says of packages. */
export function importOrtRepositoryConfiguration(document: ForeignDocument): void {
  for (const at of [['curations', 'packages'], ['package_configurations']]) if (document.list(at).length > 0) importOrt(document, at);
  for (const key of Object.keys(document.record(['curations']))) {
    if (key !== 'packages') document.tell('unsupported', `curations.${key} is left out: it is of the project itself, not of a package`, ['curations', key]);
  }
  for (const key of Object.keys(document.record([]))) {
    if (key !== 'curations' && key !== 'package_configurations') document.tell('unsupported', `${key} is left out: it corrects no package`, [key]);
  }
}

function curationOf(document: ForeignDocument, at: At): void {
  const range = document.try([...at, 'id'], () => fromOrtIdentifier(document.need([...at, 'id'])));
  if (range === undefined) return;
  const id = document.need([...at, 'id']);
  const told = document.issues.length;
  const inside: At = [...at, 'curations'];
  const content = document.record(inside);
  const foreign = Object.keys(content).filter((key) => !licenseKeys.has(key));
  if (foreign.length > 0) document.tell('unsupported', `of ${id}, ${foreign.join(', ')} ${foreign.length === 1 ? 'is' : 'are'} left out: no licence is corrected by it`, inside);
  const written = document.text([...inside, 'concluded_license']);
  const concluded = written === undefined ? undefined : document.try([...inside, 'concluded_license'], () => expressionIn(written));
  const mappings = new Map<string, LicenseExpression | 'none'>();
  for (const spelling of Object.keys(document.record([...inside, 'declared_license_mapping']))) {
    const place: At = [...inside, 'declared_license_mapping', spelling];
    const read = document.try(place, () => expressionOrNone(document.need(place)));
    if (read !== undefined) mappings.set(spelling, read);
  }
  if (concluded === undefined && mappings.size === 0) {
    if (document.issues.length === told) document.tell('unsupported', `${id} is left out: no licence is corrected`, at);
    return;
  }
  const comment = document.text([...inside, 'comment']);
  document.curations.push({
    ...range, mappings, exclude: [], findings: [], by: ortAuthor, source: document.source(at), reason: mappings.size > 0 && concluded === undefined ? 'ambiguous-metadata' : 'imported',
    ...(concluded !== undefined && { concluded }), ...(comment !== undefined && { comment }),
  });
}
