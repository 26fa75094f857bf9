import { describe, expect, it } from 'vitest';
import { namesOf } from '../support/muster.ts';
import { survive, toldOf } from '../support/survive.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const good = { 'ok/requirements.txt': 'certifi==2024.7.4\n' };

/** Told at the file, and the rest of the tree is read. */
async function toldAt(name: string, content: string | Uint8Array): Promise<string[]> {
  const inventory = await survive(work.tree({ ...good, [name]: content }));
  expect(namesOf(inventory)).toContain('certifi 2024.7.4');
  return toldOf(inventory).filter((line) => line.includes(` ${name}: `));
}

describe('nesting without end is told and not followed', () => {
  const depths = [3000, 100_000];
  const json = (depth: number) => `{"dependencies":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
  const list = (depth: number) => `{"packages":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const table = (depth: number) => `version = 4\npackage = ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  const keys = (depth: number) => `[a${'.b'.repeat(depth)}]\nc = 1\n`;
  const flow = (depth: number) => `lockfileVersion: '9.0'\npackages: ${'['.repeat(depth)}${']'.repeat(depth)}\n`;
  const block = (depth: number) => `${Array.from({ length: Math.min(depth, 3000) }, (_, level) => `${' '.repeat(level)}a:\n`).join('')}`;
  const dashes = (depth: number) => `${'- '.repeat(depth)}x\n`;
  const elements = (depth: number) => `<project>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</project>`;

  it.each([
    ['package-lock.json', json], ['package.json', json], ['composer.lock', list], ['Pipfile.lock', json], ['packages.lock.json', json],
    ['bun.lock', list], ['deno.lock', json], ['Cargo.lock', table], ['poetry.lock', keys], ['uv.lock', table], ['pnpm-lock.yaml', flow], ['pubspec.lock', block], ['environment.yml', dashes],
    ['pom.xml', elements], ['app.csproj', elements], ['mix.lock', (depth: number) => `%{"a": ${'['.repeat(depth)}${']'.repeat(depth)}}\n`], ['rebar.lock', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}.\n`],
    ['setup.py', (depth: number) => `from setuptools import setup\nsetup(install_requires=${'['.repeat(depth)}${']'.repeat(depth)})\n`],
    ['Package.resolved', list], ['pyproject.toml', keys], ['conan.lock', json], ['renv.lock', json], ['flake.lock', json], ['spack.lock', json],
  ] as const)('in %s', async (name, write) => {
    for (const depth of depths) expect((await toldAt(name, write(depth))).length, `${depth} deep`).toBeGreaterThan(0);
  });

  it.each([
    ['build.gradle', (depth: number) => `dependencies ${'{'.repeat(depth)}${'}'.repeat(depth)}\n`], ['Gemfile', (depth: number) => `gem ${'['.repeat(depth)}'a'${']'.repeat(depth)}\n`], ['app.gemspec', (depth: number) => `Gem::Specification.new do |s|\n${'('.repeat(depth)}\nend\n`],
    ['main.tf', (depth: number) => `terraform ${'{'.repeat(depth)}\n`], ['Package.swift', (depth: number) => `let package = Package(dependencies: ${'['.repeat(depth)}\n`], ['conanfile.py', (depth: number) => `class A(ConanFile):\n  requires = ${'('.repeat(depth)}\n`], ['build.sbt', (depth: number) => `libraryDependencies ++= Seq${'('.repeat(depth)}\n`],
    ['flake.nix', (depth: number) => '{'.repeat(depth)], ['project.clj', (depth: number) => `(defproject a "1" ${'['.repeat(depth)}`], ['a.rockspec', (depth: number) => `dependencies = ${'{'.repeat(depth)}\n`], ['Podfile', (depth: number) => `${'target "a" do\n'.repeat(Math.min(depth, 100_000))}`],
    ['mix.exs', (depth: number) => `defp deps do ${'['.repeat(depth)}\n`], ['requirements.txt', (depth: number) => `a; ${'('.repeat(depth)}python_version > "3"\n`], ['setup.cfg', (depth: number) => `[options]\ninstall_requires =\n  a; ${'('.repeat(depth)}\n`],
  ] as const)('in code: %s', async (name, write) => {
    for (const depth of depths) await toldAt(name, write(depth));
  });
});

