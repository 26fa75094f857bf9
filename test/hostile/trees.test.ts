import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { muster, namesOf, scan } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { survive, toldOf } from '../support/survive.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const memory = workshop({ inMemory: true });
const good = hashed('certifi==2024.7.4');
const treeWith = (files: Files = {}) => work.tree({ 'requirements.txt': good, ...files });
const fifo = (path: string) => expect(spawnSync('mkfifo', [path]).status).toBe(0);

describe('links', () => {
  it('in circles are not followed: to themselves, to each other, to directories above', async () => {
    const tree = treeWith({ 'a/b/requirements.txt': hashed('idna==3.7') });
    symlinkSync('.', join(tree, 'self'));
    symlinkSync('../..', join(tree, 'a/b/up'));
    symlinkSync('two', join(tree, 'one'));
    symlinkSync('one', join(tree, 'two'));
    symlinkSync('package.json', join(tree, 'package.json'));
    mkdirSync(join(tree, 'node_modules'));
    symlinkSync('..', join(tree, 'node_modules/app'));
    const inventory = await survive(tree);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
    expect(toldOf(inventory)).toEqual(['unreadable package.json: the symbolic link leads nowhere or in a circle']);
  });

  it('that lead out of the root are not followed, and told where it matters', async () => {
    const outside = work.tree({ 'secret/requirements.txt': hashed('evil==6.6.6'), 'passwd': 'root:x\n' });
    const tree = treeWith();
    symlinkSync(join(outside, 'secret'), join(tree, 'secret'));
    symlinkSync(join(outside, 'secret/requirements.txt'), join(tree, 'requirements-dev.txt'));
    symlinkSync(join(outside, 'passwd'), join(tree, 'notes'));
    symlinkSync('/etc', join(tree, 'node_modules'));
    symlinkSync('/nowhere', join(tree, 'nowhere'));
    const inventory = await survive(tree);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(toldOf(inventory)).toEqual(['node_modules', 'requirements-dev.txt', 'secret'].map((name) => `unsafe ${name}: the symbolic link leads out of the scanned directory and was not followed`));
  });

  it('to a file inside are read under both names; to a directory inside under its own', async () => {
    const tree = treeWith({ 'real/requirements.txt': hashed('idna==3.7') });
    symlinkSync('real', join(tree, 'alias'));
    mkdirSync(join(tree, 'other'));
    symlinkSync('../requirements.txt', join(tree, 'other/requirements.txt'));
    const inventory = await survive(tree);
    expect(inventory.components.map(({ name, evidence }) => [name, evidence.map(({ path }) => path)])).toEqual([['certifi', ['other/requirements.txt', 'requirements.txt']], ['idna', ['real/requirements.txt']]]);
    expect(toldOf(inventory)).toEqual([]);
  });

  it('in place of what tells of the repository and of rules are not followed', async () => {
    const outside = work.tree({ ignore: '*\n', HEAD: `${'a'.repeat(40)}\n`, 'muster.yaml': 'name: outside\n' });
    const tree = treeWith();
    symlinkSync(join(outside, 'ignore'), join(tree, '.gitignore'));
    mkdirSync(join(tree, '.git'));
    symlinkSync(join(outside, 'HEAD'), join(tree, '.git/HEAD'));
    expect(namesOf(await survive(tree))).toEqual(['certifi 2024.7.4']);
  });
});

