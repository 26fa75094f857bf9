import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main, muster, node, repository } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const target = join(repository, 'examples/estate/payments-web');

/** As a shell runs it; `$muster` is the command line. */
function shell(script: string, cwd = repository) {
  return spawnSync('bash', ['-c', `set -o pipefail; ${script}`], { cwd, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', muster: `${node} ${main}`, target }, timeout: 60_000 });
}

/** A lockfile whose report is far longer than any pipe holds. */
const manyPackages = (count: number) => JSON.stringify({
  lockfileVersion: 3,
  packages: Object.fromEntries(Array.from({ length: count }, (_, index) => [`node_modules/package-${index}`, { version: '1.0.0' }])),
});

describe('a reader that leaves early', () => {
  it('is no error, and does not end the rest', async () => {
    await muster(['--version']);
    const tree = work.tree({ 'package-lock.json': manyPackages(20_000), 'package.json': '{"name":"app"}' });
    const head = shell(`$muster scan ${tree} -f json | head -n 1`);
    expect(head).toMatchObject({ status: 0, stdout: '{\n', stderr: '' });
    const files = shell(`$muster scan ${tree} -f json -f csv -o - -o ${join(tree, 'out.csv')} | head -c 1`);
    expect(files).toMatchObject({ status: 0, stdout: '{', stderr: '' });
    expect(readFileSync(join(tree, 'out.csv'), 'utf8').split('\r\n')).toHaveLength(20_002);
  });

  it('does not hide that something could not be read', () => {
    const tree = work.tree({ 'package-lock.json': manyPackages(20_000), 'sub/package-lock.json': '{' });
    expect(shell(`$muster scan ${tree} --strict -f json | head -n 1`)).toMatchObject({ status: 3, stdout: '{\n', stderr: '' });
  });

  it.each(['--jsonl --jobs 1', '--jsonl --jobs 2', '--explain'])('leaves nothing to do: license detect %s', async (options) => {
    await muster(['--version']);
    const tree = work.tree({ 'LICENSE': `MIT License\n\n${'Permission is hereby granted.\n'.repeat(20)}` });
    // the last one is missed only if anybody waits for it
    writeFileSync(join(tree, 'list'), `${`${tree}/LICENSE\n`.repeat(4000)}${tree}/absent\n`);
    const detect = `$muster license detect ${options} --strict < ${tree}/list`;
    expect(shell(`${detect} | head -n 1 > /dev/null`)).toMatchObject({ status: 0, stderr: '' });
    expect(shell(`${detect} | tail -n 1 > /dev/null`)).toMatchObject({ status: 3, stderr: expect.stringContaining('absent') as string });
  });

  it('may be slow, or not be there at all', () => {
    const tree = work.tree({ 'package-lock.json': manyPackages(3000) });
    expect(shell(`$muster scan ${tree} -f purls | (sleep 1; wc -l)`).stdout.trim()).toBe('3000');
    expect(shell(`$muster scan ${tree} -f purls -o /dev/stdout | wc -l`).stdout.trim()).toBe('3000');
    expect(shell(`$muster scan ${tree} -f purls >&-`).status).toBe(0);
    if (existsSync('/dev/full')) {
      const full = shell(`$muster scan ${tree} -f purls > /dev/full`);
      expect(full.status).toBe(2);
      expect(full.stderr).toMatch(/standard output cannot be written/);
      expect(full.stderr).not.toMatch(/\n\s+at /);
    }
  });

  it('on the error channel is no error either', () => {
    expect(shell(`$muster scan ${target} -f purls 2>&-`).status).toBe(0);
    expect(shell('$muster scan absent 2>&1 >/dev/null | true; exit ${PIPESTATUS[0]}').status).toBe(2);
  });
});

describe('colour', () => {
  it('is for terminals only, unless it is asked for', async () => {
    expect((await muster(['scan', target], { env: { NO_COLOR: '' } })).stdout).not.toContain('\u001B');
    expect((await muster(['scan', target], { env: { NO_COLOR: '', FORCE_COLOR: '1' } })).stdout).toContain('\u001B[');
    expect((await muster(['scan', target], { env: { NO_COLOR: '1', FORCE_COLOR: '1' } })).stdout).not.toContain('\u001B');
  });
});
