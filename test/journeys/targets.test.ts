import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { launcher, muster, namesOf, placesOf, repository, scan, readDocument } from '../support/muster.ts';
import { hashed } from '../support/requirements.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const estate = join(repository, 'examples/estate');
const requirements = hashed('certifi==2024.7.4', 'idna==3.7');

describe('muster', () => {
  it('tells its version from a checkout, from the build and by both options', async () => {
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as { version: string };
    for (const args of [['--version'], ['-V']]) expect(await muster(args)).toMatchObject({ code: 0, stdout: `muster ${version}\n`, stderr: '' });
    expect(spawnSync(launcher, ['--version'], { encoding: 'utf8', cwd: work.root })).toMatchObject({ status: 0, stdout: `muster ${version}\n` });
  });

  it('runs from a checkout through a link, in any directory', async () => {
    const link = join(work.tree(), 'muster');
    symlinkSync(launcher, link);
    const run = spawnSync(link, ['scan', '--format', 'purls'], { encoding: 'utf8', cwd: work.tree({ 'requirements.txt': requirements }) });
    expect(run).toMatchObject({ status: 0, stdout: 'pkg:pypi/certifi@2024.7.4\npkg:pypi/idna@3.7\n', stderr: '' });
  });

  it('lists commands, options and formats', async () => {
    const help = await muster(['help', 'scan']);
    expect(help.code).toBe(0);
    for (const option of ['--format', '--output', '--exclude', '--name', '--config', '--online', '--timeout', '--jobs', '--strict', '--quiet']) expect(help.stdout).toContain(option);
    const formats = await muster(['formats']);
    expect(formats.code).toBe(0);
    expect(formats.stdout).toContain('package-lock.json');
  });
});

