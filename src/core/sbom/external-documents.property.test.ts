import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/text/json.ts';
import { wholeDocument, type Sbom, type SbomExternalDocument, type SbomFamily, type SbomReference } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { readJson, readXml, write } from './cyclonedx/codec.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { ExternalRefs, namespaceOf } from './external-refs.ts';
import { foreignLosses } from './foreign-losses.ts';
import { mergeSboms } from './merge/merge.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { readTagValue } from './spdx2/read-tag-value.ts';
import { validateSpdx2 } from './spdx2/validate-document.ts';
import { spdx2Members, writeSpdx2 } from './spdx2/write-document.ts';
import { writeTagValue } from './spdx2/write-tag-value.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { validateSpdx3 } from './spdx3/validate-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

interface Converted {
  readonly sbom: Sbom;
  readonly told: readonly SbomProblem[];
}

const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

const spdx = (family: SbomFamily, through: (sbom: Sbom) => Sbom) => (sbom: Sbom): Converted => ({ told: [...foreignLosses(sbom, family)], sbom: through(sbom) });

const cycloneDx = (notation: 'json' | 'xml', version: string) => (sbom: Sbom): Converted => {
  const told: SbomProblem[] = [];
  const text = [...write(notation, sbom, { specVersion: version, onLoss: (loss) => told.push(loss) })].join('');
  return { told, sbom: notation === 'json' ? readJson(text, 'bom') : readXml(text, 'bom') };
};

const valid = <T>(problems: readonly SbomProblem[], value: T): T => {
  expect(problems).toEqual([]);
  return value;
};

/** Writes a document in a notation and reads it again. */
const notations: readonly (readonly [name: string, convert: (sbom: Sbom) => Converted])[] = [
  ['CycloneDX 1.3 JSON', cycloneDx('json', '1.3')],
  ['CycloneDX 1.6 XML', cycloneDx('xml', '1.6')],
  ['SPDX 2.3 JSON', spdx('spdx', (sbom) => {
    const written = json(writeSpdx2(sbom));
    return readSpdx2(valid(validateSpdx2(written), written));
  })],
  ['SPDX 2.3 tag-value', spdx('spdx', (sbom) => readSpdx2(readTagValue([...writeTagValue(spdx2Members(sbom))].join(''))))],
  ['SPDX 3 JSON', spdx('spdx3', (sbom) => {
    const written = json(writeSpdx3(sbom));
    return readSpdx3(valid(validateSpdx3(written), written));
  })],
];

