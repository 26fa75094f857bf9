import { normalizeParts } from './normalize-parts.ts';
import { encodePart, encodeSegments } from './percent-encoding.ts';
import { PurlError, type Purl, type PurlParts, type PurlReading } from './purl-parts.ts';
import { purlTypes } from './purl-types.data.ts';

const typePattern = /^[a-z][a-z0-9.-]*$/;
const keyPattern = /^[a-z][a-z0-9._-]*$/;

/** Throws PurlError when the parts cannot name a package of that type. */
export function makePurl(parts: PurlParts, reading: PurlReading = 'strict'): Purl {
  const type = normalType(parts.type);
  const qualifiers = parts.qualifiers == null ? undefined : normalQualifiers(parts.qualifiers);
  const given = { namespace: parts.namespace ?? '', name: parts.name ?? '', version: parts.version ?? '', subpath: parts.subpath ?? '' };
  const { namespace, name, version, subpath } = normalizeParts(type, given, reading, (key) => qualifiers?.get(key));

  let purl = `pkg:${type}/`;
  if (namespace !== '') purl += `${encodeSegments('namespace', namespace)}/`;
  purl += purlTypes.get(type)?.nameHoldsPath ? encodeSegments('name', name) : encodePart('name', name);
  if (version !== '') purl += `@${encodePart('version', version)}`;
  if (qualifiers !== undefined && qualifiers.size > 0) purl += `?${encodeQualifiers(qualifiers)}`;
  if (subpath !== '') purl += `#${encodeSegments('subpath', subpath)}`;
  return purl as Purl;
}

export function normalType(text: string): string {
  const type = (text ?? '').toLowerCase();
  if (typePattern.test(type)) return type;
  if (type === '') throw new PurlError('type', 'A package URL needs a type.');
  throw new PurlError('type', `The type ${JSON.stringify(text)} is not a letter followed by letters, digits, dots or dashes.`);
}

export function normalKey(text: string): string {
  const key = text.toLowerCase();
  if (keyPattern.test(key)) return key;
  const expected = 'a letter followed by letters, digits, dots, dashes or underscores';
  throw new PurlError('qualifiers', `The qualifier key ${JSON.stringify(text)} is not ${expected}.`);
}

function normalQualifiers(given: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const qualifiers = new Map<string, string>();
  for (const [text, value] of Object.entries(given)) {
    const key = normalKey(text);
    if (value === undefined || value === null || value === '') continue;
    if (qualifiers.has(key)) throw new PurlError('qualifiers', `The qualifier key ${JSON.stringify(key)} is given twice.`);
    qualifiers.set(key, value);
  }
  return qualifiers;
}

function encodeQualifiers(qualifiers: ReadonlyMap<string, string>): string {
  const keys = qualifiers.size === 1 ? [...qualifiers.keys()] : [...qualifiers.keys()].sort();
  return keys.map((key) => `${key}=${encodePart('qualifiers', qualifiers.get(key) ?? '')}`).join('&');
}
