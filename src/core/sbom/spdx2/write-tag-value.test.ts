import { expect, it } from 'vitest';
import { parseJson } from '../../text/json.ts';
import { readSpdx2 } from './read-document.ts';
import { readTagValue } from './read-tag-value.ts';
import { spdx2Members, writeSpdx2 } from './write-document.ts';
import { writeTagValue } from './write-tag-value.ts';

const document = (more: object) => ({
  spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'lamp', documentNamespace: 'https://shop.example/lamp', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: lamp-1'] },
  packages: [], relationships: [], ...more,
});
const tell: [string, string][] = [];
const written = (more: object): string => [...writeTagValue(spdx2Members(readSpdx2(parseJson(JSON.stringify(document(more))).value)), (...lost) => tell.push(lost))].join('');

it('leaves lines without a value out', () => {
  const text = written({ packages: [{ SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '', comment: '', downloadLocation: 'NOASSERTION' }] });
  expect(text).not.toContain('PackageVersion');
  expect(text).not.toContain('PackageComment');
});

it('puts in one line what must be one, and tells of it', () => {
  const text = written({ packages: [{ SPDXID: 'SPDXRef-a', name: 'a', supplier: 'Organization: Acme\r\n  Inc', downloadLocation: 'NOASSERTION', comment: 'a\nb' }] });
  expect(text).toContain('PackageSupplier: Organization: Acme Inc\n');
  expect(text).toContain('PackageComment: <text>a\nb</text>\n');
  expect(tell.splice(0)).toEqual([['PackageSupplier', 'the line breaks are blanks now, as it must be one line: "Organization: Acme\\r\\n  Inc"']]);
});

it('tells of what has no tag, and of a text that holds its own end', () => {
  const hasExtractedLicensingInfos = [{ licenseId: 'LicenseRef-1', extractedText: 't', crossRefs: [{ url: 'https://license.example' }] }];
  const text = written({ $schema: 'x', packages: [{ SPDXID: 'SPDXRef-a', name: 'a', downloadLocation: 'NOASSERTION', comment: 'a\n</text>', summary: '</text> stays', files: [{ fileName: 'f' }] }], hasExtractedLicensingInfos });
  expect(text).toContain('PackageComment: <text>a\n< /text></text>\n');
  expect(readTagValue(text)['packages']).toMatchObject([{ summary: '</text> stays' }]);
  expect(tell.splice(0).map(([at]) => at)).toEqual(['files', 'PackageComment', 'crossRefs']);
});

it('keeps the ranges of snippets', () => {
  const pointers = (member: string, first: number, last: number) => ({ startPointer: { [member]: first, reference: 'SPDXRef-f' }, endPointer: { [member]: last, reference: 'SPDXRef-f' } });
  const snippets = [{ SPDXID: 'SPDXRef-s', snippetFromFile: 'SPDXRef-f', ranges: [pointers('offset', 1, 5), pointers('lineNumber', 2, 3)] }];
  const text = written({ snippets });
  expect(text).toContain('SnippetByteRange: 1:5\nSnippetLineRange: 2:3\n');
  expect(readTagValue(text)['snippets']).toEqual(snippets);
  expect(() => readTagValue('SnippetSPDXID: SPDXRef-s\nSnippetByteRange: many')).toThrow('two numbers');
});

it('has no place for the checks of addresses of licences, which JSON keeps', () => {
  const hasExtractedLicensingInfos = [{ licenseId: 'LicenseRef-1', extractedText: 't', crossRefs: [{ url: 'https://license.example', isLive: true }] }];
  const sbom = readSpdx2(document({ hasExtractedLicensingInfos }));
  expect(writeSpdx2(sbom)['hasExtractedLicensingInfos']).toEqual(hasExtractedLicensingInfos);
});

it('projects that a file is of come back, whatever is said of them', () => {
  const artifactOfs = [{ name: 'Jena', homepage: 'https://jena.example', projectUri: 'https://jena.example/doap' }, { name: 'Lamp' }, { name: 'Tea', projectUri: 'UNKNOWN' }];
  const document = { spdxVersion: 'SPDX-2.3', files: [{ fileName: './f', SPDXID: 'SPDXRef-f', artifactOfs }] };
  const source = [...writeTagValue(Object.entries(document))].join('');
  expect(source).toContain('ArtifactOfProjectHomePage: https://jena.example\n');
  expect(readTagValue(source)).toEqual(document);
});