it('arguments without number are read', async () => {
  const names = Array.from({ length: 300_000 }, (_, index) => `a${index}`).join(' ');
  const inventory = await survive(work.tree({ ...good, Gemfile: `gem *%w(lamp ${names})\n` }));
  expect(namesOf(inventory)).toContain('certifi 2024.7.4');
  expect(inventory.components.map(({ name }) => name)).toContain('lamp');
});

describe('an SBOM as the target', () => {
  const depth = 100_000;
  it.each([
    ['app.cdx.json', `{"bomFormat":"CycloneDX","specVersion":"1.6","components":${'[{"components":'.repeat(depth)}[]${'}]'.repeat(depth)}}`],
    ['app.cdx.xml', `<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${'<components><component>'.repeat(depth)}${'</component></components>'.repeat(depth)}</bom>`],
    ['laughs.cdx.xml', '<!DOCTYPE bom [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library"><name>&b;</name></component></components></bom>'],
    ['app.spdx.yaml', `spdxVersion: SPDX-2.3\npackages: ${'['.repeat(depth)}${']'.repeat(depth)}\n`],
    ['app.spdx.rdf', `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#">${'<SpdxDocument>'.repeat(depth)}${'</SpdxDocument>'.repeat(depth)}</rdf:RDF>`],
    ['app.spdx.json', `{"spdxVersion":"SPDX-2.3","packages":${'['.repeat(depth)}${']'.repeat(depth)}}`],
  ])('without end is told: %s', async (name, text) => {
    expect(toldOf(await survive(work.file(name, text), [], { exit: 3 }))).toContainEqual(expect.stringMatching(/^malformed /));
  });
});

describe('YAML', () => {
  const bomb = (levels: number, width: number) => ['lol0: &lol0 [lol]', ...Array.from({ length: levels }, (_, level) => `lol${level + 1}: &lol${level + 1} [${Array.from({ length: width }, () => `*lol${level}`).join(', ')}]`)].join('\n');

  it.each(['pnpm-lock.yaml', 'pubspec.lock', 'environment.yml', 'Chart.yaml', 'docker-compose.yml', '.github/workflows/ci.yml', 'Podfile.lock', 'yarn.lock'])('with aliases that multiply is told: %s', async (name) => {
    const told = await toldAt(name, `__metadata:\n  version: 8\n${bomb(12, 10)}\ndependencies: *lol12\nservices: *lol12\njobs: *lol12\n`);
    expect(told).toEqual([expect.stringMatching(/^(?:malformed|too-large|partial|unsafe) /)]);
  });

  it('with an alias to itself, to what holds it and to nothing is told', async () => {
    for (const text of ['dependencies: &a [*a]\n', 'a: &a {b: &b {c: *a, d: *b}}\ndependencies: *a\n', 'dependencies: *nothing\n', '<<: &a {<<: *a}\n']) {
      expect((await toldAt('environment.yml', text)).length, text).toBeGreaterThan(0);
    }
  });

  it('with tags makes nothing of them', async () => {
    for (const tag of ['!!python/object/apply:os.system ["touch pwned"]', '!!js/function "function(){}"', '!include /etc/passwd', '!!binary aGk=', '!!set {a}', '!!merge x']) {
      await toldAt('environment.yml', `name: x\ndependencies:\n  - python=3.12\n  - ${tag}\n`);
    }
  });
});

