import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { answers, localServer, type Answering, type LocalServer } from '../support/local-server.ts';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';

const servers: LocalServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(table: Readonly<Record<string, unknown>> | Answering): Promise<LocalServer> {
  const server = await localServer(typeof table === 'function' ? (table as Answering) : answers(table));
  servers.push(server);
  return server;
}

describe('npm', () => {
  const table = {
    '/app-kit': { 'dist-tags': { latest: '2.0.0' }, versions: { '1.0.0': { dependencies: { left: '^1.0.0' } }, '1.1.0': { dependencies: { left: '^1.0.0' }, peerDependencies: { right: '*' } }, '2.0.0': {} } },
    '/left': { 'dist-tags': { latest: '1.2.0' }, versions: { '1.2.0': { deprecated: 'no' }, '1.1.0': {} } },
    '/right': { 'dist-tags': { latest: '3.0.0' }, versions: { '3.0.0': { os: ['linux'] } } },
    '/@acme%2ftools': { 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': {} } },
    '/app-kit/1.1.0': { license: 'MIT' },
    '/left/1.1.0': { license: 'ISC' },
    '/right/3.0.0': { licenses: [{ type: 'Apache-2.0' }] },
    '/@acme%2ftools/1.0.0': { license: '(MIT OR GPL-2.0-only)' },
  };
  const manifest = JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { 'app-kit': '^1.0.0' }, devDependencies: { '@acme/tools': 'latest' } });

  it('chooses versions for a manifest without lockfile, with what they need and their licences', async () => {
    const { url } = await serve(table);
    const inventory = await scanOnline({ 'package.json': manifest }, { ecosystems: configuredFor({ url }) });
    expect(outline(inventory)).toEqual({
      components: ['pkg:npm/%40acme/tools@1.0.0 (development) (MIT OR GPL-2.0-only)', 'pkg:npm/app-kit@1.1.0 MIT', 'pkg:npm/left@1.1.0 ISC', 'pkg:npm/right@3.0.0 (peer) Apache-2.0'],
      edges: ['npm:. > pkg:npm/%40acme/tools@1.0.0 (development)', 'npm:. > pkg:npm/app-kit@1.1.0', 'pkg:npm/app-kit@1.1.0 > pkg:npm/left@1.1.0', 'pkg:npm/app-kit@1.1.0 > pkg:npm/right@3.0.0 (peer)'],
      issues: [],
    });
    const kit = inventory.components.find(({ name }) => name === 'app-kit')!;
    expect(kit).toMatchObject({ direct: true, requirements: ['^1.0.0'] });
    expect(kit.evidence.map(({ kind, path, line }) => [kind, path, line])).toEqual([['manifest', 'package.json', 1], ['registry', `${url}/app-kit`, undefined], ['registry', `${url}/app-kit/1.1.0`, undefined]]);
    expect(inventory.components.find(({ name }) => name === 'right')).toMatchObject({ direct: false, platforms: ['os=linux'] });
  });

  it('says what stays open and why', async () => {
    const { url } = await serve(table);
    const open = JSON.stringify({ name: 'shop', dependencies: { left: '^9.0.0', gone: '^1.0.0', 'app-kit': '2.0.0' } });
    expect(outline(await scanOnline({ 'package.json': open }, { ecosystems: configuredFor({ url }) }))).toMatchObject({
      components: ['pkg:npm/app-kit@2.0.0', 'pkg:npm/gone', 'pkg:npm/left'],
      issues: [
        'package.json unresolved: no published version fulfils what is asked for: left ^9.0.0',
        'package.json:1 unresolved: 2 dependencies have no exact version: gone, left',
        '. unresolved: 2 npm packages could not be looked up, no registry has them: pkg:npm/app-kit@2.0.0, pkg:npm/gone',
      ],
    });
  });

  it('leaves alone what is installed, locked or of this tree', async () => {
    const { url, seen } = await serve(table);
    const files = {
      'package.json': JSON.stringify({ name: 'shop', workspaces: ['packages/*'], dependencies: { 'app-kit': '^1.0.0', own: '^1.0.0' } }),
      'packages/own/package.json': JSON.stringify({ name: 'own', version: '1.0.0' }),
      'node_modules/app-kit/package.json': JSON.stringify({ name: 'app-kit', version: '1.0.0', license: 'MIT' }),
    };
    expect(outline(await scanOnline(files, { ecosystems: configuredFor({ url }) })).components).toContain('pkg:npm/app-kit@1.0.0 MIT');
    expect(seen.map(({ path }) => path)).toEqual([]);
  });

  it('gives projects of one tree each their own version', async () => {
    const { url } = await serve(table);
    const files = {
      'a/package.json': JSON.stringify({ name: 'a', dependencies: { 'app-kit': '~1.0.0' } }),
      'b/package.json': JSON.stringify({ name: 'b', dependencies: { 'app-kit': '^2.0.0' } }),
    };
    const { edges, issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(edges).toEqual(['npm:a > pkg:npm/app-kit@1.0.0', 'npm:b > pkg:npm/app-kit@2.0.0', 'pkg:npm/app-kit@1.0.0 > pkg:npm/left@1.1.0']);
    expect(issues.filter((issue) => issue.includes('exact version'))).toEqual([]);
  });

  it('asks the registry of a scope only, with its credentials', async () => {
    const everybody = await serve(table);
    const acme = await serve(table);
    const ecosystems = configuredFor({ url: acme.url, scope: '@acme', authorization: 'Bearer acme' }, { url: everybody.url });
    const inventory = await scanOnline({ 'package.json': manifest }, { ecosystems });
    expect(acme.seen.map(({ path, headers }) => [path, headers.authorization])).toEqual([['/@acme%2ftools', 'Bearer acme'], ['/@acme%2ftools/1.0.0', 'Bearer acme']]);
    expect(everybody.seen.every(({ path, headers }) => !path.includes('acme') && headers.authorization === undefined)).toBe(true);
    expect(JSON.stringify(inventory)).not.toContain('Bearer');
  });

  it('asks nothing and says so when the client has no registry', async () => {
    const { components, issues } = outline(await scanOnline({ 'package.json': manifest }, { ecosystems: configuredFor() }));
    expect(components).toEqual(['pkg:npm/%40acme/tools (development)', 'pkg:npm/app-kit']);
    expect(issues).toEqual([
      'package.json:1 unresolved: 2 dependencies have no exact version: @acme/tools, app-kit',
      '. network: 2 npm packages could not be looked up, the configuration of the package manager names no registry: pkg:npm/%40acme/tools, pkg:npm/app-kit',
    ]);
  });

  it('keeps what was found when it is interrupted or the time is over', async () => {
    const interruption = new AbortController();
    const hangs: Answering = (request, response) => {
      if (request.url === '/left') interruption.abort();
      else answers(table)(request, response);
    };
    const { url } = await serve(hangs);
    const files = { 'package.json': manifest };
    const stopped = outline(await scanOnline(files, { ecosystems: configuredFor({ url }), interruption: interruption.signal }));
    expect(stopped.components).toContain('pkg:npm/app-kit@1.1.0');
    expect(stopped.issues.some((issue) => issue.includes('the scan was interrupted'))).toBe(true);
    const silent = await serve(() => undefined);
    const late = outline(await scanOnline(files, { ecosystems: configuredFor({ url: silent.url }), timeoutSeconds: 0.05 }));
    expect(late.components).toEqual(['pkg:npm/%40acme/tools (development)', 'pkg:npm/app-kit']);
    expect(late.issues.some((issue) => issue.includes('the time limit of --online was reached'))).toBe(true);
  });

  it('does not believe or keep what makes no sense', async () => {
    const { url, seen } = await serve((_request, response) => void response.end('<html>Please log in</html>'));
    const { issues } = outline(await scanOnline({ 'package.json': manifest }, { ecosystems: configuredFor({ url }) }));
    expect(issues.some((issue) => issue.includes(`an answer of ${new URL(url).host} makes no sense`))).toBe(true);
    expect(seen.length).toBe(2);
  });

  it('tells how far it is', async () => {
    const { url } = await serve(table);
    const told: string[] = [];
    await scanOnline({ 'package.json': manifest }, { ecosystems: configuredFor({ url }), onProgress: (message) => told.push(message) });
    expect(told).toContain('resolving versions: 4 answers of registries');
    expect(told.at(-1)).toBe('asked registries about 4 of 4 components');
  });
});

