import { existsSync, readFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main, muster, node } from '../support/muster.ts';
import { run } from '../support/policy-project.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

/** `muster policy init` with these lines on its standard input. */
function answer(root: string, lines: readonly string[], ...args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(node, [main, 'policy', 'init', ...args], { cwd: root, env: { ...process.env, NO_COLOR: '1', SOURCE_DATE_EPOCH: '1772323200' } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (data) => (stdout += data));
    child.stderr.on('data', (data) => (stderr += data));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  });
}

describe('muster policy init', () => {
  it('asks nothing with --default, and what it writes is sound', async () => {
    const root = work.tree();
    expect((await run(root, 'init', '--default', '--name', 'Ümlaut & "Co"')).code).toBe(0);
    expect(readFileSync(join(root, '.muster/policy/policy.yaml'), 'utf8')).toContain('id: u-mlaut-co\n  title: "Open source policy of Ümlaut & \\"Co\\""');
    expect((await run(root, 'lint', '--strict')).stdout).toBe('.muster/policy: 0 errors, 0 warnings, 0 notes\n');
    expect((await run(root, 'test')).stdout).toBe('48 of 48 rules have an example where it fires and one where it does not.\n.muster/policy: 151 examples and 59 scenarios, 59 of them from what it builds on: all as expected\n');
    const again = await run(root, 'init', '--default');
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('There is a policy at .muster/policy/policy.yaml already.')]);
  });

  it('makes a policy of the answers', async () => {
    const root = work.tree();
    await muster(['--version']);
    const { code, stderr } = await answer(root, ['Example Bank', 'by licence', 'lists', 'hosted, embeded', 'hosted, embedded', 'ospo', 'n', 'no', 'perhaps', 'no', 'y'], '--dir', 'bank');
    expect(code).toBe(0);
    expect(stderr).toContain('Did you mean embedded?');
    expect(stderr).toContain('Answer yes or no.');
    const text = readFileSync(join(root, 'bank/policy.yaml'), 'utf8');
    expect(text).toContain('extends: [preset:hosted, preset:embedded, preset:default-security, preset:default-operations]');
    expect(text).toContain('observeUntil: 2026-03-31');
    const { stdout } = await run(root, 'explain', '--policy', 'bank', '--format', 'json');
    const { rules } = JSON.parse(stdout) as { rules: { id: string; approvers: string[]; waiver?: { approvers: string[] }; severity: string; observeUntil?: string }[] };
    expect(rules.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['POL-SEC-003']));
    expect(rules.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['POL-OPS-012']));
    expect(new Set(rules.flatMap(({ approvers, waiver }) => [...approvers, ...(waiver?.approvers ?? [])]))).toEqual(new Set(['ospo']));
    expect(rules.filter(({ severity, observeUntil }) => (severity === 'blocker') === (observeUntil !== undefined))).toEqual([]);
    expect((await run(root, 'lint', 'bank', '--strict')).stdout).toContain('0 errors, 0 warnings');
  });

  it('decides nothing where nobody answers', async () => {
    const root = work.tree();
    for (const args of [[], ['--name', 'shop']]) {
      const { code, stdout, stderr } = await answer(root, [], ...args);
      expect([code, stdout, existsSync(join(root, '.muster'))]).toEqual([2, '', false]);
      expect(stderr).toMatch(/Nobody answered the questions: .*\n {2}.* with --default\.\n$/);
    }
    expect((await answer(root, [], '--default')).code).toBe(0);
  });

  it('takes what is left unanswered as the usual', async () => {
    const root = work.tree();
    expect((await answer(root, ['shop'])).code).toBe(0);
    expect(readFileSync(join(root, '.muster/policy/policy.yaml'), 'utf8')).toContain('extends: [preset:default]');
  });
});
