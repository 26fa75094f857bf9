import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSpdx2 } from './read-document.ts';
import { readRdf } from './read-rdf.ts';
import { readTagValue } from './read-tag-value.ts';
import { spdx2Members } from './write-document.ts';
import { writeTagValue } from './write-tag-value.ts';

const rdf = (content: string): string => `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
  <SpdxDocument rdf:about="https://shop.example/lamp#SPDXRef-DOCUMENT"><specVersion>SPDX-2.3</specVersion><name>lamp</name>${content}</SpdxDocument>
</rdf:RDF>`;

const relationship = (element: string): string => `<relationship><Relationship><relationshipType rdf:resource="http://spdx.org/rdf/terms#relationshipType_dependsOn"/>${element}</Relationship></relationship>`;

it('names elements of other documents by the references to them', () => {
  const value = readRdf(rdf(`
    ${relationship('<relatedSpdxElement rdf:resource="https://base.example/image#SPDXRef-libc"/>')}
    ${relationship('<relatedSpdxElement><SpdxElement rdf:about="https://base.example/image#SPDXRef-libm"/></relatedSpdxElement>')}
    ${relationship('<relatedSpdxElement rdf:resource="https://shop.example/lamp#SPDXRef-own"/>')}
    ${relationship('<relatedSpdxElement rdf:resource="http://spdx.org/rdf/terms#noassertion"/>')}
    <externalDocumentRef><ExternalDocumentRef>
      <externalDocumentId>DocumentRef-base</externalDocumentId>
      <checksum><Checksum><algorithm rdf:resource="http://spdx.org/rdf/terms#checksumAlgorithm_sha1"/><checksumValue>261eeb9e</checksumValue></Checksum></checksum>
      <spdxDocument rdf:resource="https://base.example/image"/>
    </ExternalDocumentRef></externalDocumentRef>`));
  expect(value['externalDocumentRefs']).toEqual([{ externalDocumentId: 'DocumentRef-base', checksum: { algorithm: 'SHA1', checksumValue: '261eeb9e' }, spdxDocument: 'https://base.example/image' }]);
  expect((value['relationships'] as { relatedSpdxElement: string }[]).map(({ relatedSpdxElement }) => relatedSpdxElement)).toEqual(['DocumentRef-base:SPDXRef-libc', 'DocumentRef-base:SPDXRef-libm', 'SPDXRef-own', 'NOASSERTION']);
  expect(readSpdx2(value).externalDocuments).toEqual([{ identifier: 'https://base.example/image', name: 'DocumentRef-base', hashes: [{ algorithm: 'SHA-1', value: '261eeb9e' }] }]);
});

it('finds annotations and reviews', () => {
  const value = readRdf(rdf(`
    <annotation><Annotation><annotator>Person: Ada</annotator><annotationDate>2024-02-29T12:00:00Z</annotationDate><annotationType rdf:resource="http://spdx.org/rdf/terms#annotationType_review"/><rdfs:comment>fine</rdfs:comment></Annotation></annotation>
    <reviewed><Review><reviewer>Tool: lamp-1</reviewer><reviewDate>2024-03-01T12:00:00Z</reviewDate></Review></reviewed>`));
  expect(readSpdx2(value).annotations.map(({ annotator, date, type, text }) => [annotator.kind, annotator.name, date, type, text])).toEqual([
    ['person', 'Ada', '2024-02-29T12:00:00Z', 'review', 'fine'], ['tool', 'lamp-1', '2024-03-01T12:00:00Z', 'review', ''],
  ]);
});

const other = `<externalDocumentRef><ExternalDocumentRef>
  <externalDocumentId>DocumentRef-base</externalDocumentId><spdxDocument rdf:resource="https://base.example/image"/>
</ExternalDocumentRef></externalDocumentRef>`;

