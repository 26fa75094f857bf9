import { describe, expect, it } from 'vitest';
import type { Sbom } from '../model/sbom.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const sum = '261eeb9e9f8b2b4b0d119366dda99c6fd7d35c64';
const reference = { externalDocumentId: 'DocumentRef-base', checksum: { algorithm: 'SHA1', checksumValue: sum }, spdxDocument: 'https://base.example/image' };

const spdx = (more: object) => ({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'lamp', documentNamespace: 'https://shop.example/lamp', creationInfo: { created: '2024-02-29T12:00:00Z', creators: ['Tool: lamp-1'] },
  externalDocumentRefs: [reference], packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', licenseDeclared: 'DocumentRef-base:LicenseRef-1 AND LicenseRef-1' }],
  relationships: [{ spdxElementId: 'SPDXRef-a', relatedSpdxElement: 'DocumentRef-base:SPDXRef-libc', relationshipType: 'DEPENDS_ON' }],
  hasExtractedLicensingInfos: [{ licenseId: 'LicenseRef-1', extractedText: 'ours' }], ...more,
});

const losses = (sbom: Sbom, target: 'cyclonedx' | 'spdx' | 'spdx3'): string[] => [...foreignLosses(sbom, target)].map(({ at }) => at);
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('other documents of SPDX', () => {
  it('are imports of SPDX 3, as the specification translates them, and references of CycloneDX', () => {
    const sbom = readSpdx2(spdx({}));
    expect(losses(sbom, 'spdx3')).toEqual([]);
    const elements = writeSpdx3(sbom)['@graph'] as Record<string, unknown>[];
    expect(elements.find(({ type }) => type === 'SpdxDocument')).toMatchObject({
      namespaceMap: [{ type: 'NamespaceMap', prefix: 'DocumentRef-base', namespace: 'https://base.example/image#' }],
      import: [
        { type: 'ExternalMap', externalSpdxId: 'https://base.example/image#SPDXRef-DOCUMENT', verifiedUsing: [{ type: 'Hash', algorithm: 'sha1', hashValue: sum }] },
        { type: 'ExternalMap', externalSpdxId: 'https://base.example/image#LicenseRef-1', definingArtifact: 'https://base.example/image#SPDXRef-DOCUMENT' },
        { type: 'ExternalMap', externalSpdxId: 'https://base.example/image#SPDXRef-libc', definingArtifact: 'https://base.example/image#SPDXRef-DOCUMENT' },
      ],
    });
    expect(elements.find(({ relationshipType }) => relationshipType === 'dependsOn')?.['to']).toEqual(['https://base.example/image#SPDXRef-libc']);
    // of licences with the same name in both
    expect(elements.find(({ type }) => type === 'simplelicensing_LicenseExpression')?.['simplelicensing_customIdToUri']).toEqual([
      { type: 'DictionaryEntry', key: 'DocumentRef-base:LicenseRef-1', value: 'https://base.example/image#LicenseRef-1' }, { type: 'DictionaryEntry', key: 'LicenseRef-1', value: 'https://shop.example/lamp#LicenseRef-1' },
    ]);
    const again = writeSpdx2(readSpdx3(json(writeSpdx3(sbom))));
    expect(again).toMatchObject({ externalDocumentRefs: [reference], packages: [{ licenseDeclared: 'DocumentRef-base:LicenseRef-1 AND LicenseRef-1' }] });
    expect((again['relationships'] as object[]).map((relationship) => Object.values(relationship)[1])).toEqual(['DocumentRef-base:SPDXRef-libc']);
    const bom = JSON.parse([...write('json', sbom, { specVersion: '1.6' })].join('')) as { externalReferences: unknown };
    expect(bom.externalReferences).toEqual([{ type: 'bom', url: 'https://base.example/image', comment: 'DocumentRef-base', hashes: [{ alg: 'SHA-1', content: sum }] }]);
    expect(losses(sbom, 'cyclonedx')).toEqual(['relationships/SPDXRef-a']);
  });

  it('may be amended by the document itself', () => {
    const amends = { spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: 'DocumentRef-base:SPDXRef-DOCUMENT', relationshipType: 'AMENDS' };
    const sbom = readSpdx2(spdx({ relationships: [amends, { spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: 'NONE', relationshipType: 'DEPENDS_ON' }] }));
    expect(writeSpdx2(sbom)['relationships']).toEqual([amends, { spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: 'NONE', relationshipType: 'DEPENDS_ON' }]);
    const elements = writeSpdx3(sbom)['@graph'] as Record<string, unknown>[];
    expect(elements.filter(({ type }) => type === 'Relationship').map(({ from, relationshipType, to }) => [from, relationshipType, to])).toContainEqual(['https://base.example/image#SPDXRef-DOCUMENT', 'amendedBy', ['https://shop.example/lamp#document']]);
    expect(writeSpdx2(readSpdx3(json(writeSpdx3(sbom))))['relationships']).toEqual([amends, { spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: 'NONE', relationshipType: 'DEPENDS_ON' }]);
    expect([...foreignLosses(sbom, 'cyclonedx')].filter(({ at }) => at.startsWith('relationships')).map(({ at, message }) => `${at}: ${message}`)).toEqual([
      'relationships/the document: left out, as not both ends are components of the document: amends DocumentRef-base:SPDXRef-DOCUMENT', 'relationships/the document: left out, as not both ends are components of the document: depends-on NONE',
    ]);
    expect(losses(sbom, 'spdx3')).toEqual([]);
  });

  it('are read as other tools import them: each element apart, or shortened by a prefix', () => {
    const verifiedUsing = [{ type: 'Hash', algorithm: 'sha1', hashValue: sum }];
    const graph = (more: object) => readSpdx3({ '@graph': [{ type: 'SpdxDocument', spdxId: 'urn:document', ...more }] }).externalDocuments;
    const namespaceMap = [{ type: 'NamespaceMap', prefix: 'DocumentRef-base', namespace: 'https://base.example/image#' }];
    const found = [{ identifier: 'https://base.example/image', name: 'DocumentRef-base', hashes: [{ algorithm: 'SHA-1', value: sum }] }];
    const element = (id: string) => ({ type: 'ExternalMap', externalSpdxId: `https://base.example/image#SPDXRef-${id}`, locationHint: 'https://base.example/image', verifiedUsing });
    expect(graph({ namespaceMap, import: [element('libc'), element('libm')] })).toEqual(found);
    expect(graph({ namespaceMap, import: [{ type: 'ExternalMap', externalSpdxId: 'DocumentRef-base:SPDXRef-DOCUMENT', verifiedUsing }, { type: 'ExternalMap', externalSpdxId: 'DocumentRef-base:SPDXRef-libc', definingArtifact: 'DocumentRef-base:SPDXRef-DOCUMENT' }] })).toEqual(found);
    expect(graph({ import: [{ type: 'ExternalMap', externalSpdxId: 'https://base.example/image#libc', definingArtifact: 'https://base.example/image#document', locationHint: 'https://files.example/image.json' }] })).toEqual([{ identifier: 'https://base.example/image#document', location: 'https://files.example/image.json', hashes: [] }]);
  });

  it('stay as they are, and what others cannot say is told', () => {
    const externalDocumentRefs = [{ ...reference, checksum: { algorithm: 'MD4', checksumValue: '00' } }, { externalDocumentId: 'base', spdxDocument: 'https://base.example/image' }];
    const document = spdx({ externalDocumentRefs });
    const sbom = readSpdx2(document);
    expect(writeSpdx2(sbom)).toMatchObject({ externalDocumentRefs, relationships: document.relationships });
    expect(losses(sbom, 'spdx3')).toEqual(['externalDocumentRefs/0/checksum', 'externalDocumentRefs/1']);
    expect(writeSpdx2({ ...sbom, externalDocuments: [] })['externalDocumentRefs']).toEqual([externalDocumentRefs[1]]);
  });

  it('of SPDX 3 lose what only it says', () => {
    const artifact = { type: 'software_File', spdxId: 'urn:file', name: 'other.json' };
    const main = { type: 'SpdxDocument', spdxId: 'urn:document', namespaceMap: [{ type: 'NamespaceMap', prefix: 'acme', namespace: 'https://acme.example/' }], import: [{ type: 'ExternalMap', externalSpdxId: 'urn:other', definingArtifact: 'urn:file', verifiedUsing: [{ type: 'PackageVerificationCode' }] }] };
    const sbom = readSpdx3({ '@graph': [artifact, main] });
    expect(sbom.externalDocuments).toEqual([{ identifier: 'urn:other', hashes: [] }]);
    expect(losses(sbom, 'cyclonedx')).toEqual(['import/0/definingArtifact', 'import/0/verifiedUsing', 'namespaceMap/acme']);
    expect(losses(sbom, 'spdx')).toContain('externalDocuments/0');
  });
});

