import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answers, localServer, type Answering, type LocalServer } from '../support/local-server.ts';
import { makeTar } from '../support/make-tar.ts';
import { main, muster, namesOf, node, scan } from '../support/muster.ts';

let folder: string;
let server: LocalServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-journey-'));
  mkdirSync(join(folder, 'tree'));
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, 'tree/package.json'), JSON.stringify({ name: 'shop', version: '1.0.0', dependencies: { kit: '^1.0.0', '@acme/tools': '^1.0.0' } }));
});

afterEach(async () => {
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The manifest of a version, and its archive with one licence file. */
const published = (name: string, license: string): Record<string, Answering> => ({
  [`/${name}`]: (_request, response) => void response.end(JSON.stringify({ license, dist: { tarball: `${server!.url}/archives/${name}.tgz` } })),
  [`/archives/${name}.tgz`]: (_request, response) => void response.end(gzipSync(makeTar([{ name: 'package/LICENSE', content: `SPDX-License-Identifier: ${license}\n` }]))),
});

const table = {
  '/kit': { 'dist-tags': { latest: '1.1.0' }, versions: { '1.1.0': {} } }, ...published('kit/1.1.0', 'MIT'),
  '/@acme%2ftools': { 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': {} } }, ...published('@acme%2ftools/1.0.0', 'ISC'),
};

/** A machine of which nothing is known but the configuration of npm in the home directory; no client can be run. */
async function machine(answer: Answering): Promise<NodeJS.ProcessEnv> {
  server = await localServer(answer);
  writeFileSync(join(folder, 'home/.npmrc'), `registry=${server.url.replace('//', '//jane:opensesame@')}\n`);
  const nothing = Object.fromEntries(Object.keys(process.env).filter((name) => /proxy|registry|npm_/i.test(name)).map((name) => [name, undefined]));
  return { ...nothing, HOME: join(folder, 'home'), PATH: join(folder, 'none'), MUSTER_CACHE: join(folder, 'cache') };
}

const everythingOnDisk = (): string => readdirSync(join(folder, 'cache'), { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => readFileSync(join(item.parentPath, item.name), 'utf8')).join('\n');

describe('scan --online', () => {
  it('asks the registry of the user, once, and tells nobody the password', async () => {
    const env = await machine(answers(table));
    const first = await scan(['--online', 'tree'], { cwd: folder, env });
    expect(namesOf(first.inventory)).toEqual(['@acme/tools 1.0.0', 'kit 1.1.0']);
    expect(first.inventory.issues).toEqual([]);
    expect(first.inventory.components.map(({ declaredLicenses }) => declaredLicenses[0]?.value)).toEqual(['ISC', 'MIT']);
    expect(first.inventory.components.map(({ licenses }) => [licenses?.detectedLicense, licenses?.files?.map(({ path }) => path.slice(path.lastIndexOf('/archives/')))])).toEqual([
      ['ISC', ['/archives/@acme%2ftools/1.0.0.tgz!/package/LICENSE']], ['MIT', ['/archives/kit/1.1.0.tgz!/package/LICENSE']],
    ]);
    expect(server!.seen).toHaveLength(8);
    expect(server!.seen.every(({ headers }) => headers.authorization === `Basic ${Buffer.from('jane:opensesame').toString('base64')}`)).toBe(true);
    expect(first.stdout + first.stderr + everythingOnDisk()).not.toMatch(/opensesame|authorization|Basic /i);
    const second = await scan(['--online', 'tree'], { cwd: folder, env });
    expect(second.inventory.components).toEqual(first.inventory.components);
    expect(server!.seen).toHaveLength(8);
  });

  it('asks the registry of Yarn where npm has none of its own, with a token of any variable', async () => {
    const env = await machine(answers(table));
    rmSync(join(folder, 'home/.npmrc'));
    writeFileSync(join(folder, 'home/.yarnrc.yml'), `npmRegistryServer: "${server!.url}"\nnpmAuthToken: "\${OUR_OWN_TOKEN}"\n`);
    const { inventory } = await scan(['--online', 'tree'], { cwd: folder, env: { ...env, OUR_OWN_TOKEN: 'opensesame' } });
    expect(namesOf(inventory)).toEqual(['@acme/tools 1.0.0', 'kit 1.1.0']);
    expect(new Set(server!.seen.map(({ headers }) => headers.authorization))).toEqual(new Set(['Bearer opensesame']));
    expect(JSON.stringify(inventory) + everythingOnDisk()).not.toContain('opensesame');
  });

  it('asks nobody without --online', async () => {
    const env = await machine(answers(table));
    const { inventory } = await scan(['tree'], { cwd: folder, env });
    expect(namesOf(inventory)).toEqual(['@acme/tools', 'kit']);
    expect(server!.seen).toHaveLength(0);
  });

  it('shows what was found until Ctrl-C, says so, and is incomplete', async () => {
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => (isAsked = resolve));
    const env = await machine((request, response) => {
      // the version is known, its licence never will be
      if (request.url!.endsWith('1.1.0')) isAsked();
      else answers(table)(request, response);
    });
    await muster(['--version']);
    const child = spawn(node, [main, 'scan', 'tree', '--online', '--format', 'json'], { cwd: folder, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data: Buffer) => (output += data.toString()));
    await asked;
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(3);
    const [inventory] = (JSON.parse(output) as { inventories: { components: { purl: string }[]; issues: { message: string }[] }[] }).inventories;
    expect(inventory!.components.map(({ purl }) => purl)).toContain('pkg:npm/kit@1.1.0');
    expect(inventory!.issues.map(({ message }) => message)).toContain('1 npm package could not be looked up, the scan was interrupted: pkg:npm/kit@1.1.0');
  });

  it('ends after --timeout', async () => {
    const env = await machine(() => undefined);
    const { inventory, milliseconds, code } = await scan(['--online', '--timeout', '1', 'tree'], { cwd: folder, env });
    expect(milliseconds).toBeLessThan(8000);
    expect(code).toBe(0);
    expect(inventory.issues.map(({ message }) => message)).toContain('2 npm packages could not be looked up, the time limit of --online was reached: pkg:npm/%40acme/tools, pkg:npm/kit');
  });
});
