import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster, type RunOptions } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

const check = (args: readonly string[], options?: RunOptions) => muster(['check', '-q', '--date', '2026-03-01', ...args], options);

const licenses = (id: string, category: string): string => `licenses:\n  - {id: ${id}, category: ${category}, confirmedBy: "J. Doe, Legal", confirmedOn: 2026-01-01, reason: read in full}\n`;

describe.concurrent('muster check of a document that lists nothing besides what it describes', () => {
  const spdx = { spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://acme.example/x', creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: other'] } };
  const only = { name: 'x', SPDXID: 'SPDXRef-x', versionInfo: '1', downloadLocation: 'NOASSERTION', externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/x@1' }] };
  const documents: Readonly<Record<string, unknown>> = {
    'described.spdx.json': { ...spdx, packages: [only], relationships: [{ spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-x' }] },
    'container.cdx.json': { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'container', name: 'image', version: '1', 'bom-ref': 'image' } } },
    'none.cdx.json': { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [] },
  };

  it.each(Object.entries(documents))('does not pass %s', async (name, document) => {
    const { code, stdout } = await check(['--context', 'hosted', work.file(name, JSON.stringify(document))]);
    expect([code, stdout.includes('Not evaluated'), stdout.includes('Passed')]).toEqual([3, true, false]);
  });

  it('passes a project that depends on nothing, and its own document', async () => {
    const place = work.tree({ 'alone/package.json': '{"name":"alone","version":"1.0.0","license":"MIT"}', 'empty/readme.md': '# empty\n' });
    for (const name of ['alone', 'empty']) await muster(['scan', '-q', join(place, name), '-f', 'cyclonedx-json', '-o', join(place, `${name}.cdx.json`)]);
    const codes = await Promise.all(['alone', 'alone.cdx.json', 'empty', 'empty.cdx.json'].map(async (name) => (await check(['--context', 'hosted', join(place, name)])).code));
    expect(codes).toEqual([0, 0, 3, 3]);
  });
});

describe('--licenses of a check', () => {
  it('is a file: a way of reading, as a scan takes it, is told what to write instead', async () => {
    const { code, stderr } = await check(['--licenses', 'full', work.tree({ 'package.json': '{"name":"a"}' })]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('licenses: {read: full}')]);
  });
});

describe.concurrent("counsel's records of a target", () => {
  const project = gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'runtime', license: 'LicenseRef-acme' }] });
  const place = work.tree(Object.fromEntries(Object.entries({ ...project, '.muster/licenses.yaml': licenses('LicenseRef-acme', 'permissive') }).map(([path, text]) => [`tg/${path}`, text])));
  const fine = async (args: readonly string[], cwd: string) => GateDocument.parse(JSON.parse((await check(['-f', 'json', '--fail-on', 'never', ...args], { cwd })).stdout)).counts['nothing'];

  it('are read from wherever the target is asked about', async () => {
    // nobody but counsel knows this licence
    expect([await fine(['.'], join(place, 'tg')), await fine(['tg'], place), await fine([join(place, 'tg')], work.root), await fine([work.tree(project)], place)]).toEqual([1, 1, 1, 0]);
  });

  it('go before those of the current directory, and end the command where they are broken', async () => {
    const around = work.tree({
      ...Object.fromEntries(['a', 'b', 'broken'].flatMap((name) => Object.entries(project).map(([path, text]) => [`${name}/${path}`, text]))),
      '.muster/licenses.yaml': licenses('LicenseRef-acme', 'proprietary'), 'a/.muster/licenses.yaml': licenses('LicenseRef-acme', 'permissive'),
      'b/.muster/licenses.yaml': licenses('LicenseRef-acme', 'strong-copyleft'), 'broken/.muster/licenses.yaml': 'licenses: [{id: nobody knows}]\n',
    });
    expect([await fine(['a'], around), await fine(['broken', '--licenses', 'a/.muster/licenses.yaml'], around)]).toEqual([1, 1]);
    const broken = await check(['broken'], { cwd: around });
    expect([broken.code, broken.stderr]).toEqual([2, expect.stringContaining('broken/.muster/licenses.yaml:1')]);
  });

  it('are about that target only, and those of the current directory about all others', async () => {
    const counsels: Readonly<Record<string, string | undefined>> = { a: licenses('LicenseRef-acme', 'permissive'), b: licenses('LicenseRef-acme', 'strong-copyleft'), c: undefined };
    const around = work.tree({
      ...Object.fromEntries(Object.entries(counsels).flatMap(([name, text]) => [...Object.entries(project), ...(text === undefined ? [] : [['.muster/licenses.yaml', text] as const])].map(([path, content]) => [`${name}/${path}`, content]))),
      '.muster/licenses.yaml': licenses('LicenseRef-acme', 'weak-copyleft'),
    });
    const ruled = async (targets: readonly string[], cwd: string) => {
      const { targets: read, findings, dataVersions } = GateDocument.parse(JSON.parse((await check(['-f', 'json', '--fail-on', 'never', ...targets], { cwd })).stdout));
      return { version: dataVersions['license-knowledge'], rules: read.map((_, index) => findings.filter(({ target }) => target === index).map(({ reasons }) => reasons.map(({ rule }) => rule).join())) };
    };
    const together = await ruled(['a', 'b', 'c'], around);
    expect(together.rules).toEqual([[], ['POL-LIC-030'], ['POL-LIC-020']]);
    expect(together.version).toMatch(/^muster [\d.]+, licenses.yaml; muster [\d.]+, licenses.yaml, licenses.yaml for a; muster [\d.]+, licenses.yaml, licenses.yaml for b$/);
    expect((await ruled(['b', 'a'], around)).rules).toEqual([['POL-LIC-030'], []]);
    // without those of the current directory nobody knows the licence of the third
    expect((await ruled(['a', 'b', 'c'].map((name) => join(around, name)), work.root)).rules).toEqual([[], ['POL-LIC-030'], [expect.stringContaining('POL-LIC-003')]]);
  });
});

