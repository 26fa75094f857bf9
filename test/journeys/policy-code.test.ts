import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRepository } from '../support/make-repository.ts';
import { muster } from '../support/muster.ts';
import { policy, run } from '../support/policy-project.ts';
import { putFiles, workshop, type Files } from '../support/workshop.ts';

const work = workshop();

describe('rules in code', () => {
  const code = "export default { id: 'CODE-1', title: 'Many', domain: 'license', verdict: 'needs-approval', severity: 'warning', approvers: ['legal'], remedy: 'Ask.', rationale: 'Why.', lesson: 'L', facts: ['license.ids'], check: (facts: { 'license.ids': string[] }): boolean => facts['license.ids'].length > 1 };\n";

  it('run only when allowed, committed and unchanged', async () => {
    const root = work.tree({ ...policy('rules: []\n'), '.muster/policy/many.rule.ts': code });
    const said = async (...args: readonly string[]): Promise<string> => (await run(root, 'lint', ...args)).stdout;
    expect(await said()).toContain('rules in code are not run without being allowed');
    expect(await said('--allow-code')).toContain('the file is not part of a git repository');
    makeRepository(root);
    expect(await said('--allow-code')).not.toContain('error:');
    const explained = await run(root, 'explain', 'CODE-1', '--allow-code');
    expect(explained.stdout).toContain('code (SHA-256 ');
    putFiles(root, { '.muster/policy/many.rule.ts': code.replace('> 1', '> 2') });
    expect(await said('--allow-code')).toContain('the file has changes that are not committed');
  });

  const checked = (root: string) => muster(['check', '--allow-code', '--format', 'table'], { cwd: root, env: { SOURCE_DATE_EPOCH: '1772323200' } });
  const project = (check: string): Files => ({
    ...policy('', ', otherwise: allow'), '.muster/policy/many.rule.ts': code.replace(/check: .*, ?\}|check: .*(?= \};)/, `check: ${check}`),
    'package.json': '{"name": "a", "version": "1.0.0", "dependencies": {"b": "1.0.0"}}',
    'package-lock.json': '{"name": "a", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": {"dependencies": {"b": "1.0.0"}}, "node_modules/b": {"version": "1.0.0", "license": "MIT"}}}',
  });

  it('that fail say in the result of check which, where, how, and what to do', async () => {
    const root = work.tree(project('async () => true'));
    makeRepository(root);
    const { stdout } = await checked(root);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/The code of the rule CODE-1 answered a promise \(check must not be async\)\. Those who keep the policy correct check in \S*many\.rule\.ts: it has to answer true or false/);
  });

  it('that fail are told where the rule only reports what it does not know', async () => {
    const files = project('() => { throw new TypeError("no list"); }');
    const root = work.tree({ ...files, '.muster/policy/many.rule.ts': String(files['.muster/policy/many.rule.ts']).replace("id: 'CODE-1'", "ifUnknown: 'report', id: 'CODE-1'") });
    makeRepository(root);
    const { code: exit, stdout } = await checked(root);
    expect(exit).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Rules whose code is wrong (1) • The code of the rule CODE-1 failed: TypeError: no list.');
  });

  it.each([
    ['in a rule', '() => process.exit(0)'], ['in a rule that catches what that throws', '() => { try { process.exit(0); } catch { /* on purpose */ } return false; }'],
  ])('that end the program %s have not evaluated the rule', async (_, check) => {
    const root = work.tree(project(check));
    makeRepository(root);
    const { code: exit, stdout } = await checked(root);
    expect(exit).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('The code of the rule CODE-1 failed: Error: it called process.exit(0).');
  });

  it('that end the program when the file is loaded are an error of the policy', async () => {
    const root = work.tree(project('(process.exit(0), () => true)'));
    makeRepository(root);
    const { code: exit, stdout, stderr } = await checked(root);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain('many.rule.ts: error: the file could not be run: it called process.exit(0)');
  });

  it('that end the program later end it as what is wrong in a policy does', async () => {
    const root = work.tree(project('() => { setTimeout(() => process.exit(0), 0); return false; }'));
    makeRepository(root);
    const { code: exit, stderr } = await checked(root);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('many.rule.ts called process.exit after its answer: the run is ended.')]);
  });

  it.each([['a rule', 'rule CODE-1 in ', '() => { for (;;); }'], ['a file', 'file ', '(() => { for (;;); })()']])('without an end of %s end the run, with their name', async (_, what, check) => {
    const root = work.tree(project(check));
    makeRepository(root);
    const { signal, stdout, stderr } = await checked(root);
    expect([signal, stdout]).toEqual(['SIGKILL', '']);
    expect(stderr).toContain(`the ${what}`);
    expect(stderr).toContain('many.rule.ts did not come to an end within 10 seconds');
  }, 60_000);

  it('are never run from a package, nor when they import others', async () => {
    const marker = join(work.root, 'was-run');
    const evil = `import { writeFileSync } from 'node:fs';\nwriteFileSync(${JSON.stringify(marker)}, 'x');\nexport default {};\n`;
    const root = work.tree({ ...policy('rules: []\n', ', extends: [npm:evil]'), '.muster/policy/a.rule.ts': evil, 'node_modules/evil/policy.yaml': 'policy: {id: evil, title: E, version: 1.0.0}\n', 'node_modules/evil/b.rule.mjs': evil });
    makeRepository(root);
    const { stdout } = await run(root, 'lint', '--allow-code');
    expect(stdout).toContain('npm:evil/b.rule.mjs: error: code of a policy that was fetched or installed is never run');
    expect(stdout).toContain('a.rule.ts: error: the file imports others');
    expect(existsSync(marker)).toBe(false);
  });
});
