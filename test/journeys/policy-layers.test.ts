import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { makeRepository } from '../support/make-repository.ts';
import { policy, rule, run } from '../support/policy-project.ts';
import { putFiles, workshop } from '../support/workshop.ts';

const work = workshop();

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

  it('of a repository cannot be links to files of this machine', async () => {
    const shared = work.tree({ 'policy/policy.yaml': 'policy: {id: shared, title: S, version: 1.0.0}\n' });
    symlinkSync(work.file('secret.yaml', 'secret: [secret]\n'), join(shared, 'policy/more.yaml'));
    makeRepository(shared);
    const { code, stdout } = await run(work.tree(), 'lint', pathToFileURL(shared).href);
    expect([code, stdout]).toEqual([1, expect.stringMatching(/more\.yaml: error: the file is a link that leads out of what was fetched/)]);
    expect(stdout).not.toContain('secret');
  });

  it('of a package cannot reach other files', async () => {
    const root = work.tree({ ...policy('', ', extends: [npm:evil]'), 'node_modules/evil/policy.yaml': 'policy: {id: evil, title: E, version: 1.0.0, extends: [../../secret.yaml]}\n', 'secret.yaml': 'password: x\n' });
    const { stdout } = await run(root, 'lint');
    expect(stdout).toContain('leads out of');
    expect(stdout).not.toContain('password');
  });
});
