import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { ComponentInput } from '#core/inventory/extraction.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { hashOf } from '#core/python/file-hash.ts';
import { locatedPackage, parseLocation } from '#core/python/location.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { entries, get, isRecord, text, type Value } from '#core/text/value.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { directUrl } from './lockfile-shapes.ts';

/** Where an installed distribution came from when it was no index (PEP 610); `undefined` without direct_url.json, or with one that says nothing. */
export function readDirectUrl(found: Issues, file: SourceFile | undefined, name: string, version: string | undefined): ComponentInput | undefined {
  const json = file === undefined ? undefined : parse(file.text());
  if (json !== undefined) checkShape(found, json, directUrl, file!.path);
  return locateDirectUrl(json?.value, name, version);
}

/** The same from the content of the file. */
export function locateDirectUrl(value: Value, name: string, version: string | undefined): ComponentInput | undefined {
  const url = text(value, 'url');
  if (url === undefined) return undefined;
  const subdirectory = text(value, 'subdirectory');
  const inside = subdirectory === undefined ? {} : { subdirectory };
  const vcs = get(value, 'vcs_info');
  if (isRecord(vcs)) {
    const revision = text(vcs, 'commit_id') ?? text(vcs, 'requested_revision');
    const location = parseLocation(`${text(vcs, 'vcs') ?? 'git'}+${url}`);
    return locatedPackage(name, version, { ...location, ...inside, ...(revision === undefined ? {} : { revision }) });
  }
  // the path is one of the machine that installed it
  const isLocal = isRecord(get(value, 'dir_info')) || url.startsWith('file:');
  if (isLocal) return locatedPackage(name, version, { origin: 'path', address: '', extras: [], hashes: [] });
  return locatedPackage(name, version, { ...parseLocation(url), ...inside, hashes: archiveHashes(get(value, 'archive_info')) });
}

function parse(source: string): JsonText | undefined {
  try {
    return parseJson(source);
  } catch (error) {
    if (error instanceof TextSyntaxError) return undefined;
    throw error;
  }
}

function archiveHashes(archive: Value) {
  const [algorithm = '', digest = ''] = (text(archive, 'hash') ?? '').split('=');
  const stated = [...entries(archive, 'hashes'), [algorithm, digest] as const];
  return stated.map(([key, value]) => (typeof value === 'string' ? hashOf(key, value) : undefined)).filter((hash) => hash !== undefined);
}
