import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ComparisonDocument } from '#core/model/comparison-document.ts';
import { commitAll, git, makeRepository } from '../support/make-repository.ts';
import { muster, type RunOptions } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { putFiles, workshop } from '../support/workshop.ts';

const work = workshop();

const lock = (packages: Readonly<Record<string, string>>): string => JSON.stringify({
  name: 'shop', lockfileVersion: 3,
  packages: { '': { name: 'shop', dependencies: packages }, ...Object.fromEntries(Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version, license: 'MIT' }])) },
});

/** Three commits; the oldest has the tag v1. */
function history(): string {
  const root = work.tree({ 'package-lock.json': lock({ a: '1.0.0', b: '1.0.0' }), 'service/requirements.txt': hashed('flask==2.0'), '.gitattributes': '* export-ignore\n*.txt text eol=crlf\n' });
  makeRepository(root);
  git(root, 'tag', 'v1');
  putFiles(root, { 'package-lock.json': lock({ a: '1.1.0', c: '1.0.0' }), 'service/requirements.txt': hashed('flask==3.0') });
  commitAll(root, 'second');
  putFiles(root, { 'service/requirements.txt': hashed('flask==3.1') });
  commitAll(root, 'third');
  return root;
}

interface Differences {
  readonly document: ComparisonDocument;
  readonly said: string[];
  readonly stderr: string;
  readonly code: number | null;
}

async function diff(args: readonly string[], options?: RunOptions): Promise<Differences> {
  const run = await muster(['diff', '--format', 'json', ...args], options);
  if (!run.stdout.startsWith('{')) throw new Error(`no document (exit ${run.code}): ${run.stderr}`);
  const document = ComparisonDocument.parse(JSON.parse(run.stdout));
  const version = (component: { name: string; version?: string | undefined }): string => `${component.name}@${component.version}`;
  const said = document.comparisons.flatMap(({ added, removed, changed }) => [...added.map((item) => `+${version(item)}`), ...removed.map((item) => `-${version(item)}`), ...changed.map((item) => `${version(item.before)}>${version(item.after)}`)]);
  return { document, said, stderr: run.stderr, code: run.code };
}

const leftovers = (): string[] => [tmpdir(), '/dev/shm'].filter((place) => existsSync(place)).flatMap((place) => readdirSync(place)).filter((name) => name.startsWith('muster-revision-'));