describe.concurrent('what counsel and people recorded in several targets', () => {
  const project = gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\n', packages: [{ name: 'runtime', license: 'LicenseRef-acme' }] });
  const own = `licenses:\n  - {id: LicenseRef-acme, category: permissive, duties: [{obligation: disclose-source, when: always, scope: file, clause: "4"}], confirmedBy: "J. Doe, Legal", confirmedOn: 2026-01-01, reason: read in full}\n`;
  const none = licenses('LicenseRef-acme', 'permissive');
  const around = work.tree({
    ...Object.fromEntries(['a', 'b'].flatMap((name) => Object.entries(project).map(([path, text]) => [`${name}/${path}`, text]))),
    'a/.muster/licenses.yaml': none, 'b/.muster/licenses.yaml': own,
    'a/.muster/obligations.yaml': 'records:\n  - {component: "*", obligation: disclose-source, status: fulfilled, by: rosa, on: 2026-02-01}\n',
  });

  it('does not hide a duty that one of them sees', async () => {
    const duties = async (targets: readonly string[]) => {
      const { stdout } = await muster(['obligations', '-q', '-f', 'json', ...targets], { cwd: around });
      return (JSON.parse(stdout) as { tasks: { name: string }[] }).tasks.map(({ name }) => name);
    };
    expect([await duties(['a']), await duties(['b'])].map((names) => names.includes('disclose-source'))).toEqual([false, true]);
    expect([await duties(['a', 'b']), await duties(['b', 'a'])].map((names) => names.includes('disclose-source'))).toEqual([true, true]);
  });

  it('settles no duty of another target at the gate', async () => {
    const open = async (targets: readonly string[]) => {
      const { findings } = GateDocument.parse(JSON.parse((await check(['-f', 'json', '--stage', 'release', '--fail-on', 'never', ...targets], { cwd: around })).stdout));
      return findings.map(({ target, openDuties }) => [target, (openDuties ?? []).map(({ title }) => title)]);
    };
    const [alone, together] = [await open(['b']), await open(['a', 'b'])];
    expect(alone).toEqual([[0, expect.arrayContaining([expect.stringMatching(/source/i)])]]);
    expect(together.filter(([target]) => target === 1).map(([, duties]) => duties)).toEqual(alone.map(([, duties]) => duties));
  });
});

describe.concurrent('a file of --curations', () => {
  it.each(['check', 'scan'])('that is not there ends muster %s, which names the option', async (command) => {
    const { code, stderr } = await muster([command, '-q', work.tree({ 'package.json': '{"name":"d"}' }), '--curations', 'nope.yaml']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('nope.yaml with curations, which --curations names')]);
  });

  it.each(['check', 'scan'])('that is wrong ends muster %s with what is wrong, where and what to do', async (command) => {
    const named = work.file('named.yaml', 'curations:\n  - {purl: "pkg:npm/a", conclude: MIT, reason: relicensed, by: mia, on: 2026-01-02}\n  - {purl: a, concluded: MIT, reason: relicensed, by: mia, on: 2026-01-02}\n');
    const { code, stdout, stderr } = await muster([command, '-q', work.tree({ 'package.json': '{"name":"d"}' }), '--curations', named]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`muster: ${named}:2: curations[0].conclude: this key is unknown\n${named}:3: curations[1].purl: `);
    expect(stderr).toContain('Correct the file that --curations names; docs/guide/licenses.md shows its form.');
    expect((await muster([command, '-q', work.tree({ 'package.json': '{"name":"d"}' }), '--curations', work.file('cut.yaml', 'curations: [')])).code).toBe(2);
  });

  it('that stands in the target is an issue where it is wrong', async () => {
    const tree = work.tree({ 'package.json': '{"name":"d"}', '.muster/curations.yaml': 'curations:\n  - {purl: "pkg:npm/a"}\n', 'muster.yaml': 'licenses: {curations: [shared.yaml]}\n', 'shared.yaml': 'nope: 1\n' });
    const { code, stdout } = await muster(['scan', '-q', '-f', 'json', tree]);
    const { inventories: [inventory] } = JSON.parse(stdout) as { inventories: { issues: { path: string; code: string }[] }[] };
    expect([code, [...new Set(inventory!.issues.map(({ path, code: of }) => `${path} ${of}`))]]).toEqual([0, ['.muster/curations.yaml malformed', 'shared.yaml malformed']]);
  });
});

describe.concurrent('an option that names a file which is not there', () => {
  it.each([
    ['--config', 'There is no configuration file nope, which --config names.', 'Without --config the muster.yaml of the target is read.'],
    ['--baseline', 'nope is neither a path nor a revision', 'Check the spelling'], ['--policy', 'There is no policy at nope.', 'Correct the path'], ['--waivers', 'nope cannot be read: there is no such file or directory.', 'Correct the path'],
    ['--curations', 'There is no file nope with curations, which --curations names.', 'Correct the path'], ['--findings', 'There is no file nope with findings, which --findings names.', 'Correct the path'], ['--licenses', 'nope cannot be read: there is no such file or directory.', 'Correct the path'],
  ])('ends muster check: %s', async (option, message, remedy) => {
    const { code, stdout, stderr } = await muster(['check', '-q', option, 'nope', work.tree({ 'package.json': '{"name":"d"}' })]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(message)]);
    expect(stderr).toContain(remedy);
  });
});
