import { describe, expect, it } from 'vitest';
import type { Sbom, SbomComponent, SbomRelationship } from '../../model/sbom.ts';
import { emptyComponent, emptySbom } from '../empty-component.ts';
import { mergeSboms } from './merge.ts';

const component = (ref: string, more: Partial<SbomComponent> = {}): SbomComponent => ({ ...emptyComponent, ref, name: ref, ...more });

const sbom = (components: readonly SbomComponent[], more: Partial<Sbom> = {}): Sbom => ({ ...emptySbom('cyclonedx', '1.6'), components, ...more });

const merge = (...sboms: readonly Sbom[]): Sbom =>
  mergeSboms(sboms.map((item, index) => ({ path: `${'abc'[index]}.json`, sbom: item })), { generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });

describe('merging bills of materials', () => {
  it('recognises a component by its canonical purl, whatever its reference', () => {
    const merged = merge(
      sbom([component('1', { name: 'a', version: '1', purl: 'pkg:PyPI/A_b@1', hashes: [{ algorithm: 'MD5', value: 'aa' }] })]),
      sbom([component('x', { name: 'a-b', version: '1', purl: 'pkg:pypi/a-b@1', hashes: [{ algorithm: 'SHA-1', value: 'bb' }], declaredLicenses: [{ id: 'MIT' }], cpes: ['cpe:/a:a:b:1'] })]),
    );
    expect(merged.components).toMatchObject([{ ref: '1', purl: 'pkg:PyPI/A_b@1', hashes: [{ value: 'aa' }, { value: 'bb' }], declaredLicenses: [{ id: 'MIT' }], cpes: ['cpe:/a:a:b:1'] }]);
    expect(merged.issues).toEqual([]);
  });

  it('takes purls that differ in qualifiers for one unless the qualifiers contradict each other', () => {
    const [plain, typed] = ['pkg:maven/g/a@1', 'pkg:maven/g/a@1?type=jar'].map((purl) => component(purl, { purl }));
    expect(merge(sbom([plain!]), sbom([typed!])).components).toHaveLength(1);
    const [amd, arm] = ['amd64', 'arm64'].map((arch) => component(arch, { purl: `pkg:deb/debian/a@1?arch=${arch}` }));
    expect(merge(sbom([amd!, arm!]), sbom([arm!, amd!])).components.map(({ ref }) => ref)).toEqual(['amd64', 'arm64']);
    expect(merge(sbom([amd!]), sbom([arm!])).components).toHaveLength(2);
  });

  it('recognises a component without purl by group, name and version unless hashes say otherwise', () => {
    const known = component('k', { group: 'g', name: 'a', version: '1', purl: 'pkg:maven/g/a@1', hashes: [{ algorithm: 'SHA-1', value: 'aa' }] });
    expect(merge(sbom([known]), sbom([component('x', { name: 'g/a', version: '1' })])).components).toHaveLength(1);
    expect(merge(sbom([known]), sbom([component('x', { name: 'g/a', version: '1', hashes: [{ algorithm: 'SHA-1', value: 'bb' }] })])).components).toHaveLength(2);
    expect(merge(sbom([known]), sbom([component('x', { name: 'a', hashes: [{ algorithm: 'SHA-1', value: 'aa' }] })])).components).toHaveLength(1);
    expect(merge(sbom([component('x', { name: 'a' })]), sbom([component('y', { name: 'a' })])).components).toHaveLength(2);
  });

  it.each([
    ['the epoch of a system package', 'pkg:deb/debian/libc6@2.36-9?arch=amd64&distro=debian-12.8&epoch=1', 'pkg:deb/debian/libc6@1:2.36-9?arch=amd64&distro=debian-12&upstream=glibc'],
    ['no epoch', 'pkg:rpm/fedora/bash@5.2-1?epoch=0', 'pkg:rpm/fedora/bash@5.2-1?arch=x86_64'],
    ['the v of Go', 'pkg:golang/github.com/X/Y@v1.0.0', 'pkg:golang/github.com/x/y@1.0.0'],
    ['the v of Composer', 'pkg:composer/acme/lib@1.0.0', 'pkg:composer/acme/lib@v1.0.0'],
    ['the case of NuGet', 'pkg:nuget/Newtonsoft.Json@13.0.3', 'pkg:nuget/newtonsoft.json@13.0.3'],
    ['the type of actions', 'pkg:github/actions/checkout@v4', 'pkg:githubactions/actions/checkout@v4'],
    ['the dot of Python', 'pkg:pypi/ruamel.yaml@0.17', 'pkg:pypi/ruamel-yaml@0.17'],
    ['an encoded scope', 'pkg:npm/%40scope/a@1.0.0', 'pkg:npm/@scope/a@1.0.0'],
  ])('knows %s in every spelling', (_what, first, second) => {
    const merged = merge(sbom([component('1', { name: 'n', purl: first })]), sbom([component('2', { name: 'n', purl: second })]));
    expect(merged.components).toMatchObject([{ purl: first }]);
    expect(merged.issues).toEqual([]);
    expect(merge(sbom([component('1', { name: 'n', purl: first }), component('2', { name: 'n', purl: 'pkg:npm/other@1' })]), sbom([component('3', { name: 'n', purl: second })])).components).toHaveLength(2);
  });

  it('knows old packages of npm whose capitals only the package URL has lost', () => {
    const [capital, small] = ['JSONStream', 'jsonstream'].map((name) => component(name, { name: 'JSONStream', version: '1.3.5', purl: `pkg:npm/${name}@1.3.5` }));
    expect(merge(sbom([capital!]), sbom([small!])).components).toMatchObject([{ purl: 'pkg:npm/JSONStream@1.3.5' }]);
    const another = component('another', { name: 'jsonstream', version: '1.3.5', purl: 'pkg:npm/jsonstream@1.3.5' });
    expect(merge(sbom([capital!]), sbom([another])).components).toHaveLength(2);
  });

  it('does not let one tool take for development what another sees in use', () => {
    const development = [{ name: 'cdx:npm:package:development', value: 'true' }];
    const [tool, used] = [component('t', { purl: 'pkg:npm/t@1', properties: development }), component('u', { purl: 'pkg:npm/u@1' })];
    const taken = { ...used, scope: 'optional' as const, properties: development };
    const at = (merged: Sbom, purl: string) => merged.components.find((one) => one.purl === purl);
    for (const merged of [merge(sbom([tool, used]), sbom([tool, taken])), merge(sbom([tool, taken]), sbom([tool, used]))]) {
      expect(at(merged, 'pkg:npm/u@1')).toMatchObject({ scope: 'required', properties: [] });
      expect(at(merged, 'pkg:npm/t@1')).toMatchObject({ properties: development });
    }
    // who never speaks of it says nothing against it
    expect(at(merge(sbom([used]), sbom([taken])), 'pkg:npm/u@1')).toMatchObject({ scope: 'optional', properties: development });
  });

  it('takes a package without version for the only version that others know, in whatever order they come', () => {
    const versioned = component('v', { name: 'a', version: '1.2.0', purl: 'pkg:npm/a@1.2.0' });
    const unversioned = [component('u', { name: 'a', purl: 'pkg:npm/a', declaredLicenses: [{ id: 'MIT' }] }), component('app', { name: 'app' })];
    const edge: SbomRelationship = { from: 'app', to: 'u', type: 'depends-on' };
    for (const documents of [[sbom([versioned]), sbom(unversioned, { relationships: [edge] })], [sbom(unversioned, { relationships: [edge] }), sbom([versioned])]]) {
      const merged = merge(...documents);
      const found = merged.components.find(({ name }) => name === 'a')!;
      expect(merged.components).toHaveLength(2);
      expect(found).toMatchObject({ purl: 'pkg:npm/a@1.2.0', version: '1.2.0', declaredLicenses: [{ id: 'MIT' }] });
      expect(merged.relationships).toEqual([{ from: 'app', to: found.ref, type: 'depends-on' }]);
      expect(merged.issues).toEqual([]);
    }
    expect(merge(sbom([versioned]), sbom([component('n', { name: 'a' })])).components).toHaveLength(1);
  });

  it('keeps a package without version beside several versions of it, and says so', () => {
    const versions = ['1.0.0', '2.0.0'].map((version) => component(version, { name: 'a', version, purl: `pkg:npm/a@${version}` }));
    const merged = merge(sbom(versions), sbom([component('u', { name: 'a', purl: 'pkg:npm/a' })]));
    expect(merged.components).toHaveLength(3);
    expect(merged.issues.map(({ message }) => message)).toEqual(['pkg:npm/a: it has no version, and other documents have several (1.0.0, 2.0.0); it is kept beside them']);
  });

  it('takes lockfiles, layers and files of one name for one, of each document', () => {
    const places = sbom([component('1', { name: 'srv/package-lock.json', type: 'application' }), component('2', { name: 'a.js', type: 'file', hashes: [{ algorithm: 'SHA-1', value: 'aa' }] })]);
    expect(merge(places, places).components).toHaveLength(2);
    expect(merge(places, sbom([component('x', { name: 'a.js', type: 'file', hashes: [{ algorithm: 'SHA-1', value: 'bb' }] })])).components).toHaveLength(3);
  });

  it('does not take one licence in several spellings for a contradiction', () => {
    const licensed = (...declaredLicenses: SbomComponent['declaredLicenses']) => sbom([component('a', { purl: 'pkg:maven/g/a@1', declaredLicenses })]);
    const one = (a: SbomComponent['declaredLicenses'], b: SbomComponent['declaredLicenses']) => merge(licensed(...a), licensed(...b));
    expect(one([{ expression: 'MIT AND Zlib' }], [{ expression: '(MIT AND Zlib)' }])).toMatchObject({ components: [{ declaredLicenses: [{ expression: 'MIT AND Zlib' }] }], issues: [] });
    expect(one([{ id: 'MIT' }, { id: 'Zlib' }], [{ expression: 'Zlib AND MIT' }])).toMatchObject({ components: [{ declaredLicenses: [{ id: 'MIT' }, { id: 'Zlib' }] }], issues: [] });
    expect(one([{ id: 'Apache-2.0' }], [{ name: 'The Apache Software License, Version 2.0', url: 'https://terms.example' }])).toMatchObject({ components: [{ declaredLicenses: [{ id: 'Apache-2.0', url: 'https://terms.example' }] }], issues: [] });
    expect(one([{ id: 'MIT' }], [{ expression: 'MIT OR ISC' }]).issues).toHaveLength(1);
    expect(one([{ id: 'BSD-3-Clause' }], [{ name: 'BSD' }]).issues).toHaveLength(1);
  });

  it('takes two of a kind in one document for two', () => {
    const twice = sbom([component('x', { name: 'a', version: '1' }), component('y', { name: 'a', version: '1' })]);
    expect(merge(twice).components).toHaveLength(2);
    expect(merge(twice, twice).components).toHaveLength(2);
  });

  it('unites the edges of both and what they say of one subject', () => {
    const [a, b] = ['a', 'b'].map((name) => component(name, { purl: `pkg:npm/${name}@1`, version: '1' }));
    const merged = merge(
      sbom([component('root', { name: 'app' }), a!, b!], { subjects: ['root'], relationships: [{ from: 'root', to: 'a', type: 'depends-on' }], completeness: [{ ref: 'root', type: 'depends-on', state: 'complete' }, { ref: 'root', type: 'contains', state: 'complete' }] }),
      sbom([component('r2', { name: 'app', version: '3' }), { ...a!, ref: '1' }, { ...b!, ref: '2' }], {
        subjects: ['r2'], relationships: [{ from: 'r2', to: '1', type: 'depends-on' }, { from: '1', to: '2', type: 'depends-on', scope: 'peer' }], completeness: [{ ref: 'r2', type: 'depends-on', state: 'incomplete' }],
      }),
    );
    expect(merged.subjects).toEqual(['root']);
    expect(merged.components[0]).toMatchObject({ ref: 'root', version: '3' });
    expect(merged.relationships).toEqual([{ from: 'root', to: 'a', type: 'depends-on' }, { from: 'a', to: 'b', type: 'depends-on', scope: 'peer' }]);
    expect(merged.completeness).toEqual([{ ref: 'root', type: 'depends-on', state: 'incomplete' }, { ref: 'root', type: 'contains', state: 'complete' }]);
    expect(merged.issues).toEqual([]);
  });

  it('gives references that mean different things in two documents names of their own', () => {
    const merged = merge(
      sbom([component('1', { name: 'a', version: '1' })]),
      sbom([component('1', { name: 'b', version: '1' }), component('2', { name: 'a', version: '1' })], { relationships: [{ from: '1', to: '2', type: 'depends-on' }] }),
    );
    expect(merged.components.map(({ ref, name }) => [ref, name])).toEqual([['1', 'a'], ['1-2', 'b']]);
    expect(merged.relationships).toEqual([{ from: '1-2', to: '1', type: 'depends-on' }]);
  });

  it('reports what the documents do not agree on', () => {
    const one = component('a', { purl: 'pkg:npm/a@1', description: 'x', scope: 'optional', hashes: [{ algorithm: 'SHA-1', value: 'aa' }], declaredLicenses: [{ id: 'MIT' }] });
    const two = component('a', { purl: 'pkg:npm/a@1', description: 'y', scope: 'required', hashes: [{ algorithm: 'SHA-1', value: 'bb' }], declaredLicenses: [{ id: 'ISC' }] });
    const merged = merge(sbom([one]), sbom([two]));
    expect(merged.components[0]).toMatchObject({ description: 'x', scope: 'required', declaredLicenses: [{ id: 'MIT' }, { id: 'ISC' }], hashes: [{ value: 'aa' }, { value: 'bb' }] });
    expect(merged.issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'b.json: pkg:npm/a@1: different description; what the first document says is kept',
      'b.json: pkg:npm/a@1: different SHA-1 hashes; both are kept',
      'b.json: pkg:npm/a@1: declared as "MIT" and as "ISC"; all are kept',
    ]);
  });

  it.each(['declaredLicenses', 'concludedLicenses'] as const)('compares licences by what they mean, and tells where they differ: %s', (kind) => {
    const merged = (...expressions: readonly string[]) => merge(...expressions.map((expression) => sbom([component('a', { purl: 'pkg:npm/a@1', [kind]: [{ expression }] })])));
    const word = kind === 'declaredLicenses' ? 'declared' : 'concluded';
    for (const [one, other] of [['MIT OR Apache-2.0', 'Apache-2.0 OR MIT'], ['GPL-2.0+', 'GPL-2.0-or-later'], ['MIT AND (ISC OR Zlib)', '(Zlib OR ISC) AND MIT'], ['MIT OR MIT', 'MIT']] as const) {
      expect(merged(one, other)).toMatchObject({ components: [{ [kind]: [{ expression: one }] }], issues: [] });
    }
    const differing = merged('MIT', 'GPL-3.0-only', 'MIT OR GPL-3.0-only');
    expect(differing.components[0]![kind]).toEqual(['MIT', 'GPL-3.0-only', 'MIT OR GPL-3.0-only'].map((expression) => ({ expression })));
    expect(differing.issues.map(({ path, message }) => `${path}: ${message}`)).toEqual([`b.json: pkg:npm/a@1: ${word} as "MIT" and as "GPL-3.0-only"; all are kept`, `c.json: pkg:npm/a@1: ${word} as "MIT", "GPL-3.0-only" and as "MIT OR GPL-3.0-only"; all are kept`]);
  });

  it('tells licence references of two documents apart', () => {
    const text = (content: string) => ({ id: 'LicenseRef-1', text: content, urls: [] });
    const licensed = (ref: string) => component(ref, { version: '1', declaredLicenses: [{ expression: 'MIT AND LicenseRef-1' }] });
    const merged = merge(sbom([licensed('a')], { licenseTexts: [text('A')] }), sbom([licensed('b')], { licenseTexts: [text('B')] }), sbom([licensed('c')], { licenseTexts: [text('A')] }));
    expect(merged.licenseTexts.map(({ id, text: content }) => [id, content])).toEqual([['LicenseRef-1', 'A'], ['LicenseRef-1-2', 'B']]);
    expect(merged.components.map(({ declaredLicenses: [license] }) => license!.expression)).toEqual(['MIT AND LicenseRef-1', 'MIT AND LicenseRef-1-2', 'MIT AND LicenseRef-1']);
  });

  it('takes a reference that stands for words for these words', () => {
    const words = { id: 'LicenseRef-x', name: 'House terms', text: 'House terms', urls: [] };
    const licensed = (license: SbomComponent['declaredLicenses'][number]) => [component('a', { purl: 'pkg:npm/a@1', declaredLicenses: [license] })];
    const merged = merge(sbom(licensed({ name: 'House terms' })), sbom(licensed({ expression: 'LicenseRef-x' }), { licenseTexts: [words] }));
    expect(merged).toMatchObject({ components: [{ declaredLicenses: [{ name: 'House terms' }] }], licenseTexts: [], issues: [] });
    expect(merge(sbom(licensed({ expression: 'MIT OR LicenseRef-x' }), { licenseTexts: [words] })).licenseTexts).toEqual([words]);
  });

  it('tells which parts are left out and when the documents are about different things', () => {
    const merged = merge(
      sbom([component('r', { name: 'app' })], { subjects: ['r'] }),
      sbom([component('r', { name: 'other' })], { subjects: ['r'], foreign: { cyclonedx: { vulnerabilities: [{}] } } }),
    );
    expect(merged.issues.map(({ message }) => message)).toEqual([
      'it is about "other", the first document about "app"; they are taken for one',
      'left out of the merge: vulnerabilities',
    ]);
  });

  it.each([
    ['the first, which knows a version', { name: 'app', version: '1' }, { name: 'other', version: '2', purl: 'pkg:npm/other@2' }, { name: 'app', version: '1', identifiers: [{ kind: 'purl', value: 'pkg:npm/other@2' }] }],
    ['the second, where the first only has a name', { name: '.' }, { name: 'app', group: 'acme', type: 'container', version: '2', purl: 'pkg:npm/acme/app@2' }, { name: 'app', group: 'acme', type: 'container', version: '2', purl: 'pkg:npm/acme/app@2' }],
    ['the first, where neither has more than a name', { name: 'app' }, { name: '.', description: 'It sells.' }, { name: 'app', description: 'It sells.' }],
    ['both, where they agree', { name: 'app', version: '1' }, { name: 'app', purl: 'pkg:npm/app@1' }, { name: 'app', version: '1', purl: 'pkg:npm/app@1' }],
    ['the first, where versions differ', { name: 'app', version: '1' }, { name: 'app', version: '2', purl: 'pkg:npm/app@2' }, { name: 'app', version: '1', identifiers: [{ kind: 'purl', value: 'pkg:npm/app@2' }] }],
  ])('what it is about has the identity of %s', (_, first, second, expected) => {
    const merged = merge(sbom([component('r', first)], { subjects: ['r'] }), sbom([component('s', second)], { subjects: ['s'] }));
    expect([merged.subjects, merged.components]).toEqual([['r'], [component('r', expected)]]);
  });

  it('tells of parts of files that it leaves out', () => {
    const snippet = { ref: 's', file: 'f', concludedLicenses: [], detectedLicenses: [], attributions: [], foreign: {} };
    expect(merge(sbom([], { snippets: [snippet, { ...snippet, ref: 't' }] }), sbom([])).issues).toMatchObject([{ path: 'a.json', message: 'its 2 snippets are left out' }]);
  });

  it('tells of an SPDX 3 document what it leaves out by kinds of elements', () => {
    const foreign = { spdx3: { '@context': 'x', '@graph': [{ type: 'software_Package' }, { type: 'security_Vulnerability' }, { type: 'security_Vulnerability' }, { type: 'build_Build' }] } };
    expect(merge(sbom([], { foreign })).issues.map(({ message }) => message)).toEqual(['left out of the merge: security_Vulnerability, build_Build']);
  });

  it('changes nothing of a document that is merged with itself', () => {
    const document = sbom([component('r'), component('a', { purl: 'pkg:npm/a@1', version: '1' }), component('b', { version: '2' })], { subjects: ['r'], relationships: [{ from: 'r', to: 'a', type: 'depends-on' }, { from: 'a', to: 'b', type: 'contains' }] });
    const merged = merge(document, document);
    expect(merged.components).toEqual(document.components);
    expect(merged.relationships).toEqual(document.relationships);
    expect(merged.issues).toEqual([]);
  });
});
