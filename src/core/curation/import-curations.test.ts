import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderLicenseExpression as render } from '../license/render-expression.ts';
import { renderVers } from '../versions/vers.ts';
import { fromClearlyDefined, fromOrtIdentifier } from './foreign-identifiers.ts';
import { importClearlyDefinedCurations, importClearlyDefinedDefinitions } from './import-clearly-defined.ts';
import { importOrtCurations, importOrtPackageConfiguration } from './import-ort.ts';

describe('identifiers of ORT', () => {
  it.each([
    ['Maven:org.example:thing:1.0', 'pkg:maven/org.example/thing@1.0', undefined],
    ['Maven:org.example:thing', 'pkg:maven/org.example/thing', undefined],
    ['Maven:org.example:thing:', 'pkg:maven/org.example/thing', undefined],
    ['NPM:@scope:name:1.0.0', 'pkg:npm/%40scope/name@1.0.0', undefined],
    ['NPM::name:[1.0.0,2.0.0[', 'pkg:npm/name', 'vers:npm/>=1.0.0|<2.0.0'],
    ['NPM::name:]1.0.0,2.0.0]', 'pkg:npm/name', 'vers:npm/>1.0.0|<=2.0.0'],
    ['PyPI::Some_Thing:(,2.0)', 'pkg:pypi/some-thing', 'vers:pypi/<2.0'],
    ['Gem::x:1.2.+', 'pkg:gem/x', 'vers:gem/>=1.2|<1.3'],
    ['Crate::serde:1.0.0', 'pkg:cargo/serde@1.0.0', undefined],
    ['Go::github.com/acme/thing:v1.0.0', 'pkg:golang/github.com/acme/thing@v1.0.0', undefined],
    ['NuGet::Acme.Core:1.2.0', 'pkg:nuget/Acme.Core@1.2.0', undefined],
  ])('%s', (id, purl, range) => {
    const read = fromOrtIdentifier(id);
    expect([read.purl, read.versions && renderVers(read.versions)]).toEqual([purl, range]);
  });

  it.each(['', 'Maven', 'Maven:g', 'Zoo:g:n:1', 'NPM::n:[1.0'])('%j is refused', (id) => {
    expect(() => fromOrtIdentifier(id)).toThrow();
  });
});

it.each([
  [{ type: 'crate', provider: 'cratesio', name: 'ring', revision: '0.13.2' }, 'pkg:cargo/ring@0.13.2'],
  [{ type: 'npm', provider: 'npmjs', namespace: '@scope', name: 'a', revision: '1.0.0' }, 'pkg:npm/%40scope/a@1.0.0'],
  [{ type: 'maven', provider: 'mavencentral', namespace: 'org.example', name: 'a', revision: '1.0' }, 'pkg:maven/org.example/a@1.0'],
  [{ type: 'git', provider: 'github', namespace: 'acme', name: 'thing', revision: 'abc' }, 'pkg:github/acme/thing@abc'],
  [{ type: 'go', provider: 'golang', namespace: 'github.com%2facme', name: 'thing', revision: 'v1.0.0' }, 'pkg:golang/github.com/acme/thing@v1.0.0'],
  [{ type: 'deb', provider: 'debian', namespace: '-', name: 'x', revision: '1-1' }, 'pkg:deb/debian/x@1-1'],
])('coordinates %j of ClearlyDefined', (coordinates, purl) => {
  expect(fromClearlyDefined(coordinates).purl).toBe(purl);
});

const told = (issues: readonly { readonly line?: number; readonly message: string }[]): string[] => issues.map(({ line, message }) => `${line}: ${message}`);

