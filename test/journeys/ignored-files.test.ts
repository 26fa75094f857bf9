import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IgnoreRules } from '#core/ignore/ignore-rules.ts';
import { git, makeRepository } from '../support/make-repository.ts';
import { scan } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const requirement = (name: string) => `${name}==1.0\n`;
/** A tree with a `requirements.txt` in each of these directories, that names the directory. */
const treeOf = (directories: readonly string[], more: Files = {}) =>
  work.tree({ ...Object.fromEntries(directories.map((directory) => [`${directory}/requirements.txt`, requirement(directory.replaceAll('/', '-'))])), ...more });
const found = async (tree: string, ...args: string[]) => (await scan([tree, ...args])).inventory.components.map(({ name }) => name);

describe('what git ignores', () => {
  it('is left out: by .gitignore of the root and of any directory, the deeper one wins', async () => {
    const tree = treeOf(['a', 'b', 'c/x', 'c/y', 'd/build', 'e/build'], {
      '.gitignore': '# comment\n/a/\nx/\nbuild\n',
      'c/.gitignore': '!x/\ny/*\n',
      'd/.gitignore': '!build\n',
    });
    expect(await found(tree)).toEqual(['b', 'c-x', 'd-build']);
    const { inventory } = await scan([tree]);
    expect(inventory.coverage.ignored).toBe(3);
  });

  it('cannot be kept below a directory that is ignored', async () => {
    expect(await found(treeOf(['a/b', 'c'], { '.gitignore': 'a/\n!a/b/\n!a/b/requirements.txt\n' }))).toEqual(['c']);
  });

  it('is also what .git/info/exclude says; .gitignore overrules it', async () => {
    const tree = treeOf(['a', 'b', 'c'], { '.gitignore': '!b/\n' });
    git(tree, 'init', '--quiet');
    mkdirSync(join(tree, '.git/info'), { recursive: true });
    spawnSync('sh', ['-c', 'printf "a/\\nb/\\n" > .git/info/exclude'], { cwd: tree });
    expect(await found(tree)).toEqual(['b', 'c']);
  });

  it('is left out by the rules above a target too, up to the root of its repository, and no further', async () => {
    const place = treeOf(['repo/in/a', 'repo/in/b', 'repo/in/c/deep', 'repo/in/c/kept', 'repo/in/tracked', 'repo/in/info'], {
      '.gitignore': 'b/\n', 'repo/.gitignore': '/in/a/\ndeep/\nkept/\ntracked/\n', 'repo/in/.gitignore': '!kept/\n',
    });
    const repository = join(place, 'repo');
    expect(await found(join(repository, 'in'))).toContain('repo-in-a');
    git(repository, 'init', '--quiet');
    mkdirSync(join(repository, '.git/info'), { recursive: true });
    writeFileSync(join(repository, '.git/info/exclude'), 'info/\n');
    git(repository, 'add', '--force', 'in/tracked/requirements.txt');
    const expected = ['repo-in-b', 'repo-in-c-kept', 'repo-in-tracked'];
    expect(await found(join(repository, 'in'))).toEqual(expected);
    expect(await found(repository)).toEqual(expected);
    expect(await found(join(repository, 'in/c'))).toEqual(['repo-in-c-kept']);
  });

  it('is read where it is named as the target itself', async () => {
    const tree = treeOf(['build', 'build/out', 'other/x'], { '.gitignore': 'build/\nrequirements.txt\n', 'other/.gitignore': 'x/\n' });
    git(tree, 'init', '--quiet');
    expect(await found(join(tree, 'build'))).toEqual(['build-out', 'build']);
    expect(await found(join(tree, 'build/out'))).toEqual(['build-out']);
    expect(await found(join(tree, 'other/x'))).toEqual(['other-x']);
  });

  it('tells letters apart by case, as git does', async () => {
    expect(await found(treeOf(['Build', 'build'], { '.gitignore': 'Build/\n' }))).toEqual(['build']);
  });

  it('may be written with CRLF and a byte order mark', async () => {
    expect(await found(treeOf(['a', 'b'], { '.gitignore': '\uFEFFa/\r\n' }))).toEqual(['b']);
  });

  it('is not said by links or by files of installed packages', async () => {
    const tree = treeOf(['a'], { rules: 'a/\n' });
    symlinkSync('rules', join(tree, '.gitignore'));
    expect(await found(tree)).toEqual(['a']);
  });

  it('and still is installed: packages in an ignored node_modules are read, lockfiles and manifests in them are not', async () => {
    const tree = work.tree({
      '.gitignore': 'node_modules/\n',
      'package.json': '{"name":"app","dependencies":{"left-pad":"^1.0.0"}}',
      'node_modules/left-pad/package.json': '{"name":"left-pad","version":"1.3.0","license":"WTFPL"}',
      'node_modules/left-pad/.gitignore': 'node_modules\n',
      'node_modules/left-pad/node_modules/inner/package.json': '{"name":"inner","version":"2.0.0"}',
      'node_modules/left-pad/test/package-lock.json': '{"name":"t","lockfileVersion":3,"packages":{"node_modules/never":{"version":"9.9.9"}}}',
    });
    const { inventory } = await scan([tree]);
    expect(inventory.components.map(({ name, version }) => `${name} ${version}`)).toEqual(['inner 2.0.0', 'left-pad 1.3.0']);
    expect(inventory.components[1]).toMatchObject({ direct: true, declaredLicenses: [{ value: 'WTFPL' }] });
  });

  it('is read all the same where git tracks it: of what is tracked, rules say nothing', async () => {
    const tree = treeOf(['a', 'build', 'build/deep', 'build/new', 'c', 'dist', 'out/hidden'], { '.gitignore': '/build/\n/out\ndist/\nc/requirements.txt\n', 'build/deep/.gitignore': '*\n' });
    git(tree, 'init', '--quiet');
    expect(await found(tree)).toEqual(['a']);
    git(tree, 'add', '--force', 'build/requirements.txt', 'build/deep/requirements.txt', 'c/requirements.txt', 'out');
    expect(await found(tree)).toEqual(['a', 'build-deep', 'build', 'c', 'out-hidden']);
    expect(await found(tree, '--jobs', '2')).toEqual(['a', 'build-deep', 'build', 'c', 'out-hidden']);
    // but the user's own exclusions do
    expect(await found(tree, '--exclude', 'build/deep/', '--exclude', 'c/requirements.txt')).toEqual(['a', 'build', 'out-hidden']);
    // also where the target is a part of the repository
    expect(await found(join(tree, 'build'))).toEqual(['build-deep', 'build-new', 'build']);
    expect(await found(join(tree, 'build/deep'))).toEqual(['build-deep']);
  });

  it('is read in a clone and in a revision, which hold nothing else', async () => {
    const tree = treeOf(['a', 'build'], { '.gitignore': 'build/\n' });
    makeRepository(tree);
    expect(await found(`file://${tree}`)).toEqual(['a', 'build']);
    expect(await found(`${tree}#trunk`)).toEqual(['a', 'build']);
  });

  it('is judged by the index of the repository that it is in', async () => {
    const tree = treeOf(['vendored', 'modules/inner/lib', 'modules/inner/out'], { '.gitignore': 'modules/\n', 'modules/inner/.gitignore': 'lib/\nout/\n' });
    const inner = join(tree, 'modules/inner');
    git(inner, 'init', '--quiet');
    git(inner, 'add', '--force', 'lib', '.gitignore');
    git(inner, 'commit', '--quiet', '-m', 'inner');
    git(tree, 'init', '--quiet');
    git(tree, '-c', 'advice.addEmbeddedRepo=false', 'add', '--force', 'modules/inner');
    expect(await found(tree)).toEqual(['modules-inner-lib', 'vendored']);
  });

  it('is left out and told where the index cannot be read', async () => {
    const tree = treeOf(['a', 'build'], { '.gitignore': 'build/\n' });
    makeRepository(tree);
    writeFileSync(join(tree, '.git/index'), 'DIRC nonsense');
    const { inventory } = await scan([tree]);
    expect(inventory.components.map(({ name }) => name)).toEqual(['a']);
    expect(inventory.issues.filter(({ path }) => path === '.git/index').map(({ code, message }) => [code, message])).toEqual([['partial', 'the index of git could not be read: it is of version 544108398; versions 2 to 4 are known; files that are tracked although .gitignore names them were left out']]);
  });

  it('agrees with git check-ignore on any rules', () => {
    const directories = ['a', 'b', 'ab', 'c d', 'a/a', 'a/b', 'b/ab', 'a/b/a', 'a/b/ab', 'ab/a/b'];
    const files = ['', ...directories.map((directory) => `${directory}/`)].flatMap((prefix) => ['x', 'aa', 'a.b', '.a', 'A', '[x]', '!n', '#h', 'a\\b'].map((name) => prefix + name));
    const paths = [...directories, ...files];
    // two stars count only between slashes; what git 2.39 makes of others depends on chance
    const piece = fc.constantFrom('a', 'b', 'ab', 'x', '*', '?', '.', '[ab]', '[!a]', '[a-', '\\a', '\\', '#', ' ', 'c d', '[[:alpha:]]', '[]a]', '\\*', '\\[x\\]', '[^b]');
    const name = fc.oneof({ weight: 4, arbitrary: fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join('').replaceAll('**', '*')) }, { weight: 1, arbitrary: fc.constant('**') });
    const line = fc.tuple(fc.constantFrom('', '', '', '!', '/'), fc.array(name, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', '/')).map(([start, names, end]) => start + names.join('/') + end);
    const rules = fc.array(line, { minLength: 1, maxLength: 4 });
    const tree = work.tree(Object.fromEntries(files.map((path) => [path, ''])));
    git(tree, 'init', '--quiet');
    fc.assert(fc.property(rules, (lines) => {
      spawnSync('tee', ['.gitignore'], { cwd: tree, input: `${lines.join('\n')}\n` });
      const { stdout } = spawnSync('git', ['check-ignore', '--no-index', '-z', '--stdin'], { cwd: tree, input: paths.join('\0'), encoding: 'utf8' });
      const ignored = new Set(stdout.split('\0'));
      const own = new IgnoreRules(lines);
      expect(paths.filter((path) => own.covers(directories.includes(path) ? `${path}/` : path))).toEqual(paths.filter((path) => ignored.has(path)));
    }), { numRuns: Number(process.env['MUSTER_FUZZ_RUNS'] ?? 60) });
  });
});

describe('what the user excludes', () => {
  it('is left out by muster.yaml and by --exclude, both in the form of .gitignore', async () => {
    const tree = treeOf(['a', 'b', 'c', 'd/old'], { 'muster.yaml': 'exclude:\n  - a/\n  - "old"\n' });
    expect(await found(tree)).toEqual(['b', 'c']);
    expect(await found(tree, '--exclude', 'b')).toEqual(['c']);
    expect(await found(tree, '--exclude', 'b/*', '--exclude', '/c/')).toEqual([]);
    expect((await scan([tree])).inventory.coverage.ignored).toBe(2);
  });

  it('may be all but one, and wins over what .gitignore keeps', async () => {
    const tree = treeOf(['a', 'b'], { '.gitignore': '!a/\n' });
    expect(await found(tree, '--exclude', '/*', '--exclude', '!/b/')).toEqual(['b']);
    expect(await found(tree, '--exclude', 'a')).toEqual(['b']);
  });

  it('takes installed packages too', async () => {
    const tree = work.tree({ 'node_modules/x/package.json': '{"name":"x","version":"1.0.0"}', 'node_modules/y/package.json': '{"name":"y","version":"1.0.0"}', 'vendor/node_modules/z/package.json': '{"name":"z","version":"1.0.0"}' });
    expect(await found(tree, '--exclude', 'vendor/')).toEqual(['x', 'y']);
    expect(await found(tree, '--exclude', 'node_modules/x')).toEqual(['y', 'z']);
    expect(await found(tree, '--exclude', 'node_modules')).toEqual([]);
  });
});
