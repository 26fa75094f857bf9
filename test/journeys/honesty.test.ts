import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { muster, node, placesOf, repository, scan } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const good = hashed('certifi==2024.7.4');

describe('an empty scan', () => {
  it.each([
    ['of an empty directory', {}, [], /it holds no files/],
    ['of files that nothing knows', { 'a.zig': 'x', 'b/c.md': 'y', 'b/d.zig': '' }, [], /none of its 3 files is of a kind that Muster reads \\?\(they are \.zig, \.md\\?\)/],
    ['of an SBOM', { 'bom.json': '{"bomFormat": "CycloneDX", "specVersion": "1.6"}' }, [], /bom\.json is an SBOM, which is read only as a target of its own/],
    ['of SBOMs and archives', { 'a.cdx.json': '{}', 'sub/b.spdx': 'x', 'c.zip': 'x' }, [], /a\.cdx\.json, b\.spdx are SBOMs and c\.zip is an archive, which/],
    ['of a container image in the layout of OCI', { 'oci-layout': '{"imageLayoutVersion": "1.0.0"}', 'index.json': '{}', 'blobs/sha256/00aa': 'x' }, [], /it is a saved container image, and its layers are not put together/],
    ['of a container image as older Docker saved it', { 'manifest.json': '[]', '00aa/layer.tar': 'x', '00aa/json': '{}', '00aa/VERSION': '1.0' }, [], /it is a saved container image, and its layers are not put together/],
    ['of one file that nothing knows', { 'a.zig': 'x' }, [], /its only file is of no kind that Muster reads \\?\(they are \.zig\\?\)/],
    ['of a file that names nothing', { 'package.json': '{"type":"module"}' }, [], /package\.json names no component/],
    ['of files that are all ignored', { '.gitignore': '*.txt\n', 'requirements.txt': good }, [], /1 files? or director(?:y|ies) (?:was|were) left out/],
    ['of files that are all excluded', { 'requirements.txt': good }, ['--exclude', '*'], /1 files? or director(?:y|ies) (?:was|were) left out/],
  ])('%s says so and why, in every format', async (_, files, args, reason) => {
    const tree = work.tree(files);
    const { inventory, code } = await scan([tree, ...args]);
    expect(code).toBe(0);
    expect(inventory.components).toEqual([]);
    const empty = inventory.issues.find((issue) => issue.code === 'empty');
    expect(empty).toMatchObject({ path: '.' });
    expect(empty?.message).toMatch(reason);
    for (const format of ['table', 'markdown']) expect((await muster(['scan', tree, ...args, '-f', format])).stdout, format).toMatch(reason);
    expect((await muster(['scan', tree, ...args, '-f', 'html'])).stdout).toContain('nothing was found');
  });
});

it.each([
  ['an archive', () => work.file('broken.zip', 'PK\u0003\u0004 and no more')],
  ['a compressed archive', () => work.file('broken.tar.gz', '\u001f\u008b and no more')],
  ['a package', () => work.file('broken.jar', 'PK\u0003\u0004 and no more')],
  ['a lockfile', () => work.file('package-lock.json', '{')],
  ['a directory', () => work.tree({ 'a/package-lock.json': '{' })],
  ['an SBOM', () => work.file('broken.cdx.json', '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [')],
])('%s that cannot be read is told of once', async (_, make) => {
  const { inventory } = await scan([make()]);
  expect(inventory.issues).toEqual([expect.objectContaining({ code: expect.stringMatching(/malformed|unreadable/) as string })]);
});

it('an SBOM of nothing says so', async () => {
  const { inventory } = await scan([work.file('none.cdx.json', '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": []}')]);
  expect(inventory.issues).toEqual([expect.objectContaining({ code: 'empty', message: 'the SBOM lists no components' })]);
});

it('a single file that is of no kind that is read says so, and one that is read and empty does not', async () => {
  const [{ inventory: other }, { inventory: none }] = [await scan([work.file('main.zig', 'hello\n')]), await scan([work.file('package.json', '{}')])];
  expect(other.issues.map(({ message }) => message)).toEqual(['nothing was found: the file is of no kind that Muster reads']);
  expect(none.issues.map(({ message }) => message)).toEqual(['nothing was found: package.json names no component']);
});

it('a project without dependencies is no empty scan: everything was read, and that is said', async () => {
  const tree = work.tree({ 'package.json': '{"name":"alone"}' });
  const { inventory, code } = await scan([tree, '--strict']);
  expect([code, inventory.issues, inventory.components, inventory.projects.map(({ name }) => name)]).toEqual([0, [], [], ['alone']]);
  for (const format of ['table', 'markdown']) expect((await muster(['scan', tree, '-f', format])).stdout, format).toContain('package.json asks for no package from elsewhere.');
});

it('a pipe in place of a wanted file is told and not waited for; others are nobody\'s business', async () => {
  const tree = work.tree({ 'package.json': '{"name":"app"}', '.gitignore': 'ignored/\n', 'ignored/a.txt': '' });
  for (const name of ['package-lock.json', 'LICENSE', 'log', 'ignored/yarn.lock']) execFileSync('mkfifo', [join(tree, name)]);
  const { inventory } = await scan([tree]);
  expect(placesOf(inventory)).toEqual(['LICENSE unreadable', 'package-lock.json unreadable']);
});

