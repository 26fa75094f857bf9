import { expect, it } from 'vitest';
import { readSpdx2 } from './read-document.ts';
import { readRdf } from './read-rdf.ts';

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