describe('a target', () => {
  it('is the current directory when none is named', async () => {
    const tree = work.tree({ 'requirements.txt': requirements });
    const { inventory } = await scan([], { cwd: tree });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
    expect(inventory.subject).toMatchObject({ name: basename(tree), kind: 'directory', location: '.' });
  });

  it('may be a directory, named in any way', async () => {
    const tree = work.tree({ 'app/requirements.txt': requirements });
    for (const [target, cwd] of [['app', tree], ['./app/', tree], [join(tree, 'app'), work.root], ['../app', join(tree, 'app')], ['.', join(tree, 'app')]] as const) {
      const { inventory } = await scan([target], { cwd });
      expect(inventory.subject).toMatchObject({ name: 'app', kind: 'directory', location: target });
      expect(inventory.components).toHaveLength(2);
      expect(inventory.components[0]!.evidence[0]).toMatchObject({ path: 'requirements.txt', line: 1 });
    }
  });

  it('may be a link to a directory', async () => {
    const tree = work.tree({ 'app/requirements.txt': requirements });
    symlinkSync('app', join(tree, 'link'));
    const { inventory } = await scan([join(tree, 'link')]);
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
    expect(inventory.issues).toEqual([]);
  });

  it('that is named like an SBOM and is none is refused', async () => {
    for (const [name, text] of [['bom.xml', '<project/>'], ['app.cdx.json', ''], ['app.spdx.json', '{"hello": 1}'], ['app.spdx.yaml', 'a: b']] as const) {
      const { inventory, code } = await scan([name], { cwd: work.tree({ [name]: text }) });
      expect([name, code, inventory.issues.map((issue) => issue.code)]).toEqual([name, 3, ['malformed']]);
    }
  });

  it.each([
    ['cyclonedx', '{"specFormat": "CycloneDX", "specVersion": "2.0", "components": [{"type": "library", "name": "a", "version": "1", "bom-ref": "a"}]}'],
    ['spdx', '{"spdxVersion": "SPDX-2.1", "SPDXID": "SPDXRef-DOCUMENT", "packages": [{"name": "a", "SPDXID": "SPDXRef-a", "versionInfo": "1"}]}'],
    ['syft', '{"artifacts": [{"name": "a", "version": "1", "type": "npm", "id": "1"}], "artifactRelationships": [], "schema": {"version": "99.0.0"}}'],
  ])('may be an SBOM of a version that is not known, which is told: %s', async (name, text) => {
    const { inventory } = await scan([`${name}.json`], { cwd: work.tree({ [`${name}.json`]: text }) });
    expect(namesOf(inventory)).toEqual(['a 1']);
    expect(inventory.issues.filter(({ code }) => code === 'unsupported-version')).toHaveLength(1);
  });

  it('may have any name: blanks, quotes, a newline, a leading hyphen, other scripts', async () => {
    for (const name of ['with blank', `q'u"o`, 'new\nline', '-rf', '--', 'ünïcode-目录', '#fragment', 'a#b', '%41', '*', 'C:', 'user@host:path']) {
      const tree = work.tree({ [`${name}/requirements.txt`]: requirements });
      const { inventory, code } = await scan(['--', `./${name}`], { cwd: tree });
      expect([code, inventory.subject.name, inventory.components.length]).toEqual([0, name, 2]);
    }
  });

  it('may be a single manifest or lockfile, alone and without what stands beside it', async () => {
    const tree = work.tree({ 'requirements.txt': requirements, 'package.json': '{"dependencies":{"left-pad":"1.3.0"}}', '.gitignore': 'requirements.txt\n' });
    const { inventory } = await scan([join(tree, 'requirements.txt')]);
    expect(inventory.subject).toMatchObject({ name: 'requirements.txt', kind: 'file' });
    expect(namesOf(inventory)).toEqual(['certifi 2024.7.4', 'idna 3.7']);
    expect(inventory.coverage).toEqual({ files: 1, directories: 0, recognized: 1, ignored: 0 });
  });

  it('may be the result of an earlier scan, of one target or of several', async () => {
    const [one, two] = [work.tree({ 'requirements.txt': 'x==1\n-r nowhere.txt\n' }), work.tree({ 'requirements.txt': 'y==1\n' })];
    const result = join(work.root, 'result.json');
    await muster(['scan', one, two, '-o', result]);
    const again = await scan([result]);
    expect(again.document.inventories).toEqual(readDocument(result).inventories);
    expect((await scan([result, '--strict'])).code).toBe(3);
    const single = join(work.root, 'single.json');
    await muster(['scan', two, '-o', single]);
    expect((await scan([single, '--name', 'renamed'])).inventory.subject.name).toBe('renamed');
    const damaged = work.file('damaged.json', '{"schema": "muster-inventory/1", "inventories": [');
    expect(await muster(['scan', damaged])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/damaged\.json cannot be read: .*\n {2}Write it again/s) as string });
  });

  it('that cannot be read at all ends with exit 3, and the others are shown', async () => {
    const good = work.tree({ 'requirements.txt': 'x==1\n' });
    for (const [name, content] of [['a.zip', 'PK no zip'], ['b.tar.gz', 'no gzip'], ['c.cdx.json', '{"bomFormat": "CycloneDX", '], ['package.json', '{']] as const) {
      const { code, document } = await scan([work.file(name, content), good]);
      expect([name, code, document.inventories.map(({ components }) => components.length)]).toEqual([name, 3, [0, 1]]);
      expect(document.inventories[0]!.issues.map(({ path }) => path)).toContain(name);
    }
  });

  it('of which nothing is known is said to be so', async () => {
    const { inventory, code } = await scan([work.file('notes.txt', 'hello\n')]);
    expect(code).toBe(0);
    expect(inventory.issues).toMatchObject([{ code: 'empty' }]);
  });

  it.each([
    ['that does not exist', ['absent'], /absent does not exist/],
    ['whose path leads through a file', ['file/x'], /file\/x does not exist/],
    ['that is empty text', [''], /target is empty/],
  ])('%s is refused with exit 2, and nothing is printed', async (_, args, message) => {
    const run = await muster(['scan', ...args], { cwd: work.tree({ file: '' }) });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });
});

