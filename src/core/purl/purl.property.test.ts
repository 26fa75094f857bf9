import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPurl, makePurl, parsePurl, PurlError, purlPartsOf, type PurlParts } from './purl.ts';
import { purlTypes } from './purl-types.data.ts';

const types = fc.constantFrom(...purlTypes.keys(), 'npm', 'golang', 'docker', 'unheard-of');
const special = fc.constantFrom('a/b', '@a', 'a@b', '..', '%', '%2F', '#', '?', 'a b', 'É', '\ud800');
const awkward = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), special);
const parts: fc.Arbitrary<PurlParts> = fc.record(
  {
    type: types,
    namespace: awkward,
    name: awkward,
    version: awkward,
    qualifiers: fc.dictionary(fc.oneof(fc.stringMatching(/^[a-z][a-z0-9._-]{0,5}$/), awkward), awkward, { maxKeys: 3 }),
    subpath: awkward,
  },
  { requiredKeys: ['type', 'name'] },
);

/** Undefined where the text or the parts cannot be a package URL; any other error fails the test. */
function orRefused<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    expect(error).toBeInstanceOf(PurlError);
    return undefined;
  }
}

describe('package URLs', () => {
  it('say the same after being read and written again', () => {
    fc.assert(
      fc.property(parts, (given) => {
        const purl = orRefused(() => makePurl(given));
        if (purl === undefined) return;
        expect(makePurl(parsePurl(purl))).toBe(purl);
        expect(canonicalPurl(purl)).toBe(purl);
        expect(Object.entries(purlPartsOf(purl))).toEqual(Object.entries(parsePurl(purl, 'tolerant')));
        expect(parsePurl(makePurl(parsePurl(purl)))).toEqual(parsePurl(purl));
        expect(purl).toMatch(/^pkg:[a-z][a-z0-9.-]*\/[\w.~:%/-]+(@[\w.~:%-]+)?(\?[\w.~:%=&-]+)?(#[\w.~:%/-]+)?$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('are read, or refused with a PurlError, whatever the text', () => {
    const almost = fc.tuple(types, fc.array(fc.oneof(awkward, fc.constantFrom('/', '@', '?', '#', '&', '='))));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), almost.map(([type, rest]) => `pkg:${type}/${rest.join('')}`)), (text) => {
        orRefused(() => parsePurl(text));
        const canonical = orRefused(() => canonicalPurl(text));
        if (canonical !== undefined) expect(canonicalPurl(canonical)).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });
});
