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

it('a path that is not there takes no other target with it, and is told by its name', async () => {
  const good = work.tree({ 'requirements.txt': requirements });
  const absent = join(work.root, 'absent');
  const { code, stdout } = await muster(['scan', absent, good, '-f', 'json']);
  const { inventories } = JSON.parse(stdout) as { inventories: { subject: { name: string }; components: { name: string }[]; issues: { path: string; code: string; message: string }[] }[] };
  expect(code).toBe(3);
  expect(inventories.map(({ subject, components }) => [subject.name, components.length])).toEqual([['absent', 0], [expect.any(String), 1]]);
  expect(inventories[0]!.issues).toMatchObject([{ path: 'absent', code: 'unreadable', message: `${absent} does not exist` }]);
  // formats without room for issues say it where messages are read
  expect(await muster(['scan', absent, good, '-f', 'purls'])).toMatchObject({ code: 3, stdout: 'pkg:pypi/certifi@2024.7.4\n', stderr: expect.stringContaining(`muster: absent could not be read: ${absent} does not exist. Name a directory`) as string });
  const written = join(work.root, 'written.json');
  expect(await muster(['scan', absent, good, '-o', written])).toMatchObject({ code: 3, stdout: '', stderr: `muster: absent could not be read: ${absent} does not exist. Name a directory, an archive, an SBOM or the URL of a git repository.\n` });
  for (const command of [['check', '-f', 'json'], ['notice'], ['obligations', '-f', 'json']]) {
    const told = await muster([...command, good, absent]);
    expect(told.stdout + told.stderr).toContain(`${absent} does not exist`);
  }
  const damaged = await muster(['scan', work.file('stored.json', '{"schema":"muster-inventory/1","inventories":['), good, '-f', 'purls']);
  expect(damaged).toMatchObject({ code: 3, stdout: 'pkg:pypi/certifi@2024.7.4\n', stderr: expect.stringContaining('muster: stored.json could not be read: ') as string });
  // where no target is there, nothing was asked that could be done
  expect(await muster(['scan', absent, join(work.root, 'absent too')])).toMatchObject({ code: 2, stdout: '' });
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
