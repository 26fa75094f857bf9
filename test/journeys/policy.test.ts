import { existsSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { commitAll, git, makeRepository } from '../support/make-repository.ts';
import { main, muster, node } from '../support/muster.ts';
import { putFiles, workshop, type Files } from '../support/workshop.ts';

const work = workshop();

const policy = (text: string, head = ''): Files => ({ '.muster/policy/policy.yaml': `policy: {id: p, title: P, version: 1.0.0${head}}\n${text}` });

const rule = (id: string, when: string, verdict = 'deny'): string => `  - {id: ${id}, title: T, domain: license, when: '${when}', verdict: ${verdict}, severity: error, remedy: Replace it., rationale: Why., lesson: L}\n`;

const run = (root: string, ...args: readonly string[]) => muster(['policy', ...args], { cwd: root, env: { SOURCE_DATE_EPOCH: '1772323200' } });

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

describe('muster policy lint and test', () => {
  it('name what is wrong with file, line and column', async () => {
    const root = work.tree(policy(`rules:\n${rule('R-1', 'usage.chanel == "hosted"')}`));
    const lint = await run(root, 'lint');
    expect([lint.code, lint.stdout.split('\n')[0]]).toEqual([1, '.muster/policy/policy.yaml:3:49: error: there is no fact usage.chanel.']);
    const test = await run(root, 'test');
    expect([test.code, test.stderr]).toEqual([2, expect.stringContaining('cannot be used: 1 error')]);
    const json = JSON.parse((await run(root, 'lint', '--format', 'json')).stdout) as { problems: unknown[] };
    expect(json.problems).toEqual([{ severity: 'error', place: { path: '.muster/policy/policy.yaml', line: 3, column: 49 }, message: 'there is no fact usage.chanel', remedy: 'Did you mean usage.channel?' }]);
  });

  it('tell examples that fail, and why', async () => {
    const root = work.tree(policy('rules:\n  - id: R-1\n    title: T\n    domain: license\n    when: usage.modified and usage.direct\n    verdict: deny\n    severity: error\n    examples:\n      fires:\n        - {usage.modified: true}\n      silent:\n        - {usage.modified: true, usage.direct: true}\n'));
    const { code, stdout } = await run(root, 'test');
    expect(code).toBe(1);
    expect(stdout).toContain('policy.yaml:11: R-1: expected: fires; found: cannot be evaluated: usage.direct is not known');
    expect(stdout).toContain('policy.yaml:13: R-1: expected: does not fire; found: fires\n  because usage.modified is true, usage.direct is true');
  });

  it('tell which rules no example shows, and what a change of a preset changes', async () => {
    const text = 'rules:\n  - {id: R-1, title: T, domain: license, when: usage.modified, verdict: deny, severity: error, enforceAt: [deploy], ifUnknown: report}\nadjust:\n  - {rule: POL-LIC-041, verdict: deny, reason: R}\n';
    const { code, stdout } = await run(work.tree(policy(text, ', extends: [preset:default]')), 'test');
    expect([code, stdout]).toEqual([0, [
      '1 scenario of what this policy builds on ends otherwise under it. See whether that is meant:',
      'preset:default/scenarios:56: AGPL tool that colleagues ask for: there: needs-approval by POL-LIC-041; here: deny by POL-LIC-041',
      '  because license.categories is [network-copyleft], usage.channel is internal, usage.scope is runtime',
      '48 of 49 rules have an example where it fires and one where it does not.',
      '  None where it fires: R-1. Add facts under fires of its examples, or a scenario.',
      '.muster/policy: 151 examples and 59 scenarios, 59 of them from what it builds on: all as expected, 1 changed', '',
    ].join('\n')]);
  });

  it('judge scenarios with waivers as of their day, and as if nothing only observed', async () => {
    const scenario = (date: string, verdict: string): string => `  - {title: Accepted, at: build, date: ${date}, facts: {usage.modified: true, component.purl: "pkg:npm/x@1.0.0", license.obligations: []}, verdict: ${verdict}, rules: [R-1], waivers: [{rule: R-1, component: "pkg:npm/x", reason: mitigated, approvedBy: [legal], granted: 2026-02-01, expires: 2026-02-20}]}\n`;
    const rules = 'rules:\n  - {id: R-1, title: T, domain: license, when: usage.modified, verdict: deny, severity: error, observeUntil: 2026-12-31, waiver: {approvers: [legal], maxDays: 30}}\n';
    const good = await run(work.tree(policy(`${rules}scenarios:\n${scenario('2026-02-20', 'allow-with-obligations')}${scenario('2026-02-21', 'deny')}`)), 'test');
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('0 examples and 2 scenarios: all as expected')]);
    const bad = await run(work.tree(policy(`${rules}scenarios:\n${scenario('2026-02-21', 'allow-with-obligations')}`)), 'test');
    expect([bad.code, bad.stdout]).toEqual([1, expect.stringContaining('Accepted: expected: allow-with-obligations by R-1; found: deny by R-1')]);
  });

  it('check waivers by the limits of their rules', async () => {
    const root = work.tree({ ...policy('rules: []\n', ', extends: [preset:default]'), '.muster/waivers.yaml': 'waivers:\n  - {id: W-1, rule: POL-SEC-001, component: "pkg:npm/x", reason: mitigated, granted: 2026-02-01, expires: 2026-12-31}\n  - {id: W-2, rule: POL-NO, reason: mitigated, granted: 2026-02-01, expires: 2026-12-31}\n' });
    const { code, stdout } = await run(root, 'lint');
    expect(code).toBe(1);
    expect(stdout).toContain('.muster/waivers.yaml:2: error: waiver W-1 has no effect: POL-SEC-001 (Malware) cannot be waived.');
    expect(stdout).toContain('.muster/waivers.yaml:3: error: waiver W-2 is from POL-NO, which the policy does not have.');
  });

  it('check a file of waivers that is named, by the policy beside it', async () => {
    const root = work.tree({ 'shop/.muster/policy/policy.yaml': `policy: {id: p, title: P, version: 1.0.0}\nrules:\n${rule('R-1', 'usage.modified')}`, 'shop/.muster/waivers.yaml': 'waivers:\n  - {id: W-1, rule: R-1, component: "pkg:npm/x", versions: banana, reason: mitigated, granted: 2026-02-01}\n' });
    const { code, stdout } = await run(root, 'lint', 'shop/.muster/waivers.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain('shop/.muster/waivers.yaml:2: error: waiver W-1 has no expires.');
    expect(stdout).toContain('shop/.muster/waivers.yaml:2: error: versions of waiver W-1 are no range of npm: "banana".');
    expect(stdout).toContain('waiver W-1 has no effect: R-1 (T) cannot be waived');
    expect(stdout).not.toContain('0001-01-01');
    expect(stdout).not.toContain('no file has the head of a policy');
  });

  it('name what cannot be read', async () => {
    const root = work.tree();
    for (const [target, message] of [['nowhere', 'There is no policy at nowhere.'], ['preset:nothing', 'There is no preset "nothing"'], ['npm:@acme/none', 'is not installed here'], ['https://git.example/policy', 'nothing is fetched without --online']] as const) {
      const { code, stdout, stderr } = await run(root, 'lint', target);
      expect([target, code === 0, `${stdout}${stderr}`]).toEqual([target, false, expect.stringContaining(message)]);
    }
  });
});

