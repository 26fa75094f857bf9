import { spawnSync } from 'node:child_process';
import { cpSync, lstatSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeRepository } from '../support/make-repository.ts';
import { zipOf } from '../support/make-zip.ts';
import { main, muster, node, repository } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const refuseNetwork = join(repository, 'test/support/refuse-network.mjs');

/** Everything that can be seen of a tree, access times left out. */
function stateOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).sort().map((name) => {
    const path = join(root, name);
    const stat = lstatSync(path);
    const content = stat.isSymbolicLink() ? readlinkSync(path) : stat.isFile() ? readFileSync(path, 'base64') : '';
    return [name, stat.mode, stat.ino, stat.mtimeMs, stat.ctimeMs, content].join(' ');
  });
}

/** One of everything: the sample estate, archives, databases, a repository, installed packages, broken files. */
function treeOfEverything(): string {
  const tree = work.tree({
    'node_modules/x/package.json': '{"name":"x","version":"1.0.0"}',
    'lib/a-1.0.jar': zipOf({ 'META-INF/maven/org.acme/a/pom.properties': 'groupId=org.acme\nartifactId=a\nversion=1.0\n' }),
    'dist/a-1.0-py3-none-any.whl': zipOf({ 'a-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: a\nVersion: 1.0\n' }),
    'broken/package-lock.json': '{',
  });
  cpSync(join(repository, 'examples/estate'), join(tree, 'estate'), { recursive: true });
  spawnSync(node, ['-e', `
    const { DatabaseSync } = require('node:sqlite');
    const fs = require('node:fs');
    fs.mkdirSync('var/lib/rpm', { recursive: true });
    const database = new DatabaseSync('var/lib/rpm/rpmdb.sqlite');
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE Packages (hnum INTEGER PRIMARY KEY, blob BLOB)');
    database.close();
  `], { cwd: tree });
  makeRepository(tree);
  return tree;
}

describe('a scan', () => {
  it('asks nobody: it succeeds where the network and other programs are out of reach', async () => {
    const tree = treeOfEverything();
    const formats = ['json', 'html', 'cyclonedx-json', 'spdx-json'].flatMap((id) => ['-f', id, '-o', join(work.tree(), id)]);
    const run = await muster(['scan', tree, join(tree, 'lib/a-1.0.jar'), join(tree, 'estate/risk-engine/pom.xml'), ...formats], { preload: [refuseNetwork] });
    expect([run.code, run.stderr]).toEqual([0, '']);
  });

  it('would be caught asking', async () => {
    const home = work.tree({ '.npmrc': 'registry=http://registry.example/\n' });
    const online = await muster(['scan', work.tree({ 'package.json': '{"name":"a","dependencies":{"x":"1.0.0"}}' }), '--online', '--timeout', '5'], { preload: [refuseNetwork], env: { HOME: home, XDG_CACHE_HOME: join(home, 'cache') } });
    expect(online.code).toBe(99);
  });

  it('changes nothing: not the tree, not the home directory, not the place for temporary files', async () => {
    const tree = treeOfEverything();
    const [home, temporary, here] = [work.tree(), work.tree(), work.tree()];
    const before = stateOf(tree);
    const env = { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), XDG_CONFIG_HOME: join(home, '.config'), TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: '1' };
    for (const args of [[tree], [tree, '--jobs', '2', '--strict'], [join(tree, 'lib/a-1.0.jar')], [pathToFileURL(tree).href], ['absent']]) {
      await muster(['scan', ...args, '-f', 'json', '--no-cache'], { cwd: here, env });
    }
    expect(stateOf(tree)).toEqual(before);
    for (const place of [home, temporary, here]) expect(readdirSync(place)).toEqual([]);
  });

  it('keeps what it read of licences in the cache of the user, and nothing else anywhere', async () => {
    const tree = treeOfEverything();
    const before = stateOf(tree);
    const [home, here] = [work.tree(), work.tree()];
    writeFileSync(join(tree, 'LICENSE'), 'This is free software under the MIT License.\n');
    await muster(['scan', tree], { cwd: here, env: { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), NODE_DISABLE_COMPILE_CACHE: '1' } });
    expect(stateOf(tree).filter((line) => !line.startsWith('LICENSE '))).toEqual(before);
    expect([readdirSync(home), readdirSync(join(home, '.cache/muster')), readdirSync(here)]).toEqual([['.cache'], ['licenses-1'], []]);
  });

  it('writes the outputs that were asked for, and nothing else', async () => {
    const here = work.tree({ 'requirements.txt': hashed('certifi==2024.7.4') });
    await muster(['scan', '-o', 'a.json', '-o', 'out/b.html', '-f', 'json', '-f', 'html', '-f', 'purls'], { cwd: here });
    expect(readdirSync(here, { recursive: true }).toSorted()).toEqual(['a.json', 'out', 'out/b.html', 'requirements.txt']);
  });

  it('works where nothing can be written', async () => {
    const tree = work.tree({ 'requirements.txt': hashed('certifi==2024.7.4') });
    const nowhere = join(tree, 'requirements.txt/none');
    const env = { HOME: nowhere, TMPDIR: nowhere, XDG_CACHE_HOME: nowhere };
    expect(await muster(['scan', tree, '-f', 'purls'], { env })).toMatchObject({ code: 0, stdout: 'pkg:pypi/certifi@2024.7.4\n', stderr: '' });
    expect(main).toContain('dist');
  });
});