describe('several targets', () => {
  const targets = ['market-data', 'payments-web', 'report-tools', 'risk-engine'].map((name) => join(estate, name));

  it('give one inventory each, in the order of the command line', async () => {
    const { document } = await scan(targets);
    expect(document.inventories.map(({ subject }) => [subject.name, subject.usageContext, subject.department, subject.owners[0]?.name])).toEqual([
      ['market-data', 'distributed', 'markets', 'team-feeds'],
      ['payments-web', 'hosted', 'payments', 'team-checkout'],
      ['report-tools', 'internal', 'finance', 'team-reporting'],
      ['risk-engine', 'internal', 'risk', 'team-quant'],
    ]);
    for (const inventory of document.inventories) expect(inventory.components.length, inventory.subject.name).toBeGreaterThan(0);
    const reversed = await scan(targets.toReversed());
    expect(reversed.document.inventories.toReversed()).toEqual(document.inventories);
  });

  it('are totalled: what is in several counts once', async () => {
    const one = work.tree({ 'requirements.txt': 'certifi==2024.7.4\nidna==3.7\n' });
    const two = work.tree({ 'requirements.txt': 'certifi==2024.7.4\nurllib3==2.2.2\n' });
    const table = await muster(['scan', one, two]);
    expect(table.stdout).toMatch(/^2 targets {2}3 components/);
    const purls = await muster(['scan', one, two, '-f', 'purls']);
    expect(purls.stdout).toBe('pkg:pypi/certifi@2024.7.4\npkg:pypi/idna@3.7\npkg:pypi/urllib3@2.2.2\n');
  });

  it('are each like a scan of their own', async () => {
    const { document } = await scan(targets);
    for (const [index, target] of targets.entries()) expect((await scan([target])).inventory).toEqual(document.inventories[index]);
  });

  it('of any kind go together; none of them fails with one that is not there', async () => {
    const tree = work.tree({ 'requirements.txt': requirements });
    const { document } = await scan([tree, join(tree, 'requirements.txt')]);
    expect(document.inventories.map(({ subject }) => subject.kind)).toEqual(['directory', 'file']);
    expect(await muster(['scan', tree, 'absent', '-f', 'purls'])).toMatchObject({ code: 3, stdout: expect.stringContaining('pkg:pypi/certifi') as string });
  });
});

describe('the sample estate', () => {
  it('is told in a screenful', async () => {
    const { code, stdout, stderr } = await muster(['scan', ...['market-data', 'payments-web', 'report-tools', 'risk-engine'].map((name) => join(estate, name))]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n').length).toBeLessThan(45);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
    for (const word of ['4 targets', 'golang', 'npm', 'pypi', 'maven', 'Direct', 'Transitive', 'Licences', 'issues', '→']) expect(stdout).toContain(word);
  });

  it('has owners of CODEOWNERS and of muster.yaml, the scopes and the paths that bring a package in', async () => {
    const { inventory } = await scan([join(estate, 'payments-web')]);
    expect(inventory.subject.owners).toEqual([
      { name: 'team-checkout', path: 'muster.yaml', kind: 'configuration' },
      { name: '@acme/checkout', path: 'CODEOWNERS', line: 1, kind: 'codeowners' },
    ]);
    for (const component of inventory.components) {
      expect(component.paths.length).toBeGreaterThan(0);
      for (const path of component.paths) expect([path[0], path.at(-1)]).toEqual([inventory.projects[0]!.id, component.purl]);
      expect(component.evidence.every(({ line }) => line !== undefined)).toBe(true);
    }
    expect(new Set(inventory.components.map(({ scope }) => scope)).size).toBeGreaterThan(1);
    expect(placesOf(inventory)).toEqual([]);
  });

  it('of which a copy elsewhere gives the same', async () => {
    const copy = join(work.tree(), 'payments-web');
    cpSync(join(estate, 'payments-web'), copy, { recursive: true });
    writeFileSync(join(copy, 'notes.bin'), Buffer.from([0, 1, 2]));
    const [here, there] = await Promise.all([scan([join(estate, 'payments-web')]), scan([copy])]);
    expect(there.inventory.components).toEqual(here.inventory.components);
  });
});