describe('whatever could not be read', () => {
  const damaged = {
    'requirements.txt': good,
    'web/package-lock.json': '{"lockfileVersion": 3, "packages": {',
    'next/package-lock.json': '{"lockfileVersion": 99, "packages": {}}',
    'rust/Cargo.lock': 'version = 3\n[[package]\nname = "x"\n',
    'java/pom.xml': '<project><dependencies>',
    'go/go.sum': 'not a sum\n',
    'api/pnpm-lock.yaml': 'lockfileVersion: [\n',
  };

  it('is an issue with path, reason and remedy; the rest is read', async () => {
    const { inventory, code } = await scan([work.tree(damaged)]);
    expect(code).toBe(0);
    expect(inventory.components.map(({ name }) => name)).toEqual(['certifi']);
    const broken = new Set(inventory.issues.map(({ path }) => path));
    for (const path of Object.keys(damaged).slice(1)) expect(broken).toContain(path);
    for (const issue of inventory.issues) {
      expect(issue.code).not.toBe('fault');
      expect(issue.message.length).toBeGreaterThan(10);
      expect(issue.remedy.length).toBeGreaterThan(10);
    }
    expect(placesOf(inventory).some((place) => /^next\/package-lock\.json(?::1)? unsupported-version$/.test(place))).toBe(true);
    expect(placesOf(inventory)).toContain('rust/Cargo.lock:2 malformed');
  });

  it('stands in every report and document', async () => {
    const tree = work.tree({ 'requirements.txt': good, 'web/package-lock.json': damaged['web/package-lock.json'] });
    for (const format of ['table', 'markdown', 'html', 'json', 'cyclonedx-json', 'cyclonedx-xml', 'spdx-json', 'spdx-tag-value', 'spdx3-json']) {
      const { stdout } = await muster(['scan', tree, '-f', format]);
      expect(stdout.replaceAll('\\', ''), format).toContain('web/package-lock.json');
    }
    // one value a line leaves no room in these; they say so on the error channel
    for (const format of ['csv', 'purls']) expect((await muster(['scan', tree, '-f', format])).stderr, format).toMatch(/1 issue: the inventory is not complete/);
  });

  it('that it is empty, and why, is told where a list of components is all that is asked for', async () => {
    for (const strict of [[], ['--strict']]) {
      const { stdout, stderr } = await muster(['scan', work.tree({ 'a.zig': 'x' }), '-f', 'purls', ...strict]);
      expect([stdout, stderr.match(/nothing was found: its only file is of no kind that Muster reads/g)?.length]).toEqual(['', 1]);
    }
  });

  it('makes --strict end with exit 3, after everything was written', async () => {
    const tree = work.tree(damaged);
    const out = join(work.tree(), 'out.csv');
    const run = await muster(['scan', tree, '--strict', '-f', 'purls', '-f', 'csv', '-o', '-', '-o', out]);
    expect([run.code, run.stdout]).toEqual([3, 'pkg:pypi/certifi@2024.7.4\n']);
    expect(readFileSync(out, 'utf8')).toContain('certifi');
    // neither format has room for issues: standard error says what the status is for, however quiet
    const quiet = await muster(['scan', tree, '--strict', '-q', '-f', 'purls']);
    expect([quiet.code, quiet.stdout]).toEqual([3, 'pkg:pypi/certifi@2024.7.4\n']);
    expect(quiet.stderr).toMatch(/\d+ issues: the inventory is not complete/);
    expect(quiet.stderr).toMatch(/rust\/Cargo\.lock:2: .+\. Repair/);
    const html = join(work.tree(), 'out.html');
    expect((await muster(['scan', tree, '--strict', '-q', '-o', html])).stderr).toContain(`${html} says what is missing`);
    expect((await muster(['scan', tree, '-q', '-f', 'purls'])).stderr).toBe('');
    expect((await muster(['scan', work.tree({ 'requirements.txt': good }), '--strict'])).code).toBe(0);
    expect((await muster(['scan', work.tree(), '--strict'])).code).toBe(3);
  });
});

describe('exit codes', () => {
  it('are documented', () => {
    const text = readFileSync(join(repository, 'docs/reference/exit-codes.md'), 'utf8');
    for (const code of ['0', '1', '2', '3', '70']) expect(text).toMatch(new RegExp(String.raw`(?:^|[|\s\x60])${code}(?:$|[|\s\x60])`, 'm'));
  });

  it('tell a fault of ours by 70, with what happened and what to do', async () => {
    const preload = work.file('fault.mjs', "JSON.stringify = () => { throw new TypeError('made for the test'); };\n");
    const run = await muster(['scan', work.tree({ 'requirements.txt': good }), '-f', 'json'], { preload: [preload] });
    expect(run.code).toBe(70);
    expect(run.stderr).toMatch(/fault of ours: TypeError: made for the test/);
    expect(run.stderr).toMatch(/report this/);
    expect(node).toContain('node_modules');
  });

  it('are the same whatever stands in the tree: a directory named like a lockfile is no fault', async () => {
    const tree = work.tree({ 'requirements.txt': good });
    for (const name of ['package-lock.json', 'pom.xml', 'Cargo.lock', 'go.mod', 'x.jar', 'CODEOWNERS']) mkdirSync(join(tree, name));
    const { inventory, code } = await scan([tree]);
    expect([code, inventory.components.length, inventory.issues]).toEqual([0, 1, []]);
    expect(readdirSync(tree)).toHaveLength(7);
  });
});