const sha1 = { algorithm: 'SHA-1' as const, value: '261eeb9e9f8b2b4b0d119366dda99c6fd7d35c64' };
const sha256 = { algorithm: 'SHA-256' as const, value: '261eeb9e9f8b2b4b0d119366dda99c6fd7d35c64261eeb9e9f8b2b4b0d119366' };
const document: fc.Arbitrary<SbomExternalDocument> = fc.record({
  identifier: fc.constantFrom('https://other.example/a', 'https://other.example/b', 'https://other.example/c#document', 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1', 'beside.cdx.json'),
  name: fc.constantFrom('DocumentRef-1', 'DocumentRef-2', 'DocumentRef-a.b'),
  location: fc.constant('https://files.example/a.json'),
  hashes: fc.constantFrom([], [sha1], [sha256, sha1], [{ algorithm: 'SHA-224' as const, value: '00' }]),
  comment: fc.constantFrom('of the base image', 'DocumentRef-x is\nits name'),
}, { requiredKeys: ['identifier', 'hashes'] });

const reference: fc.Arbitrary<SbomReference> = fc.record({
  type: fc.constantFrom('website', 'vcs', 'eol-notice', 'rfc-9116', 'other'), url: fc.constantFrom('https://lamp.example', 'git@git.example:lamp'), comment: fc.constantFrom('of old', 'a\nb'), hashes: fc.constantFrom([], [sha1]),
}, { requiredKeys: ['type', 'url', 'hashes'] });

const documents: fc.Arbitrary<Sbom> = fc.tuple(
  fc.uniqueArray(document, { maxLength: 3, comparator: (a, b) => a.identifier === b.identifier || (a.name !== undefined && a.name === b.name) }),
  fc.uniqueArray(reference, { maxLength: 3, selector: (value) => JSON.stringify(value) }),
).map(([externalDocuments, references]) => ({
  ...emptySbom('muster', '1'), identifier: 'https://acme.example/sbom/1', name: 'app', timestamp: '2024-01-01T00:00:00Z', subjects: ['SPDXRef-app'], references, externalDocuments,
  components: [{ ...emptyComponent, ref: 'SPDXRef-app', name: 'app' }],
  // by the name of the document where it has one, else by IRI
  relationships: externalDocuments.flatMap(({ identifier, name }) => [['SPDXRef-app', 'SPDXRef-part', 'depends-on'], [wholeDocument, 'SPDXRef-DOCUMENT', 'amends']].map(([from, to, type]) => ({ from: from!, to: name === undefined ? `${namespaceOf(identifier)}#${to}` : `${name}:${to}`, type: type! }))),
}));

/** What must arrive when all is lost that was told, and nothing else. */
function expected({ externalDocuments }: Sbom, told: readonly SbomProblem[]): unknown[] {
  const lost = new Set(told.map(({ at }) => at));
  return externalDocuments.flatMap((each, index) => {
    const at = `externalDocuments/${index}`;
    if (lost.has(at)) return [];
    const { identifier, location, comment, hashes } = each;
    return [{
      identifier: lost.has(`${at}/identifier`) ? namespaceOf(identifier) : identifier,
      ...(location !== undefined && !lost.has(`${at}/location`) && { location }),
      ...(comment !== undefined && !lost.has(`${at}/comment`) && { comment }),
      ...(lost.has(`${at}/hashes`) ? {} : { hashes }),
    }];
  });
}

/** Of documents without a name SPDX 2 makes one up. */
const arrived = ({ externalDocuments }: Sbom, like: readonly unknown[]): unknown[] =>
  externalDocuments.map(({ name: _, hashes, ...rest }, index) => ({ ...rest, ...(Object.hasOwn((like[index] ?? {}) as object, 'hashes') && { hashes }) }));

const iris = ({ relationships, externalDocuments }: Sbom): (string | undefined)[] => {
  const refs = new ExternalRefs(externalDocuments);
  return relationships.map(({ from, to, type }) => `${from === wholeDocument ? 'the document' : 'app'} ${type} ${refs.iriOf(to) ?? to}`).sort();
};

/** All of them, or with another type where that is told; older versions of CycloneDX have fewer. */
const addresses = ({ references }: Sbom, told: readonly SbomProblem[] = []): string[] => references.map(({ type, url, comment, hashes }, index) => JSON.stringify([told.some(({ at }) => at === `references/${index}/type` || at === `externalReferences/${index}/type`) ? 'other' : type, url, comment, hashes])).sort();

describe.each(notations)('other documents through %s', (_first, through) => {
  it('arrive, or it is told what does not', () => {
    fc.assert(fc.property(documents, (sbom) => {
      const { sbom: once, told } = through(sbom);
      const like = expected(sbom, told);
      expect(arrived(once, like)).toEqual(like);
      const names = new Map(once.externalDocuments.map(({ identifier, name }) => [identifier, name]));
      for (const { identifier, name } of sbom.externalDocuments) if (name !== undefined && names.has(identifier)) expect(names.get(identifier)).toBe(name);
      const lost = new Set(told.filter(({ at }) => at.startsWith('relationships/')).map(({ message }) => message.split(' ').at(-1)));
      const kept = { ...sbom, relationships: sbom.relationships.filter(({ to }) => !lost.has(to)) };
      expect(iris(once)).toEqual(iris(kept));
      expect(addresses(once)).toEqual(addresses(sbom, told));
    }), { numRuns: 100 });
  });

  it.each(notations)('and %s arrive too', (_second, back) => {
    fc.assert(fc.property(documents, (sbom) => {
      const once = through(sbom).sbom;
      const { sbom: twice, told } = back(once);
      const like = expected(once, told);
      expect(arrived(twice, like)).toEqual(like);
      expect(addresses(twice)).toEqual(addresses(once, told));
    }), { numRuns: 50 });
  });
});

describe('other documents of merged documents', () => {
  it('have one name each, by which all mean them', () => {
    fc.assert(fc.property(documents, documents, (a, b) => {
      const merged = mergeSboms([{ path: 'a', sbom: a }, { path: 'b', sbom: b }], { generatedAt: '2026-01-01T00:00:00Z', tool: { name: 'muster', version: '1' } });
      const names = merged.externalDocuments.flatMap(({ name }) => name ?? []);
      expect(new Set(names).size).toBe(names.length);
      expect(new Set(iris(merged))).toEqual(new Set([...iris(a), ...iris(b)]));
      expect(addresses(merged)).toEqual([...new Set([...addresses(a), ...addresses(b)])].sort());
      const hashes = (sbom: Sbom): string[] => sbom.externalDocuments.flatMap((each) => each.hashes.map(({ value }) => `${namespaceOf(each.identifier)} ${value}`));
      expect(new Set(hashes(merged))).toEqual(new Set([...hashes(a), ...hashes(b)]));
    }), { numRuns: 100 });
  });
});