it('other bills of materials of CycloneDX stay beside references of other kinds, and what others cannot say is told', () => {
  const externalReferences = [{ type: 'website', url: 'https://lamp.example' }, { type: 'bom', url: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1', comment: 'of the image', hashes: [{ alg: 'SHA-1', content: sum }] }, { type: 'bom', url: 'https://lamp.example/bom', hashes: [{ alg: 'Streebog-256', content: '00' }], properties: [{ name: 'a' }] }];
  const sbom = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.7', externalReferences }), 'bom.json');
  expect((JSON.parse([...write('json', sbom, { specVersion: '1.7' })].join('')) as { externalReferences: unknown }).externalReferences).toEqual(externalReferences);
  expect(losses(sbom, 'spdx')).toEqual(['externalReferences/2/properties', 'externalReferences/2/hashes', 'externalDocuments/0/comment', 'externalDocuments/1']);
  expect(writeSpdx2(sbom)['annotations']).toMatchObject([{ comment: 'muster fact: property muster:document-reference={"type":"website","url":"https://lamp.example"}' }, { comment: 'muster fact: property muster:unsaid=created,dataLicense,name' }]);
  expect((writeSpdx3(sbom)['@graph'] as Record<string, unknown>[]).find(({ type }) => type === 'SpdxDocument')?.['externalRef']).toEqual([{ type: 'ExternalRef', externalRefType: 'altWebPage', locator: ['https://lamp.example'] }]);
  expect(writeSpdx2(sbom)['externalDocumentRefs']).toEqual([{ externalDocumentId: 'DocumentRef-1', checksum: { algorithm: 'SHA1', checksumValue: sum }, spdxDocument: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1' }]);
});

it('an empty bom-ref is none, and not the document', () => {
  const sbom = readJson(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ type: 'library', 'bom-ref': 'a', name: 'a' }], dependencies: [{ ref: '', dependsOn: ['a'] }] }), 'bom.json');
  expect(writeSpdx2(sbom)['relationships']).toEqual([]);
  expect(losses(sbom, 'spdx')).toEqual(['relationships/']);
});
