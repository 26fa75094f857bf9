import { describe, expect, it } from 'vitest';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { validateSpdx2 } from './spdx2/validate-document.ts';
import { validateSpdx3 } from './spdx3/validate-document.ts';

const told = (problems: readonly SbomProblem[]): string[] => problems.map(({ severity, at, message }) => `${severity ?? 'error'} ${at}: ${message}`);

describe('members of SPDX 2', () => {
  const checksum = { algorithm: 'SHA1', checksumValue: '0123456789012345678901234567890123456789' };
  const document = (more: object, ofPackage: object = {}) => ({
    spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://acme.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
    packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NONE', ...ofPackage }], files: [{ SPDXID: 'SPDXRef-f', fileName: './f', checksums: [checksum] }], ...more,
  });

  it.each<[object, object, string[]]>([
    [{}, {}, []],
    [{ $schema: 'https://spdx.example/2.3' }, { filesAnalyzed: false, annotations: [{ annotationType: 'REVIEW', annotator: 'Person: A', annotationDate: '2024-01-01T00:00:00.5Z', comment: '' }] }, []],
    [{ bogus: 1 }, { wrong: true }, ['warning /packages/0/wrong: "wrong" is no member that the specification has here', 'warning /bogus: "bogus" is no member that the specification has here']],
    [{}, { filesAnalyzed: 'maybe', versionInfo: 5 }, ['error /packages/0/filesAnalyzed: "maybe" is not true or false', 'error /packages/0/versionInfo: 5 is not a text']],
    [{}, { licenseInfoFromFiles: 'MIT' }, ['warning /packages/0/licenseInfoFromFiles: it must be a list']],
    [{ annotations: [{ annotationType: 'FOO', annotator: 'Person: A', annotationDate: 'yesterday' }] }, {}, [
      'error /annotations/0/annotationDate: "yesterday" is not a date of the form YYYY-MM-DDThh:mm:ssZ', 'error /annotations/0/annotationType: "FOO" is none of OTHER, REVIEW', 'error /annotations/0/comment: comment is missing',
    ]],
    [{ externalDocumentRefs: [{ externalDocumentId: 'DocumentRef-a', checksum }] }, {}, ['error /externalDocumentRefs/0/spdxDocument: spdxDocument is missing']],
    [{ snippets: [{ SPDXID: 'SPDXRef-s', name: 's', snippetFromFile: 'SPDXRef-f', ranges: [] }] }, {}, ['error /snippets/0/ranges: it must not be empty']],
    [{ snippets: [{ SPDXID: 'SPDXRef-s', snippetFromFile: 'SPDXRef-gone', ranges: [{ startPointer: { offset: '1', reference: 'SPDXRef-f' }, endPointer: {} }] }] }, {}, [
      'warning /snippets/0/snippetFromFile: "SPDXRef-gone" is no element of this document', 'error /snippets/0/ranges/0/endPointer/reference: reference is missing', 'error /snippets/0/ranges/0/startPointer/offset: "1" is not a whole number',
    ]],
    [{ relationships: {} }, {}, ['error /relationships: it must be a list']],
  ])('%j %j are told', (more, ofPackage, expected) => {
    expect(told(validateSpdx2(document(more, ofPackage)))).toEqual(expected);
  });
});

describe('a fault that is in every component', () => {
  it('is told a few times, and then by its number', () => {
    const packages = Array.from({ length: 1030 }, (_, index) => ({ SPDXID: `SPDXRef-${index}`, name: 'a', downloadLocation: 'NONE', filesAnalyzed: `no ${index}` }));
    const problems = told(validateSpdx2({ spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://acme.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] }, packages }));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)).toBe('error /packages/0/filesAnalyzed: so it is in 1,010 more places: "no 0" is not true or false');
  });
});

describe('members of SPDX 3', () => {
  const id = (name: string): string => `https://acme.example/${name}`;
  const document = (...elements: readonly object[]) => ({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [{ type: 'CreationInfo', '@id': '_:c', specVersion: '3.0.1', created: '2024-01-01T00:00:00Z', createdBy: [id('me')] }, { type: 'Person', spdxId: id('me'), creationInfo: '_:c' }, ...elements],
  });
  const element = (type: string, more: object) => document({ type, spdxId: id('x'), creationInfo: '_:c', ...more });

  it.each<[object, string[]]>([
    [element('software_Package', { name: 'a', software_primaryPurpose: 'library', verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: '00' }], suppliedBy: { type: 'Tool', spdxId: id('t'), creationInfo: '_:c' } }), ['error https://acme.example/x/suppliedBy/type: "Tool" is not of the class Agent']],
    [element('software_Package', { software_primaryPurpose: 'nonsense', software_packageVersion: 5, bogus: 1 }), [
      'error https://acme.example/x/software_primaryPurpose: "nonsense" is none of the 29 values that the specification has here', 'error https://acme.example/x/software_packageVersion: 5 is not a text', 'error https://acme.example/x/bogus: "bogus" is no member that the specification has here',
    ]],
    [element('Annotation', { statement: 's' }), ['error https://acme.example/x/annotationType: annotationType is missing', 'error https://acme.example/x/subject: subject is missing']],
    [element('software_Package', { suppliedBy: [id('me')], originatedBy: id('me') }), ['error https://acme.example/x/originatedBy: it must be a list', 'error https://acme.example/x/suppliedBy: a list is neither an object nor the id of one']],
    [element('software_Snippet', { software_snippetFromFile: id('f'), software_byteRange: { type: 'PositiveIntegerRange', beginIntegerRange: 0, endIntegerRange: 3 } }), ['error https://acme.example/x/software_byteRange/beginIntegerRange: 0 is not a whole number from 1 on']],
    [element('software_Thing', {}), ['error https://acme.example/x: "software_Thing" is no class of SPDX 3.0']],
    [element('software_SoftwareArtifact', {}), ['error https://acme.example/x: "software_SoftwareArtifact" is no class of SPDX 3.0']],
    [element('software_Package', { extension: [{ type: 'https://acme.example/ours', any: 1 }] }), []],
    [element('Relationship', { from: id('me'), to: [], relationshipType: 'dependsOn' }), ['error https://acme.example/x/to: it must not be empty']],
  ])('%j are told', (value, expected) => {
    expect(told(validateSpdx3(value))).toEqual(expected);
  });
});
