import { describe, expect, it } from 'vitest';
import { answers } from '../support/local-server.ts';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';
import { serving } from '../support/serving.ts';

const serve = serving();

/** A host of the public registry, of which no file of ours has the name. */
const publicHost = (name: string): string => `https://r.${name}.org`;

/** A registry that would answer whatever the project has elsewhere too. */
const everything = {
  '/ms': { 'dist-tags': { latest: '2.1.3' }, versions: { '2.1.3': {} } },
  '/ms/2.1.3': { license: 'MIT' },
  '/@acme%2fsecret': { 'dist-tags': { latest: '2.1.3' }, versions: { '2.1.3': {} } },
  '/@acme%2fsecret/2.1.3': { license: 'ISC' },
};

const manifest = JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { '@acme/secret': '^2.1.0', ms: '^2.0.0' } });
const lockfile = JSON.stringify({
  name: 'shop', version: '1.0.0', lockfileVersion: 3,
  packages: { '': { name: 'shop', version: '1.0.0', dependencies: { '@acme/secret': '^2.1.0' } }, 'node_modules/@acme/secret': { version: '2.1.3' } },
});

describe('packages that a project has at a registry of its own', () => {
  const withheld = (file: string, address: string, list: string, count = 1) =>
    `${file} unresolved: ${count} npm ${count === 1 ? 'package' : 'packages'} could not be looked up, this file assigns them to ${address}, which your own configuration of the package manager does not name, and no other registry was asked: ${list}`;

  it.each([
    ['.npmrc', '@acme:registry=https://npm.acme.example/\n'],
    ['.yarnrc.yml', 'npmScopes:\n  acme:\n    npmRegistryServer: https://npm.acme.example/\n'],
    ['.yarnrc', '"@acme:registry" "https://npm.acme.example/"\n'],
    ['bunfig.toml', '[install.scopes]\nacme = { url = "https://npm.acme.example/", token = "$TOKEN" }\n'],
    ['pnpm-workspace.yaml', 'registries:\n  "@acme": https://npm.acme.example/\n'],
  ])('are asked for nowhere else: the scope of %s', async (file, content) => {
    const { url, seen } = await serve(everything);
    const { components, issues } = outline(await scanOnline({ 'package.json': manifest, [file]: content }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:npm/%40acme/secret', 'pkg:npm/ms@2.1.3 MIT']);
    expect(seen.map(({ path }) => path)).toEqual(['/ms', '/ms/2.1.3']);
    expect(issues).toContain(withheld(file, 'https://npm.acme.example/', 'pkg:npm/%40acme/secret'));
  });

  it('are not asked for by the version of a lockfile either', async () => {
    const { url, seen } = await serve(everything);
    const { components, issues } = outline(await scanOnline({ 'package-lock.json': lockfile, '.npmrc': '@acme:registry=https://npm.acme.example/\n' }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:npm/%40acme/secret@2.1.3']);
    expect(seen).toEqual([]);
    expect(issues).toContain(withheld('.npmrc', 'https://npm.acme.example/', 'pkg:npm/%40acme/secret@2.1.3'));
  });

  it('are not asked for either where git ignores the file that says so', async () => {
    const { url, seen } = await serve(everything);
    const files = { 'package.json': manifest, '.gitignore': '.npmrc\n', '.npmrc': '@acme:registry=https://npm.acme.example/\n' };
    expect(outline(await scanOnline(files, { ecosystems: configuredFor({ url }) })).issues).toContain(withheld('.npmrc', 'https://npm.acme.example/', 'pkg:npm/%40acme/secret'));
    expect(seen.map(({ path }) => path)).toEqual(['/ms', '/ms/2.1.3']);
  });

  it('are asked for there where the user has that registry too', async () => {
    const [acme, others] = [await serve(everything), await serve(everything)];
    const inventory = await scanOnline({ 'package.json': manifest, '.npmrc': `@acme:registry=${acme.url}/\n` }, { ecosystems: configuredFor({ url: others.url }, { url: acme.url, scope: '@other' }) });
    expect(outline(inventory).components).toEqual(['pkg:npm/%40acme/secret@2.1.3 ISC', 'pkg:npm/ms@2.1.3 MIT']);
    expect(acme.seen.map(({ path }) => path)).toEqual(['/@acme%2fsecret', '/@acme%2fsecret/2.1.3']);
    expect(others.seen.map(({ path }) => path)).toEqual(['/ms', '/ms/2.1.3']);
  });

  it.each(['https://npm.acme.example', '${COMPANY_REGISTRY}'])('are all of them where the default is another one: %s', async (registry) => {
    const { url, seen } = await serve(everything);
    const { components, issues } = outline(await scanOnline({ 'package.json': manifest, '.npmrc': `registry=${registry}\n` }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:npm/%40acme/secret', 'pkg:npm/ms']);
    expect(seen).toEqual([]);
    const shown = registry.startsWith('$') ? JSON.stringify(registry) : registry;
    expect(issues.filter((issue) => issue.startsWith('.npmrc'))).toEqual([withheld('.npmrc', shown, 'pkg:npm/%40acme/secret, pkg:npm/ms', 2)]);
  });

  it('hold back nothing of another project, and what is said of a scope by the user counts', async () => {
    const [acme, others] = [await serve(everything), await serve(everything)];
    const files = { 'a/package.json': manifest, 'a/.npmrc': 'registry=https://npm.acme.example\n', 'b/package.json': JSON.stringify({ name: 'b', dependencies: { ms: '^2.0.0' } }) };
    const { components, edges } = outline(await scanOnline(files, { ecosystems: configuredFor({ url: others.url }, { url: acme.url, scope: '@acme' }) }));
    expect(components).toEqual(['pkg:npm/%40acme/secret@2.1.3 ISC', 'pkg:npm/ms', 'pkg:npm/ms@2.1.3 MIT']);
    expect(edges).toEqual(['npm:a > pkg:npm/%40acme/secret@2.1.3', 'npm:a > pkg:npm/ms', 'npm:b > pkg:npm/ms@2.1.3']);
    expect(others.seen.map(({ path }) => path)).toEqual(['/ms', '/ms/2.1.3']);
  });

  it('change nothing where the files name the public registry, or lie in an installed package', async () => {
    const { url } = await serve(everything);
    const files = { 'package.json': manifest, '.npmrc': `registry=${publicHost('npmjs')}/\n`, 'node_modules/x/.npmrc': 'registry=https://npm.acme.example\n' };
    expect(outline(await scanOnline(files, { ecosystems: configuredFor({ url }) })).components).toEqual(['pkg:npm/%40acme/secret@2.1.3 ISC', 'pkg:npm/ms@2.1.3 MIT']);
  });
});

const corp = 'https://packages.acme.example/corp';
const pyproject = '[project]\nname = "shop"\nversion = "1"\ndependencies = ["acme-secret", "plain"]\n';
const gemfile = (rest: string) => `source "${publicHost('rubygems')}"\ngem "plain"\n${rest}`;
const mix = 'defmodule S.MixProject do\n  use Mix.Project\n  def project, do: [app: :shop, version: "1.0.0", deps: deps()]\n  defp deps do\n    [{:plain, "~> 1.0"}, {:acme_secret, "~> 1.0", repo: "acme"}]\n  end\nend\n';
const csproj = '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Acme.Secret" Version="1.*"/><PackageReference Include="Plain" Version="1.*"/></ItemGroup></Project>';
const gradle = (more: string) => `plugins { id 'java' }\nrepositories {\n  mavenCentral()\n${more}}\ndependencies {\n  implementation 'com.acme:secret:1.0'\n  implementation 'org.open:plain:1.0'\n}\n`;
const renv = (repositories: unknown) => JSON.stringify({ R: { Version: '4.4.0', Repositories: repositories }, Packages: Object.fromEntries([['acmeSecret', 'corp'], ['plain', 'CRAN']].map(([name, repository]) => [name, { Package: name, Version: '1.0.0', Source: 'Repository', Repository: repository }])) });
const php = (repositories: unknown) => JSON.stringify({ name: 'shop/app', require: { 'acme/secret': '^1.0', 'open/plain': '^1.0' }, repositories });

describe('a package that a project assigns to a registry is asked for there only', () => {
  const cases: readonly (readonly [what: string, files: Readonly<Record<string, string>>, file: string, registry?: string])[] = [
    ['uv', { 'pyproject.toml': `${pyproject}[tool.uv.sources]\nacme-secret = { index = "corp" }\n[[tool.uv.index]]\nname = "corp"\nurl = "${corp}/simple"\nexplicit = true\n` }, 'pyproject.toml', `${corp}/simple`],
    ['Poetry', { 'pyproject.toml': `[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\nacme_secret = { version = "^1", source = "corp" }\nplain = "^1"\n[[tool.poetry.source]]\nname = "corp"\nurl = "${corp}"\npriority = "explicit"\n` }, 'pyproject.toml'],
    ['PDM', { 'pyproject.toml': `${pyproject}[[tool.pdm.source]]\nname = "corp"\nurl = "${corp}"\ninclude_packages = ["acme-*"]\n` }, 'pyproject.toml'],
    ['Pipenv', { Pipfile: `[[source]]\nname = "pypi"\nurl = "${publicHost('pypi')}/simple"\n[[source]]\nname = "corp"\nurl = "${corp}"\n[packages]\nplain = "*"\nacme-secret = { version = "*", index = "corp" }\n` }, 'Pipfile'],
    ['a block of a Gemfile', { Gemfile: gemfile(`source "${corp}" do\n  gem "acme_secret"\nend\n`) }, 'Gemfile'],
    ['a gem of a Gemfile', { Gemfile: gemfile(`gem "acme_secret", source: "${corp}"\n`) }, 'Gemfile'],
    ['Composer, by pattern', { 'composer.json': php([{ type: 'composer', url: corp, only: ['acme/*'] }]) }, 'composer.json'],
    ['Composer, a repository', { 'composer.json': php({ own: { type: 'vcs', url: 'https://forge.acme.example/acme/secret.git' } }) }, 'composer.json', 'https://forge.acme.example/acme/secret.git'],
    ['NuGet', { 'app.csproj': csproj, 'nuget.config': `<configuration><packageSources><add key="public" value="${publicHost('nuget')}/v3/index.json"/><add key="corp" value="${corp}/index.json"/></packageSources><packageSourceMapping><packageSource key="public"><package pattern="*"/></packageSource><packageSource key="corp"><package pattern="Acme.*"/></packageSource></packageSourceMapping></configuration>` }, 'nuget.config', `${corp}/index.json`],
    ['Cargo', { 'Cargo.toml': '[package]\nname = "shop"\nversion = "1.0.0"\n[dependencies]\nacme-secret = { version = "1", registry = "corp" }\nplain = "1"\n', 'src/lib.rs': '', '.cargo/config.toml': `[registries.corp]\nindex = "sparse+${corp}/"\n` }, 'Cargo.toml', `sparse+${corp}/`],
    ['pub', { 'pubspec.yaml': `name: shop\ndependencies:\n  plain: ^1.0.0\n  acme_secret:\n    hosted: ${corp}\n    version: ^1.0.0\n` }, 'pubspec.yaml'],
    ['Hex', { 'mix.exs': mix }, 'mix.exs', '"acme"'],
    ['exclusive content of Gradle', { 'build.gradle': gradle(`  exclusiveContent {\n    forRepository { maven { url = uri("${corp}") } }\n    filter { includeGroup "com.acme" }\n  }\n`) }, 'build.gradle'],
    ['exclusive content of Gradle, by an expression, in settings', { 'build.gradle.kts': gradle('').replaceAll("'", '"'), 'settings.gradle.kts': `dependencyResolutionManagement {\n  repositories {\n    mavenCentral()\n    exclusiveContent {\n      forRepository { maven("${corp}") }\n      filter { includeGroupByRegex("com\\\\.acme(\\\\..*)?") }\n    }\n  }\n}\n` }, 'settings.gradle.kts'],
    ['renv', { 'renv.lock': renv([{ Name: 'CRAN', URL: publicHost('cran.r-project') }, { Name: 'corp', URL: corp }]) }, 'renv.lock'],
    ['a pod of a Podfile', { Podfile: `source '${publicHost('cocoapods')}/'\ntarget 'App' do\n  pod 'Plain', '1.0.0'\n  pod 'AcmeSecret', '~> 1.0', :source => '${corp}'\nend\n` }, 'Podfile'],
    ['Podfile.lock', { 'Podfile.lock': `PODS:\n  - AcmeSecret (1.0.0)\n  - Plain (1.0.0)\n\nDEPENDENCIES:\n  - AcmeSecret\n  - Plain\n\nSPEC REPOS:\n  "${corp}":\n    - AcmeSecret\n  trunk:\n    - Plain\n\nCOCOAPODS: 1.15.2\n` }, 'Podfile.lock'],
    ['a collection of Ansible', { 'requirements.yml': `collections:\n  - name: acme.secret\n    version: 1.0.0\n    source: ${corp}\n  - name: open.plain\n    version: 1.0.0\n` }, 'requirements.yml', `${corp}/api`],
    ['a collection of Ansible, by the name of a server', { 'requirements.yml': 'collections:\n  - name: acme.secret\n    version: 1.0.0\n    source: hub\n  - name: open.plain\n    version: 1.0.0\n', 'ansible.cfg': `[galaxy]\nserver_list = hub, other\n[galaxy_server.hub]\nurl = ${corp}/api\n[galaxy_server.other]\nurl = ${publicHost('r').replace('r.org', 'ansible.com')}\n` }, 'requirements.yml', `${corp}/api`],
  ];
  it.each(cases.map(([what, files, file, registry = corp]) => ({ what, files, file, registry })))('$what', async ({ files, file, registry }) => {
    let address = '';
    const { url, seen } = await serve((request, response) => answers({ '/v3/index.json': { resources: [{ '@id': `${address}/flat/`, '@type': 'PackageBaseAddress/3.0.0' }] }, '/index/config.json': { dl: address } })(request, response));
    address = url;
    const endpoint = file === 'nuget.config' ? { url: `${url}/v3/index.json` } : { url, list: `${url}/index` };
    const { issues } = outline(await scanOnline(files, { ecosystems: configuredFor(endpoint) }));
    const paths = seen.map(({ path }) => path);
    expect(paths.filter((path) => /secret/i.test(path))).toEqual([]);
    expect(paths.filter((path) => /plain/i.test(path))).not.toEqual([]);
    expect(issues.filter((issue) => issue.includes('no other registry was asked'))).toEqual([expect.stringMatching(/^\S+ unresolved: 1 \w+ package could not be looked up, this file assigns them to .*secret/i)]);
    const [told] = issues.filter((issue) => issue.includes('no other registry was asked'));
    expect(told?.startsWith(`${file} `)).toBe(true);
    expect(told).toContain(`assigns them to ${registry}, which`);
  });

  it.each<readonly [what: string, files: Readonly<Record<string, string>>, file: string]>([
    ['--index-url', { 'requirements.txt': `--index-url ${corp}\nplain>=1\n` }, 'requirements.txt'],
    ['an included file', { 'requirements.txt': '-r base.in\nplain>=1\n', 'base.in': `-i ${corp}\n` }, 'base.in'],
    ['a default index of uv', { 'pyproject.toml': `${pyproject}[[tool.uv.index]]\nurl = "${corp}"\ndefault = true\n` }, 'pyproject.toml'],
    ['a primary source of Poetry', { 'pyproject.toml': `[tool.poetry]\nname = "shop"\nversion = "1"\n[tool.poetry.dependencies]\nplain = "^1"\n[[tool.poetry.source]]\nname = "corp"\nurl = "${corp}"\n` }, 'pyproject.toml'],
    ['the source of a Gemfile', { Gemfile: `source "${corp}"\ngem "plain"\n` }, 'Gemfile'],
    ['a computed source of a Gemfile', { Gemfile: 'source ENV["GEMS"]\ngem "plain"\n' }, 'Gemfile'],
    ['Composer without the public one', { 'composer.json': php([{ type: 'composer', url: corp }, { packagist: false }]) }, 'composer.json'],
    ['NuGet behind a clear', { 'app.csproj': csproj, 'NuGet.Config': `<configuration><packageSources><clear/><add key="corp" value="${corp}/index.json"/></packageSources></configuration>` }, 'NuGet.Config'],
    ['source replacement of Cargo', { 'Cargo.toml': '[package]\nname = "shop"\nversion = "1.0.0"\n[dependencies]\nplain = "1"\n', 'src/lib.rs': '', '.cargo/config.toml': `[source.crates-io]\nreplace-with = "corp"\n[source.corp]\nregistry = "sparse+${corp}/"\n` }, '.cargo/config.toml'],
    ['repositories of Gradle without a public one', { 'build.gradle': `repositories {\n  maven { url '${corp}' }\n}\ndependencies {\n  implementation 'com.acme:secret:1.0'\n}\n` }, 'build.gradle'],
    ['a repository of Maven that is called central', { 'pom.xml': `<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><repositories><repository><id>central</id><url>${corp}</url></repository></repositories><dependencies><dependency><groupId>com.acme</groupId><artifactId>secret</artifactId><version>1.0</version></dependency></dependencies></project>` }, 'pom.xml'],
    ['repositories of renv without a public one', { 'renv.lock': renv([{ Name: 'corp', URL: corp }, { Name: 'CRAN', URL: `${corp}/mirror` }]).replaceAll(/,"Repository":"\w+"/g, '') }, 'renv.lock'],
    ['the source of a Podfile', { Podfile: `source '${corp}'\ntarget 'App' do\n  pod 'Plain', '1.0.0'\nend\n` }, 'Podfile'],
    ['the server of an ansible.cfg', { 'requirements.yml': 'collections:\n  - name: open.plain\n    version: 1.0.0\n', 'ansible.cfg': `[galaxy]\nserver = ${corp}\n` }, 'ansible.cfg'],
  ])('so is everything with %s', async (_what, files, file) => {
    const { url, seen } = await serve({});
    const { issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url, list: `${url}/index` }) }));
    expect(seen).toEqual([]);
    expect(issues.filter((issue) => issue.startsWith(`${file} unresolved`) && issue.includes('no other registry was asked'))).toHaveLength(1);
  });

  it.each<readonly [what: string, files: Readonly<Record<string, string>>, file: string]>([
    ['--extra-index-url', { 'requirements.txt': `--extra-index-url ${corp}\nplain>=1\n` }, 'requirements.txt'],
    ['an index of uv', { 'pyproject.toml': `${pyproject}[[tool.uv.index]]\nurl = "${corp}"\n` }, 'pyproject.toml'],
    ['a repository of Composer', { 'composer.json': php([{ type: 'composer', url: corp }]) }, 'composer.json'],
    ['a source of NuGet', { 'app.csproj': csproj, 'nuget.config': `<configuration><packageSources><add key="corp" value="${corp}/index.json"/></packageSources></configuration>` }, 'nuget.config'],
    ['a repository of Maven', { 'pom.xml': `<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version><repositories><repository><id>corp</id><url>${corp}</url></repository></repositories><dependencies><dependency><groupId>com.acme</groupId><artifactId>secret</artifactId><version>1.0</version></dependency></dependencies></project>` }, 'pom.xml'],
    ['a repository of Gradle', { 'build.gradle': gradle(`  maven { url = uri('${corp}') }\n`) }, 'build.gradle'],
    ['a repository of Gradle for a group', { 'build.gradle': gradle(`  maven {\n    url '${corp}'\n    content { includeGroup 'com.acme' }\n  }\n`) }, 'build.gradle'],
    ['a source of a Podfile', { Podfile: `source '${corp}'\nsource 'https://github.com/CocoaPods/Specs.git'\ntarget 'App' do\n  pod 'Plain', '1.0.0'\nend\n` }, 'Podfile'],
  ])('tells of a registry that a project takes packages from as well: %s', async (_what, files, file) => {
    const { url, seen } = await serve({});
    const { issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(seen).not.toEqual([]);
    expect(issues.filter((issue) => issue.startsWith(`${file} partial`) && issue.includes(`also names ${corp}`))).toHaveLength(1);
  });
});
