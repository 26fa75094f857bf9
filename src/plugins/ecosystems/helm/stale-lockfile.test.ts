import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import helm from './index.ts';

const repository = 'https://charts.example/stable';
// as Helm computes it of what stands below
const digest = 'sha256:a1cb3e687c00d8aea9e71988e16b095ab92cfd309ecd93baaaa2285c77e6975d';
const chart = (version: string, more = '    condition: lamp.enabled\n    tags: [light]\n    alias: torch\n') => `apiVersion: v2\nname: shop\nversion: 1.0.0\ndependencies:\n  - name: lamp\n    version: "${version}"\n    repository: ${repository}\n${more}`;
const lock = `dependencies:\n- name: lamp\n  repository: ${repository}\n  version: 1.9.0\ndigest: ${digest}\ngenerated: "2024-01-01T00:00:00Z"\n`;
const read = async (manifest: string, lockfile = lock) => (await readStale(helm, { 'Chart.yaml': manifest, 'Chart.lock': lockfile })).stale;

it('a chart as it was locked', async () => {
  expect(await read(chart('>=1.2 <2'))).toEqual([]);
});

it('a locked version that the chart does not admit', async () => {
  expect(await read(chart('^2.0.0'))).toEqual(['Chart.yaml:5 the manifest and Chart.lock do not agree: lamp is ^2.0.0 here and locked as 1.9.0']);
});

it('what else was changed is told by the digest', async () => {
  expect(await read(chart('1.x.x'))).toEqual(['Chart.yaml:4 the manifest and Chart.lock do not agree: the manifest was changed after it was locked (digest)']);
  expect(await read(chart('>=1.2 <2', ''))).toHaveLength(1);
});

it.each([[chart('>= 1.2, < 2').replace('v2', 'v1'), lock], [chart('1.9.0', '    import-values: [{child: [1], parent: a}]\n').replace('[1]', '{a: [b]}').replace('v2', 'v1'), lock], [chart('~1.9'), lock.replace(/digest.*\n/, '')], [chart('~1.9').replace(repository, '"@ours"'), lock]])('%# is met', async (manifest, lockfile) => {
  expect(await read(manifest, lockfile)).toEqual([]);
});