describe('curations of ORT', () => {
  const source = `- id: "Maven:org.example:thing:1.3"
  curations:
    comment: "Read the file."
    concluded_license: "Apache-2.0 OR BSD-3-Clause"
    declared_license_mapping:
      "Copyright (C) 2013, Jane": "NONE"
      "BSD": "BSD-3-Clause"
    homepage_url: "https://home.example"
- id: "NPM::wrong:1.0.0"
  curations:
    concluded_license: "Apache 2"
- id: "Zoo::animal:1"
  curations: {}
- id: "NPM::moved"
  curations:
    vcs: { url: "https://git.example/x" }
`;

  it('are taken over as far as they are of licences', () => {
    const { curations, issues } = importOrtCurations(source, 'curations.yml');
    expect(curations).toHaveLength(1);
    const [only] = curations;
    expect([only!.purl, render(only!.concluded!), [...only!.mappings].map(([spelling, meaning]) => [spelling, meaning === 'none' ? meaning : render(meaning)]), only!.comment, only!.source.line]).toEqual([
      'pkg:maven/org.example/thing@1.3', 'Apache-2.0 OR BSD-3-Clause', [['Copyright (C) 2013, Jane', 'none'], ['BSD', 'BSD-3-Clause']], 'Read the file.', 1,
    ]);
    expect(told(issues)).toEqual([
      '2: of Maven:org.example:thing:1.3, homepage_url is left out: it corrects no licence',
      '11: curations.concluded_license: "Apache 2" is no SPDX expression: column 1: "Apache" is not on the SPDX license list; a license of your own is named LicenseRef-…',
      '12: id: "Zoo" is no package manager that we know (in "Zoo::animal:1")',
      '15: of NPM::moved, vcs is left out: it corrects no licence',
    ]);
  });

  it('of packages: excludes and findings', () => {
    const { curations, issues } = importOrtPackageConfiguration(`id: "NPM::a:1.0.0"
source_artifact_url: "https://home.example/a.tgz"
path_excludes:
  - pattern: "test/**"
    reason: "TEST_OF"
    comment: "Tests."
  - pattern: "x"
    reason: "WHIM"
license_finding_curations:
  - path: "src/**/*.cpp"
    start_lines: "3, 14"
    line_count: 11
    detected_license: "GPL-2.0"
    concluded_license: "NONE"
    reason: "CODE"
`, 'package.yml');
    expect(curations[0]!.exclude).toEqual([{ path: '/test/**', reason: 'test', comment: 'Tests.' }]);
    expect(curations[0]!.findings).toMatchObject([{ path: '/src/**/*.cpp', startLines: [3, 14], concluded: 'none', reason: 'false-detection', detected: { id: 'GPL-2.0-only' } }]);
    expect(told(issues)).toEqual(['7: path_excludes: the reason "WHIM" is unknown; known are BUILD_TOOL_OF, DATA_FILE_OF, DOCUMENTATION_OF, EXAMPLE_OF, OPTIONAL_COMPONENT_OF, PROVIDED_BY, TEST_OF, TEST_TOOL_OF, OTHER']);
  });
});

describe('ClearlyDefined', () => {
  it('gives curations for each revision', () => {
    const { curations, issues } = importClearlyDefinedCurations(`coordinates:
  name: ring
  provider: cratesio
  type: crate
revisions:
  0.13.2:
    licensed:
      declared: ISC
  0.14.0:
    licensed:
      declared: OTHER
  0.15.10:
    described: { releaseDate: '2019-01-01' }
    files:
      - { path: src/a.c, license: MIT }
      - { path: src/b.c, attributions: [x] }
`, 'ring.yaml');
    expect(curations.map(({ purl, declared, findings, source }) => [purl, declared && render(declared), findings.map(({ path }) => path), source.line])).toEqual([
      ['pkg:cargo/ring@0.13.2', 'ISC', [], 6], ['pkg:cargo/ring@0.15.10', undefined, ['/src/a.c'], 12],
    ]);
    expect(told(issues)).toEqual(['11: revisions.0.14.0.licensed.declared: "OTHER" leaves open which licence is meant']);
  });

  it('gives definitions', () => {
    const definition = { coordinates: { type: 'npm', provider: 'npmjs', name: 'a', revision: '1.0.0' }, licensed: { declared: 'MIT' }, files: [{ path: 'LICENSE', license: 'MIT' }] };
    const unknown = { coordinates: { type: 'npm', provider: 'npmjs', name: 'b', revision: '1.0.0' }, licensed: { declared: 'NOASSERTION' } };
    expect(importClearlyDefinedDefinitions(JSON.stringify(definition), 'd.json').curations).toMatchObject([{ purl: 'pkg:npm/a@1.0.0', declared: { id: 'MIT' }, findings: [], by: 'ClearlyDefined' }]);
    for (const several of [[definition, unknown], { 'npm/npmjs/-/a/1.0.0': definition, 'npm/npmjs/-/b/1.0.0': unknown }]) {
      const read = importClearlyDefinedDefinitions(JSON.stringify(several), 'd.json');
      expect([read.curations.length, read.issues]).toEqual([1, []]);
    }
  });

  it.each(['', '[', '{}', 'x: [', '- a\n- b', '{"coordinates": 5}', 'coordinates: {}\nrevisions: {1: {licensed: {declared: MIT}}}', '__proto__: {}'])('%j throws nothing', (source) => {
    for (const read of [importClearlyDefinedCurations, importClearlyDefinedDefinitions, importOrtCurations, importOrtPackageConfiguration]) {
      expect(read(source, 'x.yml').curations).toEqual([]);
    }
  });

  it('and ORT answer to every text', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const source = JSON.stringify(value);
      for (const read of [importClearlyDefinedCurations, importClearlyDefinedDefinitions, importOrtCurations, importOrtPackageConfiguration]) read(source, 'x.json');
    }));
  });
});
