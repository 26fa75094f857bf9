import { describe, expect, it } from 'vitest';
import { namesOf } from '../support/muster.ts';
import { survive, toldOf } from '../support/survive.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const pom = (artifact: string, parent: string | undefined, rest = '') => `<project><modelVersion>4.0.0</modelVersion>${parent === undefined ? '<groupId>org.acme</groupId><version>1</version>' : `<parent><groupId>org.acme</groupId><artifactId>${parent}</artifactId><version>1</version><relativePath>../${parent}/pom.xml</relativePath></parent>`}<artifactId>${artifact}</artifactId>${rest}</project>`;
const dependency = (artifact: string, more = '') => `<dependency><groupId>org.acme</groupId><artifactId>${artifact}</artifactId>${more}</dependency>`;
const include = (kind: string, target: string) => `${kind} ${target}\n`;

describe('files that include each other in a circle are read once each', () => {
  it.each<[string, Files, readonly string[]]>([
    ['requirements', { 'a.txt': include('-r', 'b.txt'), 'b.txt': `${include('-r', 'requirements.txt')}idna==3.7\n`, 'requirements.txt': `${include('-r', 'a.txt')}certifi==2024.7.4\n` }, ['certifi 2024.7.4', 'idna 3.7']],
    ['requirements and constraints', { 'requirements.txt': `${include('-c', 'c.txt')}certifi\n`, 'c.txt': `${include('-c', 'requirements.txt')}${include('-r', 'c.txt')}certifi==2024.7.4\n` }, ['certifi 2024.7.4']],
    ['the same requirements', { 'requirements.txt': `${include('-r', 'requirements.txt')}${include('-r', './x/../requirements.txt')}certifi==2024.7.4\n` }, ['certifi 2024.7.4']],
    ['Gemfiles', { 'Gemfile': "eval_gemfile 'b.rb'\ngem 'rake', '1.0'\n", 'b.rb': "eval_gemfile 'Gemfile'\n" }, ['rake']],
    ['MSBuild files', { 'app.csproj': '<Project Sdk="Microsoft.NET.Sdk"><Import Project="a.props"/><ItemGroup><PackageReference Include="Acme.Core" Version="1.0.0"/></ItemGroup></Project>', 'a.props': '<Project><Import Project="b.props"/></Project>', 'b.props': '<Project><Import Project="a.props"/><Import Project="app.csproj"/></Project>' }, ['Acme.Core 1.0.0']],
    ['Cargo path dependencies', { 'a/Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n[dependencies]\nb = { path = "../b" }\nserde = "1"\n', 'b/Cargo.toml': '[package]\nname = "b"\nversion = "1.0.0"\n[dependencies]\na = { path = "../a" }\n' }, ['serde']],
    ['Go replacements', { 'go.mod': 'module a\n\nrequire b v1.0.0\n\nreplace b => ./b\n', 'b/go.mod': 'module b\n\nrequire a v1.0.0\n\nreplace a => ../\n' }, []],
    ['npm workspaces', { 'package.json': '{"name":"root","version":"1.0.0","workspaces":[".","packages/*","../*"]}', 'packages/a/package.json': '{"name":"a","version":"1.0.0","workspaces":["../../*"],"dependencies":{"root":"*","a":"*"}}' }, []],
    ['Compose files', { 'compose.yaml': 'include:\n  - b.yaml\nservices:\n  a:\n    image: acme/a:1\n', 'b.yaml': 'include:\n  - compose.yaml\n' }, ['acme/a 1']],
    ['Kustomizations', { 'a/kustomization.yaml': 'resources:\n  - ../b\n', 'b/kustomization.yaml': 'resources:\n  - ../a\nimages:\n  - name: x/y\n    newTag: "1"\n' }, []],
    ['GitLab files', { '.gitlab-ci.yml': 'include:\n  - local: a.yml\nimage: acme/a:1\n', 'a.yml': 'include:\n  - local: .gitlab-ci.yml\n' }, ['acme/a 1']],
    ['GitHub workflows and actions', { '.github/workflows/a.yml': 'on: push\njobs:\n  a:\n    uses: ./.github/workflows/a.yml\n', 'action.yml': 'name: a\nruns:\n  using: composite\n  steps:\n    - uses: ./\n' }, []],
    ['Terraform modules', { 'main.tf': 'module "a" {\n  source = "./a"\n}\n', 'a/main.tf': 'module "b" {\n  source = "../"\n}\n' }, []],
    ['Gradle scripts', { 'settings.gradle': "include ':a', ':b'\napply from: 'settings.gradle'\n", 'build.gradle': "apply from: 'build.gradle'\n", 'a/build.gradle': "apply from: '../b/build.gradle'\ndependencies {\n  implementation project(':b')\n  implementation 'org.acme:core:1.0'\n}\n", 'b/build.gradle': "apply from: '../a/build.gradle'\ndependencies {\n  implementation project(':a')\n}\n" }, ['org.acme/core 1.0']],
    ['Gradle properties', { 'gradle.properties': 'a=${b}\nb=${a}\nv=$v\n', 'build.gradle': "ext {\n  x = \"$y\"\n  y = \"$x\"\n}\ndependencies {\n  implementation \"org.acme:core:$x\"\n}\n" }, ['org.acme/core']],
    ['Helm charts', { 'Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\ndependencies:\n  - name: a\n    version: 1.0.0\n    repository: file://../a\n  - name: b\n    version: 1.0.0\n    repository: file://.\n' }, []],
    ['conda environments', { 'environment.yml': 'dependencies:\n  - pip\n  - pip:\n    - -r requirements.txt\n', 'requirements.txt': '-r environment.yml\ncertifi==2024.7.4\n' }, ['certifi 2024.7.4']],
    ['uv workspaces', { 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\ndependencies = ["b", "a"]\n[tool.uv.workspace]\nmembers = [".", "b", "*"]\n[tool.uv.sources]\nb = { workspace = true }\n', 'b/pyproject.toml': '[project]\nname = "b"\nversion = "1"\ndependencies = ["a"]\n[tool.uv.sources]\na = { workspace = true }\n' }, []],
  ])('%s', async (_, files, expected) => {
    const inventory = await survive(work.tree(Object.fromEntries(Object.entries(files).map(([name, text]) => [`app/${name}`, text]))), [], { seconds: 10 });
    expect(namesOf(inventory).filter((name) => expected.some((one) => name.startsWith(one)))).toHaveLength(expected.length);
  });
});

describe('Maven', () => {
  it('parents in a circle, parents that are children, and a parent that is itself', async () => {
    const inventory = await survive(work.tree({ 'a/pom.xml': pom('a', 'b', `<dependencies>${dependency('lib', '<version>2</version>')}</dependencies>`), 'b/pom.xml': pom('b', 'c'), 'c/pom.xml': pom('c', 'a'), 'd/pom.xml': pom('d', 'd') }), [], { seconds: 10 });
    expect(namesOf(inventory)).toEqual(['org.acme/lib 2']);
  });

  it('imports of BOMs, modules, dependencies and properties in a circle', async () => {
    const managed = (artifact: string) => `<dependencyManagement><dependencies>${dependency(artifact, '<version>1</version><type>pom</type><scope>import</scope>')}</dependencies></dependencyManagement>`;
    const inventory = await survive(work.tree({
      'a/pom.xml': pom('a', undefined, `<packaging>pom</packaging><modules><module>../b</module><module>.</module></modules>${managed('b')}<dependencies>${dependency('b', '<version>1</version>')}</dependencies>`),
      'b/pom.xml': pom('b', undefined, `<packaging>pom</packaging><modules><module>../a</module></modules>${managed('a')}<properties><x>\${y}</x><y>\${x}</y><z>\${z}\${z}</z></properties><dependencies>${dependency('a', '<version>1</version>')}${dependency('c', '<version>${x}</version>')}${dependency('e', '<version>${z}</version>')}</dependencies>`),
    }), [], { seconds: 10 });
    expect(toldOf(inventory).length).toBeGreaterThan(0);
  });

  it('properties that double at each step end', async () => {
    const properties = Array.from({ length: 40 }, (_, index) => `<p${index + 1}>\${p${index}}\${p${index}}</p${index + 1}>`).join('');
    const inventory = await survive(work.tree({ 'pom.xml': pom('a', undefined, `<properties><p0>x</p0>${properties}</properties><dependencies>${dependency('c', '<version>${p40}</version>')}</dependencies>`) }), [], { seconds: 10 });
    expect(toldOf(inventory).length).toBeGreaterThan(0);
  });

  it('a thousand parents in a row end', async () => {
    const files = Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}/pom.xml`, pom(`m${index}`, index === 999 ? undefined : `m${index + 1}`)]));
    await survive(work.tree(files), [], { seconds: 20 });
  });
});

describe('what doubles at each step ends', () => {
  it.each<[string, Files]>([
    ['shell variables of a Dockerfile', { Dockerfile: `ARG A0=xxxxxxxxxx\n${Array.from({ length: 40 }, (_, index) => `ARG A${index + 1}=$A${index}$A${index}\n`).join('')}FROM acme/a:$A40\n` }],
    ['properties of MSBuild', { 'app.csproj': `<Project><PropertyGroup><P0>xxxx</P0>${Array.from({ length: 40 }, (_, index) => `<P${index + 1}>$(P${index})$(P${index})</P${index + 1}>`).join('')}</PropertyGroup><ItemGroup><PackageReference Include="A" Version="$(P40)"/></ItemGroup></Project>` }],
    ['items of MSBuild', { 'app.csproj': `<Project><ItemGroup>${Array.from({ length: 40 }, () => '<X Include="@(X);@(X);a"/>').join('')}<PackageReference Include="@(X)" Version="1"/></ItemGroup></Project>` }],
    ['properties of Gradle', { 'build.gradle': `ext.p0 = 'xxxx'\n${Array.from({ length: 40 }, (_, index) => `ext.p${index + 1} = "$p${index}$p${index}"\n`).join('')}dependencies { implementation "g:a:$p40" }\n` }],
    ['macros of a recipe for conda', { 'meta.yaml': `{% set a0 = "xxxx" %}\n${Array.from({ length: 40 }, (_, index) => `{% set a${index + 1} = a${index} + a${index} %}\n`).join('')}package:\n  name: a\n  version: "{{ a40 }}"\n` }],
    ['variables of a GitLab file', { '.gitlab-ci.yml': `variables:\n  A0: xxxx\n${Array.from({ length: 40 }, (_, index) => `  A${index + 1}: $A${index}$A${index}\n`).join('')}image: acme/a:$A40\n` }],
    ['strings of setup.py', { 'setup.py': `a0 = ["x"]\n${Array.from({ length: 40 }, (_, index) => `a${index + 1} = a${index} + a${index}\n`).join('')}setup(install_requires=a40)\n` }],
    ['strings of a Gemfile', { Gemfile: `a0 = "xxxx"\n${Array.from({ length: 40 }, (_, index) => `a${index + 1} = "#{a${index}}#{a${index}}"\n`).join('')}gem 'a', a40\n` }],
    ['strings of build.sbt', { 'build.sbt': `val a0 = "xxxx"\n${Array.from({ length: 40 }, (_, index) => `val a${index + 1} = a${index} + a${index}\n`).join('')}libraryDependencies += "g" % "a" % a40\n` }],
    ['requirements that include two others', Object.fromEntries(Array.from({ length: 60 }, (_, index) => [index === 0 ? 'requirements.txt' : `r${index}.txt`, index === 59 ? 'certifi==1\n' : `-r r${index + 1}.txt\n-r r${index + 1}.txt\n`]))],
    ['POMs that import two others', Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`m${index}/pom.xml`, pom(`m${index}`, undefined, `<packaging>pom</packaging><dependencyManagement><dependencies>${[1, 2].map((step) => dependency(`m${index + step}`, '<version>1</version><type>pom</type><scope>import</scope>')).join('')}</dependencies></dependencyManagement><dependencies>${[1, 2].map((step) => dependency(`m${index + step}`, '<version>1</version>')).join('')}</dependencies>`)]))],
    ['aliases of Cabal', { 'a.cabal': `name: a\nversion: 1\n${Array.from({ length: 40 }, (_, index) => `common c${index}\n  import: c${index + 1}, c${index + 1}\n`).join('')}library\n  import: c0\n  build-depends: base\n` }],
  ])('%s', async (_, files) => {
    await survive(work.tree(files), [], { seconds: 15 });
  });
});
