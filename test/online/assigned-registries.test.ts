import { describe, expect, it } from 'vitest';
import { configuredFor, outline, scanOnline } from '../support/online-scan.ts';
import { serving } from '../support/serving.ts';

const serve = serving();

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
    const files = { 'package.json': manifest, '.npmrc': 'registry=https://r.npmjs.org/\n', 'node_modules/x/.npmrc': 'registry=https://npm.acme.example\n' };
    expect(outline(await scanOnline(files, { ecosystems: configuredFor({ url }) })).components).toEqual(['pkg:npm/%40acme/secret@2.1.3 ISC', 'pkg:npm/ms@2.1.3 MIT']);
  });
});
