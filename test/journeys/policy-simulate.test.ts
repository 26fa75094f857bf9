import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitAll, git, makeRepository } from '../support/make-repository.ts';
import { policy, rule, run } from '../support/policy-project.ts';
import { putFiles, workshop } from '../support/workshop.ts';

const work = workshop();

describe('muster policy simulate', () => {
  const facts = JSON.stringify({
    schema: 'muster-facts/1', at: 'build',
    uses: ['shop', 'bank'].map((project) => ({ id: project, facts: { usage: { modified: project === 'bank', channel: 'internal' }, project: { name: project, department: project }, license: { ids: ['MIT'] } } })),
  });

  it('compares an edit with what was committed', async () => {
    const root = work.tree({ ...policy(`rules:\n${rule('R-1', 'usage.modified', 'allow')}`, ', otherwise: allow'), 'facts.json': facts });
    makeRepository(root);
    putFiles(root, policy(`rules:\n${rule('R-1', 'usage.modified', 'deny')}`, ', otherwise: allow'));
    const { code, stdout } = await run(root, 'simulate', 'facts.json', '--format', 'json', '--exit-code');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'muster-simulation/1', at: 'build', date: '2026-03-01', uses: 2, changed: [{ use: 'bank', kind: 'newly-failing', before: 'allow', after: 'deny', because: ['R-1'] }], rules: { changed: ['R-1'] } });
    commitAll(root, 'publish');
    expect((await run(root, 'simulate', 'facts.json', '--exit-code')).stdout).toContain('the same policy');
    // as of the day of the facts, unless another one is asked for
    putFiles(root, { 'old.json': facts.replace('"at"', '"date":"2025-06-30","at"'), 'older.json': facts.replace('"at"', '"date":"2025-06-29","at"') });
    const day = async (...args: readonly string[]): Promise<string> => JSON.parse((await run(root, 'simulate', ...args, '-f', 'json')).stdout).date;
    expect([await day('old.json'), await day('old.json', '--date', '2026-01-01')]).toEqual(['2025-06-30', '2026-01-01']);
    expect(await run(root, 'simulate', 'old.json', 'older.json')).toMatchObject({ code: 2, stderr: expect.stringContaining('different days: 2025-06-30, 2025-06-29') });
    for (const name of ['old.json', 'older.json']) rmSync(join(root, name));
    const old = await run(root, 'simulate', 'facts.json', '--against', 'HEAD~1', '-f', 'markdown');
    expect(old.stdout).toContain('| bank | 1 | 0 | 1 | 1 | 0 |');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('tells what is wrong with facts and options', async () => {
    const root = work.tree({ 'facts.json': facts.replace('"modified":true', '"modifed":true'), 'good.json': facts });
    const wrong = await run(root, 'simulate', 'facts.json');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('facts.json:1: error: there is no fact usage.modifed.\n  Did you mean usage.modified?')]);
    for (const [args, message] of [[['--at', 'night'], '--at cannot be "night"'], [['--date', 'today'], '--date takes a day'], [['--fail-on', 'allow'], '--fail-on cannot be "allow"'], [['--against', 'nothing'], 'neither a policy nor a revision']] as const) {
      const { code, stderr } = await run(root, 'simulate', 'good.json', ...args);
      expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});
