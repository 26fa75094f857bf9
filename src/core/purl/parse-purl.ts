import { normalKey, normalType } from './make-purl.ts';
import { normalizeParts } from './normalize-parts.ts';
import { decodePart } from './percent-encoding.ts';
import { cleanNamespace } from './purl-segments.ts';
import { PurlError, type PurlParts, type PurlReading } from './purl-parts.ts';
import { purlTypes } from './purl-types.data.ts';

/** Decoded and normalised by the rules of the type; absent parts are absent keys. Throws PurlError. */
export function parsePurl(text: string, reading: PurlReading = 'strict'): PurlParts {
  const [beforeSubpath, subpathText] = splitFirst(afterScheme(text), '#');
  const [path, qualifierText] = splitFirst(beforeSubpath, '?');
  const [typeText, afterType] = splitFirst(path, '/');
  const type = normalType(typeText);
  const [location, versionText] = splitVersion(trimSlashes(afterType));
  const slash = purlTypes.get(type)?.nameHoldsPath ? location.indexOf('/') : location.lastIndexOf('/');
  const qualifiers = parseQualifiers(qualifierText, reading);
  const decoded = {
    namespace: slash < 0 ? '' : decodeSegments('namespace', location.slice(0, slash)),
    name: decodeSegments('name', location.slice(slash + 1)),
    version: decodePart('version', versionText),
    subpath: decodeSegments('subpath', subpathText),
  };
  const parts = normalizeParts(type, decoded, reading, (key) => qualifiers?.[key]);
  return {
    type,
    ...(parts.namespace !== '' && { namespace: parts.namespace }),
    name: parts.name,
    ...(parts.version !== '' && { version: parts.version }),
    ...(qualifiers !== undefined && { qualifiers }),
    ...(parts.subpath !== '' && { subpath: parts.subpath }),
  };
}

function afterScheme(text: string): string {
  if (text.slice(0, 4).toLowerCase() !== 'pkg:') throw new PurlError('scheme', `${quote(text)} is not a package URL: it does not start with "pkg:".`);
  let start = 4;
  while (text[start] === '/') start += 1;
  return text.slice(start);
}

/**
 * The last `@` starts the version, unless it starts a segment that another one follows: careless producers write npm scopes without encoding.
 * A last segment that starts with `@` has no name, which the caller reports.
 */
function splitVersion(path: string): [location: string, version: string] {
  const at = path.lastIndexOf('@');
  if (at < 0) return [path, ''];
  const startsSegment = at === 0 || path[at - 1] === '/';
  if (startsSegment && path.includes('/', at)) return [path, ''];
  return [path.slice(0, at), path.slice(at + 1)];
}

function parseQualifiers(text: string, reading: PurlReading): Record<string, string> | undefined {
  if (text === '') return undefined;
  const found = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [keyText, valueText] = splitFirst(pair, '=');
    const key = normalKey(keyText);
    const value = decodePart('qualifiers', valueText);
    if (value === '') continue;
    if (reading === 'strict' && key !== keyText) throw new PurlError('qualifiers', `The qualifier key ${quote(keyText)} is not in lower case.`);
    if (found.has(key)) {
      if (reading === 'strict') throw new PurlError('qualifiers', `The qualifier key ${quote(key)} is given twice.`);
      continue;
    }
    found.set(key, value);
  }
  return found.size === 0 ? undefined : Object.fromEntries(found);
}

export function decodeSegments(part: 'namespace' | 'name' | 'subpath', text: string): string {
  return text.includes('%') ? text.split('/').map((segment) => decodePart(part, segment)).join('/') : text;
}

function splitFirst(text: string, separator: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const trimSlashes = (text: string): string => (text.startsWith('/') || text.endsWith('/') ? cleanNamespace(text) : text);

const quote = (text: string): string => JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
