import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { neutralSboms } from '../../../../test/support/neutral-sboms.ts';
import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { parseJson } from '../../text/json.ts';
import type { ValueRecord } from '../../text/value.ts';
import { readJson, write } from '../cyclonedx/codec.ts';
import { foreignLosses } from '../foreign-losses.ts';
import { readSpdx2 } from '../spdx2/read-document.ts';
import { writeSpdx2 } from '../spdx2/write-document.ts';
import { readSpdx3 } from './read-document.ts';
import { validateSpdx3 } from './validate-document.ts';
import { writeSpdx3 } from './write-document.ts';

const ref = (number: number): string => `https://acme.example/sbom/1#part-${number}`;

const documents: fc.Arbitrary<Sbom> = fc.tuple(
  neutralSboms({ ref, types: ['library'], references: ['vcs'], relationships: ['contains', 'depends-on', 'patched-by'], lifecycles: [] }),
  fc.uniqueArray(fc.record({ ref: fc.integer({ min: 0, max: 3 }).map(ref), type: fc.constantFrom('contains' as const, 'depends-on' as const), state: fc.constantFrom('complete' as const, 'incomplete' as const, 'unknown' as const) }), { maxLength: 6, selector: (claim) => claim.type + claim.ref }),
).map(([sbom, completeness]) => ({ ...sbom, format: 'spdx3', completeness }));

const written = (sbom: Sbom): unknown => parseJson(JSON.stringify(writeSpdx3(sbom))).value;

const claims = ({ completeness }: Sbom): string[] => completeness.map(({ ref: of, type, state }) => `${of} ${type} ${state}`).sort();

const sorted = (relationships: readonly SbomRelationship[]): string[] => relationships.map((relationship) => JSON.stringify(relationship)).sort();

it('comes back, with every relationship once', () => {
  fc.assert(fc.property(documents, (sbom) => {
    const back = readSpdx3(written(sbom));
    expect(claims(back)).toEqual(claims(sbom));
    expect(sorted(back.relationships)).toEqual(sorted(sbom.relationships));
  }), { numRuns: 200 });
});

it('makes documents that are valid, and the same again after reading them', () => {
  fc.assert(fc.property(documents, (sbom) => {
    const once = written(sbom);
    expect(validateSpdx3(once)).toEqual([]);
    expect(written(readSpdx3(once))).toEqual(once);
  }), { numRuns: 100 });
});

it('of several relationships is that of the one which lacks something, and individuals are no parts', () => {
  const relationship = (completeness: string, to: string) => ({ type: 'Relationship', spdxId: `urn:${completeness}`, from: 'urn:a', to: [to], relationshipType: 'dependsOn', completeness });
  const read = (...relationships: object[]) => readSpdx3({ '@graph': [{ type: 'software_Package', spdxId: 'urn:a', name: 'a' }, { type: 'software_Package', spdxId: 'urn:b', name: 'b' }, ...relationships] });
  const mixed = read(relationship('complete', 'urn:b'), relationship('incomplete', 'https://spdx.org/rdf/3.0.1/terms/Core/NoAssertionElement'), relationship('noAssertion', 'NoneElement'));
  expect(mixed.completeness).toEqual([{ ref: 'urn:a', type: 'depends-on', state: 'incomplete' }]);
  expect(mixed.relationships).toEqual([{ from: 'urn:a', to: 'urn:b', type: 'depends-on' }]);
});

