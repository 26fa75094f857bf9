import { expect, it } from 'vitest';
import type { SbomFamily } from '../model/sbom.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx3 } from './spdx3/read-document.ts';

const id = (name: string): string => `https://shop.example/x#${name}`;
const creation = { type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: '2024-01-01T00:00:00Z', createdBy: [id('ada')], createdUsing: [id('lamp')] };
const element = (type: string, name: string, more: object = {}) => ({ type, spdxId: id(name), creationInfo: '_:c', ...more });
const makers = [creation, element('Person', 'ada', { name: 'Ada' }), element('Tool', 'lamp', { name: 'lamp' })];
const main = element('SpdxDocument', 'document', { name: 'x', rootElement: [id('sbom')] });
const file = element('software_File', 'f', { name: 'f', verifiedUsing: [{ type: 'Hash', algorithm: 'sha1', hashValue: 'ab'.repeat(20) }] });
const told = (elements: readonly object[], target: SbomFamily = 'spdx'): string[] => [...foreignLosses(readSpdx3({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': [...makers, main, ...elements] }), target)].map(({ at }) => at);

it.each([
  ['of a snippet', [file, element('software_Snippet', 's', { software_snippetFromFile: id('f'), software_lineRange: { type: 'PositiveIntegerRange', beginIntegerRange: 1, endIntegerRange: 2 }, name: 's', summary: 'a', description: 'b', software_primaryPurpose: 'source', originatedBy: [id('ada')] })], ['software_Snippet/summary', 'software_Snippet/description', 'software_Snippet/software_primaryPurpose', 'software_Snippet/originatedBy']],
  ['of the list of elements', [element('software_Sbom', 'sbom', { name: 'its name', context: 'of what', element: [] })], ['software_Sbom/name', 'software_Sbom/context']],
  ['of a bundle', [element('Bundle', 'b', { name: 'b', element: [] })], ['Bundle']],
  ['of who made an element', [element('software_Package', 'p', { name: 'p', creationInfo: { type: 'CreationInfo', specVersion: '3.0.1', created: '2023-01-01T00:00:00Z', createdBy: [id('ada')] } })], ['CreationInfo']],
  ['of a further document', [element('SpdxDocument', 'other', { name: 'y', comment: 'c', dataLicense: 'https://spdx.org/licenses/MIT' }), element('Annotation', 'a', { annotationType: 'other', statement: 'old', subject: id('other') })], ['SpdxDocument/name', 'SpdxDocument/comment', 'SpdxDocument/dataLicense', 'annotations/0/subjects']],
  ['not of what says the same in place', [element('software_Package', 'p', { name: 'p', creationInfo: { ...creation, '@id': '_:d' } })], []],
  ['not of an annotation that was made with the document', [element('Annotation', 'a', { annotationType: 'other', statement: 'fine', subject: id('document') })], []],
  ['not of what a file says that becomes a package', [element('software_File', 'g', { name: 'g', summary: 'short', description: 'long' })], []],
])('what is lost is told: %s', (_, elements, expected) => {
  expect(told(elements)).toEqual(expected);
});

it('a document of a single element loses none of its members', () => {
  const sbom = readSpdx3({ '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', ...main, creationInfo: { ...creation, createdUsing: [], createdBy: [{ type: 'Person', spdxId: id('ada'), creationInfo: '_:c', name: 'Ada' }] } });
  expect(sbom.name).toBe('x');
  expect([...foreignLosses(sbom, 'spdx')].map(({ at }) => at)).toEqual([]);
});
