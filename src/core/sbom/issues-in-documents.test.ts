import { describe, expect, it } from 'vitest';
import type { Issue } from '../model/issue.ts';
import type { Sbom } from '../model/sbom.ts';
import { parseJson } from '../text/json.ts';
import { readJson, readXml, write } from './cyclonedx/codec.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { issuesOfProperties } from './issue-properties.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { readRdf } from './spdx2/read-rdf.ts';
import { readLongTagValue, readTagValue } from './spdx2/read-tag-value.ts';
import { spdx2Members, writeSpdx2 } from './spdx2/write-document.ts';
import { writeTagValue } from './spdx2/write-tag-value.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const issues: Issue[] = [
  { code: 'partial', path: 'app/pom.xml', line: 7, message: 'it says a=b: "c" <text>', remedy: 'Define it.', source: 'maven/pom' },
  { code: 'unreadable', path: 'lib', message: 'no', remedy: 'Ask.', source: 'walk' },
];
const scanned: Sbom = { ...emptySbom('muster', '1'), name: 'app', subjects: ['app'], components: [{ ...emptyComponent, ref: 'app', type: 'application', name: 'app' }], issues };
const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

const ways: Readonly<Record<string, (sbom: Sbom) => Sbom>> = {
  'cyclonedx-json': (sbom) => readJson([...write('json', sbom, {})].join(''), 'x.cdx.json'),
  'cyclonedx-xml': (sbom) => readXml([...write('xml', sbom, {})].join(''), 'x.cdx.xml'),
  'spdx-json': (sbom) => readSpdx2(json(writeSpdx2(sbom))),
  'spdx-tag-value': (sbom) => readSpdx2(readTagValue([...writeTagValue(spdx2Members(sbom))].join(''))),
  'a long spdx-tag-value': (sbom) => readSpdx2(readLongTagValue([...writeTagValue(spdx2Members(sbom))].join('').split(/(?<=\n)/)), { isLong: true }),
  'spdx3-json': (sbom) => readSpdx3(json(writeSpdx3(sbom))),
};

describe.each(Object.keys(ways))('issues in %s', (format) => {
  it('come back', () => {
    expect(issuesOfProperties(ways[format]!(scanned).properties)).toEqual(issues);
  });

  it.each(Object.keys(ways))('also by way of %s, with other properties of the document', (other) => {
    const noted = { ...scanned, properties: [{ name: 'acme:note', value: 'n' }] };
    const back = ways[format]!(ways[other]!(noted));
    expect(issuesOfProperties(back.properties)).toEqual(issues);
    expect(back.properties[0]).toEqual({ name: 'acme:note', value: 'n' });
  });
});

it('stand in annotations of the document in RDF too', () => {
  const comment = `muster fact: property muster:issue=${JSON.stringify(issues[1])}`.replaceAll('"', '&quot;');
  const sbom = readSpdx2(readRdf(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#" xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
    <SpdxDocument rdf:about="https://shop.example/x#SPDXRef-DOCUMENT"><annotation><Annotation><annotator>Tool: muster</annotator><rdfs:comment>${comment}</rdfs:comment></Annotation></annotation></SpdxDocument></rdf:RDF>`));
  expect(issuesOfProperties(sbom.properties)).toEqual([issues[1]]);
});

it('leave the annotations of others where they are', () => {
  const foreign = { annotator: 'Person: Jane', annotationDate: '2024-01-01T00:00:00Z', annotationType: 'REVIEW', comment: 'seen' };
  const read = readSpdx2({ ...writeSpdx2(scanned), annotations: [foreign] });
  expect(writeSpdx2({ ...read, properties: [{ name: 'a', value: 'b' }] })['annotations']).toMatchObject([foreign, { comment: 'muster fact: property a=b' }]);
});
