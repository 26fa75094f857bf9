import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { answers, localServer, type LocalServer } from '../support/local-server.ts';
import { makeTar } from '../support/make-tar.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const mit = licenseTexts().get('MIT')!.text.replace('<year> <copyright holders>', '2019 Tool Makers');
const packed = gzipSync(makeTar([{ name: 'package/LICENSE', content: mit }, { name: 'package/package.json', content: '{"name":"tool","version":"1.0.0","license":"MIT"}' }]));
const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`;

const work = workshop();
const home = work.tree();
const project = work.tree({
  'muster.yaml': 'name: shop\nversion: 1.0.0\nusageContext: distributed\n',
  'package.json': '{"name":"shop","version":"1.0.0","dependencies":{"tool":"1.0.0"}}',
  'package-lock.json': JSON.stringify({
    name: 'shop', version: '1.0.0', lockfileVersion: 3,
    packages: { '': { name: 'shop', version: '1.0.0', dependencies: { tool: '1.0.0' } }, 'node_modules/tool': { version: '1.0.0', license: 'MIT', integrity } },
  }),
});
let server: LocalServer;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  const table: Record<string, unknown> = { '/files/tool-1.0.0.tgz': (_request: unknown, response: { end(body: Uint8Array): void }) => response.end(packed) };
  server = await localServer(answers(table));
  table['/tool/1.0.0'] = { name: 'tool', version: '1.0.0', license: 'MIT', dist: { tarball: `${server.url}/files/tool-1.0.0.tgz` } };
  writeFileSync(join(home, '.npmrc'), `registry=${server.url}\n`);
  mkdirSync(join(home, 'cache'));
  const nothing = Object.fromEntries(Object.keys(process.env).filter((name) => /proxy|registry|npm_/i.test(name)).map((name) => [name, undefined]));
  env = { ...nothing, HOME: home, PATH: join(home, 'none'), MUSTER_CACHE: join(home, 'cache') };
});

afterAll(() => server.close());

describe('papers of components that are not on this disk', () => {
  it('miss their texts when no registry may be asked', async () => {
    const { code, stdout } = await muster(['notice', '--strict'], { cwd: project, env });
    expect([code, server.seen.length, stdout.includes('Tool Makers')]).toEqual([3, 0, false]);
    expect(stdout).toContain('tool 1.0.0');
  });

  it('hold the texts and copyright lines of the archive of the registry', async () => {
    const notice = await muster(['notice', '--online', '--strict'], { cwd: project, env });
    expect([notice.code, notice.stderr]).toEqual([0, '']);
    expect(notice.stdout).toContain('Copyright (c) 2019 Tool Makers');
    const duties = await muster(['obligations', '--online', '-f', 'json', '-q'], { cwd: project, env });
    expect([duties.code, JSON.parse(duties.stdout).open]).toEqual([0, 0]);
    const bundle = await muster(['bundle', '--online', '--strict', '-o', 'papers'], { cwd: project, env });
    expect(bundle).toMatchObject({ code: 0 });
  });

  it('refuse a time limit that is none', async () => {
    const { code, stderr } = await muster(['notice', '--online', '--timeout', 'soon'], { cwd: project, env });
    expect([code, stderr]).toEqual([2, expect.stringContaining('--timeout takes a whole number from 1, not "soon".')]);
  });
});
