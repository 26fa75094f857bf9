import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { BundleManifest } from '#core/bundle/bundle-manifest.ts';
import { ChecklistDocument } from '#core/obligations/checklist-document.ts';
import { localServer } from '../support/local-server.ts';
import { zipOf } from '../support/make-zip.ts';
import { muster } from '../support/muster.ts';
import { projectOf, shippedPackages } from '../support/shipped-project.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const cache = work.tree();
const project = work.tree(projectOf(shippedPackages));
const fixed = { MUSTER_CACHE: cache, SOURCE_DATE_EPOCH: '1767225600' };

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => muster(args, { env: { ...fixed, ...env } });

async function bundled(tree: string, ...more: string[]): Promise<{ readonly path: string; readonly files: Record<string, Uint8Array>; readonly manifest: BundleManifest }> {
  const path = join(work.tree(), 'release.zip');
  const { code, stderr } = await run(['bundle', tree, '-q', '-o', path, ...more]);
  const files = unzipSync(readFileSync(path));
  const manifest = BundleManifest.parse(JSON.parse(Buffer.from(files['manifest.json']!).toString()));
  // only missing source is told to who wants quiet
  expect([code, stderr]).toEqual([0, manifest.missing.some((one) => one.startsWith('source of ')) ? expect.stringContaining('not complete') : '']);
  return { path, files, manifest };
}

const textOf = (bytes: Uint8Array | undefined): string => Buffer.from(bytes!).toString();

describe('muster bundle', () => {
  it('holds notices, texts, SBOMs, source, checklist and a manifest of all of it', async () => {
    const { files, manifest } = await bundled(project);
    expect(Object.keys(files).sort()).toEqual([
      'README.txt', 'SHA256SUMS', 'THIRD-PARTY-NOTICES.html', 'THIRD-PARTY-NOTICES.txt', 'licenses/Apache-2.0.txt', 'licenses/GPL-3.0.txt', 'licenses/ISC.txt', 'licenses/LGPL-2.1.txt', 'licenses/MIT.txt', 'licenses/NOTICE.1.txt',
      'manifest.json', 'notices.json', 'obligations.json', 'obligations.txt', 'sbom/shop.cdx.json', 'sbom/shop.spdx.json', 'sources/npm_lesser@1.0.0.zip', 'sources/npm_strong@1.0.0.zip',
    ].sort());
    expect(manifest.sources).toEqual([
      { component: 'pkg:npm/lesser@1.0.0', path: 'sources/npm_lesser@1.0.0.zip', from: 'node_modules/lesser' }, { component: 'pkg:npm/strong@1.0.0', path: 'sources/npm_strong@1.0.0.zip', from: 'node_modules/strong' },
    ]);
    expect(Object.keys(unzipSync(files['sources/npm_strong@1.0.0.zip']!))).toEqual(['COPYING', 'main.js', 'package.json']);
    for (const { path: name, sha256, size } of manifest.files) {
      expect(files[name]!.length, name).toBe(size);
      expect(createHash('sha256').update(files[name]!).digest('hex'), name).toBe(sha256);
    }
    expect(manifest.missing.join('\n')).toContain('silent 1.0.0: nothing says under which licence it is');
    expect(textOf(files['README.txt'])).toContain('Not complete:');
    for (const name of ['sbom/shop.cdx.json', 'sbom/shop.spdx.json']) {
      const validity = await run(['sbom', 'validate', work.file(name.slice(5), files[name]!)]);
      expect(validity.code, validity.stdout).toBe(0);
    }
  });

  it('gives the same bytes again in any time zone, and the same files as a directory', async () => {
    const [first, second] = [join(work.tree(), 'a.zip'), join(work.tree(), 'b.zip')];
    await run(['bundle', project, '-q', '-o', first], { TZ: 'Pacific/Kiritimati' });
    await run(['bundle', project, '-q', '-o', second], { TZ: 'America/Los_Angeles' });
    expect(readFileSync(second).equals(readFileSync(first))).toBe(true);
    const directory = join(work.tree(), 'papers');
    expect((await run(['bundle', project, '-q', '-o', directory])).code).toBe(0);
    const files = unzipSync(readFileSync(first));
    const found = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name).slice(directory.length + 1)).sort();
    expect(found).toEqual(Object.keys(files).sort());
    for (const name of found) expect(Buffer.from(files[name]!).equals(readFileSync(join(directory, name))), name).toBe(true);
    execFileSync('sha256sum', ['--quiet', '-c', 'SHA256SUMS'], { cwd: directory });
    const again = await run(['bundle', project, '-q', '-o', directory]);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is there already and not an empty directory');
  });

  it('replaces a bundle, and another file only with --force', async () => {
    const place = work.file('keep.zip', zipOf({ 'diary.txt': Buffer.from('dear diary') }));
    const before = readFileSync(place);
    const refused = await run(['bundle', project, '-q', '-o', place]);
    expect([refused.code, refused.stderr.includes('--force'), readFileSync(place).equals(before)]).toEqual([2, true, true]);
    expect((await run(['bundle', project, '-q', '-o', place, '--force'])).code).toBe(0);
    expect((await run(['bundle', project, '-q', '-o', place])).code).toBe(0);
  });

  it('offers source that is not here, and counts the offer only with a contact', async () => {
    const lockOnly = projectOf([{ name: 'strong', license: 'GPL-2.0-only' }]);
    const tree = work.tree(Object.fromEntries(Object.entries(lockOnly).filter(([path]) => !path.startsWith('node_modules/'))));
    const without = await bundled(tree);
    expect(textOf(without.files['WRITTEN-OFFER.txt'])).toContain('[FILL IN: name, postal address, e-mail]');
    const sourceTask = (files: Record<string, Uint8Array>) => ChecklistDocument.parse(JSON.parse(textOf(files['obligations.json']))).tasks.find(({ name }) => name === 'disclose-source')!;
    expect(sourceTask(without.files)).toMatchObject({ open: 1, offerYears: 3 });
    const { files } = await bundled(tree, '--contact', 'Shop Ltd., 1 Main Street, source@shop.example');
    expect(textOf(files['WRITTEN-OFFER.txt'])).toContain('Shop Ltd., 1 Main Street, source@shop.example');
    expect(sourceTask(files).items[0]).toMatchObject({ status: 'fulfilled', shownBy: 'WRITTEN-OFFER.txt' });
  });

  it('fetches source online, and refuses what has another hash', async () => {
    const archive = Buffer.from('the source archive');
    const server = await localServer((request, response) => void response.writeHead(request.url === '/strong.tgz' ? 200 : 404).end(archive));
    try {
      const tree = (integrity: string) => {
        const files = projectOf([{ name: 'strong', license: 'GPL-2.0-only' }]);
        const lock = JSON.parse(files['package-lock.json'] as string) as { packages: Record<string, object> };
        lock.packages['node_modules/strong'] = { ...lock.packages['node_modules/strong'], resolved: `${server.url}/strong.tgz`, integrity };
        return work.tree({ 'package.json': files['package.json']!, 'package-lock.json': JSON.stringify(lock) });
      };
      const right = await bundled(tree(`sha512-${createHash('sha512').update(archive).digest('base64')}`), '--online');
      expect(right.manifest.sources).toEqual([{ component: 'pkg:npm/strong@1.0.0', path: 'sources/npm_strong@1.0.0.tgz', from: `${server.url}/strong.tgz` }]);
      expect(Buffer.from(right.files['sources/npm_strong@1.0.0.tgz']!).equals(archive)).toBe(true);
      const wrong = await bundled(tree(`sha512-${createHash('sha512').update('other').digest('base64')}`), '--online');
      expect(wrong.manifest.sources).toEqual([]);
      expect(wrong.manifest.missing.join('\n')).toContain('has not the hash of the lockfile');
    } finally {
      await server.close();
    }
  });
});

