import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../text/json.ts';
import { foreignLosses } from './foreign-losses.ts';
import { relationshipTypes, reversed } from './spdx2/names.data.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { validateSpdx2 } from './spdx2/validate-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { relationshipTypes as newerTypes } from './spdx3/names.data.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { validateSpdx3 } from './spdx3/validate-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

type Json = Readonly<Record<string, unknown>>;

const json = (value: unknown): Json => parseJson(JSON.stringify(value)).value as Json;

const text = fc.string({ minLength: 1, maxLength: 12 }).map((word) => word.trim()).filter((word) => word !== '' && word !== 'NONE' && word !== 'NOASSERTION' && !word.startsWith('muster fact: '));
const name = text.filter((word) => !/[()]/.test(word));
const url = fc.constantFrom('https://a.example/x', 'https://b.example/y?z=1');
const time = fc.constantFrom('2023-01-02T03:04:05Z', '2024-02-29T12:00:00Z');
const license = fc.constantFrom('MIT', 'Apache-2.0', 'MIT OR Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'LicenseRef-1');
const licenses = fc.uniqueArray(license, { minLength: 1, maxLength: 3 });
const statement = fc.oneof(license, fc.constantFrom('NOASSERTION', 'NONE'));
const algorithms = ['MD2', 'MD4', 'MD5', 'MD6', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3', 'ADLER32'];
const rare = new Set(['MD2', 'MD4', 'MD6', 'ADLER32']);
const checksums = fc.uniqueArray(fc.record({ algorithm: fc.constantFrom(...algorithms), checksumValue: fc.constantFrom('00ff', 'abcdef01') }), { minLength: 1, maxLength: 4, selector: ({ algorithm }) => algorithm })
  .map((list) => list.toSorted((a, b) => Number(rare.has(a.algorithm)) - Number(rare.has(b.algorithm))));
const party = (...words: readonly string[]) => fc.tuple(fc.constantFrom(...words), name, fc.constantFrom('', ' (a@mail.example)')).map((parts) => `${parts[0]}: ${parts[1]}${parts[2]}`);

/** With all of the first, and some of the second. */
const object = (needed: Readonly<Record<string, fc.Arbitrary<unknown>>>, optional: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<Json> => fc.record({ ...needed, ...optional }, { requiredKeys: Object.keys(needed) });

const reference = fc.oneof(
  fc.record({ referenceCategory: fc.constant('PACKAGE-MANAGER'), referenceType: fc.constantFrom('maven-central', 'npm', 'nuget', 'bower'), referenceLocator: fc.constantFrom('a@1', 'g:a:1') }),
  fc.record({ referenceCategory: fc.constant('SECURITY'), referenceType: fc.constantFrom('advisory', 'fix', 'url'), referenceLocator: url }),
  fc.record({ comment: text, referenceCategory: fc.constant('OTHER'), referenceType: fc.constantFrom('issue-tracker', 'our-shelf'), referenceLocator: url }),
);

/** Purl, swhid and CPEs stand first, in this order. */
const references = fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.uniqueArray(reference, { maxLength: 2, selector: ({ referenceType, referenceLocator }) => `${referenceType} ${referenceLocator}` })).map(([hasPurl, hasSwhid, hasCpe, others]) => [
  ...(hasPurl ? [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1' }] : []),
  ...(hasSwhid ? [{ referenceCategory: 'PERSISTENT-ID', referenceType: 'swh', referenceLocator: 'swh:1:cnt:94a9ed024d3859793618152ea559a168bbcbb5e2' }] : []),
  ...(hasCpe ? [{ referenceCategory: 'SECURITY', referenceType: 'cpe23Type', referenceLocator: 'cpe:2.3:a:acme:a:1.0:*:*:*:*:*:*:*' }] : []),
  ...others,
]);

const packageOf = (SPDXID: string) => fc.oneof(
  object({}, { packageVerificationCode: fc.constant(undefined) }).map(() => ({ filesAnalyzed: false })),
  licenses.map((licenseInfoFromFiles) => ({ filesAnalyzed: true, licenseInfoFromFiles })),
  fc.array(name, { maxLength: 2 }).map((excluded) => ({ filesAnalyzed: true, packageVerificationCode: { packageVerificationCodeValue: 'ab'.repeat(20), ...(excluded.length > 0 && { packageVerificationCodeExcludedFiles: excluded }) } })),
).chain((files) => object({
  SPDXID: fc.constant(SPDXID), name: text, downloadLocation: fc.oneof(url, fc.constant('NOASSERTION')), licenseConcluded: statement, licenseDeclared: statement, copyrightText: fc.oneof(text, fc.constantFrom('NOASSERTION', 'NONE')),
  primaryPackagePurpose: fc.constantFrom('APPLICATION', 'LIBRARY', 'SOURCE', 'OPERATING_SYSTEM', 'OTHER', 'FILE', 'INSTALL'),
}, {
  versionInfo: text, packageFileName: text, supplier: party('Person', 'Organization'), originator: party('Person', 'Organization'), checksums, homepage: url, sourceInfo: text, licenseComments: text, summary: text, description: text,
  comment: text, externalRefs: references.filter((list) => list.length > 0), attributionTexts: fc.array(text, { minLength: 1, maxLength: 2 }), releaseDate: time, builtDate: time, validUntilDate: time,
}).map((made) => ({ ...made, ...files })));

const fileTypes = ['OTHER', 'DOCUMENTATION', 'IMAGE', 'VIDEO', 'ARCHIVE', 'SPDX', 'APPLICATION', 'SOURCE', 'BINARY', 'TEXT', 'AUDIO'];

const fileOf = (SPDXID: string) => object({ SPDXID: fc.constant(SPDXID), fileName: text, checksums, licenseConcluded: statement, copyrightText: fc.oneof(text, fc.constantFrom('NOASSERTION', 'NONE')) }, {
  fileTypes: fc.uniqueArray(fc.constantFrom(...fileTypes), { minLength: 1, maxLength: 3 }), licenseInfoInFiles: licenses, licenseComments: text, comment: text, noticeText: text,
  fileContributors: fc.array(fc.tuple(name, fc.constantFrom('', ' (a@mail.example)')).map((parts) => parts.join('')), { minLength: 1, maxLength: 2 }), attributionTexts: fc.array(text, { minLength: 1, maxLength: 2 }),
});

const snippetOf = (SPDXID: string) => fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 9 }), fc.boolean()).chain(([first, more, hasLines]) => {
  const range = (member: string) => ({ startPointer: { reference: 'SPDXRef-file-1', [member]: first }, endPointer: { reference: 'SPDXRef-file-1', [member]: first + more } });
  return object({ SPDXID: fc.constant(SPDXID), name: text, snippetFromFile: fc.constant('SPDXRef-file-1'), ranges: fc.constant([range('offset'), ...(hasLines ? [range('lineNumber')] : [])]), licenseConcluded: statement, copyrightText: fc.oneof(text, fc.constant('NOASSERTION')) }, {
    licenseInfoInSnippets: licenses, licenseComments: text, comment: text, attributionTexts: fc.array(text, { minLength: 1, maxLength: 2 }),
  });
});

const elements = ['SPDXRef-a', 'SPDXRef-b', 'SPDXRef-file-1', 'SPDXRef-file-2', 'SPDXRef-snippet'];
/** Those that are read from the other end and written as another one. */
const straight = [...relationshipTypes].filter((type) => !reversed.has(type) && type !== 'DESCRIBES');
const relationship = object({ spdxElementId: fc.constantFrom(...elements), relatedSpdxElement: fc.constantFrom(...elements), relationshipType: fc.constantFrom(...straight, 'DEV_DEPENDENCY_OF', 'BUILD_DEPENDENCY_OF', 'TEST_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF', 'PROVIDED_DEPENDENCY_OF') }, { comment: text });

const documents = fc.record({
  spdxVersion: fc.constant('SPDX-2.3'), dataLicense: fc.constant('CC0-1.0'), SPDXID: fc.constant('SPDXRef-DOCUMENT'), name: text, documentNamespace: fc.constant('https://acme.example/sbom/1'),
  creationInfo: object({ created: time, creators: fc.tuple(party('Organization', 'Person')).map((makers) => ['Tool: lamp-1.0', ...makers]) }, { licenseListVersion: fc.constantFrom('3.8', '3.20'), comment: text }),
  comment: text,
  packages: fc.tuple(packageOf('SPDXRef-a'), packageOf('SPDXRef-b')), files: fc.tuple(fileOf('SPDXRef-file-1'), fileOf('SPDXRef-file-2')), snippets: fc.tuple(snippetOf('SPDXRef-snippet')),
  relationships: fc.uniqueArray(relationship, { maxLength: 8, selector: (value) => JSON.stringify(value) }).map((list) => [{ spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: 'SPDXRef-a', relationshipType: 'DESCRIBES' }, ...list]),
  hasExtractedLicensingInfos: fc.tuple(object({ licenseId: fc.constant('LicenseRef-1'), extractedText: text }, { name: text, comment: text, seeAlsos: fc.array(url, { minLength: 1, maxLength: 1 }) })),
});

/** The order of relationships says nothing. */
const normalized = ({ relationships, ...rest }: Json): Json => ({ ...rest, relationships: (relationships as object[]).map((item) => JSON.stringify(Object.entries(item).sort())).sort() });

const base = 'https://acme.example/sbom/1#';
const creationInfo = '_:creationInfo';
const purposes = ['application', 'archive', 'bom', 'configuration', 'data', 'diskImage', 'documentation', 'evidence', 'executable', 'file', 'firmware', 'library', 'manifest', 'model', 'module', 'other', 'patch', 'source', 'specification', 'test'];
const purposed = { software_primaryPurpose: fc.constantFrom(...purposes), software_additionalPurpose: fc.uniqueArray(fc.constantFrom(...purposes), { minLength: 1, maxLength: 2 }) };
const hash = fc.uniqueArray(fc.record({ type: fc.constant('Hash'), algorithm: fc.constantFrom('adler32', 'md2', 'md4', 'md6', 'sha1', 'sha256', 'blake3'), hashValue: fc.constantFrom('00ff', 'abcdef01') }), { minLength: 1, maxLength: 3, selector: ({ algorithm }) => algorithm })
  .map((list) => list.toSorted((a, b) => Number(rare.has(a.algorithm.toUpperCase())) - Number(rare.has(b.algorithm.toUpperCase()))));
const attributions = fc.array(text, { minLength: 1, maxLength: 2 });

const newerPackage = (id: string) => object({ type: fc.constant('software_Package'), spdxId: fc.constant(base + id), creationInfo: fc.constant(creationInfo), name: text, software_primaryPurpose: purposed.software_primaryPurpose }, {
  software_additionalPurpose: purposed.software_additionalPurpose, verifiedUsing: hash, summary: text, description: text, comment: text, software_packageVersion: text, software_copyrightText: fc.oneof(text, fc.constant('NONE')),
  software_sourceInfo: text, software_attributionText: attributions, releaseTime: time, builtTime: time, validUntilTime: time, software_downloadLocation: url, software_homePage: url,
  externalRef: fc.tuple(fc.record({ type: fc.constant('ExternalRef'), externalRefType: fc.constantFrom('mavenCentral', 'securityFix', 'cwe', 'eolNotice', 'vcs', 'securityAdvisory', 'metrics'), locator: fc.tuple(url) })),
});

const newerFile = (id: string) => object({ type: fc.constant('software_File'), spdxId: fc.constant(base + id), creationInfo: fc.constant(creationInfo), name: text, verifiedUsing: hash }, {
  ...purposed, comment: text, contentType: fc.constantFrom('text/plain', 'text/csv;charset=UTF-8', 'application/json', 'application/octet-stream', 'image/png', 'audio/*', 'text/spdx'), software_copyrightText: text, software_attributionText: attributions,
  // further ones stand beside a first
}).map(({ software_additionalPurpose: more, ...file }) => (file['software_primaryPurpose'] === undefined || more === undefined ? file : { ...file, software_additionalPurpose: more }));

const newerSnippet = (id: string) => object({ type: fc.constant('software_Snippet'), spdxId: fc.constant(base + id), creationInfo: fc.constant(creationInfo), name: text, software_snippetFromFile: fc.constant(`${base}SPDXRef-file`), software_byteRange: fc.constant({ type: 'PositiveIntegerRange', beginIntegerRange: 3, endIntegerRange: 9 }) }, {
  software_lineRange: fc.constant({ type: 'PositiveIntegerRange', beginIntegerRange: 1, endIntegerRange: 2 }), comment: text, software_copyrightText: text, software_attributionText: attributions,
});

const scope = fc.constantFrom('build', 'development', 'runtime', 'test');
const ends = ['SPDXRef-a', 'SPDXRef-b', 'SPDXRef-file', 'SPDXRef-snippet'].map((id) => base + id);
const newerRelationship = fc.tuple(
  object({ from: fc.constantFrom(...ends), to: fc.constantFrom(...ends).map((end) => [end]), relationshipType: fc.constantFrom(...[...newerTypes].filter((type) => !/^has(?:Declared|Concluded)License$/.test(type) && !['descendantOf', 'ancestorOf'].includes(type))) }, { comment: text }),
  fc.option(scope),
).map(([made, stated]) => (stated !== null && (made['relationshipType'] === 'dependsOn' || (made['relationshipType'] === 'usesTool' && stated !== 'runtime')) ? { type: 'LifecycleScopedRelationship', ...made, scope: stated } : { type: 'Relationship', ...made }));

const newerDocuments = fc.tuple(newerPackage('SPDXRef-a'), newerPackage('SPDXRef-b'), newerFile('SPDXRef-file'), newerSnippet('SPDXRef-snippet'), fc.array(newerRelationship, { maxLength: 8 }), fc.record({ text, comment: text })).map(([a, b, file, snippet, relationships, words]) => ({
  '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
  '@graph': [
    { type: 'CreationInfo', '@id': creationInfo, specVersion: '3.0.1', created: '2024-02-29T12:00:00Z', createdBy: [`${base}agent`], comment: words.comment },
    { type: 'SpdxDocument', spdxId: `${base}document`, creationInfo, name: words.text, rootElement: [`${base}SPDXRef-a`] },
    { type: 'Person', spdxId: `${base}agent`, creationInfo, name: 'Jane' },
    a, b, file, snippet, ...relationships.map((item, at) => ({ ...item, spdxId: `${base}r${at}`, creationInfo })),
  ],
}));

/** Packages, files and snippets, but for what is a reference to who made them. */
const elementsOf = (document: Json): object[] => (document['@graph'] as Json[]).filter(({ type }) => /^software_(?:Package|File|Snippet)$/.test(String(type))).map(({ extension: _ours, ...element }) => element);

const relationshipsOf = (document: Json): string[] => readSpdx3(document).relationships.map(({ from, to, type, scope: stated, comment }) => JSON.stringify([from, to, type, stated, comment])).toSorted();

describe('the generations of SPDX', () => {
  it('give back all of SPDX 2 through SPDX 3', () => {
    fc.assert(fc.property(documents, (given) => {
      const document = json(given);
      expect(validateSpdx2(document)).toEqual([]);
      const sbom = readSpdx2(document);
      expect([...foreignLosses(sbom, 'spdx3')]).toEqual([]);
      const newer = json(writeSpdx3(sbom));
      expect(validateSpdx3(newer)).toEqual([]);
      const back = readSpdx3(newer);
      expect([...foreignLosses(back, 'spdx')]).toEqual([]);
      expect(normalized(json(writeSpdx2(back)))).toEqual(normalized(document));
    }), { numRuns: 200 });
  });

  it('give back all of SPDX 3 that SPDX 2 can hold', () => {
    fc.assert(fc.property(newerDocuments, (given) => {
      const document = json(given);
      expect(validateSpdx3(document)).toEqual([]);
      const sbom = readSpdx3(document);
      expect([...foreignLosses(sbom, 'spdx')]).toEqual([]);
      const older = json(writeSpdx2(sbom));
      expect(validateSpdx2(older)).toEqual([]);
      const back = readSpdx2(older);
      expect([...foreignLosses(back, 'spdx3')]).toEqual([]);
      const newer = json(writeSpdx3(back));
      expect(validateSpdx3(newer)).toEqual([]);
      expect(elementsOf(newer)).toEqual(elementsOf(document));
      expect(relationshipsOf(newer)).toEqual([...new Set(relationshipsOf(document))]);
      expect(back).toMatchObject({ creationComment: sbom.creationComment, name: sbom.name, subjects: ['SPDXRef-a'] });
    }), { numRuns: 200 });
  });
});
