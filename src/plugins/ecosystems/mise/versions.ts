import { get, isRecord, list, scalar, type Value } from '#core/text/value.ts';

export interface WantedVersion {
  /** As written; absent when the wish is no version (`latest`, `prefix:1.2`). */
  readonly exact?: string;
  readonly requirement?: string;
  /** On this machine, not from a package (`system`, `path:/opt/node`). */
  readonly isLocal: boolean;
}

/** A text, a list, or a table with `version`, `ref`, `path` or `prefix`. */
export function readVersions(value: Value): WantedVersion[] {
  if (Array.isArray(value)) return list(value).flatMap((item) => (Array.isArray(item) ? [] : readVersions(item)));
  if (!isRecord(value)) return readVersion(scalar(value));
  if (scalar(value, 'path') !== undefined) return [{ isLocal: true }];
  const reference = scalar(value, 'ref') ?? scalar(value, 'tag') ?? scalar(value, 'branch') ?? scalar(value, 'rev');
  if (reference !== undefined) return [{ exact: reference, isLocal: false }];
  const prefix = scalar(value, 'prefix');
  if (prefix !== undefined) return [{ requirement: `prefix:${prefix}`, isLocal: false }];
  return readVersion(scalar(get(value, 'version')));
}

function readVersion(text: string | undefined): WantedVersion[] {
  if (text === undefined || text === '') return [];
  if (text === 'system' || text.startsWith('path:')) return [{ isLocal: true }];
  if (text.startsWith('ref:') || text.startsWith('tag:')) return [{ exact: text.slice(4), isLocal: false }];
  const isOpen = text === 'latest' || text === 'lts' || text.startsWith('lts-') || text.startsWith('prefix:') || text.startsWith('sub-');
  return [isOpen ? { requirement: text, isLocal: false } : { exact: text, isLocal: false }];
}
