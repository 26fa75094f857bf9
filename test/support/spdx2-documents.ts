import * as fc from 'fast-check';
import { relationshipTypes, reversed } from '#core/sbom/spdx2/names.data.ts';
import { object } from './arbitrary-object.ts';

/** Trimmed and not empty, and nothing that SPDX takes for a statement. */
export const spdxTexts = fc.string({ minLength: 1, maxLength: 12 }).map((word) => word.trim()).filter((word) => word !== '' && word !== 'NONE' && word !== 'NOASSERTION' && !word.startsWith('muster fact: '));

const url = fc.constantFrom('https://a.example/x', 'https://b.example/y?z=1');
const time = fc.constantFrom('2023-01-02T03:04:05Z', '2024-02-29T12:00:00Z');
const license = fc.constantFrom('MIT', 'Apache-2.0', 'MIT OR Apache-2.0', 'GPL-2.0-only WITH Classpath-exception-2.0', 'LicenseRef-1');
const licenses = fc.uniqueArray(license, { minLength: 1, maxLength: 3 });
const statement = fc.oneof(license, fc.constantFrom('NOASSERTION', 'NONE'));
const algorithms = ['MD2', 'MD4', 'MD5', 'MD6', 'SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512', 'SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3', 'ADLER32'];
const rare = new Set(['MD2', 'MD4', 'MD6', 'ADLER32']);

/** Those that the neutral model does not know stand last. */
const checksums = fc.uniqueArray(fc.record({ algorithm: fc.constantFrom(...algorithms), checksumValue: fc.constantFrom('00ff', 'abcdef01') }), { minLength: 1, maxLength: 4, selector: ({ algorithm }) => algorithm })
  .map((list) => list.toSorted((a, b) => Number(rare.has(a.algorithm)) - Number(rare.has(b.algorithm))));

const fileTypes = ['OTHER', 'DOCUMENTATION', 'IMAGE', 'VIDEO', 'ARCHIVE', 'SPDX', 'APPLICATION', 'SOURCE', 'BINARY', 'TEXT', 'AUDIO'];

const elements = ['SPDXRef-a', 'SPDXRef-b', 'SPDXRef-file-1', 'SPDXRef-file-2', 'SPDXRef-snippet'];
/** Those that are read from the other end and written as another one. */
const straight = [...relationshipTypes].filter((type) => !reversed.has(type) && type !== 'DESCRIBES');

/** Documents of SPDX 2.3 with everything that packages, files and snippets can say; all texts are of `text`. */
export function spdx2Documents(text: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const name = text.filter((word) => !/[()]/.test(word));
  const party = (...words: readonly string[]) => fc.tuple(fc.constantFrom(...words), name, fc.constantFrom('', ' (a@mail.example)')).map((parts) => `${parts[0]}: ${parts[1]}${parts[2]}`);

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

  const relationship = object({ spdxElementId: fc.constantFrom(...elements), relatedSpdxElement: fc.constantFrom(...elements), relationshipType: fc.constantFrom(...straight, 'DEV_DEPENDENCY_OF', 'BUILD_DEPENDENCY_OF', 'TEST_DEPENDENCY_OF', 'OPTIONAL_DEPENDENCY_OF', 'PROVIDED_DEPENDENCY_OF') }, { comment: text });

  return fc.record({
    spdxVersion: fc.constant('SPDX-2.3'), dataLicense: fc.constant('CC0-1.0'), SPDXID: fc.constant('SPDXRef-DOCUMENT'), name: text, documentNamespace: fc.constant('https://acme.example/sbom/1'),
    creationInfo: object({ created: time, creators: fc.tuple(party('Organization', 'Person')).map((makers) => ['Tool: lamp-1.0', ...makers]) }, { licenseListVersion: fc.constantFrom('3.8', '3.20'), comment: text }),
    comment: text,
    packages: fc.tuple(packageOf('SPDXRef-a'), packageOf('SPDXRef-b')), files: fc.tuple(fileOf('SPDXRef-file-1'), fileOf('SPDXRef-file-2')), snippets: fc.tuple(snippetOf('SPDXRef-snippet')),
    relationships: fc.uniqueArray(relationship, { maxLength: 8, selector: (value) => JSON.stringify(value) }).map((list) => [{ spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: 'SPDXRef-a', relationshipType: 'DESCRIBES' }, ...list]),
    hasExtractedLicensingInfos: fc.tuple(object({ licenseId: fc.constant('LicenseRef-1'), extractedText: text }, { name: text, comment: text, seeAlsos: fc.array(url, { minLength: 1, maxLength: 1 }) })),
  });
}
