import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderLicenseExpression as render } from '../license/render-expression.ts';
import { renderVers } from '../versions/vers.ts';
import { fromClearlyDefined, fromOrtIdentifier } from './foreign-identifiers.ts';
import { TextSyntaxError } from '../text/position.ts';
import type { ImportedCurations } from './foreign-document.ts';
import { importCurations } from './import-curations.ts';
import { parseCurations } from './parse-curations.ts';
import { renderCurations } from './render-curations.ts';

function imported(source: string, path: string): ImportedCurations {
  const read = importCurations(source, path);
  if (read === undefined) throw new Error(`${path} was not recognised`);
  return read;
}

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
    const { curations, issues } = imported(source, 'curations.yml');
    expect(curations).toHaveLength(1);
    const [only] = curations;
    expect([only!.purl, render(only!.concluded!), [...only!.mappings].map(([spelling, meaning]) => [spelling, meaning === 'none' ? meaning : render(meaning)]), only!.comment, only!.source.line]).toEqual([
      'pkg:maven/org.example/thing@1.3', 'Apache-2.0 OR BSD-3-Clause', [['Copyright (C) 2013, Jane', 'none'], ['BSD', 'BSD-3-Clause']], 'Read the file.', 1,
    ]);
    expect(told(issues)).toEqual([
      '2: of Maven:org.example:thing:1.3, homepage_url is left out: no licence is corrected by it',
      '11: curations.concluded_license: "Apache 2" is no SPDX expression: column 1: "Apache" is not on the SPDX license list; a license of your own is named LicenseRef-…',
      '12: id: "Zoo" is no package manager that we know (in "Zoo::animal:1")',
      '15: of NPM::moved, vcs is left out: no licence is corrected by it',
    ]);
  });

  it('of packages: excludes and findings', () => {
    const { curations, issues } = imported(`id: "NPM::a:1.0.0"
source_artifact_url: "https://home.example/a.tgz"
path_excludes:
  - pattern: "test/**"
    reason: "TEST_OF"
    comment: "Tests."
  - pattern: "x"
    reason: "WHIM"
license_finding_curations:
  - path: "src/**/[x].cpp"
    start_lines: "3, 14"
    line_count: 11
    detected_license: "GPL-2.0"
    concluded_license: "NONE"
    reason: "CODE"
`, 'package.yml');
    expect(curations[0]!.exclude).toEqual([{ path: '/test/**', reason: 'test', comment: 'Tests.' }]);
    expect(curations[0]!.findings).toMatchObject([{ path: String.raw`/src/**/\[x\].cpp`, startLines: [3, 14], concluded: 'none', reason: 'false-detection', detected: { id: 'GPL-2.0-only' } }]);
    expect(told(issues)).toEqual([
      '2: source_artifact_url is left out: what is corrected holds wherever the files of NPM::a:1.0.0 come from',
      '7: path_excludes: the reason "WHIM" is unknown; known are BUILD_TOOL_OF, DATA_FILE_OF, DOCUMENTATION_OF, EXAMPLE_OF, OPTIONAL_COMPONENT_OF, PROVIDED_BY, TEST_OF, TEST_TOOL_OF, OTHER',
      '12: line_count is left out: the correction holds for findings of any length',
    ]);
  });
});

