import { describe, expect, it } from 'vitest';
import { wholeDocument, type Sbom } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { foreignLosses } from './foreign-losses.ts';
import { mergeSboms } from './merge/merge.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { readTagValue } from './spdx2/read-tag-value.ts';
import { spdx2Members, writeSpdx2 } from './spdx2/write-document.ts';
import { writeTagValue } from './spdx2/write-tag-value.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const serialNumber = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79';
const timestamp = '2024-02-29T12:00:00Z';

const bom = (annotations: readonly object[], more: object = {}): string => JSON.stringify({
  bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber, version: 1, metadata: { component: { type: 'application', 'bom-ref': 'app', name: 'app' } },
  components: [{ type: 'library', 'bom-ref': 'left-pad', name: 'left-pad' }], annotations, ...more,
});

const spdx = (more: object) => ({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'lamp', documentNamespace: 'https://shop.example/lamp', creationInfo: { created: timestamp, creators: ['Tool: lamp-1'] },
  packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', ...more }], relationships: [],
});
const annotation = (comment: string, annotationType = 'OTHER') => ({ annotationType, annotator: 'Person: Ada (ada@mail.example)', annotationDate: timestamp, comment });

const losses = (sbom: Sbom, target: 'cyclonedx' | 'spdx' | 'spdx3'): string[] => [...foreignLosses(sbom, target)].map(({ at }) => at);

function written(sbom: Sbom, specVersion = '1.6'): { readonly annotations: unknown; readonly told: readonly SbomProblem[] } {
  const told: SbomProblem[] = [];
  const { annotations } = JSON.parse([...write('json', sbom, { specVersion, onLoss: (loss) => told.push(loss) })].join('')) as { annotations?: unknown };
  return { annotations, told };
}

describe('annotations of CycloneDX', () => {
  const tool = { component: { type: 'application', group: '@cyclonedx', name: 'cdxgen', version: '10.9.2' } };

  it.each([['the serial number', [serialNumber]], ['a BOM-Link', ['urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1']], ['nothing', []]])('are about the document when they name %s', (_, subjects) => {
    const sbom = readJson(bom([{ subjects, annotator: tool, timestamp, text: 'made by a tool' }]), 'bom.json');
    expect(sbom.annotations).toEqual([{ subjects: [wholeDocument], annotator: { kind: 'tool', name: 'cdxgen-10.9.2' }, date: timestamp, type: 'other', text: 'made by a tool' }]);
    expect(writeSpdx2(sbom)['annotations']).toEqual([expect.objectContaining({ comment: 'muster fact: property muster:unsaid=created,dataLicense,name' }), { annotationType: 'OTHER', annotator: 'Tool: cdxgen-10.9.2', annotationDate: timestamp, comment: 'made by a tool' }]);
    expect(written(sbom)).toEqual({ annotations: [{ subjects, annotator: tool, timestamp, text: 'made by a tool' }], told: [] });
  });

  it('stay as they are in CycloneDX, and what others cannot say is told', () => {
    const annotations = [
      { 'bom-ref': 'note', subjects: ['left-pad', 'payments'], annotator: { service: { name: 'scanner', endpoints: ['https://scan.example'] } }, timestamp: '2024-02-29T12:00:00.250+01:00', text: 'seen' },
      { subjects: ['app'], annotator: { organization: { name: 'Acme', url: ['https://acme.example'], address: { country: 'FR' } } }, timestamp, text: 'ours', signature: { algorithm: 'ES256', value: 'x' } },
      { subjects: ['app'], annotator: {}, timestamp, text: 'by nobody' },
      { subjects: ['app'], annotator: { individual: { name: 'Ada', phone: '1' } }, timestamp: 'yesterday', text: 'some day' },
    ];
    const sbom = readJson(bom(annotations, { services: [{ 'bom-ref': 'payments', name: 'payments' }] }), 'bom.json');
    expect(written(sbom)).toEqual({ annotations, told: [] });
    expect(losses(sbom, 'spdx')).toEqual(['services', 'annotations/0/annotator', 'annotations/1/annotator', 'annotations/1/signature', 'annotations/2', 'annotations/3', 'annotations/0/subjects', 'annotations/1/annotator/url']);
    expect(losses(sbom, 'spdx3')).not.toContain('annotations/1/annotator/url');
    expect(readSpdx3(JSON.parse(JSON.stringify(writeSpdx3(sbom)))).annotations.find(({ text }) => text === 'ours')?.annotator).toEqual({ kind: 'organization', name: 'Acme', urls: ['https://acme.example'] });
    expect(losses(readSpdx2(JSON.parse(JSON.stringify(writeSpdx2(sbom)))), 'cyclonedx')).toEqual([]);
    expect(writeSpdx2(sbom)['packages']).toMatchObject([
      { name: 'app', annotations: [{ annotator: 'Organization: Acme', comment: 'ours' }] },
      { name: 'left-pad', annotations: [{ annotator: 'Tool: scanner', annotationDate: '2024-02-29T11:00:00Z', comment: 'seen' }] },
    ]);
  });

  it('are told where a version has none', () => {
    const sbom = readSpdx2(spdx({ annotations: [annotation('checked')] }));
    expect(written(sbom, '1.4')).toEqual({ annotations: undefined, told: [{ at: 'annotations', message: 'only CycloneDX 1.5 and later have it' }] });
  });
});

