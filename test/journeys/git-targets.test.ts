import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { addBranch, commitAll, git, makeRepository } from '../support/make-repository.ts';
import { muster, namesOf, scan } from '../support/muster.ts';
import { putFiles, workshop } from '../support/workshop.ts';

const work = workshop();
let upstream = '';
let first = '';
let feature = '';
let bare = '';

beforeAll(() => {
  upstream = join(work.tree({ 'service/requirements.txt': 'certifi==2024.7.4\n', 'service/muster.yaml': 'department: payments\n' }), 'service');
  first = makeRepository(upstream);
  git(upstream, 'tag', 'v1.0');
  feature = addBranch(upstream, 'feature/more', { 'requirements.txt': 'certifi==2024.7.4\nidna==3.7\n' });
  bare = join(work.tree(), 'service.git');
  git(work.root, 'clone', '--quiet', '--bare', upstream, bare);
});

describe('a git repository', () => {
  it('by local path is scanned where it stands, and its commit is told', async () => {
    const { inventory } = await scan([upstream]);
    expect(inventory.subject).toMatchObject({ name: 'service', kind: 'git', revision: first, department: 'payments' });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(inventory.coverage.files).toBe(2);
  });

  it('tells its commit also with packed references, detached, and in a worktree', async () => {
    const clone = join(work.tree(), 'clone');
    git(work.root, 'clone', '--quiet', upstream, clone);
    git(clone, 'pack-refs', '--all');
    expect((await scan([clone])).inventory.subject.revision).toBe(first);
    git(clone, 'checkout', '--quiet', '--detach', feature);
    expect((await scan([clone])).inventory.subject.revision).toBe(feature);
    const worktree = join(work.tree(), 'worktree');
    git(clone, 'worktree', 'add', '--quiet', worktree, first);
    const { inventory } = await scan([worktree]);
    expect(inventory.subject).toMatchObject({ kind: 'git', revision: first });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  });

  it('without a commit is a repository without revision', async () => {
    const empty = work.tree({ 'requirements.txt': 'certifi==2024.7.4\n' });
    git(empty, 'init', '--quiet');
    const { inventory } = await scan([empty]);
    expect(inventory.subject.revision).toBeUndefined();
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  });

  it('by URL is fetched, and the checkout is gone afterwards', async () => {
    const temporary = work.tree();
    const url = pathToFileURL(upstream).href;
    const { inventory } = await scan([url], { env: { TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' } });
    expect(inventory.subject).toMatchObject({ name: 'service', kind: 'git', location: url, revision: first, department: 'payments' });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(inventory.components[0]!.evidence[0]!.path).toBe('requirements.txt');
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('by URL with a password shows and stores it nowhere', async () => {
    const secret = `file://jane:h%40llo-s3cret@localhost${bare}`;
    const [stored, checked, policy, compared, refused] = await Promise.all([
      muster(['scan', secret, '-f', 'json']), muster(['check', secret, '-f', 'json']),
      muster(['policy', 'lint', secret]), muster(['diff', secret, secret, '-f', 'json']), muster(['check', bare, '--policy', 'https://jane:s3cret@git.example/policy.git']),
    ]);
    for (const { stdout, stderr } of [stored, checked, policy, compared, refused]) expect(stdout + stderr).not.toContain('s3cret');
    expect(JSON.parse(stored.stdout)).toMatchObject({ inventories: [{ subject: { location: `file://jane@localhost${bare}`, revision: first } }] });
    expect(JSON.parse(checked.stdout)).toMatchObject({ targets: [{ location: `file://jane@localhost${bare}` }] });
    expect([policy.code, policy.stdout]).toEqual([1, expect.stringContaining(`file://jane@localhost${bare}: 2 errors`)]);
    expect(JSON.parse(compared.stdout)).toMatchObject({ comparisons: [{ before: { location: `file://jane@localhost${bare}` } }] });
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('https://git.example/policy.git is the address of a repository')]);
  });

  it.each([['#feature/more', 2], ['#v1.0', 1], ['#trunk', 1]])('by URL with %s is that branch or tag', async (fragment, components) => {
    const { inventory } = await scan([`${pathToFileURL(upstream).href}${fragment}`]);
    expect(inventory.components).toHaveLength(components);
    expect(inventory.subject).toMatchObject({ name: 'service', revision: components === 2 ? feature : first });
  });

  it('by path with #branch is that branch, not what is checked out', async () => {
    const { inventory } = await scan([`${upstream}#feature/more`]);
    expect(inventory.subject).toMatchObject({ name: 'service', kind: 'git', revision: feature, location: `${upstream}#feature/more` });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
  });

  it('by URL or path with #commit is that commit, also one that no branch ends with, fetched without its history', async () => {
    const history = join(work.tree({ 'r/requirements.txt': 'certifi==2024.7.4\n' }), 'r');
    const pinned = makeRepository(history);
    putFiles(history, { 'requirements.txt': 'certifi==2024.7.4\nidna==3.7\n' });
    const last = commitAll(history, 'second');
    for (const target of [`${history}#${pinned}`, `${history}#${pinned.slice(0, 8)}`, `${pathToFileURL(history).href}#${pinned.toUpperCase()}`, `${pathToFileURL(history).href}#${pinned.slice(0, 12)}`]) {
      const { inventory } = await scan([target]);
      expect(inventory.subject).toMatchObject({ name: 'r', kind: 'git', revision: pinned, location: target });
      expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    }
    // a branch that is called like a commit is the branch
    git(history, 'branch', pinned.slice(0, 8), last);
    expect((await scan([`${history}#${pinned.slice(0, 8)}`])).inventory.subject.revision).toBe(last);
    const [one, other] = await Promise.all([muster(['diff', `${history}#${pinned}`, `${history}#${last}`, '-f', 'json']), muster(['scan', `${history}#${'0'.repeat(40)}`, '-f', 'purls'])]);
    expect(JSON.parse(one.stdout)).toMatchObject({ comparisons: [{ before: { revision: pinned }, after: { revision: last } }] });
    expect([other.code, other.stderr]).toEqual([3, expect.stringContaining('Check the address and that the commit is there')]);
    const unknown = await muster(['scan', `${history}#abcdef12`, '-f', 'purls']);
    expect([unknown.code, unknown.stderr]).toEqual([3, expect.stringContaining('abcdef12 not found')]);
  });

  it('of a server that gives no single commits, or a part of an id there, is told with what to do', async () => {
    const closed = join(work.tree({ 'r/requirements.txt': 'certifi==2024.7.4\n' }), 'r');
    const pinned = makeRepository(closed);
    putFiles(closed, { 'more.txt': '' });
    commitAll(closed, 'second');
    const refused = await muster(['scan', `${closed}#${pinned}`, '-f', 'purls'], { env: { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'protocol.version', GIT_CONFIG_VALUE_0: '0' } });
    expect([refused.code, refused.stderr]).toEqual([3, expect.stringMatching(/does not allow request for unadvertised object[^]*name a branch or tag, or clone the repository/)]);
    const part = await muster(['scan', `http://localhost:1/repository.git#${pinned.slice(0, 8)}`, '-f', 'purls']);
    expect([part.code, part.stderr]).toEqual([3, expect.stringContaining(`if ${pinned.slice(0, 8)} is a commit, write all of its id`)]);
  });

  it('that is bare is read at its HEAD, by path and by URL', async () => {
    for (const target of [bare, pathToFileURL(bare).href]) {
      const { inventory } = await scan([target]);
      expect(inventory.subject).toMatchObject({ name: 'service', kind: 'git', revision: first, location: target });
      expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    }
    expect((await scan([`${bare}#feature/more`])).inventory.components).toHaveLength(2);
  });

  it('is fetched shallow: its history does not come along', async () => {
    const long = join(work.tree({ 'r/requirements.txt': 'certifi==2024.7.4\n' }), 'r');
    makeRepository(long);
    putFiles(long, { 'big.bin': Buffer.alloc(2 ** 20, 'x') });
    commitAll(long, 'second');
    git(long, 'rm', '--quiet', 'big.bin');
    const last = commitAll(long, 'third');
    const { inventory } = await scan([pathToFileURL(long).href]);
    expect(inventory.subject.revision).toBe(last);
    expect(inventory.coverage.files).toBe(1);
  });

  it('does not run what it brings: hooks, filters, fsmonitor, submodules of other transports', async () => {
    const mark = join(work.root, 'mark');
    const evil = join(work.tree({ 'e/requirements.txt': 'certifi==2024.7.4\n', 'e/.gitattributes': '* filter=run\n' }), 'e');
    makeRepository(evil);
    const script = `#!/bin/sh\ntouch ${mark}\n`;
    mkdirSync(join(evil, '.git/hooks'), { recursive: true });
    putFiles(evil, Object.fromEntries(['post-checkout', 'post-upload', 'pre-receive'].map((name) => [`.git/hooks/${name}`, script])));
    git(evil, 'config', 'filter.run.smudge', `touch ${mark}; cat`);
    git(evil, 'config', 'core.fsmonitor', `touch ${mark}; false`);
    for (const target of [evil, pathToFileURL(evil).href]) expect(namesOf((await scan([target])).inventory)).toEqual(['certifi 2024.7.4']);
    expect(existsSync(mark)).toBe(false);
  });

  it.each([
    ['branch that is an option', '#--upload-pack=touch', /is no name of a branch, tag or commit/],
    ['branch with a blank', '#a b', /is no name of a branch, tag or commit/],
    ['transport that runs programs', 'ext::sh -c touch% /tmp/x', /does not exist/],
  ])('%s is refused with exit 2', async (_, target, message) => {
    const temporary = work.tree();
    const run = await muster(['scan', target.startsWith('#') ? pathToFileURL(upstream).href + target : target], { env: { TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' } });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['absent repository', 'file:///absent/repository.git', /could not read file:\/\/\/absent\/repository\.git: '\/absent\/repository\.git' does not appear to be a git repository; Could not read from remote repository\./],
    ['absent branch', '#nowhere', /nowhere/],
    ['tag behind an @', 'file:///absent/repository@v1', /does not (?:appear to be a git repository|exist)[^]*stands behind #, as in file:\/\/\/absent\/repository#v1/],
  ])('%s is an issue of its target in git’s own words, with exit 3', async (_, target, message) => {
    const temporary = work.tree();
    const run = await muster(['scan', target.startsWith('#') ? pathToFileURL(upstream).href + target : target, '-f', 'json'], { env: { TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' } });
    expect(run.code).toBe(3);
    const { inventories: [inventory] } = JSON.parse(run.stdout) as { inventories: { subject: unknown; components: unknown[]; issues: { code: string; path: string; message: string; remedy: string }[] }[] };
    expect(inventory).toMatchObject({ subject: { kind: 'git' }, components: [], issues: [{ code: 'unreadable', path: '.' }] });
    expect(`${inventory!.issues[0]!.message}. ${inventory!.issues[0]!.remedy}`).toMatch(message);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('that cannot be fetched takes no other target with it, in any command', async () => {
    const absent = 'file:///absent/repository.git';
    for (const command of [['scan', '-f', 'json'], ['check', '-f', 'json'], ['notice'], ['obligations', '-f', 'json']]) {
      const { code, stdout, stderr } = await muster([...command, absent, bare]);
      // a check says that something is not allowed before it says what it could not read
      expect([command[0], code]).toEqual([command[0], command[0] === 'check' ? 1 : 3]);
      expect(stdout).toContain('certifi');
      expect(stdout + stderr).toContain('could not read file:///absent/repository.git');
    }
    const alone = await muster(['check', absent, '-f', 'json']);
    expect(alone.code).toBe(3);
    expect(JSON.parse(alone.stdout)).toMatchObject({ passed: false, targets: [{ name: 'repository', read: 'unread' }] });
    // who asks about one project has nothing else to hear
    expect(await muster(['ask', 'pkg:npm/left-pad@1.3.0', '--project', absent])).toMatchObject({ code: 2, stdout: '' });
    expect(await muster(['diff', absent, bare])).toMatchObject({ code: 2, stdout: '' });
  });

  it('whose URL carries a password does not show it in messages', async () => {
    const run = await muster(['scan', 'http://user:sec%72et@localhost:1/repository.git', '-f', 'purls']);
    expect([run.code, run.stderr]).toEqual([3, expect.stringContaining('could not read http://localhost:1/repository.git')]);
    expect(run.stdout + run.stderr).not.toContain('sec%72et');
  });

  it('is found although git was told to look elsewhere, as in a hook', async () => {
    const env = { GIT_DIR: join(upstream, '.git'), GIT_WORK_TREE: work.root, GIT_INDEX_FILE: join(work.root, 'index') };
    const { inventory } = await scan([pathToFileURL(bare).href], { env });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
  });
});
