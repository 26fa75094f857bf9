import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Sbom } from '../model/sbom.ts';
import { parseJson } from '../text/json.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const json = (value: unknown): Readonly<Record<string, unknown>> => parseJson(JSON.stringify(value)).value as Readonly<Record<string, unknown>>;
const ways = {
  'SPDX 2': (sbom: Sbom): Sbom => readSpdx2(json(writeSpdx2(sbom))),
  'SPDX 3': (sbom: Sbom): Sbom => readSpdx3(json(writeSpdx3(sbom))),
  CycloneDX: (sbom: Sbom): Sbom => readJson([...write('json', sbom, {})].join(''), 'x.cdx.json'),
};
const document = (more: object) => ({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://shop.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: lamp-1.0'] }, relationships: [], ...more,
});

it('what is said not to be there, whether files were looked at, and types of references come back by any way', () => {
  const stated = fc.constantFrom('NONE', 'NOASSERTION');
  const facts = fc.record({ downloadLocation: stated, copyrightText: stated, filesAnalyzed: fc.boolean(), homepage: fc.constantFrom('NONE', 'https://lamp.example'), externalRefs: fc.constantFrom('https://shop.example/types/full#mine', 'purl', 'advisory', 'LocationRef-acme').map((referenceType) => [{ referenceCategory: referenceType === 'purl' ? 'PACKAGE-MANAGER' : referenceType === 'advisory' ? 'SECURITY' : 'OTHER', referenceType, referenceLocator: referenceType === 'purl' ? 'pkg:npm/lamp@1' : 'https://lamp.example/ref' }]) });
  fc.assert(fc.property(facts, fc.array(fc.constantFrom(...Object.values(ways)), { minLength: 1, maxLength: 3 }), (given, way) => {
    const back = way.reduce((sbom, through) => through(sbom), readSpdx2(document({ packages: [{ SPDXID: 'SPDXRef-a', name: 'a', ...given }] })));
    const [element] = writeSpdx2(back)['packages'] as object[];
    expect(json(element)).toMatchObject(given);
    expect(element).not.toHaveProperty('annotations');
  }));
});

it('identifiers of SPDX 2 keep their meaning in SPDX 3', () => {
  const id = fc.array(fc.constantFrom('a', 'b', '-', '.'), { minLength: 1, maxLength: 5 }).map((letters) => `SPDXRef-${letters.join('')}`);
  fc.assert(fc.property(fc.uniqueArray(id, { maxLength: 6 }), (ids) => {
    const packages = ids.map((SPDXID, at) => ({ SPDXID, name: `p${at}`, downloadLocation: 'NOASSERTION' }));
    expect((writeSpdx2(ways['SPDX 3'](readSpdx2(document({ packages }))))['packages'] as { SPDXID: string; name: string }[]).map(({ SPDXID, name }) => [SPDXID, name])).toEqual(packages.map(({ SPDXID, name }) => [SPDXID, name]));
  }));
});

it('a snippet has one range of each kind in SPDX 3, which is told, and keeps that it has no copyright', () => {
  const range = (first: number) => ({ startPointer: { offset: first, reference: 'SPDXRef-f' }, endPointer: { offset: first + 5, reference: 'SPDXRef-f' } });
  const sbom = readSpdx2(document({
    packages: [], files: [{ SPDXID: 'SPDXRef-f', fileName: './f', checksums: [{ algorithm: 'SHA1', checksumValue: 'ab'.repeat(20) }] }],
    snippets: [{ SPDXID: 'SPDXRef-s', snippetFromFile: 'SPDXRef-f', name: 's', copyrightText: 'NONE', ranges: [range(1), range(10)] }],
  }));
  expect([...foreignLosses(sbom, 'spdx3')].map(({ at }) => at)).toEqual(['snippets/SPDXRef-s/ranges']);
  expect(writeSpdx2(ways['SPDX 3'](sbom))).toMatchObject({ snippets: [{ copyrightText: 'NONE', ranges: [range(1)] }] });
});
