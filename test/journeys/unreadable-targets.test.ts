import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { muster } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const locked: string[] = [];

function lock(path: string, mode = 0o000): string {
  chmodSync(path, mode);
  locked.push(path);
  return path;
}

// what nobody may look into, the workshop could not remove
afterAll(() => {
  for (const path of locked) chmodSync(path, 0o755);
});

/** `work` lies in a directory that only its owner may look into. */
function open(path: string): string {
  chmodSync(work.root, 0o755);
  return path;
}

const requirements = hashed('certifi==2024.7.4');

it.each([
  ['a lockfile', () => lock(open(work.file('requirements.txt', requirements)))],
  ['an archive', () => lock(open(work.file('some.zip', 'PK')))],
  ['an SBOM', () => lock(open(work.file('some.cdx.json', '{}')))],
  ['a directory', () => lock(open(work.tree({ 'requirements.txt': requirements })))],
  ['a directory that may be listed and not entered', () => lock(open(work.tree({ 'requirements.txt': requirements })), 0o644)],
])('%s as a target that may not be read is refused with the reason', async (_, make) => {
  const target = make();
  for (const command of [['scan'], ['check'], ['diff', target]]) {
    const { code, stdout, stderr } = await muster([...command, target], { asOrdinaryUser: true, cwd: work.root, env: { HOME: work.root } });
    expect([command[0], code, stdout, stderr]).toEqual([command[0], 2, '', `muster: ${target} cannot be read: there is no permission for it.\n  Make it readable for the user who scans, or name another.\n`]);
  }
});

it('what may not be read inside of a target is told', async () => {
  const root = open(work.tree({ 'a/requirements.txt': requirements, 'b/requirements.txt': requirements, 'c/requirements.txt': requirements }));
  chmodSync(root, 0o755);
  lock(join(root, 'a/requirements.txt'));
  lock(join(root, 'b'));
  const { code, stdout } = await muster(['scan', root, '-q', '-f', 'json'], { asOrdinaryUser: true, env: { HOME: work.root } });
  const { inventories: [inventory] } = JSON.parse(stdout) as { inventories: { issues: { path: string; code: string; message: string }[] }[] };
  expect(code).toBe(0);
  expect(inventory!.issues.map(({ path, message }) => `${path} ${message}`)).toEqual(['a/requirements.txt there is no permission for it', 'b the directory could not be listed: there is no permission for it']);
});