describe('what is no file', () => {
  const wanted = ['package.json', 'Cargo.lock', 'go.sum', 'pom.xml', 'a.jar', 'CODEOWNERS', 'libx.so', 'var/lib/dpkg/status', 'rpmdb.sqlite'];

  it('is not waited for, and told: pipes in place of files that are wanted', async () => {
    const tree = treeWith({ 'var/lib/dpkg/x': '', 'linked/x': '' });
    for (const name of wanted) fifo(join(tree, name));
    symlinkSync('../package.json', join(tree, 'linked/package.json'));
    symlinkSync('../libx.so', join(tree, 'linked/liby.so'));
    const inventory = await survive(tree, [], { seconds: 10 });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    const pipes = wanted.filter((name) => name !== 'libx.so').map((name) => `unreadable ${name}: it is a pipe, a socket or a device and no file`);
    expect(toldOf(inventory).toSorted()).toEqual([...pipes, 'unreadable linked/package.json: it is not a regular file'].toSorted());
  });

  it('is not waited for: pipes in place of what the scan itself reads', async () => {
    for (const name of ['.gitignore', '.git/info/exclude', '.git/HEAD', '.git']) {
      const tree = treeWith();
      if (name.startsWith('.git/')) mkdirSync(join(tree, name, '..'), { recursive: true });
      fifo(join(tree, name));
      expect(namesOf(await survive(tree, [], { seconds: 10 }))).toEqual(['certifi 2024.7.4']);
    }
    const configured = treeWith();
    fifo(join(configured, 'muster.yaml'));
    expect(await muster(['scan', configured], { seconds: 10 })).toMatchObject({ code: 2, stdout: '' });
  });

  it('is refused as a target with exit 2', async () => {
    const pipe = join(work.tree(), 'pipe.tar.gz');
    fifo(pipe);
    for (const target of [pipe, '/dev/null', '/dev/zero']) {
      const run = await muster(['scan', target], { seconds: 10 });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('is neither a file nor a directory');
    }
  });

  it('may be a socket', async () => {
    const tree = treeWith();
    const server = createServer();
    await new Promise<void>((resolve) => void server.listen(join(tree, 'package.json'), resolve));
    try {
      expect(namesOf(await survive(tree))).toEqual(['certifi 2024.7.4']);
    } finally {
      server.close();
    }
  });
});

describe('what may not be read', () => {
  const tree = work.tree({ 'requirements.txt': good, 'a/package.json': '{"name":"a"}', 'locked/package.json': '{"name":"b"}', '.gitignore': 'x\n', 'CODEOWNERS': '* @a\n' });
  afterAll(() => chmodSync(join(tree, 'locked'), 0o755));

  it.runIf(process.getuid?.() !== 0)('is an issue each: a file, a directory, rules, owners', async () => {
    for (const name of ['a/package.json', '.gitignore', 'CODEOWNERS']) chmodSync(join(tree, name), 0);
    chmodSync(join(tree, 'locked'), 0);
    const inventory = await survive(tree);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(inventory.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['unreadable .gitignore', 'unreadable CODEOWNERS', 'unreadable a/package.json', 'unreadable locked']);
  });

  it('for the superuser too: system calls that fail are issues', async () => {
    // what permissions cannot keep from root, a preloaded module does
    const deny = work.file('deny.mjs', `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const denied = () => { throw Object.assign(new Error('denied'), { code: 'EACCES' }); };
      for (const name of ['openSync', 'readdirSync', 'statSync']) {
        const real = fs[name];
        fs[name] = (path, ...rest) => (/(a\\/package\\.json|\\.gitignore|CODEOWNERS|locked)$/.test(String(path)) ? denied() : real(path, ...rest));
      }
      syncBuiltinESMExports();
    `);
    const inventory = await survive(tree, [], { preload: [deny] });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(inventory.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(['unreadable .gitignore', 'unreadable CODEOWNERS', 'unreadable a/package.json', 'unreadable locked']);
  });
});

describe('a tree of unusual shape', () => {
  it('300 directories deep is read to the limit, and told', async () => {
    const tree = treeWith();
    let path = tree;
    for (let depth = 0; depth < 300; depth++) path = join(path, 'd');
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, 'requirements.txt'), hashed('deep==1'));
    writeFileSync(join(tree, 'd/d/requirements.txt'), hashed('shallow==1'));
    const inventory = await survive(tree);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'shallow 1']);
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^too-large (?:d\/)+d: directories are nested more than 200 deep/)]);
  });

  it('with paths longer than the system takes is read as far as it goes', async () => {
    const tree = treeWith();
    // made step by step, since no call takes the whole path
    const script = `cd '${tree}'; for n in $(seq 1 30); do mkdir ${'n'.repeat(200)} && cd ${'n'.repeat(200)} || exit 0; done; echo '${hashed('deep==1').trim()}' > requirements.txt`;
    spawnSync('sh', ['-c', script]);
    const inventory = await survive(tree);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    expect(inventory.issues.every(({ code }) => code === 'unreadable' || code === 'too-large')).toBe(true);
    rmSync(tree, { recursive: true, force: true });
  });

  it('with 100,000 empty directories in one is read in time, on one thread and on two', async () => {
    const tree = memory.tree({ 'requirements.txt': good });
    spawnSync('sh', ['-c', 'mkdir many && cd many && seq 1 100000 | xargs mkdir'], { cwd: tree });
    for (const jobs of ['1', '2']) {
      const inventory = await survive(tree, ['--jobs', jobs]);
      expect(inventory.coverage.directories).toBe(100_002);
      expect(namesOf(inventory)).toEqual(['certifi 2024.7.4']);
    }
    rmSync(tree, { recursive: true, force: true });
  });

  it('with more threads asked for than anyone has is read', async () => {
    const lock = JSON.stringify({ lockfileVersion: 3, packages: Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`node_modules/p${index}`, { version: '1.0.0', resolved: `https://registry.example/${'x'.repeat(600)}` }])) });
    const tree = treeWith({ 'a/package-lock.json': lock, 'b/package-lock.json': lock });
    expect((await survive(tree, ['--jobs', '99999'])).components).toHaveLength(3001);
  });
});

