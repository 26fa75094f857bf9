import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Component } from '#core/model/component.ts';
import type { RegistryEndpoint } from '#core/plugin/registry.ts';
import { licenseFacts } from '#features/licenses/license-facts.ts';
import { HttpCache } from '#platform/http/http-cache.ts';
import { OnlineSession, type OnlineOptions } from '#platform/http/online-session.ts';
import { fetchLicenses } from '#platform/licenses/fetch-licenses.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { answers, localServer, type LocalServer } from '../support/local-server.ts';
import { makeComponent, makeInventory } from '../support/make-inventory.ts';
import { makeTar } from '../support/make-tar.ts';
import { zipOf } from '../support/make-zip.ts';
import { configuredFor } from '../support/online-scan.ts';

const mit = licenseTexts().get('MIT')!.text;
const isc = licenseTexts().get('ISC')!.text;
const tarOf = (files: Readonly<Record<string, string>>): Buffer => gzipSync(makeTar(Object.entries(files).map(([name, content]) => ({ name, content }))));
const packed = tarOf({ 'package/package.json': '{}', 'package/LICENSE': mit, 'package/index.js': 'run()', 'package/vendor/zlib/LICENSE': isc });
const sha512 = (bytes: Uint8Array) => ({ algorithm: 'SHA-512', value: createHash('sha512').update(bytes).digest('hex') }) as const;
const sha256 = (bytes: Uint8Array) => ({ algorithm: 'SHA-256', value: createHash('sha256').update(bytes).digest('hex') }) as const;

let folder: string;
let server: LocalServer;
let table: Record<string, unknown>;

const file = (bytes: Uint8Array): unknown => (_request: unknown, response: { end(body: Uint8Array): void }) => response.end(bytes);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-fetch-'));
  table = {};
  server = await localServer((request, response) => answers(table)(request, response));
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Way extends Partial<OnlineOptions> {
  readonly endpoint?: Partial<RegistryEndpoint>;
  readonly onProgress?: () => void;
}

async function fetchFor(components: readonly Component[], { endpoint = {}, onProgress = () => undefined, ...options }: Way = {}) {
  const ecosystems = configuredFor({ url: server.url, ...endpoint });
  const session = new OnlineSession({ timeoutSeconds: 60, cache: new HttpCache(join(folder, 'cache')), ...options, ecosystems });
  const inventory = makeInventory({ components });
  const { files, issues } = await fetchLicenses({ inventory, files: { mode: 'files', files: [], count: 0, cached: 0 }, ecosystems, online: session.context(onProgress), cache: false });
  session.close();
  const facts = await licenseFacts({ inventory, files, ecosystems });
  return { of: (purl: string) => facts.of(purl), paths: files.files.map(({ path }) => path.replace(server.url, '')), issues: issues.map(({ code, message }) => `${code}: ${message.replaceAll(server.url.slice(7), 'HOST')}`) };
}

const npmAnswer = () => ({ name: 'tool', version: '1.0.0', dist: { tarball: `${server.url}/files/tool-1.0.0.tgz` } });

