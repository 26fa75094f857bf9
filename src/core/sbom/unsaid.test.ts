import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sbom } from '../model/sbom.ts';
import { parseJson } from '../text/json.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const json = (value: unknown): Readonly<Record<string, unknown>> => parseJson(JSON.stringify(value)).value as Readonly<Record<string, unknown>>;
const throughSpdx2 = (sbom: Sbom): Sbom => readSpdx2(json(writeSpdx2(sbom)));
const throughSpdx3 = (sbom: Sbom): Sbom => readSpdx3(json(writeSpdx3(sbom)));
const throughCycloneDx = (sbom: Sbom): Sbom => readJson([...write('json', sbom, {})].join(''), 'x.cdx.json');

describe('what SPDX demands and nobody said', () => {
  it('is not a fact when it comes back, by any way', () => {
    const maybe = <T>(value: T): fc.Arbitrary<T | undefined> => fc.option(fc.constant(value), { nil: undefined });
    const facts = fc.record({ timestamp: maybe('2024-02-29T12:00:00Z'), dataLicense: maybe('CC-BY-4.0'), name: maybe('lamp'), author: maybe({ kind: 'person' as const, name: 'Ada' }), tool: maybe({ name: 'lamp', version: '1' }) });
    const ways = fc.array(fc.constantFrom(throughSpdx2, throughSpdx3), { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(facts, ways, ({ timestamp, dataLicense, name, author, tool }, way) => {
      const given: Sbom = {
        ...emptySbom('cyclonedx', '1.6'), identifier: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', ...(timestamp !== undefined && { timestamp }), ...(dataLicense !== undefined && { dataLicense }), ...(name !== undefined && { name }),
        authors: author === undefined ? [] : [author], tools: tool === undefined ? [] : [tool],
      };
      const back = way.reduce((sbom, through) => through(sbom), given);
      for (const key of ['timestamp', 'dataLicense', 'name', 'authors', 'tools', 'properties'] as const) expect([key, back[key]]).toEqual([key, given[key]]);
    }));
  });

  it('is no author, time or licence in CycloneDX', () => {
    const source = { bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', version: 1, components: [{ type: 'library', name: 'a' }] };
    for (const through of [throughSpdx2, throughSpdx3]) {
      const back = JSON.parse([...write('json', through(readJson(JSON.stringify(source), 'x.cdx.json')), {})].join('')) as Record<string, unknown>;
      expect(back).not.toHaveProperty('metadata.authors');
      expect(back).not.toHaveProperty('metadata.timestamp');
      expect(back).not.toHaveProperty('metadata.licenses');
      expect(back['serialNumber']).toBe(source.serialNumber);
    }
  });
});

describe('from one generation of SPDX to the other and back', () => {
  const document = (facts: object, more: object = {}) => ({
    spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://shop.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: alpha-1.0', 'Tool: beta-2'] },
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', filesAnalyzed: false, ...facts }], relationships: [], ...more,
  });

  it('a package gets no purpose that it does not have, and no tool makes the document besides', () => {
    for (const purpose of [{}, { primaryPackagePurpose: 'LIBRARY' }, { primaryPackagePurpose: 'APPLICATION' }]) {
      const back = json(writeSpdx2(throughSpdx3(readSpdx2(document(purpose)))));
      const [first] = back['packages'] as object[];
      if ('primaryPackagePurpose' in purpose) expect(first).toMatchObject(purpose);
      else expect(first).not.toHaveProperty('primaryPackagePurpose');
      expect(back).toMatchObject({ creationInfo: { creators: ['Tool: alpha-1.0', 'Tool: beta-2'] } });
    }
  });

  it('a licence of another document does not become one of this document, in CycloneDX neither', () => {
    const given = readSpdx2(document({ licenseConcluded: 'DocumentRef-ext:LicenseRef-9 AND LicenseRef-1' }, {
      hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-1', extractedText: 'one' }],
      externalDocumentRefs: [{ externalDocumentId: 'DocumentRef-ext', spdxDocument: 'https://shop.example/ext', checksum: { algorithm: 'SHA1', checksumValue: 'ab'.repeat(20) } }],
    }));
    for (const through of [throughSpdx2, throughSpdx3, throughCycloneDx]) expect(writeSpdx2(through(given))).toMatchObject({ hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-1' }], packages: [{ licenseConcluded: 'DocumentRef-ext:LicenseRef-9 AND LicenseRef-1' }] });
    expect(writeSpdx2({ ...emptySbom('cyclonedx', '1.6'), components: [{ ...emptyComponent, ref: 'a', name: 'a', declaredLicenses: [{ expression: 'DocumentRef-ext:LicenseRef-9' }] }] })).not.toHaveProperty('hasExtractedLicensingInfos');
  });
});