describe('names of files', () => {
  const odd = ['new\nline', 'carriage\rreturn', 'tab\tbed', 'quo"te', "apo'strophe", 'back\\slash', 'a|b', '<b>x</b>', '&amp;', '{{x}}', '$(x)', '`x`', '%s%n', '=1+1', '-rf', '..x', ' lead', 'trail ', 'é\u0301', '\u202Ecod', '\u001B[31mred', '__proto__', 'constructor', 'a'.repeat(255), '#', '?', '*', '[x]', '!x', '~'];

  it('may be anything a file system takes', async () => {
    const tree = work.tree(Object.fromEntries(odd.map((name, index) => [`${name}/requirements.txt`, hashed(`p${index}==1`)])));
    const inventory = await survive(tree);
    expect(inventory.components.flatMap(({ evidence }) => evidence.map(({ path }) => path)).toSorted()).toEqual(odd.map((name) => `${name}/requirements.txt`).toSorted());
    expect(toldOf(inventory)).toEqual([]);
  });

  it('that are no UTF-8 are told, and the rest is read', async () => {
    const tree = treeWith();
    spawnSync('sh', ['-c', `mkdir "$(printf "\\377x")" && echo "${hashed('idna==3.7').trim()}" > "$(printf "\\377x/requirements.txt")"`], { cwd: tree });
    const inventory = await survive(tree);
    expect(namesOf(inventory)).toContain('certifi 2024.7.4');
    if (!namesOf(inventory).includes('idna 3.7')) expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unreadable .*its name is not valid UTF-8/)]);
  });

  it('that change while they are read stop nothing', async () => {
    const vanish = work.file('vanish.mjs', `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const real = fs.openSync;
      fs.openSync = (path, ...rest) => { if (String(path).endsWith('package.json')) { try { fs.rmSync(path); } catch {} } return real(path, ...rest); };
      syncBuiltinESMExports();
    `);
    const inventory = await survive(treeWith({ 'package.json': '{"name":"a"}' }), [], { preload: [vanish] });
    expect(toldOf(inventory)).toEqual([expect.stringMatching(/^unreadable package\.json: it is no longer there/)]);
  });

  it('in targets reach no shell', async () => {
    const tree = work.tree({ '$(touch pwned); `touch pwned`/requirements.txt': good });
    expect((await scan(['./$(touch pwned); `touch pwned`'], { cwd: tree })).inventory.components).toHaveLength(1);
    expect((await muster(['scan', 'file:///$(touch pwned);`touch pwned`'], { cwd: tree })).code).toBe(3);
    expect(spawnSync('ls', { cwd: tree, encoding: 'utf8' }).stdout).not.toContain('pwned\n');
  });
});