describe('XML', () => {
  const laughs = `<!DOCTYPE project [<!ENTITY lol "lol">${Array.from({ length: 12 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level === 0 ? '' : level};`.repeat(10)}">`).join('')}]>`;
  const pom = (head: string, version: string) => `<?xml version="1.0"?>${head}<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version><dependencies><dependency><groupId>org.acme</groupId><artifactId>core</artifactId><version>${version}</version></dependency></dependencies></project>`;
  const secret = work.file('secret.txt', 'top-secret');

  it.each([
    ['entities that multiply', laughs, '&lol12;'],
    ['an entity of a file', `<!DOCTYPE project [<!ENTITY x SYSTEM "file://${secret}">]>`, '&x;'],
    ['an entity of the network', '<!DOCTYPE project [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>', '&x;'],
    ['a parameter entity', `<!DOCTYPE project [<!ENTITY % x SYSTEM "file://${secret}">%x;]>`, '&x;'],
    ['an entity of nobody', '', '&nobody;'],
  ])('with %s reads no entity and says so', async (_, head, version) => {
    const inventory = await survive(work.tree({ ...good, 'pom.xml': pom(head, version) }));
    expect(JSON.stringify(inventory)).not.toMatch(/top-secret|lollol/);
    expect(toldOf(inventory).filter((line) => line.startsWith('unsupported '))).toEqual([expect.stringMatching(/^unsupported pom\.xml: the entity &\w+; is not expanded/)]);
  });

  it('with an external document type only is read', async () => {
    const inventory = await survive(work.tree({ 'pom.xml': pom('<!DOCTYPE project SYSTEM "file:///etc/passwd">', '1.5') }));
    expect([namesOf(inventory), toldOf(inventory)]).toEqual([['org.acme/core 1.5'], [expect.stringMatching(/^unresolved pom\.xml: transitive/)]]);
  });

  it('in every format of XML survives the same', async () => {
    for (const name of ['app.csproj', 'packages.config', 'app.nuspec', 'ivy.xml', 'Directory.Packages.props', 'bom.xml', 'gradle/verification-metadata.xml', 'META-INF/app.metainfo.xml']) {
      const inventory = await survive(work.tree({ ...good, [name]: `<?xml version="1.0"?>${laughs}<!DOCTYPE x><Project xmlns="http://cyclonedx.org/schema/bom/1.4">&lol12;<ItemGroup><PackageReference Include="&lol12;" Version="&lol12;"/></ItemGroup></Project>` }));
      expect(JSON.stringify(inventory), name).not.toContain('lollol');
    }
  });
});

describe('a long text without structure is read in time', () => {
  const long = 2_000_000;
  it.each([
    ['requirements.txt', `a==1 ${' '.repeat(long)}x\n`], ['requirements.txt', `${'a,'.repeat(long / 2)}\n`], ['go.mod', `require ${'a'.repeat(long)} v1\n`], ['go.mod', `${'('.repeat(long)}\n`], ['yarn.lock', `${'"a@1", '.repeat(long / 7)}:\n  version "1"\n`],
    ['Gemfile.lock', `GEM\n  specs:\n    a (${' '.repeat(long)}\n`], ['Gemfile', `gem "${'#{'.repeat(long / 2)}"\n`], ['build.gradle', `implementation("${'a:'.repeat(long / 2)}")\n`], ['build.gradle', `${'"'.repeat(long)}\n`], ['pom.xml', `<project>${'<!--'.repeat(long / 4)}`],
    ['Dockerfile', `FROM ${'$'.repeat(long)}\n`], ['Dockerfile', `FROM a AS ${'\\\n'.repeat(long / 2)}`], ['Cargo.toml', `[dependencies]\na = """${'\\'.repeat(long)}\n`], ['package.json', `{"dependencies":{"a":"${'^'.repeat(long)}"}}`], ['package.json', `{"dependencies":{"a":"${'1 || '.repeat(long / 5)}"}}`],
    ['mix.exs', `${'{:a, "'.repeat(long / 7)}`], ['setup.py', `${'"""'.repeat(long / 3)}`], ['main.tf', `${'/*'.repeat(long / 2)}`], ['CODEOWNERS', `${'*'.repeat(1000)} @a\n`.repeat(500)], ['.gitignore', `${'**/a'.repeat(300)}\n`.repeat(300)], ['var/lib/dpkg/status', `Package: a\nStatus: install ok installed\nVersion: 1\nDepends: ${'a | '.repeat(long / 4)}\n`],
    ['pyproject.toml', `[project]\nname = "a"\ndependencies = ["a ; ${'python_version > \'3\' and '.repeat(long / 26)}"]\n`], ['pnpm-lock.yaml', `lockfileVersion: '9.0'\npackages:\n  a@1${'(b@1'.repeat(long / 4)}: {}\n`], ['conanfile.txt', `[requires]\n${'a/'.repeat(long / 2)}\n`], ['Podfile.lock', `PODS:\n  - ${'('.repeat(long)}\n`],
    ['.github/workflows/ci.yml', `jobs:\n  a:\n    steps:\n      - uses: ${'a/'.repeat(400_000)}@1\n`], ['cpanfile', `requires ${'q('.repeat(long / 2)};\n`], ['a.cabal', `build-depends: ${'a ^>='.repeat(100_000)}\n`], ['Package.swift', `${'"\\('.repeat(500_000)}\n`],
  ])('%s %#', async (name, text) => {
    await toldAt(name, text);
  });
});