describe('muster diff', () => {
  it.each([
    ['HEAD~1 and HEAD', ['HEAD~1', 'HEAD'], ['flask@3.0>flask@3.1']],
    ['a tag and the directory', ['v1', '.'], ['+c@1.0.0', '-b@1.0.0', 'a@1.0.0>a@1.1.0', 'flask@2.0>flask@3.1']],
    ['directories of revisions', ['v1:service', 'HEAD:service'], ['flask@2.0>flask@3.1']],
    ['a file of a revision and one on disk', ['v1:package-lock.json', 'package-lock.json'], ['+c@1.0.0', '-b@1.0.0', 'a@1.0.0>a@1.1.0']],
    ['a branch and an abbreviation', ['trunk', 'HEAD^{tree}'], []],
  ])('compares %s', async (_, operands, expected) => {
    const root = history();
    const { said, code } = await diff(operands, { cwd: root });
    expect(said).toEqual(expected);
    expect(code).toBe(0);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(leftovers()).toEqual([]);
  });

  it('takes a revision for the directory where the user is', async () => {
    const root = history();
    expect((await diff(['v1', '.'], { cwd: join(root, 'service') })).said).toEqual(['flask@2.0>flask@3.1']);
    expect((await diff(['v1:', '..'], { cwd: join(root, 'service') })).said).toHaveLength(4);
    expect((await diff(['v1:./', '.'], { cwd: join(root, 'service') })).said).toEqual(['flask@2.0>flask@3.1']);
    putFiles(root, { 'new/requirements.txt': hashed('x==1') });
    const fresh = await diff(['v1', '.', '--strict'], { cwd: join(root, 'new') });
    expect([fresh.code, fresh.said, fresh.stderr]).toEqual([0, ['+x@1'], expect.stringContaining('the directory new is not in v1: nothing stood there')]);
    commitAll(root, 'new');
    expect((await diff(['v1', 'HEAD'], { cwd: join(root, 'new') })).said).toEqual(['+x@1']);
    expect((await diff(['HEAD', 'v1'], { cwd: join(root, 'new') })).said).toEqual(['-x@1']);
    const nowhere = await muster(['diff', 'v1', 'HEAD~1'], { cwd: join(root, 'new') });
    expect([nowhere.code, nowhere.stderr]).toEqual([2, expect.stringContaining('The directory new is not in revision v1.')]);
    const checked = await muster(['check', '.', '--baseline', 'v1', '-f', 'json'], { cwd: join(root, 'new') });
    expect([checked.code === 2, checked.stderr]).toEqual([false, expect.stringContaining('the directory new is not in v1: nothing stood there')]);
  });

  it('lets a path win over a revision of the same name, and says so', async () => {
    const root = history();
    putFiles(root, { 'v1/requirements.txt': hashed('x==1') });
    const asPath = await diff(['v1', 'HEAD'], { cwd: root });
    expect(asPath.said).toContain('-x@1');
    expect(asPath.stderr).toContain('v1 is taken as the path; for the revision of that name write v1^0');
    expect((await diff(['v1^0', 'HEAD'], { cwd: root })).said).toContain('flask@2.0>flask@3.1');
  });

  it('compares scans, SBOMs and directories with each other', async () => {
    const root = history();
    const places = { json: join(root, '../scan.json'), cdx: join(root, '../scan.cdx.json'), spdx: join(root, '../scan.spdx') };
    await muster(['scan', '.', '-f', 'json', '-o', places.json, '-f', 'cyclonedx-json', '-o', places.cdx, '-f', 'spdx-tag-value', '-o', places.spdx, '--name', 'shop'], { cwd: root });
    expect((await diff([places.json, root])).said).toEqual([]);
    expect((await diff([places.cdx, places.json])).said).toEqual([]);
    expect((await diff(['v1', places.spdx], { cwd: root })).said).toEqual(['+c@1.0.0', '-b@1.0.0', 'a@1.0.0>a@1.1.0', 'flask@2.0>flask@3.1']);
  });

  it('pairs the targets of two estates', async () => {
    const [one, two] = [work.tree({ 'a/requirements.txt': hashed('x==1'), 'b/requirements.txt': hashed('y==1') }), work.tree({ 'a/requirements.txt': hashed('x==2'), 'c/requirements.txt': 'z==1\n' })];
    const [before, after] = [join(work.root, 'before.json'), join(work.root, 'after.json')];
    await muster(['scan', join(one, 'a'), join(one, 'b'), '-o', before]);
    await muster(['scan', join(two, 'a'), join(two, 'c'), '-o', after]);
    const { document, said } = await diff([before, after]);
    expect(document.comparisons.map(({ name }) => name)).toEqual(['a', 'c', 'b']);
    expect(said).toEqual(['x@1>x@2', '+z@1', '-y@1']);
  });

  it('sees no difference between a scan of several targets and the SBOMs of the same scan, which tell of them as one', async () => {
    const [a, b] = [work.tree({ 'requirements.txt': hashed('x==1', 'y==1'), 'package-lock.json': lock({ a: '1.0.0' }) }), work.tree({ 'requirements.txt': 'x==1\nz==2\n' })];
    const files = ['all.json', 'all.cdx.json', 'all.spdx.json', 'all.cdx.xml'].map((name) => join(work.root, name));
    await muster(['scan', a, b, ...files.flatMap((file) => ['-o', file])]);
    for (const file of files) {
      const { said, document } = await diff([files[0]!, file]);
      expect([file, said, document.comparisons.every(({ unchanged }) => unchanged > 0)]).toEqual([file, [], true]);
    }
    putFiles(a, { 'requirements.txt': hashed('x==1', 'y==2') });
    const now = join(work.root, 'now.json');
    await muster(['scan', a, b, '-o', now]);
    expect((await diff([files[1]!, now])).said).toEqual(['y@1>y@2']);
    expect((await diff([now, files[2]!])).said).toEqual(['y@2>y@1']);
  });

  it('answers by exit code', async () => {
    const root = history();
    expect((await diff(['HEAD~1', 'HEAD', '--exit-code'], { cwd: root })).code).toBe(1);
    expect((await diff(['HEAD', 'HEAD', '--exit-code'], { cwd: root })).code).toBe(0);
    expect((await diff(['HEAD', 'HEAD', '--strict'], { cwd: root })).code).toBe(0);
    putFiles(root, { 'other/package-lock.json': '{' });
    const incomplete = await diff(['HEAD', '.', '--strict'], { cwd: root });
    expect(incomplete.code).toBe(3);
    expect(incomplete.document.comparisons[0]?.issues.onlyAfter.map(({ path }) => path)).toEqual(['other/package-lock.json']);
    expect(incomplete.document.summary.complete).toBe(false);
  });

  it('writes to a file whose name says the format', async () => {
    const root = history();
    const run = await muster(['diff', 'HEAD~1', 'HEAD', '-o', 'changes.md'], { cwd: root });
    expect([run.code, run.stdout]).toEqual([0, '']);
    expect(readFileSync(join(root, 'changes.md'), 'utf8')).toMatch(/^### Dependencies: 1 upgraded\n/);
  });

  it('writes the same bytes for the same moment', async () => {
    const root = history();
    const once = () => muster(['diff', 'v1', 'HEAD', '-f', 'markdown'], { cwd: root, env: { SOURCE_DATE_EPOCH: '1700000000' } });
    const [first, second] = [await once(), await once()];
    expect(first.stdout).toBe(second.stdout);
    expect(first.stdout).toContain('2023-11-14T22:13:20Z');
  });

  it.each([
    [['nope', '.'], 'nope is neither a path nor a revision'],
    [['HEAD:nope', '.'], 'HEAD:nope is neither a path nor a revision'],
    [['.', '.', '-f', 'html'], 'There is no format "html" for differences'],
    [['.', '.', '-o', 'x.pdf'], 'does not say which format'],
    [['broken.json', '.'], 'broken.json cannot be read'],
    [['broken.spdx', '.'], 'broken.spdx:1 cannot be read'],
    [['', '.'], 'The target is empty'],
  ])('refuses %j', async (args, message) => {
    const root = history();
    putFiles(root, { 'broken.json': '{"schema": "muster-inventory/1", "inventories": 1}', 'broken.spdx': 'SPDXVersion SPDX-2.3\n' });
    const run = await muster(['diff', ...args], { cwd: root });
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toContain(message);
  });

  it('reads revisions outside a repository as what they are: nothing', async () => {
    const run = await muster(['diff', 'HEAD', '.'], { cwd: work.tree({}) });
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('HEAD is neither a path nor a revision')]);
  });

  it('runs no hook, filter or attribute of the repository', async () => {
    const root = history();
    const trap = join(work.root, `sprung-${Date.now()}`);
    putFiles(root, { '.gitattributes': '* filter=trap export-subst\n' });
    commitAll(root, 'trap');
    for (const hook of ['post-checkout', 'post-index-change', 'pre-auto-gc']) writeFileSync(join(root, '.git/hooks', hook), `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    git(root, 'config', 'filter.trap.smudge', `touch ${trap}`);
    await diff(['HEAD~1', 'HEAD'], { cwd: root });
    expect(existsSync(trap)).toBe(false);
  });

  it('reads where a link of a revision leads, whatever its name, and counts the files that it does not read', async () => {
    const root = work.tree({ 'lists/python.list': hashed('flask==3.0'), 'README': 'x\n', 'src/main.c': 'int main;\n' });
    symlinkSync('lists/python.list', join(root, 'requirements.txt'));
    makeRepository(root);
    git(root, 'rm', '--quiet', 'requirements.txt');
    commitAll(root, 'second');
    const { said, document } = await diff(['HEAD~1', 'HEAD'], { cwd: root });
    expect(said).toEqual(['-flask@3.0']);
    expect(document.comparisons[0]?.issues.onlyAfter.map(({ message }) => message)).toEqual(['nothing was found: none of its 3 files is of a kind that Muster reads']);
    expect(leftovers()).toEqual([]);
  });

  it('keeps links of a revision inside it and says what it leaves out', async () => {
    const root = history();
    const outside = work.tree({ 'requirements.txt': hashed('secret==1') });
    symlinkSync(outside, join(root, 'outside'));
    symlinkSync('service', join(root, 'inside'));
    mkdirSync(join(root, 'part'));
    commitAll(root, 'links');
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${git(root, 'rev-parse', 'HEAD')},module`);
    git(root, 'commit', '--quiet', '-m', 'submodule');
    const { said, document } = await diff(['HEAD~2', 'HEAD'], { cwd: root });
    expect(said).toEqual([]);
    expect(document.comparisons[0]?.issues.onlyAfter.map(({ path, code }) => `${path} ${code}`)).toContain('module missing-file');
  });

  it('writes nothing outside for a tree that no git would make', async () => {
    const root = history();
    const outside = work.tree({});
    const blob = git(root, 'rev-parse', 'HEAD:service/requirements.txt');
    const link = join(root, 'link-target');
    writeFileSync(link, outside);
    const target = git(root, 'hash-object', '-w', link);
    const tree = (entries: readonly (readonly [mode: string, id: string, name: string])[]): string => {
      const bytes = Buffer.concat(entries.flatMap(([mode, id, name]) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]));
      writeFileSync(join(root, 'tree-object'), bytes);
      return git(root, 'hash-object', '-t', 'tree', '-w', '--literally', 'tree-object');
    };
    const inner = tree([['100644', blob, 'requirements.txt']]);
    const evil = tree([['40000', inner, '..'], ['120000', target, 'a'], ['40000', inner, 'a'], ['40000', inner, '.git'], ['100644', blob, 'requirements.txt']]);
    const { said, document } = await diff([evil, evil], { cwd: root });
    expect(said).toEqual([]);
    expect(readdirSync(outside)).toEqual([]);
    expect(document.comparisons[0]?.issues.both.map(({ path, code }) => `${path} ${code}`)).toEqual(['../requirements.txt unsafe', '.git/requirements.txt unsafe', 'a unsafe']);
    expect(leftovers()).toEqual([]);
  });
});

