import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reports } from '#plugins/reports/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { muster, repository } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const ids = [...reports, ...sbomFormats.filter(({ writes }) => writes.length > 0)].map(({ id }) => id);
const epoch = { SOURCE_DATE_EPOCH: '1700000000' };

/** Bytes of padding; four such lockfiles are more than a thread is started for. */
const padding = 2 ** 20;

/** Every format of one scan. */
async function documents(targets: readonly string[], args: readonly string[], env: NodeJS.ProcessEnv = epoch): Promise<Record<string, string>> {
  const folder = work.tree();
  const run = await muster(['scan', ...targets, ...args, ...ids.flatMap((id) => ['-f', id, '-o', join(folder, id)])], { env });
  expect([run.code, run.stdout]).toEqual([0, '']);
  return Object.fromEntries(ids.map((id) => [id, readFileSync(join(folder, id), 'utf8')]));
}

/** Enough of it that threads share the work: several lockfiles over the size from which they do. */
function bigTree(): string {
  // what makes a lockfile large is its text: a few hundred packages make documents enough
  const lock = (prefix: string) => JSON.stringify({
    name: prefix, lockfileVersion: 3, description: 'x'.repeat(padding),
    packages: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`node_modules/${prefix}-${index}`, {
      version: '1.0.0', resolved: `https://registry.example/${prefix}-${index}.tgz`, integrity: `sha512-${'A'.repeat(86)}==`, license: index % 2 ? 'MIT' : 'ISC',
      dependencies: { [`${prefix}-${index + 1}`]: '^1.0.0' },
    }])),
  });
  const files: Record<string, string> = {};
  for (const name of ['alpha', 'beta', 'gamma', 'delta']) {
    files[`${name}/package-lock.json`] = lock(name);
    files[`${name}/package.json`] = JSON.stringify({ name, dependencies: { [`${name}-0`]: '^1.0.0' } });
    files[`${name}/requirements.txt`] = 'certifi==2024.7.4\nidna>=3\n';
    files[`${name}/broken/Cargo.lock`] = '[[';
  }
  return work.tree(files as Files);
}

describe('the same input', () => {
  it('gives the same bytes in every format, twice and on one thread or two', async () => {
    const tree = bigTree();
    const one = await documents([tree], ['--jobs', '1']);
    for (const jobs of ['1', '2', '3']) {
      const again = await documents([tree], ['--jobs', jobs]);
      for (const id of ids) expect(again[id] === one[id], `${id} with --jobs ${jobs}`).toBe(true);
    }
  });

  it('gives the same bytes wherever it is scanned from', async () => {
    const tree = work.tree({ 'requirements.txt': 'certifi==2024.7.4\n', 'package.json': '{"name":"a","dependencies":{"x":"^1"}}' });
    const [here, there] = await Promise.all([muster(['scan', '-f', 'json'], { cwd: tree, env: epoch }), muster(['scan', '.', '-f', 'json'], { cwd: tree, env: { ...epoch, LANG: 'tr_TR.UTF-8', TZ: 'Asia/Kolkata', LC_ALL: 'C' } })]);
    expect(here.stdout).toBe(there.stdout);
    expect(here.stdout).not.toContain(tree);
  });

  it('carries the moment of SOURCE_DATE_EPOCH, in every format that tells one', async () => {
    const found = await documents([join(repository, 'examples/estate/payments-web')], []);
    for (const id of ['json', 'html', 'markdown', 'cyclonedx-json', 'cyclonedx-xml', 'spdx-json', 'spdx-tag-value', 'spdx3-json']) expect(found[id], id).toContain('2023-11-14T22:13:20Z');
    for (const text of Object.values(found)) expect(text).not.toContain(String(new Date().getFullYear() + 0) + '-1');
  });

  it('is refused where that is no number', async () => {
    for (const wrong of ['yesterday', '-1', '1e9', '999999999999']) {
      const run = await muster(['scan', repository, '-f', 'purls'], { env: { SOURCE_DATE_EPOCH: wrong } });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('SOURCE_DATE_EPOCH');
    }
  });
});