describe('layers', () => {
  it('come from paths, packages and repositories', async () => {
    const root = work.tree({
      'org/policy.yaml': 'policy: {id: org, title: O, version: 1.0.0, extends: [preset:default]}\n',
      'node_modules/@acme/rules/policy/policy.yaml': `policy: {id: acme, title: A, version: 1.0.0}\nrules:\n${rule('ACME-1', 'usage.modified')}`,
    });
    const shared = work.tree({ 'policy/policy.yaml': `policy: {id: shared, title: S, version: 1.0.0}\nrules:\n${rule('SHARED-1', 'usage.direct')}` });
    makeRepository(shared);
    putFiles(root, policy(`rules:\n${rule('OWN-1', 'usage.userProduct')}`, `, layer: project, extends: [../../org, npm:@acme/rules, '${pathToFileURL(shared).href}']`));
    const { stdout, stderr } = await run(root, 'explain', '--format', 'json');
    expect(stderr).toBe('');
    const { rules } = JSON.parse(stdout) as { rules: { id: string; place: { path: string } }[] };
    expect(rules.length).toBe(51);
    expect(rules.slice(-3).map(({ id, place }) => [id, place.path])).toEqual([
      ['ACME-1', 'npm:@acme/rules/policy.yaml'], ['SHARED-1', `${pathToFileURL(shared).href}/policy.yaml`], ['OWN-1', '.muster/policy/policy.yaml'],
    ]);
  });

  it('of a project do not loosen those of the organisation, whatever they call themselves', async () => {
    const root = work.tree({ 'org/policy.yaml': 'policy: {id: org, title: O, version: 1.0.0, extends: [preset:default]}\n' });
    for (const layer of ['', ', layer: organization', ', layer: project']) {
      putFiles(root, policy('adjust:\n  - rule: POL-LIC-030\n    verdict: allow\n', `, extends: [../../org]${layer}`));
      const { code, stdout } = await run(root, 'lint');
      expect([code, stdout]).toEqual([1, expect.stringMatching(/^\.muster\/policy\/policy\.yaml:4: error: .* changes the verdict of POL-LIC-030 from deny to the milder allow[^]*The other place: preset:default-license/)]);
    }
  });

  it('of two that start from one preset do not loosen it, in whatever order and by whatever name, until one builds on the other', async () => {
    const loosen = (head: string): string => `policy: {id: loosen, title: L, version: 1.0.0${head}}\nadjust:\n  - {rule: POL-LIC-030, verdict: allow}\n`;
    const root = work.tree({ 'org/policy.yaml': 'policy: {id: org, title: O, version: 1.0.0, layer: organization, extends: [preset:default]}\n', 'lists/policy.yaml': 'policy: {id: lists, title: L, version: 1.0.0, layer: organization}\nlists:\n  - {id: ours, title: Ours, licenses: [MIT]}\n' });
    for (const order of ['../../loosen, ../../org', '../../org, ../../loosen', 'preset:default, ../../loosen, ../../lists, ../../org']) {
      putFiles(root, { ...policy('', `, layer: project, extends: [${order}]`), 'loosen/policy.yaml': loosen(', layer: organization, extends: [preset:default]') });
      const { code, stdout } = await run(root, 'lint');
      expect([order, code, stdout]).toEqual([order, 1, expect.stringMatching(/loosen\/policy\.yaml:3: error: .* changes the verdict of POL-LIC-030 from deny to the milder allow[^]*each start from the preset default-license, and none of them stands above the other: let one name the other under extends/)]);
    }
    putFiles(root, { 'loosen/policy.yaml': loosen(', layer: preset, extends: [preset:default]') });
    expect((await run(root, 'lint')).stdout).toContain('loosen/policy.yaml:1: error: layer: preset is for what comes with Muster.');
    // the one that starts from the preset decides about it, whatever stands beside
    putFiles(root, { ...policy('', ', layer: project, extends: [../../lists, ../../loosen]'), 'loosen/policy.yaml': loosen(', layer: organization, extends: [../lists, preset:default]') });
    expect((await run(root, 'lint')).stdout).toContain('.muster/policy: 0 errors');
  });

  it('in a circle are told', async () => {
    const root = work.tree({ 'a/policy.yaml': 'policy: {id: a, title: A, version: 1.0.0, extends: [../b]}\n', 'b/policy.yaml': 'policy: {id: b, title: B, version: 1.0.0, extends: [../a]}\n' });
    const { code, stdout } = await run(root, 'lint', 'a');
    expect([code, stdout]).toEqual([1, expect.stringContaining('b/policy.yaml:1: error: the policies build on each other in a circle')]);
  });

  it('of a package cannot reach other files', async () => {
    const root = work.tree({ ...policy('', ', extends: [npm:evil]'), 'node_modules/evil/policy.yaml': 'policy: {id: evil, title: E, version: 1.0.0, extends: [../../secret.yaml]}\n', 'secret.yaml': 'password: x\n' });
    const { stdout } = await run(root, 'lint');
    expect(stdout).toContain('leads out of');
    expect(stdout).not.toContain('password');
  });
});

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

