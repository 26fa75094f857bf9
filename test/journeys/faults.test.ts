import { expect, it } from 'vitest';
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