describe('the licence files in archives of registries', () => {
  it('are those of a package of npm, as if it were installed', async () => {
    Object.assign(table, { '/tool/1.0.0': npmAnswer(), '/files/tool-1.0.0.tgz': file(packed) });
    const { of, paths, issues } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0', { licenses: ['Apache-2.0'], hashes: [sha512(packed)] })]);
    expect(issues).toEqual([]);
    expect(paths).toEqual(['/files/tool-1.0.0.tgz!/package/LICENSE', '/files/tool-1.0.0.tgz!/package/vendor/zlib/LICENSE']);
    const { detectedLicense, effective, embedded } = of('pkg:npm/tool@1.0.0');
    expect(detectedLicense).toBe('MIT');
    expect(effective).toEqual({ status: 'conflict', license: 'Apache-2.0', basis: 'declared', besides: ['MIT'] });
    expect(embedded.map(({ license }) => license)).toEqual(['ISC']);
  });

  it('are those of crates, jars and Python packages', async () => {
    const jar = zipOf({ 'META-INF/LICENSE.txt': mit, 'a/B.class': 'x' });
    const crate = tarOf({ 'log-0.1.0/LICENSE-MIT': mit });
    const [source, wheel] = [tarOf({ 'tool-1.0/LICENSE': isc }), zipOf({ 'tool-1.0.dist-info/licenses/LICENSE': mit })];
    Object.assign(table, {
      '/crates/log/0.1.0/download': file(crate), '/org/acme/lib/2.0/lib-2.0.jar': file(jar),
      '/pypi/tool/1.0/json': { info: {}, urls: [
        { filename: 'tool-1.0.tar.gz', url: `${server.url}/f/tool-1.0.tar.gz`, digests: { sha256: sha256(source).value } },
        { filename: 'tool-1.0-py3-none-any.whl', url: `${server.url}/f/tool-1.0-py3-none-any.whl`, digests: { sha256: sha256(wheel).value } },
      ] },
      '/f/tool-1.0.tar.gz': file(source), '/f/tool-1.0-py3-none-any.whl': file(wheel),
    });
    const purls = ['pkg:cargo/log@0.1.0', 'pkg:maven/org.acme/lib@2.0', 'pkg:pypi/tool@1.0'];
    const { of, issues } = await fetchFor(purls.map((purl) => makeComponent(purl)), { endpoint: { download: `${server.url}/crates` } });
    expect(issues).toEqual([]);
    expect(purls.map((purl) => of(purl).detectedLicense)).toEqual(['MIT', 'MIT', 'ISC']);
    // a lockfile that knows the wheel only
    const locked = await fetchFor([makeComponent('pkg:pypi/tool@1.0', { hashes: [sha256(wheel)] })]);
    expect(locked.paths).toEqual(['/f/tool-1.0-py3-none-any.whl!/tool-1.0.dist-info/licenses/LICENSE']);
  });

  it('are those of every registry that offers archives, in the form that it offers', async () => {
    const gem = makeTar([{ name: 'metadata.gz', content: 'x' }, { name: 'data.tar.gz', content: tarOf({ LICENSE: mit, 'vendor/zlib/LICENSE': isc }) }]);
    const hex = makeTar([{ name: 'VERSION', content: '3' }, { name: 'contents.tar.gz', content: tarOf({ 'LICENSE.md': isc }) }]);
    const rock = zipOf({ 'tool-1.0-1.rockspec': 'package = "tool"', 'tool-1.0.tar.gz': tarOf({ 'tool-1.0/COPYING': mit }) });
    const plain = zipOf({ 'tool-1.0/LICENSE': mit });
    Object.assign(table, {
      '/': { resources: [{ '@id': `${server.url}/flat/`, '@type': 'PackageBaseAddress/3.0.0' }] }, '/flat/tool/1.0.0/tool.1.0.0.nupkg': file(zipOf({ 'LICENSE.txt': mit, 'tool.nuspec': '<package/>' })),
      '/gems/tool-1.0.gem': file(gem), '/gems/tool-1.0-x86_64-linux.gem': file(gem), '/mirror/tarballs/tool-1.0.0.tar': file(hex), '/tool-1.0-1.src.rock': file(rock),
      '/code.example/!acme/tool/@v/v1.0.0.zip': file(zipOf({ 'code.example/Acme/tool@v1.0.0/LICENSE': mit })),
      '/p2/acme/tool.json': { packages: { 'acme/tool': [{ version: 'v1.0', dist: { type: 'zip', url: `${server.url}/dist/1` } }] } }, '/dist/1': file(plain),
      '/api/packages/tool/versions/1.0.0': { archive_url: `${server.url}/a/tool.tar.gz` }, '/a/tool.tar.gz': file(tarOf({ LICENSE: mit })),
      '/src/contrib/new_2.0.tar.gz': file(tarOf({ 'new/LICENSE': mit })), '/src/contrib/Archive/old/old_1.0.tar.gz': file(tarOf({ 'old/LICENSE': isc })),
      '/package/tool-1.0/tool-1.0.tar.gz': file(tarOf({ 'tool-1.0/LICENSE': mit })),
      '/authors/id/A/AN/ANN/Tool-1.0.tar.gz': file(tarOf({ 'Tool-1.0/LICENSE': mit })),
      '/v3/plugin/ansible/content/published/collections/index/acme/tool/versions/1.0.0/': { download_url: `${server.url}/c/acme.tar.gz` }, '/c/acme.tar.gz': file(tarOf({ 'LICENSE': mit })),
      '/packages/tool/1.0.0.zip': file(plain),
      [`/Specs/${createHash('md5').update('Tool').digest('hex').slice(0, 3).split('').join('/')}/Tool/1.0/Tool.podspec.json`]: { name: 'Tool', source: { http: `${server.url}/pods/tool.zip` } }, '/pods/tool.zip': file(plain),
    });
    const expected: Record<string, string> = {
      'pkg:nuget/Tool@1.0.0': 'MIT', 'pkg:gem/tool@1.0': 'MIT', 'pkg:gem/tool@1.0?platform=x86_64-linux': 'MIT', 'pkg:hex/tool@1.0.0': 'ISC', 'pkg:luarocks/tool@1.0-1': 'MIT', 'pkg:golang/code.example/Acme/tool@v1.0.0': 'MIT',
      'pkg:composer/acme/tool@1.0': 'MIT', 'pkg:pub/tool@1.0.0': 'MIT', 'pkg:cran/new@2.0': 'MIT', 'pkg:cran/old@1.0': 'ISC', 'pkg:hackage/tool@1.0': 'MIT', 'pkg:cpan/ANN/Tool@1.0': 'MIT', 'pkg:ansible/acme/tool@1.0.0': 'MIT', 'pkg:dub/tool@1.0.0': 'MIT', 'pkg:cocoapods/Tool@1.0': 'MIT',
    };
    const { of, issues } = await fetchFor(Object.keys(expected).map((purl) => makeComponent(purl)), { endpoint: { download: `${server.url}/mirror` } });
    expect(issues).toEqual([]);
    expect(Object.fromEntries(Object.keys(expected).map((purl) => [purl, of(purl).detectedLicense]))).toEqual(expected);
    expect(of('pkg:gem/tool@1.0').embedded.map(({ license }) => license)).toEqual(['ISC']);
  });

  it('are found where npm keeps archives by custom, and by asking where it does not', async () => {
    Object.assign(table, { '/@acme/tool/-/tool-1.0.0.tgz': file(packed) });
    const { of } = await fetchFor([makeComponent('pkg:npm/%40acme/tool@1.0.0')]);
    expect([of('pkg:npm/%40acme/tool@1.0.0').detectedLicense, server.seen.map(({ path }) => path)]).toEqual(['MIT', ['/@acme/tool/-/tool-1.0.0.tgz']]);
    // a registry that keeps them elsewhere is not asked in vain for each of them
    const names = Array.from({ length: 150 }, (_, at) => `other-${at}`);
    for (const name of names) Object.assign(table, { [`/${name}/1.0.0`]: { dist: { tarball: `${server.url}/files/${name}.tgz` } }, [`/files/${name}.tgz`]: file(packed) });
    server.seen.length = 0;
    const others = await fetchFor(names.map((name) => makeComponent(`pkg:npm/${name}@1.0.0`)));
    expect(names.every((name) => others.of(`pkg:npm/${name}@1.0.0`).detectedLicense === 'MIT')).toBe(true);
    expect(server.seen.filter(({ path }) => path.includes('/-/')).length).toBeLessThan(60);
  });

  it('of Maven are those of the sources where the classes come without', async () => {
    Object.assign(table, {
      '/org/acme/lib/2.0/lib-2.0.jar': file(zipOf({ 'META-INF/NOTICE': 'lib\nCopyright 2020 Ann\n', 'a/B.class': 'x' })), '/org/acme/lib/2.0/lib-2.0-sources.jar': file(zipOf({ 'META-INF/LICENSE': mit })),
      '/org/acme/bare/2.0/bare-2.0.jar': file(zipOf({ 'META-INF/NOTICE': 'bare\nCopyright 2020 Ben\n' })),
      '/org/acme/only/2.0/only-2.0-sources.jar': file(zipOf({ LICENSE: isc })),
    });
    const purls = ['lib', 'bare', 'only', 'none'].map((name) => `pkg:maven/org.acme/${name}@2.0`);
    const { of, issues } = await fetchFor(purls.map((purl) => makeComponent(purl)));
    expect(purls.map((purl) => [of(purl).detectedLicense, of(purl).files.length])).toEqual([['MIT', 1], [undefined, 1], ['ISC', 1], [undefined, 0]]);
    expect(issues).toEqual(['unresolved: 1 maven package could not be searched for licence files, no registry has their archive: pkg:maven/org.acme/none@2.0']);
  });

  it('are checked against the hash of a signed NuGet package, which leaves its signature out', async () => {
    const entries = { 'LICENSE.txt': mit, 'tool.nuspec': '<package/>' };
    Object.assign(table, { '/': { resources: [{ '@id': `${server.url}/flat`, '@type': 'PackageBaseAddress/3.0.0' }] }, '/flat/tool/1.0.0/tool.1.0.0.nupkg': file(zipOf({ ...entries, '.signature.p7s': 'signed' })) });
    const locked = (content: Uint8Array) => fetchFor([makeComponent('pkg:nuget/Tool@1.0.0', { hashes: [sha512(content)] })]);
    expect((await locked(zipOf(entries))).of('pkg:nuget/Tool@1.0.0').detectedLicense).toBe('MIT');
    expect((await locked(zipOf({ ...entries, 'LICENSE.txt': isc }))).issues).toEqual(['network: 1 nuget package could not be searched for licence files, what HOST gives has not the hash of the lockfile: pkg:nuget/Tool@1.0.0']);
  });

  it('of a zip without hashes are read without the rest', async () => {
    const archive = zipOf({ 'META-INF/LICENSE': mit, 'big.bin': randomBytes(3_000_000).toString('base64') });
    let sent = 0;
    Object.assign(table, { '/org/acme/lib/2.0/lib-2.0.jar': (request: { headers: { range?: string } }, response: { writeHead(status: number, headers: object): { end(body: Uint8Array): void } }) => {
      const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range!)!;
      const [from, to] = first === '' ? [archive.length - Number(last), archive.length] : [Number(first), Math.min(archive.length, Number(last) + 1)];
      sent += to - from;
      response.writeHead(206, { 'content-range': `bytes ${from}-${to - 1}/${archive.length}` }).end(archive.subarray(from, to));
    } });
    expect((await fetchFor([makeComponent('pkg:maven/org.acme/lib@2.0')])).of('pkg:maven/org.acme/lib@2.0').detectedLicense).toBe('MIT');
    expect(sent).toBeLessThan(200_000);
  });

  it('are kept, so that a second scan asks for nothing', async () => {
    Object.assign(table, { '/tool/1.0.0': npmAnswer(), '/files/tool-1.0.0.tgz': file(packed) });
    const components = [makeComponent('pkg:npm/tool@1.0.0')];
    await fetchFor(components);
    expect(server.seen.map(({ path }) => path)).toEqual(['/tool/-/tool-1.0.0.tgz', '/tool/1.0.0', '/files/tool-1.0.0.tgz']);
    expect((await fetchFor(components)).of('pkg:npm/tool@1.0.0').detectedLicense).toBe('MIT');
    expect(server.seen).toHaveLength(3);
  });

  it('are not taken from what has another hash than the lockfile says, also when it was kept before', async () => {
    Object.assign(table, { '/tool/1.0.0': npmAnswer(), '/files/tool-1.0.0.tgz': file(packed) });
    await fetchFor([makeComponent('pkg:npm/tool@1.0.0')]);
    const { paths, issues } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0', { hashes: [sha512(Buffer.from('another'))] })]);
    expect(paths).toEqual([]);
    expect(issues).toEqual(['network: 1 npm package could not be searched for licence files, what HOST gives has not the hash of the lockfile: pkg:npm/tool@1.0.0']);
  });

  it('are not asked for at an address that only the lockfile names, nor for what is here', async () => {
    const downloadLocation = `${server.url}/evil.tgz`;
    const here = makeComponent('pkg:npm/here@1.0.0', { evidence: [{ kind: 'installed', path: 'node_modules/here/package.json', source: 'npm/node-modules' }] });
    const { issues } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0', { downloadLocation }), here, makeComponent('pkg:npm/own@1.0.0', { origin: 'path' })]);
    expect(server.seen.map(({ path }) => path)).toEqual(['/tool/-/tool-1.0.0.tgz', '/tool/1.0.0']);
    expect(issues).toEqual(['unresolved: 1 npm package could not be searched for licence files, no registry has their archive: pkg:npm/tool@1.0.0']);
  });

  it('are an issue where the archive is damaged or nobody names it', async () => {
    Object.assign(table, { '/tool/1.0.0': npmAnswer(), '/files/tool-1.0.0.tgz': '<html>log in</html>', '/odd/1.0.0': { dist: { tarball: 'file:///etc/passwd' } } });
    const { issues } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0'), makeComponent('pkg:npm/odd@1.0.0')]);
    expect(issues).toEqual([
      'network: 1 npm package could not be searched for licence files, an archive of HOST cannot be read: it is not a zip, tar, gzip, zstd or xz file: pkg:npm/tool@1.0.0',
      'unresolved: 1 npm package could not be searched for licence files, no registry has their archive: pkg:npm/odd@1.0.0',
    ]);
  });

  it('tell of entries that lead out of the archive', async () => {
    Object.assign(table, { '/tool/1.0.0': npmAnswer(), '/files/tool-1.0.0.tgz': file(tarOf({ 'package/LICENSE': mit, '../../LICENSE': isc })) });
    const { of, issues } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0')]);
    expect(of('pkg:npm/tool@1.0.0').detectedLicense).toBe('MIT');
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatch(/^unsafe: 1 entries have names that lead out of the archive/);
  });

  it('stay when the scan is interrupted', async () => {
    const stop = new AbortController();
    Object.assign(table, {
      '/tool/1.0.0': npmAnswer(), '/files/tool-1.0.0.tgz': file(packed),
      '/slow/1.0.0': () => 'never answered',
    });
    const { of, issues } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0'), makeComponent('pkg:npm/slow@1.0.0')], { interruption: stop.signal, onProgress: () => stop.abort() });
    expect(of('pkg:npm/tool@1.0.0').detectedLicense).toBe('MIT');
    expect(issues).toEqual(['network: 1 npm package could not be searched for licence files, the scan was interrupted: pkg:npm/slow@1.0.0']);
  });

  it('are not asked for with credentials at another server', async () => {
    const other = await localServer((_request, response) => void response.end(packed));
    Object.assign(table, { '/tool/1.0.0': { dist: { tarball: `${other.url}/tool.tgz` } } });
    const { of } = await fetchFor([makeComponent('pkg:npm/tool@1.0.0')], { endpoint: { authorization: 'Bearer secret' } });
    await other.close();
    expect(of('pkg:npm/tool@1.0.0').detectedLicense).toBe('MIT');
    expect(server.seen[0]!.headers.authorization).toBe('Bearer secret');
    expect(other.seen[0]!.headers.authorization).toBeUndefined();
  });
});