describe('muster bundle verify', () => {
  it('finds what is missing, added or changed', async () => {
    const { path, files } = await bundled(project);
    const good = await run(['bundle', 'verify', path]);
    expect([good.code, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain('is intact: 17 files');
    const { 'licenses/MIT.txt': _mit, ...rest } = files;
    const changed = Object.fromEntries(Object.entries({ ...rest, 'extra.txt': Buffer.from('x'), 'README.txt': Buffer.concat([files['README.txt']!.subarray(1), Buffer.from('!')]) }));
    const bad = await run(['bundle', 'verify', work.file('bad.zip', zipOf(changed)), '-f', 'json']);
    expect(bad.code).toBe(1);
    expect((JSON.parse(bad.stdout) as { problems: object[] }).problems).toEqual([
      { fault: 'changed', path: 'README.txt', message: 'its SHA-256 is not the one of the manifest' }, { fault: 'missing', path: 'licenses/MIT.txt', message: 'it is in the manifest and not in the bundle' },
      { fault: 'added', path: 'extra.txt', message: 'it is in the bundle and not in the manifest' },
    ]);
  });

  it.runIf(process.platform === 'linux')('says that it cannot be written where nothing can be made', async () => {
    const { code, stderr } = await muster(['bundle', work.tree({ 'package.json': '{"name": "shop", "version": "1.0.0", "license": "MIT"}' }), '-q', '--context', 'distributed', '-o', '/proc/bundle']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('/proc/bundle cannot be written')]);
  });

  it('says how many things it was made without, and names the first of them', async () => {
    const verified = async (packages: number) => {
      const silent = Array.from({ length: packages }, (_, index) => ({ name: `silent-${String(index).padStart(2, '0')}` }));
      const { path, manifest } = await bundled(work.tree(projectOf([shippedPackages[0]!, ...silent])));
      const [table, json] = await Promise.all([run(['bundle', 'verify', path]), run(['bundle', 'verify', path, '-f', 'json'])]);
      expect([table.code, json.code, table.stderr]).toEqual([0, 0, '']);
      expect((JSON.parse(json.stdout) as { missing: string[] }).missing).toEqual(manifest.missing);
      return { missing: manifest.missing, lines: table.stdout.trimEnd().split('\n').slice(1) };
    };
    const many = await verified(23);
    expect(many.missing).toHaveLength(23);
    expect(many.lines).toEqual(['It was made without 23 things:', ...many.missing.slice(0, 20).map((one) => `  - ${one}`), '  and 3 more, which its manifest.json names']);
    const one = await verified(1);
    expect(one.lines).toEqual(['It was made without 1 thing:', `  - ${one.missing[0]}`]);
    expect((await verified(0)).lines).toEqual([]);
  });

  it('checks directories, and follows no links out of them', async () => {
    const directory = join(work.tree(), 'papers');
    await run(['bundle', project, '-q', '-o', directory]);
    expect((await run(['bundle', 'verify', directory])).code).toBe(0);
    symlinkSync('/etc/hostname', join(directory, 'link.txt'));
    writeFileSync(join(directory, 'SHA256SUMS'), '');
    const { code, stdout } = await run(['bundle', 'verify', directory]);
    expect(code).toBe(1);
    expect(stdout).toContain('link.txt: it is a link');
    expect(stdout).toContain('SHA256SUMS: it has 0 bytes');
  });

  it.each<[string, () => Uint8Array, string]>([
    ['points out of itself', () => zipOf({ '../../evil.txt': 'x', 'manifest.json': '{}' }), 'evil.txt'],
    ['is no bundle', () => zipOf({ 'a.txt': 'x' }), 'there is no manifest.json'],
    ['is no zip', () => Buffer.from('hello'), 'not a zip file'],
    ['has a manifest of another kind', () => zipOf({ 'manifest.json': '{"schema":"other"}' }), 'it is not as muster writes it: schema'],
    ['expands without end', () => zipOf({ 'manifest.json': Buffer.alloc(400 * 2 ** 20) }), 'manifest.json'],
  ])('refuses an archive that %s', async (_name, make, message) => {
    const { code, stdout } = await run(['bundle', 'verify', work.file('hostile.zip', make())]);
    expect(code).toBe(1);
    expect(stdout).toContain(message);
  });
});

describe('muster obligations of a target', () => {
  const checklist = async (tree: string, ...more: string[]) => {
    const { stdout, code } = await run(['obligations', tree, '-q', '-f', 'json', ...more]);
    return { code, document: ChecklistDocument.parse(JSON.parse(stdout)) };
  };

  it('say what is done by the notice and the bundle, and what is open', async () => {
    const { code, document } = await checklist(project, '--fail-on-open');
    expect(code).toBe(1);
    const task = (name: string) => Object.fromEntries(document.tasks.find((one) => one.name === name)?.items.map(({ component, status }) => [component.slice(8, -6), status]) ?? []);
    expect(task('determine-license')).toEqual({ silent: 'open' });
    expect(task('license-text')).toEqual({ alpha: 'fulfilled', bare: 'fulfilled', beta: 'fulfilled', lesser: 'fulfilled', query: 'fulfilled', strong: 'fulfilled' });
    expect(task('copyright-notices')).toMatchObject({ alpha: 'fulfilled', bare: 'open', beta: 'fulfilled', strong: 'open' });
    expect(document.tasks.find(({ name }) => name === 'copyright-notices')!.items.find(({ component }) => component.includes('strong'))!.problem).toContain('GPL-3.0-or-later asks for its copyright notice, and its files state none. Look into its repository.');
    expect(task('notice-file')).toEqual({ query: 'fulfilled' });
    expect(task('disclose-source')).toEqual({ lesser: 'fulfilled', strong: 'fulfilled' });
    expect(task('same-license')).toMatchObject({ strong: 'open' });
    expect(document.keepYears).toBe(4);
  });

  it('hold nothing for what is used inside only, and before the release only what decides about the use', async () => {
    const inside = await checklist(project, '--context', 'internal');
    expect(inside.document.tasks.filter(({ open }) => open > 0).map(({ name }) => name)).toEqual(['determine-license']);
    const early = await checklist(project, '--stage', 'pull-request');
    expect(early.document.open).toBe(1);
    const clean = work.tree(projectOf([shippedPackages[0]!, shippedPackages[2]!]));
    expect((await checklist(clean, '--fail-on-open'))).toMatchObject({ code: 0, document: { open: 0 } });
  });

  it('take what people recorded, and refuse a record with a mistake', async () => {
    const records = work.file('obligations.yaml', 'records:\n  - component: "*"\n    obligation: determine-license\n    status: not-applicable\n    reason: written by us\n    by: Jane\n    on: 2026-03-01\n');
    const { document } = await checklist(project, '--records', records);
    expect(document.tasks.find(({ name }) => name === 'determine-license')!.items[0]).toMatchObject({ status: 'not-applicable', shownBy: 'Jane, 2026-03-01: written by us' });
    const wrong = await run(['obligations', project, '-q', '--records', work.file('wrong.yaml', 'records:\n  - component: x\n    obligation: sing\n    status: fulfilled\n    by: Jane\n    on: 2026-03-01\n')]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('wrong.yaml:3: records[0].obligation must be one of license-text');
  });
});