describe('ClearlyDefined', () => {
  it.each([
    ['npm', 'npmjs', '"@kit"', 'tool', 'package/lib/a.js', '/lib/a.js'], ['crate', 'cratesio', '"-"', 'tool', 'tool-1.0.0/src/a.rs', '/src/a.rs'], ['pypi', 'pypi', '"-"', 'My.Tool', 'my_tool-1.0.0/a.py', '/a.py'],
    ['npm', 'npmjs', '"-"', 'tool', 'src/package/a.js', '/src/package/a.js'], ['maven', 'mavencentral', 'org.kit', 'tool', 'package/a.java', '/package/a.java'], ['crate', 'cratesio', '"-"', 'tool', 'tool-2.0.0/a.rs', '/tool-2.0.0/a.rs'],
  ])('names files of %s as they lie in the package: %s %s %s %s', (type, provider, namespace, name, path, expected) => {
    const source = `coordinates: { type: ${type}, provider: ${provider}, namespace: ${namespace}, name: ${name} }\nrevisions: { "1.0.0": { files: [{ path: ${path}, license: MIT }] } }\n`;
    expect(imported(source, 'c.yaml').curations.flatMap(({ findings }) => findings.map((finding) => finding.path))).toEqual([expected]);
  });

  it('gives curations for each revision', () => {
    const { curations, issues } = imported(`coordinates:
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
      - { path: 'src/[a].c', license: MIT }
      - { path: b.c, license: NONE, attributions: [x] }
      - { path: src/b.c, attributions: [x] }
`, 'ring.yaml');
    expect(curations.map(({ purl, declared, findings, source }) => [purl, declared && render(declared), findings.map(({ path }) => path), source.line])).toEqual([
      ['pkg:cargo/ring@0.13.2', 'ISC', [], 6], ['pkg:cargo/ring@0.15.10', undefined, [String.raw`/src/\[a\].c`, '/b.c'], 12],
    ]);
    expect(told(issues)).toEqual([
      '11: revisions.0.14.0.licensed.declared: "OTHER" leaves open which licence is meant',
      '12: of pkg:cargo/ring@0.15.10, described is left out: no licence is corrected by it',
      '16: of a file, attributions is left out: no licence is corrected by it',
      '17: the file is left out: no licence is corrected',
    ]);
  });

  it('gives definitions', () => {
    const definition = { coordinates: { type: 'npm', provider: 'npmjs', name: 'a', revision: '1.0.0' }, licensed: { declared: 'MIT' }, files: [{ path: 'LICENSE', license: 'MIT' }] };
    const unknown = { coordinates: { type: 'npm', provider: 'npmjs', name: 'b', revision: '1.0.0' }, licensed: { declared: 'NOASSERTION' } };
    expect(imported(JSON.stringify(definition), 'd.json').curations).toMatchObject([{ purl: 'pkg:npm/a@1.0.0', declared: { id: 'MIT' }, findings: [], by: 'ClearlyDefined' }]);
    for (const several of [[definition, unknown], { 'npm/npmjs/-/a/1.0.0': definition, 'npm/npmjs/-/b/1.0.0': unknown }]) {
      const read = imported(JSON.stringify(several), 'd.json');
      expect([read.curations.length, told(read.issues)]).toEqual([1, ['1: the definition of pkg:npm/b@1.0.0 declares no licence, and is left out']]);
    }
  });
});

describe('what is none of them', () => {
  it.each(['', '{}', '[]', '- a\n- b', 'curations:\n  - purl: pkg:npm/a', '- purl: pkg:npm/a\n  id: x', '__proto__: {}', 'constructor: {}', '5'])('%j is not recognised', (source) => {
    expect(importCurations(source, 'x.yml')).toBeUndefined();
  });

  it.each(['[', 'x: [', '{"coordinates":', '{"a": 1}}'])('%j is told with its line', (source) => {
    expect(() => importCurations(source, 'x.json')).toThrow(TextSyntaxError);
  });
});

describe('wrong shapes are told, never dropped', () => {
  it.each([
    ['- id: "NPM::a:1"\n  curations: 5', '2: curations: it must be keys and values'],
    ['- id: "NPM::a:1"\n  curations: { concluded_license: [MIT] }', '2: curations.concluded_license: it must be a text'],
    ['- id: "NPM::a:1"\n  curations: { declared_license_mapping: [x] }', '2: curations.declared_license_mapping: it must be keys and values'],
    ['- id: "NPM::a:1"\n  curations: { declared_license_mapping: { x: { y: z } } }', '2: curations.declared_license_mapping.x: x must be a text'],
    ['- id: "NPM::a:1"\n  curations: { comment: none }', '1: NPM::a:1 is left out: no licence is corrected'],
    ['- id: { a: b }\n  curations: {}', '1: id: id must be a text'],
    ['- just a text\n- id: "NPM::a:1"\n  curations: { concluded_license: MIT }', '1: it must be keys and values, with id'],
    ['- id: "NPM::a:1"', '1: NPM::a:1 is left out: nothing is corrected'],
    ['id: "NPM::a:1"\npath_excludes: { a: b }', '2: path_excludes: it must be a list'],
    ['id: "NPM::a:1"\npath_excludes: [x]', '2: path_excludes: the key pattern is missing'],
    ['id: "NPM::a:1"\nlicense_finding_curations:\n  - { path: a, concluded_license: NONE, reason: CODE, start_lines: [1, { a: b }] }', '3: license_finding_curations: 1 must be a text'],
    ['curations:\n  packages: { a: b }', '2: curations.packages: it must be a list'],
    ['coordinates: 5\nrevisions: { 1: { licensed: { declared: MIT } } }', '2: revisions.1: coordinates need type, provider and name'],
    ['coordinates: { type: npm, provider: npmjs, name: a }\nrevisions: [1]', '2: revisions: it must be keys and values'],
    ['coordinates: { type: npm, provider: npmjs, name: a }\nrevisions: { 1: { licensed: MIT } }', '2: revisions.1.licensed: it must be keys and values'],
    ['coordinates: { type: npm, provider: npmjs, name: a }\nrevisions: { 1: { files: [{ license: MIT }] } }', '2: revisions.1.files.license: the key path is missing'],
    ['- id: "NPM::a:1"\n  curations: { concluded_license: MIT }\n---\n- id: "NPM::b:1"', '1: only the first YAML document is read; 1 more is left out'],
  ])('%j', (source, message) => {
    expect(told(imported(source, 'x.yml').issues)).toEqual([message]);
  });

  it('those of a repository are taken from it', () => {
    const { curations, issues } = imported(`excludes:
  paths: []
curations:
  license_findings: []
  packages:
    - id: "NPM::a:1"
      curations: { concluded_license: MIT }
package_configurations:
  - id: "NPM::b:1"
    path_excludes: [{ pattern: "test/**", reason: TEST_OF }]
`, '.ort.yml');
    expect(curations.map(({ purl, source }) => [purl, source.line])).toEqual([['pkg:npm/a@1', 6], ['pkg:npm/b@1', 9]]);
    expect(told(issues)).toEqual(['4: curations.license_findings is left out: it is of the project itself, not of a package', '1: excludes is left out: it corrects no package']);
  });
});

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('NONE', ' x ', 'a: b', '#', '- a', '__proto__', 'a\nb', 'a\n\n  b\n', '\n', 'yes', '*', '|', 'a\u2028b', '\ufeff'));