describe('muster policy lint, of waivers', () => {
  it('tells where an approver is not named, and what is wrong with approvals', async () => {
    const waivers = ['waivers:', '  - rule: POL-LIC-061', '    component: pkg:npm/x', '    reason: mitigated', '    granted: 2026-03-01', '    expires: 2026-03-02', '    approvedBy:', '      - {role: legal, by: mia}', '      - osrb', 'approvals:', '  - {rule: POL-LIC-060, role: legal, component: "pkg:npm/*"}', '  - {rule: POL-LIC-999, role: legal}', ''].join('\n');
    const { code, stdout } = await run(work.tree({ 'w.yaml': waivers }), 'lint', 'preset:default', '--waivers', 'w.yaml');
    expect(code).toBe(1);
    expect(stdout).toContain('w.yaml:9: error: waiver POL-LIC-061@2 has no effect: it does not say who agreed as osrb, and that has to be somebody else: mia agreed as legal.\n  Write {role: osrb, by: NAME} in approvedBy.\n');
    expect(stdout).toContain('w.yaml:11: warning: approval of POL-LIC-060 by legal: it covers every component that fits pkg:npm/*, in every project.\n');
    expect(stdout).toContain('w.yaml:11: error: approval of POL-LIC-060 by legal: it does not say who agreed as legal, and has no effect.\n  Add by: the name of who agreed. Only what somebody decided can be looked into later.\n');
    expect(stdout).toContain('w.yaml:12: error: the approval by legal is of POL-LIC-999, which the policy does not have.\n');
  });
});

describe('the guide', () => {
  it('shows waivers and code that work', async () => {
    const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/policy.md'), 'utf8');
    const block = (language: string, begin: string): string => guide.split(`\`\`\`${language}\n`).find((part) => part.startsWith(begin))!.split('\n```')[0]!;
    const root = work.tree({ ...policy('', ', extends: [preset:default]'), '.muster/waivers.yaml': block('yaml', 'waivers:'), '.muster/policy/x.rule.ts': block('ts', 'export default'), '.muster/policy/own.yaml': block('yaml', 'rules:') });
    makeRepository(root);
    const { code, stdout } = await run(root, 'lint', '--allow-code');
    expect(stdout.split('\n').filter((line) => / (?:error|warning): /.test(line))).toEqual([]);
    expect(code).toBe(0);
    expect((await run(root, 'test', '--allow-code')).stdout).toContain('all as expected');
    const facts = await run(work.tree({ 'facts.json': block('json', '{\n  "schema": "muster-facts/1"') }), 'simulate', 'facts.json');
    expect([facts.code, facts.stderr]).toEqual([0, '']);
  });
});
