import { describe, expect, it } from 'vitest';
import { muster } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

it('a fault of ours while one file is read is in the exit status, also when a result that has it is read again', async () => {
  const { stdout, code } = await muster(['scan', work.tree({ 'requirements.txt': hashed('idna==3.7') }), '--format', 'json']);
  expect(code).toBe(0);
  const result = JSON.parse(stdout);
  const [inventory] = result.inventories;
  inventory.issues.push({ code: 'fault', path: 'requirements.txt', message: 'reading stopped: it stumbled', remedy: 'This is a fault of Muster: please report it with the file.', source: 'pypi/requirements' });
  const again = await muster(['scan', work.file('result.json', JSON.stringify(result))]);
  expect(again.stdout).toContain('fault requirements.txt: reading stopped: it stumbled');
  expect(again.stdout).toContain('1 component');
  expect(again.code).toBe(70);
});

describe('a fault of ours while one file is read', () => {
  const stumbling = `const { exec } = RegExp.prototype;
RegExp.prototype.exec = function (text) {
  if (String(text).includes('stumble-74')) throw new TypeError('made for the test');
  return exec.call(this, text);
};
`;

  it.each([
    ['scan', ['scan', '.']],
    ['check', ['check', '.']],
    ['check that nothing fails', ['check', '.', '--fail-on', 'never']],
    ['diff', ['diff', '.', 'before', '--exit-code']],
    ['diff without --exit-code', ['diff', 'before', '.']],
    ['notice', ['notice', '.', '-q']],
    ['bundle', ['bundle', '.', '-q', '-o', '../papers']],
    ['obligations', ['obligations', '.', '-q', '--fail-on-open']],
    ['ask', ['ask', 'pkg:pypi/idna@3.7', '--license', 'MIT']],
  ])('is the exit status of %s, and the rest is written', async (_, args) => {
    const tree = work.tree({ 'sub/app/requirements.txt': hashed('idna==3.7'), 'sub/app/tool/requirements.txt': 'stumble-74\n', 'sub/app/before/requirements.txt': hashed('idna==3.6') });
    const run = await muster(args, { cwd: `${tree}/sub/app`, preload: [work.file('stumble.mjs', stumbling)] });
    expect(run).toMatchObject({ code: 70, stderr: expect.not.stringContaining('a fault of ours') });
    if (!args.includes('-o')) expect(run.stdout).not.toBe('');
  });
});