describe('Python', () => {
  const metadata = (name: string, ...lines: string[]) => ['Metadata-Version: 2.1', `Name: ${name}`, 'Version: 1', ...lines, '', 'text'].join('\n');
  const files = { 'requirements.txt': 'web[fast]>=1\nold==1.0\n' };

  it('is resolved by the pages of an index, with the metadata beside or inside of wheels and source archives', async () => {
    const wheel = zipSync({ 'core/x.py': new Uint8Array(5000), 'core-2.0.dist-info/METADATA': new TextEncoder().encode(metadata('core', 'License: BSD')) });
    const header = Buffer.alloc(512);
    const info = Buffer.from(metadata('old', 'License: Old licence'));
    header.write('old-1.0/PKG-INFO', 0);
    header.write(`${info.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    const source = gzipSync(Buffer.concat([header, info, Buffer.alloc(2048)]));
    const { url, seen } = await serve((request, response) => {
      const pages: Record<string, unknown> = {
        '/simple/web/': { files: [{ filename: 'web-1.0-py3-none-any.whl', url: '/f/web-1.0-py3-none-any.whl' }, { filename: 'web-2.0-py3-none-any.whl', url: '../../f/web-2.0-py3-none-any.whl', yanked: 'broken' }] },
        '/simple/core/': '<html><body><a href="/f/core-2.0-py3-none-any.whl" data-requires-python="&gt;=3.8">core-2.0-py3-none-any.whl</a><a href="/f/core-3.0-py3-none-any.whl" data-requires-python="&gt;=3.99">x</a></body></html>',
        '/simple/speedups/': { files: [{ filename: 'speedups-1.0-py3-none-any.whl', url: '/f/speedups-1.0-py3-none-any.whl' }] },
        '/simple/old/': { files: [{ filename: 'old-1.0.tar.gz', url: '/f/old-1.0.tar.gz' }] },
        '/f/web-1.0-py3-none-any.whl.metadata': metadata('web', 'License-Expression: MIT', 'Requires-Dist: core>=2', 'Requires-Dist: speedups; extra == "fast"', 'Requires-Dist: backport; python_version < "3.8"'),
        '/f/speedups-1.0-py3-none-any.whl.metadata': metadata('speedups', 'License-Expression: 0BSD'),
      };
      const path = request.url!;
      if (path === '/f/core-2.0-py3-none-any.whl') {
        const [, start = '', end = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '')!;
        const from = start === '' ? Math.max(0, wheel.length - Number(end)) : Number(start);
        const to = start === '' ? wheel.length : Math.min(wheel.length, Number(end) + 1);
        return void response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${wheel.length}` }).end(wheel.subarray(from, to));
      }
      if (path === '/f/old-1.0.tar.gz') return void response.end(source);
      if (!Object.hasOwn(pages, path)) return void response.writeHead(404).end();
      response.end(typeof pages[path] === 'string' ? pages[path] : JSON.stringify(pages[path]));
    });
    const { components, issues, edges } = outline(await scanOnline(files, { ecosystems: configuredFor({ url: `${url}/simple`, runtime: '3.11' }) }));
    expect(components).toEqual(['pkg:pypi/core@2.0 BSD', 'pkg:pypi/old@1.0 Old licence', 'pkg:pypi/speedups@1.0 0BSD', 'pkg:pypi/web@1.0 MIT']);
    expect(edges).toEqual(['pypi:. > pkg:pypi/old@1.0', 'pypi:. > pkg:pypi/web@1.0', 'pkg:pypi/web@1.0 > pkg:pypi/core@2.0', 'pkg:pypi/web@1.0 > pkg:pypi/speedups@1.0']);
    expect(issues).toEqual(['. unresolved: 1 pypi package could not be looked up, their registry does not say what they need: pkg:pypi/old@1.0']);
    expect(seen.some(({ path }) => path.includes('backport'))).toBe(false);
  });

  it('is resolved by the JSON interface where there is one', async () => {
    const { url } = await serve({
      '/simple/web/': { files: [{ filename: 'web-1.0.tar.gz', url: 'https://files.example/web-1.0.tar.gz' }] },
      '/pypi/web/1.0/json': { info: { license: 'MIT', requires_dist: ['core'] }, urls: [] },
      '/simple/core/': { files: [{ filename: 'core-1.0.tar.gz', url: 'https://files.example/core-1.0.tar.gz' }] },
      '/pypi/core/1.0/json': { info: { license_expression: 'ISC' }, urls: [] },
    });
    expect(outline(await scanOnline({ 'requirements.txt': 'web\n' }, { ecosystems: configuredFor({ url: `${url}/simple` }) }))).toEqual({
      components: ['pkg:pypi/core@1.0 ISC', 'pkg:pypi/web@1.0 MIT'], edges: ['pypi:. > pkg:pypi/web@1.0', 'pkg:pypi/web@1.0 > pkg:pypi/core@1.0'], issues: [],
    });
  });
});

