import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gateProject } from '../support/gate-project.ts';
import { answers, localServer, type LocalServer } from '../support/local-server.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const project = work.tree(gateProject({ configuration: 'usageContext: hosted\nclientCode: false\n', packages: [{ name: 'silent' }] }));
const home = work.tree();
let server: LocalServer;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  server = await localServer(answers({ '/kit/1.1.0': { license: 'MIT' }, '/silent/1.0.0': { license: 'AGPL-3.0-only' } }));
  writeFileSync(join(home, '.npmrc'), `registry=${server.url}\n`);
  mkdirSync(join(home, 'cache'));
  // a machine of which nothing is known but this configuration of npm; no client can be run
  const nothing = Object.fromEntries(Object.keys(process.env).filter((name) => /proxy|registry|npm_/i.test(name)).map((name) => [name, undefined]));
  env = { ...nothing, HOME: home, PATH: join(home, 'none'), MUSTER_CACHE: join(home, 'cache') };
});

afterAll(() => server.close());

describe('the gate with a registry', () => {
  it('asks nobody without --online', async () => {
    const [package_, all] = [await muster(['ask', 'pkg:npm/kit@1.1.0'], { cwd: project, env }), await muster(['check', '-q'], { cwd: project, env })];
    expect([package_.code, all.code, server.seen.length]).toEqual([1, 1, 0]);
    expect(all.stdout).toContain('run it with --online');
  });

  it('learns the licence of a package before it is added', async () => {
    const { code, stdout } = await muster(['ask', 'pkg:npm/kit@1.1.0', '--online'], { cwd: project, env });
    expect([code, stdout.split('\n').slice(0, 2)]).toEqual([0, ['kit 1.1.0  MIT', 'Yes.']]);
    const used = await muster(['ask', 'pkg:npm/silent@1.0.0', '--online'], { cwd: project, env });
    expect([used.code, used.stdout]).toEqual([1, expect.stringContaining('silent 1.0.0  AGPL-3.0-only\nNo: the policy does not allow it here.')]);
    const nowhere = await muster(['ask', 'pkg:npm/nowhere@1.0.0', '--online'], { cwd: project, env });
    expect([nowhere.code, nowhere.stdout]).toEqual([1, expect.stringContaining('Not yet: something has to be known first.')]);
  });

  it('learns the licences that lockfiles do not name', async () => {
    const { code, stdout } = await muster(['check', '-q', '--online'], { cwd: project, env });
    expect([code, stdout]).toEqual([1, expect.stringContaining('✗ silent 1.0.0  AGPL-3.0-only')]);
  });
});
