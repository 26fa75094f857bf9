import type { PackageMetadata } from '#core/model/component.ts';
import { licenseClassifiers, linksFrom, metadataOf } from './project-manifest.ts';

/** A dependency specifier, and where it stands. */
export interface StatedRequirement {
  readonly text: string;
  /** In the file of the metadata; absent where another file beside it says so. */
  readonly line?: number;
}

/** Fields of METADATA or PKG-INFO (core metadata of Python distributions, all versions). */
export interface CoreMetadata {
  readonly name: string | undefined;
  readonly version: string | undefined;
  /** 1-based line of the name. */
  readonly line: number | undefined;
  /** Verbatim: expression, licence field and classifiers; the name of a licence file only where nothing else is stated. */
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly owners: readonly string[];
  readonly requires: readonly StatedRequirement[];
  readonly hasMetadataVersion: boolean;
}

/** Reads the header lines up to the first blank one; of fields that may stand once the first counts. */
export function readCoreMetadata(source: string): CoreMetadata {
  const fields = readFields(source);
  const one = (key: string): string | undefined => stated(fields.get(key)?.[0]?.value);
  const all = (key: string): string[] => (fields.get(key) ?? []).map(({ value }) => value).filter((value) => stated(value) !== undefined);
  const urls = all('project-url').flatMap((value): [string, string][] => {
    const comma = value.indexOf(',');
    return comma === -1 ? [] : [[value.slice(0, comma), value.slice(comma + 1).trim()]];
  });
  const stating = [...all('license-expression'), ...all('license'), ...licenseClassifiers(all('classifier'))];
  const author = one('author') ?? one('author-email');
  return {
    name: one('name'),
    version: one('version'),
    line: fields.get('name')?.[0]?.line,
    licenses: stating.length > 0 ? stating : [...all('license-file'), ...all('licensefile')],
    metadata: metadataOf({
      description: one('summary'),
      ...linksFrom([...urls, ['homepage', one('home-page') ?? '']]),
      authors: author === undefined ? [] : [author],
    }),
    owners: [...all('maintainer'), ...(one('maintainer') === undefined ? all('maintainer-email') : [])],
    requires: (fields.get('requires-dist') ?? []).flatMap(({ value, line }) => (stated(value) === undefined ? [] : [{ text: value, line }])),
    hasMetadataVersion: fields.has('metadata-version'),
  };
}

/** Tools write UNKNOWN where the author said nothing. */
const stated = (value: string | undefined): string | undefined => (value === undefined || value === '' || value === 'UNKNOWN' ? undefined : value);

interface Field {
  value: string;
  readonly line: number;
}

function readFields(source: string): Map<string, Field[]> {
  const fields = new Map<string, Field[]>();
  let field: Field | undefined;
  let at = 0;
  for (let line = 1; at < source.length; line++) {
    const newline = source.indexOf('\n', at);
    const end = newline === -1 ? source.length : newline;
    const raw = source.slice(at, source.charCodeAt(end - 1) === 0x0d ? end - 1 : end);
    at = end + 1;
    if (raw.trim() === '') {
      // blank lines inside of a value are indented by custom
      if (raw === '' && fields.size > 0) break;
      continue;
    }
    if (raw[0] === ' ' || raw[0] === '\t') {
      if (field !== undefined) field.value = `${field.value}\n${raw.trim()}`.trimStart();
      continue;
    }
    field = undefined;
    const colon = raw.indexOf(':');
    if (colon <= 0 || raw.slice(0, colon).includes(' ')) continue;
    const key = raw.slice(0, colon).toLowerCase();
    if (key === 'description') continue;
    field = { value: raw.slice(colon + 1).trim(), line };
    const known = fields.get(key);
    if (known === undefined) fields.set(key, [field]);
    else known.push(field);
  }
  return fields;
}
