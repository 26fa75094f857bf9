import { makePurl } from './make-purl.ts';
import { decodeSegments, parsePurl } from './parse-purl.ts';
import { decodePart } from './percent-encoding.ts';
import type { Purl, PurlParts } from './purl-parts.ts';
import { purlTypes } from './purl-types.data.ts';

export type { Purl, PurlPart, PurlParts, PurlReading } from './purl-parts.ts';
export { PurlError } from './purl-parts.ts';
export { makePurl } from './make-purl.ts';
export { parsePurl } from './parse-purl.ts';

/** Canonical spelling of any readable package URL, careless ones included. Throws PurlError. */
export function canonicalPurl(text: string): Purl {
  return makePurl(parsePurl(text, 'tolerant'), 'tolerant');
}

/** What a package URL that was made here says; those of other people's documents may lack what the definition of their type demands. */
export function purlPartsOf(purl: Purl): PurlParts {
  if (purl.includes('?') || purl.includes('#')) return parsePurl(purl, 'tolerant');
  // what is left is canonical: an `@` stands before the version only, and slashes part nothing else
  const afterType = purl.indexOf('/', SCHEME);
  const type = purl.slice(SCHEME, afterType);
  const at = purl.lastIndexOf('@');
  const location = purl.slice(afterType + 1, at === -1 ? undefined : at);
  const slash = purlTypes.get(type)?.nameHoldsPath ? location.indexOf('/') : location.lastIndexOf('/');
  const name = decodeSegments('name', location.slice(slash + 1));
  const version = at === -1 ? undefined : decodePart('version', purl.slice(at + 1));
  if (slash === -1) return version === undefined ? { type, name } : { type, name, version };
  const namespace = decodeSegments('namespace', location.slice(0, slash));
  return version === undefined ? { type, namespace, name } : { type, namespace, name, version };
}

/** Where the type begins. */
const SCHEME = 'pkg:'.length;

/** Order by code unit: the same on every machine, whatever its locale. */
export function comparePurls(left: Purl, right: Purl): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
