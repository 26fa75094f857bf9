import { describe, expect, it } from 'vitest';
import { answers, type Answering } from '../support/local-server.ts';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';
import { serving } from '../support/serving.ts';

const serve = serving();

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

  it('installs the peers that a package develops with too, and nothing else that it needs for its own development', async () => {
    const { url } = await serve({
      '/words': { 'dist-tags': { latest: '5.0.0' }, versions: { '5.0.0': { devDependencies: { schema: '^9.0.0', left: '^9.0.0', tester: '*' }, peerDependencies: { schema: '^8.0.0' }, dependencies: { left: '^1.0.0' } } } },
      '/schema': { 'dist-tags': { latest: '9.0.0' }, versions: { '8.1.0': { devDependencies: { tester: '*' } }, '9.0.0': {} } },
      '/left': table['/left'],
      '/tester': { 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': {} } },
    });
    const { components, edges } = outline(await scanOnline({ 'package.json': JSON.stringify({ name: 'shop', dependencies: { words: '^5.0.0' } }) }, { ecosystems: configuredFor({ url }) }));
    expect(components).toEqual(['pkg:npm/left@1.1.0', 'pkg:npm/schema@8.1.0 (peer)', 'pkg:npm/words@5.0.0']);
    expect(edges).toEqual(['npm:. > pkg:npm/words@5.0.0', 'pkg:npm/words@5.0.0 > pkg:npm/left@1.1.0', 'pkg:npm/words@5.0.0 > pkg:npm/schema@8.1.0 (peer)']);
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