describe('what is written is read again', () => {
  it('as the same curations', () => {
    const document = fc.array(fc.record({
      id: fc.oneof(anyText.map((name) => `NPM::${name}`), anyText.map((version) => `Maven:g:a:${version}`), fc.constantFrom('NPM:@s:n:[1.0.0,2.0.0[', 'PyPI::x:(,1.0]')),
      curations: fc.record({ concluded_license: fc.constantFrom('MIT', 'GPL-2.0-or-later WITH Classpath-exception-2.0', 'LicenseRef-x'), declared_license_mapping: fc.dictionary(anyText, fc.constantFrom('NONE', 'BSD-3-Clause')), comment: anyText }, { requiredKeys: [] }),
    }), { minLength: 1 });
    fc.assert(fc.property(document, anyText, (value, path) => {
      const { curations } = imported(JSON.stringify(value), path.endsWith('ml') ? 'x' : path);
      const { curations: again, issues } = parseCurations([...renderCurations(curations, '2026-03-31')].join(''), 'c.yaml');
      expect(issues).toEqual([]);
      expect(again).toEqual(curations.map((curation, index) => ({ ...curation, on: '2026-03-31', source: again[index]!.source })));
    }));
  });

  it('paths and their reasons too', () => {
    const document = fc.record({
      id: fc.constant('NPM::a:1'), path_excludes: fc.array(fc.record({ pattern: anyText, reason: fc.constant('TEST_OF'), comment: anyText })),
      license_finding_curations: fc.array(fc.record({ path: anyText, reason: fc.constant('CODE'), concluded_license: fc.constantFrom('NONE', 'MIT'), detected_license: fc.constantFrom('', 'ISC'), start_lines: fc.constantFrom('', '1', '1, 3') })),
    });
    fc.assert(fc.property(document, (value) => {
      const { curations } = imported(JSON.stringify(value), 'x.json');
      const { curations: again, issues } = parseCurations([...renderCurations(curations, '2026-03-31')].join(''), 'c.yaml');
      expect(issues).toEqual([]);
      expect(again).toEqual(curations.map((curation, index) => ({ ...curation, on: '2026-03-31', source: again[index]!.source })));
    }));
  });

  it('every JSON is answered', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      for (const source of [value, [{ id: value, curations: value }], [{ id: 'NPM::a', curations: value }], { id: 'NPM::a', path_excludes: value, license_finding_curations: value }, { coordinates: value, revisions: value, licensed: value }, { coordinates: { type: 'npm', provider: 'npmjs', name: 'a' }, revisions: { 1: value } }]) importCurations(JSON.stringify(source), 'x.json');
    }));
  });
});

it('of another tool given as ours are told to be imported', () => {
  expect(parseCurations('- id: "NPM::a:1"\n  curations: {}', 'ort.yml').issues).toEqual([{
    code: 'unsupported', path: 'ort.yml', line: 1, message: 'these are curations of the OSS Review Toolkit, which are not read as they stand', remedy: 'Write them in our form with muster curations import ort.yml -o FILE, and name that file.', source: 'curations',
  }]);
});
