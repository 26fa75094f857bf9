import { describe, expect, it } from 'vitest';
import { parseJson } from '../text/json.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const json = (value: unknown): Readonly<Record<string, unknown>> => parseJson(JSON.stringify(value)).value as Readonly<Record<string, unknown>>;
const facts = {
  sourceInfo: 'built by hand', summary: 'a lamp', description: 'a lamp that shines', releaseDate: '2023-01-01T00:00:00Z', builtDate: '2023-01-02T00:00:00Z', validUntilDate: '2033-01-01T00:00:00Z', attributionTexts: ['one', 'two'],
  packageVerificationCode: { packageVerificationCodeValue: 'ab'.repeat(20), packageVerificationCodeExcludedFiles: ['./x.spdx'] },
  checksums: [{ algorithm: 'SHA1', checksumValue: 'cd'.repeat(20) }, { algorithm: 'ADLER32', checksumValue: '12345678' }],
  externalRefs: [{ referenceCategory: 'SECURITY', referenceType: 'advisory', referenceLocator: 'https://advisory.example' }],
};
const document = {
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://shop.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Organization: Acme (a@acme.example)', 'Person: Jane'] },
  packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', filesAnalyzed: true, ...facts }], relationships: [],
};

describe('what both generations of SPDX say', () => {
  const newer = json(writeSpdx3(readSpdx2(document)));

  it('goes from SPDX 2 to SPDX 3 and back', () => {
    const element = (newer['@graph'] as Record<string, unknown>[]).find(({ type }) => type === 'software_Package')!;
    expect(element).toMatchObject({
      software_sourceInfo: 'built by hand', summary: 'a lamp', releaseTime: '2023-01-01T00:00:00Z', builtTime: '2023-01-02T00:00:00Z', validUntilTime: '2033-01-01T00:00:00Z', software_attributionText: ['one', 'two'],
      verifiedUsing: [{ algorithm: 'sha1' }, { algorithm: 'adler32', hashValue: '12345678' }, { type: 'PackageVerificationCode', packageVerificationCodeExcludedFile: ['./x.spdx'] }],
      externalRef: [{ externalRefType: 'securityAdvisory' }],
    });
    expect(writeSpdx2(readSpdx3(newer))).toMatchObject({ packages: [facts] });
  });

  it('is told as lost where another format has no place for it', () => {
    const lost = (target: 'spdx3' | 'cyclonedx') => [...foreignLosses(readSpdx2(document), target)].map(({ at }) => at.split('/').at(-1)).sort();
    expect(lost('spdx3')).toEqual([]);
    expect(lost('cyclonedx')).toEqual(['attributionTexts', 'builtDate', 'checksums', 'packageVerificationCode', 'releaseDate', 'sourceInfo', 'summary', 'validUntilDate']);
    expect([...foreignLosses(readSpdx3(newer), 'cyclonedx')].map(({ at }) => at.split('/').at(-1)).sort()).toEqual(['builtTime', 'releaseTime', 'software_attributionText', 'software_sourceInfo', 'summary', 'validUntilTime', 'verifiedUsing']);
  });
});

it('an organization that made the document is its manufacturer in CycloneDX, and comes back', () => {
  const text = [...write('json', readSpdx2(document), {})].join('');
  expect(JSON.parse(text)).toMatchObject({ metadata: { manufacturer: { name: 'Acme' }, authors: [{ name: 'Jane' }] } });
  expect(writeSpdx2(readJson(text, 'x.cdx.json'))).toMatchObject({ creationInfo: { creators: document.creationInfo.creators } });
  expect(readSpdx3(json(writeSpdx3(readJson(text, 'x.cdx.json')))).authors).toMatchObject([{ kind: 'organization', name: 'Acme' }, { kind: 'person', name: 'Jane' }]);
});

describe('what only one generation of SPDX can say', () => {
  const packages = (more: object): Readonly<Record<string, unknown>> => ({ ...document, packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', ...more }] });

  it('is told, as a date that is no time of SPDX 3', () => {
    const sbom = readSpdx2(packages({ releaseDate: '2023-01-01', builtDate: '2023-01-02T00:00:00Z' }));
    expect([...foreignLosses(sbom, 'spdx3')].map(({ at }) => at)).toEqual(['components/0/releaseDate']);
    const [element] = (json(writeSpdx3(sbom))['@graph'] as Record<string, unknown>[]).filter(({ type }) => type === 'software_Package');
    expect(element).toMatchObject({ builtTime: '2023-01-02T00:00:00Z' });
    expect(element).not.toHaveProperty('releaseTime');
  });

  it('is told of a file of SPDX 3, of which SPDX 2 says less than of a package', () => {
    const graph = (type: string, more: object) => readSpdx3({ '@graph': [{ type, spdxId: 'https://a.example/#f', name: 'f', releaseTime: '2023-01-01T00:00:00Z', software_attributionText: ['a'], ...more }] });
    const lost = (type: string, more: object = {}) => [...foreignLosses(graph(type, more), 'spdx')].map(({ at }) => at.split('/').at(-1)).sort();
    const verifiedUsing = [{ type: 'Hash', algorithm: 'sha3_224', hashValue: '00' }, { type: 'Hash', algorithm: 'sha1', hashValue: 'ab'.repeat(20) }];
    expect(lost('software_Package', { verifiedUsing, summary: 's' })).toEqual(['verifiedUsing']);
    expect(lost('software_File', { verifiedUsing })).toEqual(['releaseTime', 'verifiedUsing']);
    // one that has no checksum or says more than a file can is a package
    expect(lost('software_File', { verifiedUsing, summary: 's' })).toEqual(['verifiedUsing']);
    expect(lost('software_File')).toEqual([]);
  });

  it('has its files analysed where there is a verification code, and says so where there is none', () => {
    const code = { packageVerificationCode: { packageVerificationCodeValue: 'ab'.repeat(20) } };
    const back = (more: object) => writeSpdx2(readSpdx3(json(writeSpdx3(readSpdx2(packages(more))))))['packages'];
    expect(back({ filesAnalyzed: true, ...code })).toMatchObject([{ filesAnalyzed: true, ...code }]);
    expect(back(code)).toMatchObject([{ filesAnalyzed: true, ...code }]);
    expect(back({ filesAnalyzed: true })).toMatchObject([{ filesAnalyzed: true }]);
    expect(back({})).toMatchObject([{ filesAnalyzed: false }]);
  });
});