describe('Maven', () => {
  const pom = (artifact: string, version: string, body = '') => `<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>${artifact}</artifactId><version>${version}</version>${body}</project>`;
  const parent = (artifact: string) => `<parent><groupId>g</groupId><artifactId>${artifact}</artifactId><version>1</version></parent>`;
  const dependencies = (...list: string[]) => `<dependencies>${list.map((item) => `<dependency><groupId>g</groupId>${item}</dependency>`).join('')}</dependencies>`;
  const licenses = (name: string) => `<licenses><license><name>${name}</name></license></licenses>`;
  const named = (artifact: string, version?: string) => `<artifactId>${artifact}</artifactId>${version === undefined ? '' : `<version>${version}</version>`}`;

  it('is resolved with parents, ranges and what comes with dependencies; licences are inherited', async () => {
    const { url, seen } = await serve({
      '/g/base/1/base-1.pom': pom('base', '1', `${licenses('EPL-2.0')}<dependencyManagement>${dependencies(named('a', '1'), named('deep', '2'))}</dependencyManagement>`),
      '/g/a/1/a-1.pom': pom('a', '1', parent('base') + dependencies(named('deep', '1'))),
      '/g/deep/2/deep-2.pom': pom('deep', '2', licenses('MIT')),
      '/g/ranged/maven-metadata.xml': '<metadata><versioning><versions><version>1.0</version><version>1.4</version><version>2.0</version></versions></versioning></metadata>',
      '/g/ranged/1.4/ranged-1.4.pom': pom('ranged', '1.4', licenses('Apache-2.0')),
    });
    const files = { 'pom.xml': pom('app', '1', `${parent('base').replace('</parent>', '<relativePath/></parent>')}${dependencies(named('a'), named('ranged', '[1,2)'))}`) };
    const { components, edges, issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1 EPL-2.0', 'pkg:maven/g/deep@2 MIT', 'pkg:maven/g/ranged@1.4 Apache-2.0']);
    expect(edges).toEqual(['maven:. > pkg:maven/g/a@1', 'maven:. > pkg:maven/g/ranged@1.4', 'pkg:maven/g/a@1 > pkg:maven/g/deep@2']);
    expect(issues).toEqual([]);
    expect(seen.length).toBe(5);
  });

  it('says what no repository has', async () => {
    const { url } = await serve({});
    const files = { 'pom.xml': pom('app', '1', dependencies(named('gone', '1'))) };
    const { components, issues } = outline(await scanOnline(files, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/gone@1']);
    expect(issues).toEqual([
      'pom.xml:1 unresolved: transitive dependencies are not known: 1 POM is not among the scanned files nor in a registry: g:gone:1',
      '. unresolved: 1 maven package could not be looked up, no registry has them: pkg:maven/g/gone@1',
    ]);
  });

  it('is resolved as Gradle does: the highest version wins, platforms have a say, exclusions hold', async () => {
    const { url } = await serve({
      '/g/a/1/a-1.pom': pom('a', '1', licenses('MIT') + dependencies(named('log', '1.0'), named('noise', '1'), `${named('tests', '1')}<scope>test</scope>`)),
      '/g/b/2/b-2.pom': pom('b', '2', dependencies(named('log', '1.2'), named('free', '1'))),
      '/g/log/1.2/log-1.2.pom': pom('log', '1.2'), '/g/log/1.0/log-1.0.pom': pom('log', '1.0', dependencies(named('old', '1'))), '/g/log/1.1/log-1.1.pom': pom('log', '1.1'),
      '/g/free/3/free-3.pom': pom('free', '3'), '/g/free/1/free-1.pom': pom('free', '1'),
      '/g/bom/1/bom-1.pom': pom('bom', '1', `<dependencyManagement>${dependencies(named('b', '2'), named('free', '3'))}</dependencyManagement>`),
      '/g/dynamic/maven-metadata.xml': '<metadata><versioning><versions><version>1.1</version><version>1.9</version><version>2.0</version></versions></versioning></metadata>',
      '/g/dynamic/1.9/dynamic-1.9.pom': pom('dynamic', '1.9'),
    });
    const script = [
      'dependencies {', "  implementation platform('g:bom:1')", "  implementation('g:a:1') { exclude group: 'g', module: 'noise' }", "  implementation 'g:b'",
      "  implementation 'g:log:1.1'", "  testImplementation 'g:dynamic:1.+'", '}',
    ].join('\n');
    const { components, edges, issues } = outline(await scanOnline({ 'build.gradle': script, 'settings.gradle': "rootProject.name = 'app'" }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1 MIT', 'pkg:maven/g/b@2', 'pkg:maven/g/dynamic@1.9 (test)', 'pkg:maven/g/free@3', 'pkg:maven/g/log@1.2']);
    expect(edges.filter((edge) => edge.startsWith('pkg'))).toEqual(['pkg:maven/g/a@1 > pkg:maven/g/log@1.2', 'pkg:maven/g/b@2 > pkg:maven/g/free@3', 'pkg:maven/g/b@2 > pkg:maven/g/log@1.2']);
    expect(issues).toEqual([]);
  });

  it('is resolved with what the script forces, fixes, raises, replaces and excludes', async () => {
    const { url } = await serve({
      '/g/a/1/a-1.pom': pom('a', '1', dependencies(named('forced', '2.0'), named('strict', '2.0'), named('raised', '1.0'), named('old', '1'), named('noise', '1'), named('managed', '3'))),
      '/g/forced/1.0/forced-1.0.pom': pom('forced', '1.0', dependencies(named('deep', '1'))), '/g/deep/1/deep-1.pom': pom('deep', '1'),
      '/g/strict/1.5/strict-1.5.pom': pom('strict', '1.5'), '/g/raised/1.8/raised-1.8.pom': pom('raised', '1.8'), '/g/new/4/new-4.pom': pom('new', '4'),
      '/g/managed/2/managed-2.pom': pom('managed', '2'), '/g/kept/1/kept-1.pom': pom('kept', '1'),
      '/g/bom/1/bom-1.pom': pom('bom', '1', `<dependencyManagement>${dependencies(named('managed', '2'))}</dependencyManagement>`),
    });
    const script = [
      'configurations.all {', "  resolutionStrategy { force 'g:forced:1.0' }", "  resolutionStrategy.dependencySubstitution { substitute module('g:old') using module('g:new:4') }", "  exclude group: 'g', module: 'noise'", '}',
      'dependencies {', "  implementation enforcedPlatform('g:bom:1')", "  implementation 'g:a:1'", "  implementation 'g:kept:1!!'",
      "  constraints {", "    implementation('g:strict') { version { strictly '1.5' } }", "    implementation 'g:raised:1.8'", "    implementation 'g:kept:2'", '  }', '}',
    ].join('\n');
    const { components, issues } = outline(await scanOnline({ 'build.gradle': script }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1', 'pkg:maven/g/deep@1', 'pkg:maven/g/forced@1.0', 'pkg:maven/g/kept@1', 'pkg:maven/g/managed@2', 'pkg:maven/g/new@4', 'pkg:maven/g/raised@1.8', 'pkg:maven/g/strict@1.5']);
    expect(issues).toEqual([]);
  });

  it('finds licences of parents for what lockfiles name', async () => {
    const { url } = await serve({ '/g/a/1/a-1.pom': pom('a', '1', parent('base')), '/g/base/1/base-1.pom': pom('base', '1', licenses('EPL-2.0')) });
    const { components } = outline(await scanOnline({ 'gradle.lockfile': 'g:a:1=runtimeClasspath\n' }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:maven/g/a@1 EPL-2.0']);
  });
});

describe('further registries', () => {
  it('RubyGems', async () => {
    const { url } = await serve({
      '/info/rails': '---\n7.0.0 rack:>= 2.2&< 4|checksum:a,ruby:>= 2.7\n7.1.0 rack:>= 2.2|checksum:b,ruby:>= 99\n', '/info/rack': '---\n2.2.8 |checksum:c\n3.0.0 |checksum:d\n4.0.0.beta |checksum:e\n',
      '/api/v2/rubygems/rails/versions/7.0.0.json': { licenses: ['MIT'] }, '/api/v2/rubygems/rack/versions/3.0.0.json': { licenses: ['MIT'] },
    });
    const found = outline(await scanOnline({ Gemfile: "gem 'rails', '~> 7.0'\n" }, { ecosystems: configuredFor({ url, runtime: '3.3.0' }) }));
    expect(found).toMatchObject({ components: ['pkg:gem/rack@3.0.0 MIT', 'pkg:gem/rails@7.0.0 MIT'], issues: [] });
  });

  it('Composer', async () => {
    const { url } = await serve({
      '/p2/acme/http.json': { packages: { 'acme/http': [{ version: '2.1.0', license: ['MIT'], require: { php: '>=8', 'acme/log': '^1.0' } }, { version: '2.0.0' }] } },
      '/p2/acme/log.json': { packages: { 'acme/log': [{ version: '1.5.0', license: ['BSD-3-Clause'] }] } },
    });
    const found = outline(await scanOnline({ 'composer.json': JSON.stringify({ name: 'acme/app', require: { 'acme/http': '^2.0' } }) }, { ecosystems: configuredFor({ url }) }));
    expect(found).toMatchObject({ components: ['pkg:composer/acme/http@2.1.0 MIT', 'pkg:composer/acme/log@1.5.0 BSD-3-Clause'], issues: [] });
  });

  it('pub', async () => {
    const { url } = await serve({
      '/api/packages/http': { versions: [{ version: '1.0.0', pubspec: { dependencies: { async: '^2.0.0' } } }] }, '/api/packages/async': { versions: [{ version: '2.1.0', pubspec: {} }] },
      '/api/packages/http/versions/1.0.0': {}, '/api/packages/async/versions/2.1.0': {},
    });
    const found = outline(await scanOnline({ 'pubspec.yaml': 'name: app\ndependencies:\n  http: ^1.0.0\n', 'lib/a.dart': '' }, { ecosystems: configuredFor({ url }) }));
    expect(found).toMatchObject({ components: ['pkg:pub/async@2.1.0', 'pkg:pub/http@1.0.0'], issues: [] });
  });

  it('Hex', async () => {
    const meta = { licenses: ['Apache-2.0'] };
    const { url } = await serve({
      '/packages/plug': { meta, releases: [{ version: '1.15.0' }, { version: '1.14.0' }] }, '/packages/plug/releases/1.15.0': { requirements: { mime: { requirement: '~> 2.0', optional: false } } },
      '/packages/mime': { meta, releases: [{ version: '2.0.5' }] }, '/packages/mime/releases/2.0.5': { requirements: {} },
    });
    const mix = 'defmodule App.MixProject do\n  use Mix.Project\n  def project, do: [app: :app, version: "1.0.0", deps: deps()]\n  defp deps, do: [{:plug, "~> 1.14"}]\nend\n';
    expect(outline(await scanOnline({ 'mix.exs': mix }, { ecosystems: configuredFor({ url }) }))).toMatchObject({ components: ['pkg:hex/mime@2.0.5 Apache-2.0', 'pkg:hex/plug@1.15.0 Apache-2.0'], issues: [] });
  });

  it('Cargo', async () => {
    const { url } = await serve({
      '/index/config.json': { dl: 'https://static.example', api: 'https://api.example' },
      '/index/ac/me/acme': '{"name":"acme","vers":"1.2.0","deps":[{"name":"log","req":"^0.4","features":[],"optional":true,"default_features":true,"target":null,"kind":"normal"}],"features":{"default":["log"]},"yanked":false}\n',
      '/index/3/l/log': '{"name":"log","vers":"0.4.1","deps":[],"features":{},"yanked":false}\n{"name":"log","vers":"0.5.0","deps":[],"features":{},"yanked":false}\n',
      '/api/v1/crates/acme/1.2.0': { version: { license: 'MIT' } }, '/api/v1/crates/log/0.4.1': { version: { license: 'MIT OR Apache-2.0' } },
    });
    const cargo = (features: string) => `[package]\nname = "app"\nversion = "0.1.0"\n[dependencies]\nacme = { version = "1"${features} }\n`;
    const ecosystems = configuredFor({ url, list: `${url}/index` });
    const files = { 'Cargo.toml': cargo(''), 'src/main.rs': '' };
    expect(outline(await scanOnline(files, { ecosystems }))).toMatchObject({ components: ['pkg:cargo/acme@1.2.0 MIT', 'pkg:cargo/log@0.4.1 MIT OR Apache-2.0'], issues: [] });
    expect(outline(await scanOnline({ ...files, 'Cargo.toml': cargo(', default-features = false') }, { ecosystems })).components).toEqual(['pkg:cargo/acme@1.2.0 MIT']);
  });

  it('NuGet', async () => {
    let address = '';
    const { url } = await serve((request, response) => {
      const nuspec = (id: string, body: string) => `<package><metadata><id>${id}</id><license type="expression">MIT</license>${body}</metadata></package>`;
      answers({
        '/v3/index.json': { resources: [{ '@id': `${address}/flat/`, '@type': 'PackageBaseAddress/3.0.0' }] },
        '/flat/acme.core/index.json': { versions: ['1.0.0', '1.5.0', '2.0.0'] },
        '/flat/acme.json/index.json': { versions: ['3.0.0', '3.1.0'] },
        '/flat/acme.core/1.5.0/acme.core.nuspec': nuspec('Acme.Core', '<dependencies><group targetFramework="net8.0"><dependency id="Acme.Json" version="3.1.0"/></group><group targetFramework=".NETFramework4.6.2"><dependency id="Legacy" version="1.0.0"/></group></dependencies>'),
        '/flat/acme.json/3.1.0/acme.json.nuspec': nuspec('Acme.Json', ''),
      })(request, response);
    });
    address = url;
    const project = '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net8.0</TargetFramework></PropertyGroup><ItemGroup><PackageReference Include="Acme.Core" Version="1.*"/></ItemGroup></Project>';
    expect(outline(await scanOnline({ 'app.csproj': project }, { ecosystems: configuredFor({ url: `${url}/v3/index.json` }) }))).toMatchObject({
      components: ['pkg:nuget/Acme.Core@1.5.0 MIT', 'pkg:nuget/Acme.Json@3.1.0 MIT'], issues: [],
    });
  });
});
