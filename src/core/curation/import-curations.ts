import { get, isRecord, list, type Value } from '../text/value.ts';
import { ForeignDocument, type ImportedCurations } from './foreign-document.ts';
import { importClearlyDefinedCurations, importClearlyDefinedDefinitions } from './import-clearly-defined.ts';
import { importOrt, importOrtRepositoryConfiguration } from './import-ort.ts';

const importers = {
  'curations of the OSS Review Toolkit': (document: ForeignDocument) => importOrt(document),
  'configurations of the OSS Review Toolkit': importOrtRepositoryConfiguration,
  'definitions of ClearlyDefined': importClearlyDefinedDefinitions,
  'curations of ClearlyDefined': importClearlyDefinedCurations,
} as const;

/** What a document of another tool is, as one says it. */
export type ForeignKind = keyof typeof importers;

/** `undefined` for what is none that we know. */
export function foreignKindOf(value: Value): ForeignKind | undefined {
  const has = (entry: Value, key: string): boolean => get(entry, key) !== undefined;
  if (Array.isArray(value)) {
    if (list(value).some((entry) => isRecord(get(entry, 'coordinates')))) return 'definitions of ClearlyDefined';
    return list(value).some((entry) => has(entry, 'id') && !has(entry, 'purl')) ? 'curations of the OSS Review Toolkit' : undefined;
  }
  if (!isRecord(value)) return undefined;
  if (has(value, 'coordinates')) return has(value, 'revisions') ? 'curations of ClearlyDefined' : 'definitions of ClearlyDefined';
  if (isRecord(value['curations']) ? has(value['curations'], 'packages') : has(value, 'package_configurations')) return 'configurations of the OSS Review Toolkit';
  if (has(value, 'id') && ['curations', 'path_excludes', 'license_finding_curations'].some((key) => has(value, key))) return 'curations of the OSS Review Toolkit';
  return Object.values(value).some((entry) => isRecord(get(entry, 'coordinates'))) ? 'definitions of ClearlyDefined' : undefined;
}

/** `undefined` for what is no curation that we know of another tool. Throws TextSyntaxError. */
export function importCurations(source: string, path: string): ImportedCurations | undefined {
  const document = new ForeignDocument(source, path);
  const kind = foreignKindOf(document.value);
  if (kind === undefined) return undefined;
  importers[kind](document);
  return document.result;
}
