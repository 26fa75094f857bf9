import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { buildProgram } from '#cli/program.ts';
import { problemOf } from '../support/documented-commands.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster, repository } from '../support/muster.ts';
import { makeRepository } from '../support/make-repository.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const text = (path: string): string => readFileSync(join(repository, path), 'utf8');

/** Of the documentation of GitHub: an action that runs steps. */
const Action = z.strictObject({
  name: z.string(), description: z.string().max(125 + 100), author: z.string(),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.union([z.string(), z.boolean()]), value: z.string().regex(/^\$\{\{ steps\.check\.outputs\.\w+ \}\}$/) })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(z.strictObject({ id: z.string(), shell: z.literal('sh'), env: z.record(z.string(), z.string()), run: z.string() })) }),
});

/** Of the documentation of pre-commit. */
const Hooks = z.array(z.strictObject({
  id: z.string(), name: z.string(), description: z.string(), entry: z.string(), language: z.literal('script'), files: z.string(), pass_filenames: z.boolean(), require_serial: z.boolean(), stages: z.array(z.enum(['pre-commit', 'pre-push', 'manual'])),
}));

const GitlabJob = z.strictObject({
  image: z.string(), rules: z.array(z.strictObject({ if: z.string() })), variables: z.record(z.string(), z.string()), script: z.array(z.string()),
  artifacts: z.strictObject({ when: z.literal('always'), paths: z.array(z.string()), reports: z.strictObject({ codequality: z.string(), junit: z.string() }) }),
});

describe('ready-made gates', () => {
  it('the action has what GitHub asks for, and hands every input over by the environment', () => {
    const { inputs, runs: { steps: [step] } } = Action.parse(parse(text('action.yml')));
    expect(Object.keys(step!.env).sort()).toEqual(Object.keys(inputs).map((name) => `MUSTER_${name.toUpperCase().replace('-', '_')}`).sort());
    expect(step!.run).not.toContain('${{');
    const script = text('tools/gate-action.sh');
    for (const name of Object.keys(step!.env)) expect(script).toContain(name);
  });

  it('the action annotates, sums up, writes files, and fails', async () => {
    await muster(['--version']);
    const tree = work.tree(gateProject({ configuration: 'usageContext: hosted\n', packages: [{ name: 'agpl', license: 'AGPL-3.0-only' }] }));
    makeRepository(tree);
    const run = (environment: NodeJS.ProcessEnv) => {
      const [summary, outputs] = [work.file('summary.md', ''), work.file('outputs', '')];
      const { status, stdout } = spawnSync('sh', [join(repository, 'tools/gate-action.sh')], { cwd: tree, encoding: 'utf8', env: { ...process.env, GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs, ...environment } });
      return { status, stdout, summary: readFileSync(summary, 'utf8'), outputs: readFileSync(outputs, 'utf8').trim().split('\n') };
    };
    const failed = run({});
    expect([failed.status, failed.outputs]).toEqual([1, ['passed=false', 'sarif=muster-check/check.sarif', 'comment=muster-check/comment.md']]);
    expect(failed.stdout).toMatch(/^::error file=package-lock\.json,line=\d+,title=agpl 1\.0\.0/);
    expect(failed.summary).toContain('❌ Open source: 1 to replace or remove');
    for (const name of ['check.sarif', 'check.json', 'check.html', 'comment.md']) expect(existsSync(join(tree, 'muster-check', name))).toBe(true);
    const passed = run({ MUSTER_CONTEXT: 'internal', MUSTER_FAIL_ON: 'deny', MUSTER_TARGET: '.' });
    expect([passed.status, passed.outputs[0]]).toEqual([0, 'passed=true']);
    expect(run({ MUSTER_BASELINE: 'HEAD' }).status).toBe(0);
    // a name is a name, whatever stands in it
    expect(run({ MUSTER_BASELINE: '$(touch hacked); --help' }).status).toBe(2);
    expect(existsSync(join(tree, 'hacked'))).toBe(false);
  });

  it('the hook of pre-commit runs from a checkout of ours, for files that matter', () => {
    const [hook] = Hooks.parse(parse(text('.pre-commit-hooks.yaml')));
    expect(existsSync(join(repository, hook!.entry.split(' ')[0]!))).toBe(true);
    const files = new RegExp(hook!.files);
    expect(['package-lock.json', 'a/b/pom.xml', 'go.sum', 'requirements-dev.txt', 'muster.yaml', '.muster/waivers.yaml', 'x/App.csproj'].filter((path) => !files.test(path))).toEqual([]);
    expect(['README.md', 'src/package.ts', 'my-package.json.bak'].filter((path) => files.test(path))).toEqual([]);
    const config = z.object({ repos: z.array(z.object({ repo: z.string(), rev: z.string(), hooks: z.array(z.object({ id: z.literal(hook!.id), args: z.array(z.string()) })) })) });
    expect(() => config.parse(parse(text('examples/ci/pre-commit-config.yaml')))).not.toThrow();
  });

  it('the template of GitLab keeps what it writes', () => {
    const { 'muster-check': job } = z.strictObject({ 'muster-check': GitlabJob }).parse(parse(text('examples/ci/gitlab-gate.yml')));
    const command = job.script.at(-1)!;
    for (const file of [job.artifacts.reports.codequality, job.artifacts.reports.junit, ...job.artifacts.paths]) expect(command).toContain(`-o ${file}`);
  });

  it('the workflow gives the action inputs that it has, and uses outputs that it has', () => {
    const action = Action.parse(parse(text('action.yml')));
    const step = z.object({ id: z.string(), uses: z.string(), with: z.record(z.string(), z.string()) });
    const { jobs } = z.object({ jobs: z.object({ check: z.object({ steps: z.array(z.record(z.string(), z.unknown())) }) }) }).parse(parse(text('examples/ci/github-gate.yml')));
    const own = step.parse(jobs.check.steps.find(({ id }) => id === 'muster'));
    expect(Object.keys(own.with).filter((name) => !(name in action.inputs))).toEqual([]);
    const used = [...text('examples/ci/github-gate.yml').matchAll(/steps\.muster\.outputs\.(\w+)/g)].map((match) => match[1]!);
    expect(used.filter((name) => !(name in action.outputs))).toEqual([]);
  });

  it('the Jenkinsfile is closed where it is opened', () => {
    const code = text('examples/ci/Jenkinsfile').replaceAll(/\/\/.*|'[^'\n]*'/g, '');
    expect(code.split('{').length).toBe(code.split('}').length);
    expect(code).toMatch(/^\s*pipeline \{/);
  });

  it('all of them run commands that the program understands', async () => {
    const commands = ['examples/ci/gitlab-gate.yml', 'examples/ci/Jenkinsfile', '.pre-commit-hooks.yaml'].flatMap((path) => [...text(path).matchAll(/bin\/muster (check [^'\n]*)/g)].map((match) => ({ path, command: match[1]!.replaceAll('"$MUSTER_STAGE"', 'build').trim() })));
    expect(commands).toHaveLength(3);
    for (const { path, command } of commands) expect([path, await problemOf(buildProgram({ exitCode: 0 }), command, true)]).toEqual([path, undefined]);
  });
});
