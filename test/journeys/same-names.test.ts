import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeRepository } from '../support/make-repository.ts';
import { muster } from '../support/muster.ts';
import { putFiles, workshop } from '../support/workshop.ts';

const work = workshop();

const project = (folder: string, name: string, license: string) => ({
  [`${folder}/package.json`]: '{"name": "shop", "dependencies": {"left": "1.0.0"}}',
  [`${folder}/package-lock.json`]: JSON.stringify({ name: 'shop', lockfileVersion: 3, packages: { '': { name: 'shop', dependencies: { left: '1.0.0' } }, 'node_modules/left': { version: '1.0.0', license } } }),
  [`${folder}/muster.yaml`]: `name: ${name}\n`,
});

describe('targets of one name', () => {
  let tree = '';
  const json = async (...args: readonly string[]) => JSON.parse((await muster(args, { cwd: tree })).stdout);

  beforeAll(() => {
    tree = work.tree({ ...project('x/app', 'app', 'MIT'), ...project('y/app', 'app', 'AGPL-3.0-only') });
  });

  it('are told apart by a check, and a policy still knows them by their name', async () => {
    putFiles(tree, { 'policy.yaml': 'policy: {id: p, version: 1.0.0, title: P, layer: organization, extends: [preset:default]}\nrules:\n  - {id: POL-APP-1, title: No app, domain: license, when: project.name == "app", verdict: deny, severity: error, rationale: It is app., remedy: Take another.}\n' });
    const { targets, findings } = await json('check', 'x/app', 'y/app', '-q', '-f', 'json', '--policy', 'policy.yaml');
    expect(targets.map(({ name }: { name: string }) => name)).toEqual(['x/app', 'y/app']);
    expect(findings.map(({ target, reasons }: { target: number; reasons: { rule: string }[] }) => [target, reasons.some(({ rule }) => rule === 'POL-APP-1')])).toEqual([[0, true], [1, true]]);
    expect(new Set(findings.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(2);
  });

  it('are told apart by notices, checklists and bundles', async () => {
    const names = ({ subjects }: { subjects: { name: string }[] }) => subjects.map(({ name }) => name);
    expect(names(await json('notice', 'x/app', 'y/app', '-q', '-f', 'json'))).toEqual(['x/app', 'y/app']);
    expect(names(await json('obligations', 'x/app', 'y/app', '-q', '-f', 'json'))).toEqual(['x/app', 'y/app']);
    await muster(['bundle', 'x/app', 'y/app', '-q', '-o', 'papers'], { cwd: tree });
    expect(names(JSON.parse(readFileSync(join(tree, 'papers/manifest.json'), 'utf8')))).toEqual(['x/app', 'y/app']);
  });

  it('can be named where one of them is asked about', async () => {
    putFiles(tree, { 'estate.json': JSON.stringify(await json('scan', 'x/app', 'y/app', '-q', '-f', 'json')) });
    const ask = (...into: readonly string[]) => muster(['ask', 'pkg:npm/left@1.0.0', '--project', 'estate.json', ...into, '-f', 'json'], { cwd: tree });
    expect((await ask()).stderr).toContain('--into: x/app, y/app');
    expect([await ask('--into', 'x/app'), await ask('--into', 'y/app')].map(({ code }) => code)).toEqual([0, 1]);
  });

  it('are each compared with what they were themselves', async () => {
    const place = work.tree({ ...project('x/app', 'app', 'AGPL-3.0-only'), ...project('y/app', 'app', 'MIT') });
    makeRepository(place);
    putFiles(place, project('y/app', 'app', 'AGPL-3.0-only'));
    const run = await muster(['check', 'x/app', 'y/app', '-q', '-f', 'json', '--baseline', 'HEAD'], { cwd: place });
    // the same component with the same licence: old in the one, new in the other
    const { findings } = JSON.parse(run.stdout);
    expect(findings.map(({ target, isNew }: { target: number; isNew: boolean }) => [target, isNew]).toSorted()).toEqual([[0, false], [1, true]]);
    const stored = await muster(['check', 'x/app', 'y/app', '-q', '-f', 'json', '-o', 'before.json'], { cwd: place });
    expect(stored.stderr).toBe('');
    const again = JSON.parse((await muster(['check', 'x/app', 'y/app', '-q', '-f', 'json', '--baseline', 'before.json'], { cwd: place })).stdout);
    expect(again.findings.every(({ isNew }: { isNew: boolean }) => !isNew)).toBe(true);
  });
});
