import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { neutralSboms } from '../../../../test/support/neutral-sboms.ts';
import type { Sbom, SbomRelationship } from '../../model/sbom.ts';
import { parseJson } from '../../text/json.ts';
import { readSpdx3 } from './read-document.ts';
import { validateSpdx3 } from './validate-document.ts';
import { writeSpdx3 } from './write-document.ts';

const ref = (number: number): string => `https://acme.example/sbom/1#part-${number}`;

const documents: fc.Arbitrary<Sbom> = fc.tuple(
  neutralSboms({ ref, types: ['library'], references: ['vcs'], relationships: ['contains', 'depends-on', 'patched-by'], lifecycles: [] }),
  fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('complete' as const, 'incomplete' as const, 'unknown' as const)), { maxLength: 4, selector: ([number]) => number }),
).map(([sbom, states]) => ({ ...sbom, completeness: states.map(([number, state]) => ({ ref: ref(number), state })) }));

const written = (sbom: Sbom): unknown => parseJson(JSON.stringify(writeSpdx3(sbom))).value;

const sorted = (relationships: readonly SbomRelationship[]): string[] => relationships.map((relationship) => JSON.stringify(relationship)).sort();

it('comes back, with every relationship once', () => {
  fc.assert(fc.property(documents, (sbom) => {
    const back = readSpdx3(written(sbom));
    expect(new Map(back.completeness.map(({ ref: of, state }) => [of, state]))).toEqual(new Map(sbom.completeness.map(({ ref: of, state }) => [of, state])));
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
  expect(mixed.completeness).toEqual([{ ref: 'urn:a', state: 'incomplete' }]);
  expect(mixed.relationships).toEqual([{ from: 'urn:a', to: 'urn:b', type: 'depends-on' }]);
});
