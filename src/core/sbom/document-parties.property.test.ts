import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/text/json.ts';
import type { Party, Sbom } from '../model/sbom.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { readTagValue } from './spdx2/read-tag-value.ts';
import { spdx2Members, writeSpdx2 } from './spdx2/write-document.ts';
import { writeTagValue } from './spdx2/write-tag-value.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

const ways: readonly (readonly [name: string, through: (sbom: Sbom) => Sbom])[] = [
  ['SPDX 2 in JSON', (sbom) => readSpdx2(json(writeSpdx2(sbom)))],
  ['SPDX 2 in tag-value', (sbom) => readSpdx2(readTagValue([...writeTagValue(spdx2Members(sbom))].join('')))],
  ['SPDX 3', (sbom) => readSpdx3(json(writeSpdx3(sbom)))],
  ['both of SPDX', (sbom) => readSpdx3(json(writeSpdx3(readSpdx2(json(writeSpdx2(sbom))))))],
];

const name = fc.constantFrom('Acme', 'Ada', 'Lamp & Sons', 'Fish "n" Chips');
const email = fc.constantFrom({}, { email: 'a@mail.example' });
const contact = fc.tuple(name, email).map(([called, address]) => ({ name: called, ...address }));
const organization = fc.oneof(
  fc.tuple(name, fc.constantFrom({}, { url: ['https://acme.example'] }), fc.constantFrom({}, { contact: [{ email: 'legal@acme.example' }] })).map((parts) => ({ name: parts[0], ...parts[1], ...parts[2] })),
  contact.map((one) => ({ contact: [one] })),
);
const metadata = fc.record({ timestamp: fc.constant('2024-02-29T12:00:00Z'), authors: fc.uniqueArray(contact, { minLength: 1, maxLength: 2, selector: (value) => JSON.stringify(value) }), manufacturer: organization, manufacture: organization, supplier: organization }, { requiredKeys: ['timestamp'] });

describe.each(ways)('who is behind a CycloneDX document', (way, through) => {
  it(`comes back from ${way}`, () => {
    fc.assert(fc.property(metadata, (said) => {
      const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { ...said, tools: { components: [{ type: 'application', name: 'lamp' }] } } };
      const sbom = readJson(JSON.stringify(bom), 'bom.json');
      for (const target of ['spdx', 'spdx3'] as const) expect([...foreignLosses(sbom, target)]).toEqual([]);
      const back = JSON.parse([...write('json', through(sbom), { specVersion: '1.6', onLoss: (loss) => { throw new Error(JSON.stringify(loss)); } })].join('')) as { metadata: object };
      const { tools: _, licenses: __, properties: ___, ...again } = back.metadata as Record<string, unknown>;
      // SPDX demands somebody, for whom the tool stands in
      if (said.authors === undefined && said.manufacturer === undefined) delete again['authors'];
      expect(again).toEqual(said);
    }), { numRuns: 150 });
  });
});

it('tells what of them is told nowhere else', () => {
  const entity = { name: 'Acme', address: { country: 'FR' }, contact: [{ email: 'a@acme.example' }, { email: 'b@acme.example' }] };
  const component = { type: 'library', name: 'left-pad', supplier: { name: 'Acme', url: ['https://acme.example'], contact: [{ name: 'Ada', phone: '1' }] } };
  const sbom = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { supplier: entity, authors: [{ name: 'Ada', phone: '1' }] }, components: [component] }), 'bom.json');
  expect([...foreignLosses(sbom, 'spdx3')].map(({ at }) => at)).toEqual(['metadata/supplier/address', 'metadata/supplier/contact', 'metadata/authors/phone', 'components/0/supplier/contact']);
});

it('leaves properties of the same names that are somebody else’s', () => {
  const properties: Sbom['properties'] = [{ name: 'muster:document-supplier', value: 'Acme' }, { name: 'muster:document-manufacturer', value: '{"name":"Acme"}' }];
  const sbom = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', metadata: { properties } }), 'bom.json');
  const back = readSpdx2(json(writeSpdx2(sbom)));
  expect([back.properties, back.supplier satisfies Party | undefined, back.manufacturer]).toEqual([properties, undefined, undefined]);
});
