import * as fc from 'fast-check';
import { relationshipTypes } from '#core/sbom/spdx3/names.data.ts';
import { object } from './arbitrary-object.ts';

const url = fc.constantFrom('https://a.example/x', 'https://b.example/y?z=1');
const time = fc.constantFrom('2023-01-02T03:04:05Z', '2024-02-29T12:00:00Z');
const base = 'https://acme.example/sbom/1#';
const creationInfo = '_:creationInfo';
const purposes = ['application', 'archive', 'bom', 'configuration', 'data', 'diskImage', 'documentation', 'evidence', 'executable', 'file', 'firmware', 'library', 'manifest', 'model', 'module', 'other', 'patch', 'source', 'specification', 'test'];
const purposed = { software_primaryPurpose: fc.constantFrom(...purposes), software_additionalPurpose: fc.uniqueArray(fc.constantFrom(...purposes), { minLength: 1, maxLength: 2 }) };
const rare = new Set(['ADLER32', 'MD2', 'MD4', 'MD6']);
/** Those that the neutral model does not know stand last. */
const hash = fc.uniqueArray(fc.record({ type: fc.constant('Hash'), algorithm: fc.constantFrom('adler32', 'md2', 'md4', 'md6', 'sha1', 'sha256', 'blake3'), hashValue: fc.constantFrom('00ff', 'abcdef01') }), { minLength: 1, maxLength: 3, selector: ({ algorithm }) => algorithm })
  .map((list) => list.toSorted((a, b) => Number(rare.has(a.algorithm.toUpperCase())) - Number(rare.has(b.algorithm.toUpperCase()))));
const scope = fc.constantFrom('build', 'development', 'runtime', 'test');
const ends = ['SPDXRef-a', 'SPDXRef-b', 'SPDXRef-file', 'SPDXRef-snippet'].map((id) => base + id);

/** Documents of SPDX 3 with all that SPDX 2 can say in its own way; all texts are of `text`. */
export function spdx3Documents(text: fc.Arbitrary<string>): fc.Arbitrary<Readonly<Record<string, unknown>>> {
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

  const newerRelationship = fc.tuple(
    object({ from: fc.constantFrom(...ends), to: fc.constantFrom(...ends).map((end) => [end]), relationshipType: fc.constantFrom(...[...relationshipTypes].filter((type) => !/^has(?:Declared|Concluded)License$/.test(type) && !['descendantOf', 'ancestorOf'].includes(type))) }, { comment: text }),
    fc.option(scope),
  ).map(([made, stated]) => (stated !== null && (made['relationshipType'] === 'dependsOn' || (made['relationshipType'] === 'usesTool' && stated !== 'runtime')) ? { type: 'LifecycleScopedRelationship', ...made, scope: stated } : { type: 'Relationship', ...made }));

  return fc.tuple(newerPackage('SPDXRef-a'), newerPackage('SPDXRef-b'), newerFile('SPDXRef-file'), newerSnippet('SPDXRef-snippet'), fc.array(newerRelationship, { maxLength: 8 }), fc.record({ text, comment: text })).map(([a, b, file, snippet, relationships, words]) => ({
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      { type: 'CreationInfo', '@id': creationInfo, specVersion: '3.0.1', created: '2024-02-29T12:00:00Z', createdBy: [`${base}agent`], comment: words.comment },
      { type: 'SpdxDocument', spdxId: `${base}document`, creationInfo, name: words.text, rootElement: [`${base}SPDXRef-a`] },
      { type: 'Person', spdxId: `${base}agent`, creationInfo, name: 'Jane' },
      a, b, file, snippet, ...relationships.map((item, at) => ({ ...item, spdxId: `${base}r${at}`, creationInfo })),
    ],
  }));
}