it('is of what is contained or of what is needed, in every format', () => {
  const cyclonedx = readJson(JSON.stringify({
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: ['SPDXRef-a', 'SPDXRef-b', 'SPDXRef-c'].map((name) => ({ type: 'library', 'bom-ref': name, name })), dependencies: [{ ref: 'SPDXRef-a', dependsOn: ['SPDXRef-b'] }],
    compositions: [{ aggregate: 'unknown', assemblies: ['SPDXRef-b'] }, { aggregate: 'complete', assemblies: ['SPDXRef-a'], dependencies: ['SPDXRef-c'] }],
  }), 'x.cdx.json');
  const graph = (writeSpdx3(cyclonedx)['@graph'] as Iterable<ValueRecord>);
  const stated = [...graph].filter((element) => element['completeness'] !== undefined).map(({ from, relationshipType, to, completeness }) => [from, relationshipType, ...(to as string[]), completeness].map((id) => String(id).split(/[/#]/).at(-1)).join(' '));
  expect(stated).toEqual(['SPDXRef-b contains NoAssertionElement noAssertion', 'SPDXRef-a contains NoneElement complete', 'SPDXRef-c dependsOn NoneElement complete']);
  const expected = [{ aggregate: 'unknown', assemblies: ['SPDXRef-b'] }, { aggregate: 'complete', assemblies: ['SPDXRef-a'], dependencies: ['SPDXRef-c'] }];
  const spdx2 = readSpdx2(writeSpdx2(cyclonedx));
  expect(spdx2.relationships.map(({ from, type, to }) => `${from} ${type} ${to}`)).toEqual(['SPDXRef-a depends-on SPDXRef-b', 'SPDXRef-b contains NOASSERTION', 'SPDXRef-a contains NONE', 'SPDXRef-c depends-on NONE']);
  for (const sbom of [spdx2, readSpdx2(writeSpdx2(readSpdx3(written(cyclonedx)))), readSpdx2(writeSpdx2(readSpdx3(written(spdx2))))]) {
    expect((JSON.parse([...write('json', sbom, {})].join('')) as ValueRecord)['compositions']).toEqual(expected);
  }
});

it('relationships to what is no element come back through SPDX 3 with their comments, of any kind and of the document', () => {
  const relationships = [
    { spdxElementId: 'SPDXRef-a', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'NONE', comment: 'nothing really' }, { spdxElementId: 'SPDXRef-a', relationshipType: 'CONTAINS', relatedSpdxElement: 'NOASSERTION' },
    { spdxElementId: 'SPDXRef-a', relationshipType: 'PATCH_FOR', relatedSpdxElement: 'NONE', comment: 'x' }, { spdxElementId: 'SPDXRef-a', relationshipType: 'STATIC_LINK', relatedSpdxElement: 'NOASSERTION' },
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'CONTAINS', relatedSpdxElement: 'NONE' }, { spdxElementId: 'NONE', relationshipType: 'DEV_DEPENDENCY_OF', relatedSpdxElement: 'SPDXRef-a' },
  ];
  const spdx2 = readSpdx2({ SPDXID: 'SPDXRef-DOCUMENT', spdxVersion: 'SPDX-2.3', name: 'x', documentNamespace: 'https://acme.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] }, packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION' }], relationships });
  const losses: string[] = [];
  for (const { at } of foreignLosses(spdx2, 'spdx3')) losses.push(at);
  expect(losses).toEqual([]);
  const document = written(spdx2);
  expect(validateSpdx3(document)).toEqual([]);
  const back = writeSpdx2(readSpdx3(document))['relationships'];
  expect([...back as Iterable<object>].map((one) => JSON.stringify(one)).sort()).toEqual(relationships.map(({ spdxElementId, relationshipType, relatedSpdxElement, ...rest }) => JSON.stringify({ spdxElementId, relatedSpdxElement, relationshipType, ...rest })).sort());
  const told: string[] = [];
  for (const { at, message } of foreignLosses(readSpdx3(document), 'cyclonedx')) if (at.startsWith('relationships')) told.push(`${at}: ${message.split(/: |,/).at(-1)!}`);
  const at = 'relationships/https://acme.example/x#SPDXRef-a';
  expect(told.sort()).toEqual(['relationships/comment:  of which there are 2', `${at}: depends-on NONE`, `${at}: patch-for NONE`, `${at}: static-link NOASSERTION`, 'relationships/the document: contains NONE']);
});