describe('annotations of SPDX 2', () => {
  it('are one where they say the same of several parts, and reviews keep what they are', () => {
    const { packages, ...rest } = spdx({ annotations: [annotation('checked', 'REVIEW'), annotation('checked')] });
    const sbom = readSpdx2({ ...rest, packages: [...packages, { ...packages[0], SPDXID: 'SPDXRef-b', name: 'b', annotations: [annotation('checked')] }] });
    const individual = { individual: { name: 'Ada', email: 'ada@mail.example' } };
    expect(written(sbom).annotations).toEqual([
      { 'bom-ref': 'muster:review:1', subjects: ['SPDXRef-a'], annotator: individual, timestamp, text: 'checked' },
      { subjects: ['SPDXRef-a', 'SPDXRef-b'], annotator: individual, timestamp, text: 'checked' },
    ]);
  });

  it('may be reviews of old, which say who has read the document', () => {
    const document = { ...spdx({}), revieweds: [{ reviewer: 'Person: Joe', reviewDate: timestamp, comment: 'fine' }, { reviewer: 'Person: Joe', reviewDate: '2025-01-01T00:00:00Z' }, { reviewer: 'nobody', reviewDate: timestamp }] };
    const sbom = readSpdx2(document);
    expect(sbom.annotations.map(({ subjects, type, text }) => [subjects, type, text])).toEqual([[[wholeDocument], 'review', 'fine'], [[wholeDocument], 'review', '']]);
    expect(writeSpdx2(sbom)).toEqual({ ...document, packages: writeSpdx2(sbom)['packages'] });
    expect(losses(sbom, 'cyclonedx')).toEqual(['revieweds/2']);
    expect(writeSpdx2(readSpdx3(JSON.parse(JSON.stringify(writeSpdx3(sbom)))))['annotations']).toEqual([
      { annotationType: 'REVIEW', annotator: 'Person: Joe', annotationDate: timestamp, comment: 'fine' }, { annotationType: 'REVIEW', annotator: 'Person: Joe', annotationDate: '2025-01-01T00:00:00Z', comment: '' },
    ]);
    expect(writeSpdx2({ ...sbom, annotations: sbom.annotations.slice(1) })['revieweds']).toEqual(document.revieweds.slice(1));
  });

  it('stay as they are with their elements, and with what has changed', () => {
    const annotations = [{ ...annotation('muster fact: scope=optional'), annotator: 'Tool: muster' }, { ...annotation('kept'), annotationType: 'PERSON' }, { comment: 'by nobody' }];
    const sbom = readSpdx2(spdx({ annotations }));
    const packageOf = (changed: Partial<Sbom>): unknown => (writeSpdx2({ ...sbom, ...changed })['packages'] as object[])[0];
    expect(packageOf({})).toMatchObject({ annotations });
    expect(packageOf({ annotations: [] })).toMatchObject({ annotations: [annotations[0], annotations[2]] });
    const more = { subjects: ['SPDXRef-a'], annotator: { kind: 'tool' as const, name: 'lamp-1' }, date: '2024-02-29', type: 'other' as const, text: 'new' };
    expect(packageOf({ annotations: [...sbom.annotations, more] })).toMatchObject({ annotations: [...annotations, { annotationType: 'OTHER', annotator: 'Tool: lamp-1', annotationDate: '2024-02-29T00:00:00Z', comment: 'new' }] });
  });

  it.each(['Person: Eve', 'Organization: muster', 'Tool: muster-like', undefined])('are taken for facts of our own only where they are our own: %s', (annotator) => {
    const facts = ['type=file', 'purl=pkg:npm/other@1', 'scope=excluded', 'property muster:path=.', 'name=other', 'detected-license=GPL-3.0-only'].map((fact) => ({ ...annotation(`muster fact: ${fact}`), annotator }));
    const sbom = readSpdx2({ ...spdx({ annotations: facts }), annotations: facts });
    const silent = readSpdx2(spdx({}));
    const plain = ({ components, properties }: Sbom) => ({ properties, components: components.map((component) => ({ ...component, foreign: {} })) });
    expect(plain(sbom)).toEqual(plain(silent));
    expect(sbom.annotations.map(({ text }) => text)).toEqual(annotator === undefined ? [] : [...facts, ...facts].map(({ comment }) => comment));
    expect(writeSpdx2(sbom)).toMatchObject(JSON.parse(JSON.stringify({ annotations: facts, packages: [{ annotations: facts }] })));
  });

  it('stand behind their snippets in the tag-value form', () => {
    const document = { ...spdx({}), snippets: [{ SPDXID: 'SPDXRef-s', snippetFromFile: 'SPDXRef-a', annotations: [annotation('copied')] }] };
    const sbom = readSpdx2(document);
    expect(sbom.annotations[0]?.subjects).toEqual(['SPDXRef-s']);
    expect(losses(sbom, 'cyclonedx')).toContain('annotations/0/subjects');
    expect(readTagValue([...writeTagValue(spdx2Members(sbom))].join(''))['snippets']).toEqual(document.snippets);
  });
});