it('names licences of other documents by the references to them, so that they do not become licences of this one', () => {
  const value = readRdf(rdf(`${relationship(`<relatedSpdxElement><Package rdf:about="https://shop.example/lamp#SPDXRef-p"><name>p</name>
    <licenseConcluded><ConjunctiveLicenseSet><member rdf:resource="https://shop.example/lamp#LicenseRef-1"/><member rdf:resource="https://base.example/image#LicenseRef-9"/></ConjunctiveLicenseSet></licenseConcluded>
    <licenseDeclared rdf:resource="https://unknown.example/sbom#LicenseRef-1"/>
    <licenseInfoFromFiles><OrLaterOperator><member rdf:resource="http://spdx.org/licenses/GPL-2.0-only"/></OrLaterOperator></licenseInfoFromFiles>
    <licenseInfoFromFiles><ExtractedLicensingInfo rdf:about="https://base.example/image#LicenseRef-8"><licenseId>LicenseRef-8</licenseId></ExtractedLicensingInfo></licenseInfoFromFiles>
  </Package></relatedSpdxElement>`)}${other}`));
  expect((value['packages'] as object[])[0]).toMatchObject({ licenseConcluded: '(LicenseRef-1 AND DocumentRef-base:LicenseRef-9)', licenseDeclared: 'DocumentRef-unknown.example-sbom:LicenseRef-1', licenseInfoFromFiles: ['GPL-2.0-or-later', 'DocumentRef-base:LicenseRef-8'] });
  expect(value).not.toHaveProperty('hasExtractedLicensingInfos');
});

const pointer = (kind: 'ByteOffset' | 'LineChar', at: number): string =>
  `<ptr:${kind}Pointer><ptr:reference rdf:resource="https://shop.example/lamp#SPDXRef-f"/><ptr:${kind === 'ByteOffset' ? 'offset' : 'lineNumber'}>${at}</ptr:${kind === 'ByteOffset' ? 'offset' : 'lineNumber'}></ptr:${kind}Pointer>`;

it('finds every range of a snippet, as the JSON form has it', () => {
  const ranges = fc.array(fc.record({ kind: fc.constantFrom('ByteOffset' as const, 'LineChar' as const), first: fc.nat(), last: fc.nat() }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(ranges, (given) => {
    const xml = given.map(({ kind, first, last }) => `<range><ptr:StartEndPointer><ptr:endPointer>${pointer(kind, last)}</ptr:endPointer><ptr:startPointer>${pointer(kind, first)}</ptr:startPointer></ptr:StartEndPointer></range>`);
    const value = readRdf(rdf('').replace('<rdf:RDF ', '<rdf:RDF xmlns:ptr="http://www.w3.org/2009/pointers#" ').replace('</rdf:RDF>', `<Snippet rdf:about="https://shop.example/lamp#SPDXRef-s">
      <snippetFromFile><File rdf:about="https://shop.example/lamp#SPDXRef-f"><fileName>./f</fileName></File></snippetFromFile><name>s</name><licenseInfoInSnippet rdf:resource="http://spdx.org/licenses/MIT"/>${xml.join('')}
    </Snippet></rdf:RDF>`));
    const member = (kind: string) => (kind === 'ByteOffset' ? 'offset' : 'lineNumber');
    expect(value['snippets']).toEqual([{
      SPDXID: 'SPDXRef-s', snippetFromFile: 'SPDXRef-f', name: 's', licenseInfoInSnippets: ['MIT'],
      ranges: given.map(({ kind, first, last }) => ({ startPointer: { reference: 'SPDXRef-f', [member(kind)]: first }, endPointer: { reference: 'SPDXRef-f', [member(kind)]: last } })),
    }]);
    expect(value['files']).toEqual([{ SPDXID: 'SPDXRef-f', fileName: './f' }]);
    expect(readTagValue([...writeTagValue(spdx2Members(readSpdx2(value)))].join(''))).not.toHaveProperty('unknownTags');
  }));
});
