import { makePurl } from './make-purl.ts';
import { parsePurl } from './parse-purl.ts';
import type { Purl, PurlParts } from './purl-parts.ts';

export type { Purl, PurlPart, PurlParts, PurlReading } from './purl-parts.ts';
export { PurlError } from './purl-parts.ts';
export { makePurl } from './make-purl.ts';
export { parsePurl } from './parse-purl.ts';

/** Canonical spelling of any readable package URL, careless ones included. Throws PurlError. */
export function canonicalPurl(text: string): Purl {
  return makePurl(parsePurl(text, 'tolerant'), 'tolerant');
}

/** What a package URL that was made here says; those of other people's documents may lack what the definition of their type demands. */
export const purlPartsOf = (purl: Purl): PurlParts => parsePurl(purl, 'tolerant');

/** Order by code unit: the same on every machine, whatever its locale. */
export function comparePurls(left: Purl, right: Purl): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