describe('annotations of SPDX 3', () => {
  const graph = (...annotations: object[]) => ({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: timestamp, createdBy: ['urn:ada', 'urn:joe'] },
      { type: 'Person', spdxId: 'urn:ada', name: 'Ada', creationInfo: '_:c' }, { type: 'Person', spdxId: 'urn:joe', name: 'Joe', creationInfo: '_:c' },
      { type: 'SpdxDocument', spdxId: 'urn:document', creationInfo: '_:c', rootElement: ['urn:a'] }, { type: 'software_Package', spdxId: 'urn:a', creationInfo: '_:c', name: 'a' },
      ...annotations.map((more, index) => ({ type: 'Annotation', spdxId: `urn:annotation-${index}`, creationInfo: '_:c', annotationType: 'review', ...more })),
    ],
  });

  it('have an author and a date, if only those of the document', () => {
    const own = { type: 'CreationInfo', specVersion: '3.0.1', created: '2025-01-01T00:00:00Z', createdBy: ['urn:joe'] };
    const document = graph({ subject: 'urn:document', statement: 'read' }, { subject: 'urn:a', statement: 'good', creationInfo: own, contentType: 'text/plain' });
    const sbom = readSpdx3(document);
    expect(sbom.annotations).toEqual([
      { subjects: [wholeDocument], annotator: { kind: 'person', name: 'Ada' }, date: timestamp, type: 'review', text: 'read' }, { subjects: ['urn:a'], annotator: { kind: 'person', name: 'Joe' }, date: '2025-01-01T00:00:00Z', type: 'review', text: 'good' },
    ]);
    expect(losses(sbom, 'spdx')).toEqual(['Annotation/0/creationInfo']);
    expect(writeSpdx3(sbom)).toEqual(document);
  });

  it('of anything may come, and what others cannot say is told', () => {
    const sbom = readSpdx3(graph({ subject: 'urn:joe', statement: 'kind', creationInfo: { created: timestamp, createdBy: ['urn:ada'] } }, { subject: 'urn:a', contentType: 'text/html', creationInfo: { created: timestamp, createdBy: ['urn:ada'] } }, { statement: 'of nothing' }));
    expect(losses(sbom, 'cyclonedx')).toEqual(['Annotation/1/contentType', 'Annotation/2', 'annotations/0/subjects']);
  });
});

it('tells what a merge leaves out', () => {
  const sbom = readJson(bom([{ subjects: ['payments', 'app'], annotator: { individual: { name: 'Ada' } }, timestamp, text: 'x', signature: { value: 'y' } }], { services: [{ 'bom-ref': 'payments', name: 'payments' }] }), 'bom.json');
  const merged = mergeSboms([{ path: 'bom.json', sbom }], { generatedAt: timestamp, tool: { name: 'muster', version: '1' } });
  expect(merged.annotations.map(({ subjects }) => subjects)).toEqual([['app']]);
  expect(merged.issues.map(({ message }) => message)).toEqual(['left out of the merge: annotations of what is no component', 'left out of the merge: services, annotations/signature']);
});
