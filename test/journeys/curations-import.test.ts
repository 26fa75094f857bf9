import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { muster, scan } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
/** 2026-03-31 */
const env = { SOURCE_DATE_EPOCH: '1774915200' };

const ortCurations = `# reviewed by the open source office
- id: "NPM::vague-parser:[1.0.0,2.0.0["
  curations:
    comment: |
      The manifest says "BSD", the file LICENSE has three clauses.
      See https://git.example/vague-parser/issues/7.
    declared_license_mapping:
      "BSD": "BSD-3-Clause"
- id: "NPM:@acme:dual:3.1.0"
  curations:
    comment: "The author answered by mail: both."
    concluded_license: "MIT OR Apache-2.0"
    homepage_url: "https://home.example/dual"
    vcs:
      type: "Git"
      url: "https://git.example/dual.git"
- id: "NPM::odd:1.0.0"
  curations:
    concluded_license: "Apache 2"
`;

const definition = {
  described: { releaseDate: '2019-05-01', sourceLocation: { type: 'git', provider: 'github', namespace: 'acme', name: 'silent', revision: '0f3c' }, toolScore: { total: 100 }, score: { total: 100 } },
  licensed: { declared: 'ISC', toolScore: { total: 61 }, facets: { core: { attribution: { unknown: 1, parties: ['Copyright Jane Doe'] }, discovered: { expressions: ['ISC'] }, files: 2 } } },
  files: [{ path: 'package/LICENSE', license: 'ISC', hashes: { sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' } }, { path: 'package/index.js' }],
  coordinates: { type: 'npm', provider: 'npmjs', name: 'silent', revision: '2.0.0' },
  _meta: { schemaVersion: '1.6.1', updated: '2020-01-01T00:00:00.000Z' },
  scores: { effective: 80, tool: 80 },
};

const installed = (name: string, version: string, license?: string): Record<string, string> => ({ [`node_modules/${name}/package.json`]: JSON.stringify({ name, version, ...(license !== undefined && { license }) }) });
const lockfile = (packages: Readonly<Record<string, object>>): string => JSON.stringify({ name: 'shop', version: '1.0.0', lockfileVersion: 3, packages: { '': { name: 'shop', version: '1.0.0', dependencies: { 'vague-parser': '*', '@acme/dual': '*', silent: '*' } }, ...packages } });

const project = (): string => work.tree({
  'package.json': JSON.stringify({ name: 'shop', version: '1.0.0', license: 'MIT', dependencies: { 'vague-parser': '*', '@acme/dual': '*', silent: '*' } }),
  'package-lock.json': lockfile({ 'node_modules/vague-parser': { version: '1.4.2', license: 'BSD' }, 'node_modules/@acme/dual': { version: '3.1.0', license: 'MIT' }, 'node_modules/silent': { version: '2.0.0' } }),
  ...installed('vague-parser', '1.4.2', 'BSD'), ...installed('@acme/dual', '3.1.0', 'MIT'), ...installed('silent', '2.0.0'),
});

describe('muster curations import', () => {
  it('writes curations of ORT in our form, with the place they are from, and tells what is left out', async () => {
    const folder = work.tree({ 'ort.yml': ortCurations });
    const { code, stdout, stderr } = await muster(['curations', 'import', 'ort.yml'], { cwd: folder, env });
    expect(code).toBe(0);
    expect(stdout).toBe(`curations:
  # ort.yml:2
  - purl: pkg:npm/vague-parser
    versions: vers:npm/>=1.0.0|<2.0.0
    mappings:
      BSD: BSD-3-Clause
    reason: ambiguous-metadata
    by: OSS Review Toolkit
    on: "2026-03-31"
    comment: |-
      The manifest says "BSD", the file LICENSE has three clauses.
      See https://git.example/vague-parser/issues/7.
  # ort.yml:9
  - purl: pkg:npm/%40acme/dual@3.1.0
    concluded: MIT OR Apache-2.0
    reason: imported
    by: OSS Review Toolkit
    on: "2026-03-31"
    comment: "The author answered by mail: both."
`);
    expect(stderr.split('\n')).toEqual([
      'muster: ort.yml:10: of NPM:@acme:dual:3.1.0, homepage_url, vcs are left out: no licence is corrected by it. Nothing is to be done when only licences matter; else keep it where it is used.',
      expect.stringMatching(/^muster: ort\.yml:19: curations\.concluded_license: "Apache 2" is no SPDX expression: .* Correct it, or write the curation by hand; until then it is left out\.$/),
      'muster: 2 curations written, 2 issues',
      '',
    ]);
  });

  it('is what muster scan reads: the licences are corrected, with reason and place', async () => {
    const root = project();
    const before = await scan([root]);
    expect(effective(before.inventory)).toEqual({ '@acme/dual': 'MIT', silent: undefined, 'vague-parser': undefined });
    const written = join(work.root, 'new', 'curations.yaml');
    const files = [work.file('ort.yml', ortCurations), work.file('silent.json', JSON.stringify(definition, null, 2))];
    const run = await muster(['curations', 'import', ...files, '-o', written, '--by', 'office@shop.example', '-q'], { env });
    expect([run.code, run.stdout, run.stderr]).toEqual([0, '', '']);
    const after = await scan(['--curations', written, root]);
    expect([after.code, after.inventory.issues]).toEqual([0, []]);
    expect(effective(after.inventory)).toEqual({ '@acme/dual': 'MIT OR Apache-2.0', silent: 'ISC', 'vague-parser': 'BSD-3-Clause' });
    const line = readFileSync(written, 'utf8').split('\n').findIndex((text) => text.includes('dual@3.1.0')) + 1;
    const dual = after.inventory.components.find(({ purl }) => purl === 'pkg:npm/%40acme/dual@3.1.0');
    expect(dual?.licenses).toMatchObject({ concluded: { license: 'MIT OR Apache-2.0', reason: 'imported, by office@shop.example: The author answered by mail: both.', path: written, line } });
  });

  it('reads a curation of ClearlyDefined', async () => {
    const file = work.file('ring.yaml', 'coordinates:\n  name: ring\n  provider: cratesio\n  type: crate\nrevisions:\n  0.13.2:\n    licensed:\n      declared: ISC AND OpenSSL\n  0.14.10:\n    licensed:\n      declared: OTHER\n');
    const { code, stdout, stderr } = await muster(['curations', 'import', '--strict', file], { env });
    expect(code).toBe(3);
    expect(stdout).toContain('  - purl: pkg:cargo/ring@0.13.2\n    declared: ISC AND OpenSSL\n    reason: imported\n    by: ClearlyDefined\n');
    expect(stderr).toContain('ring.yaml:11: revisions.0.14.10.licensed.declared: "OTHER" leaves open which licence is meant. ');
  });

  it('writes a file that is accepted when nothing could be taken over', async () => {
    const file = work.file('ort.yml', '- id: "Zoo::animal:1"\n  curations: { concluded_license: MIT }\n');
    const written = join(work.root, 'nothing.yaml');
    expect((await muster(['curations', 'import', file, '-o', written], { env })).stderr).toContain('muster: 0 curations written, 1 issue');
    const { code, inventory } = await scan(['--curations', written, project()]);
    expect([code, inventory.issues]).toEqual([0, []]);
  });

  it.each([
    ['ort.yml', '- id: "NPM::a:1"\n  curations: {concluded_license: "MIT"\n- id: x\n', /ort\.yml:\d+ cannot be read: /],
    ['d.json', '{"coordinates": {"type": "npm",\n "provider": npmjs}}', /d\.json:2 cannot be read: /],
    ['deep.json', '['.repeat(100_000), /deep\.json(?::\d+)? cannot be read: /],
    ['bomb.yml', 'a: &a [x, x, x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\nf: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\ng: [*f, *f, *f, *f, *f, *f, *f, *f, *f, *f]\n', /bomb\.yml(?::\d+)? cannot be read: /],
    ['bom.json', '{"bomFormat": "CycloneDX", "components": []}', /bom\.json holds no curations of ORT and none of ClearlyDefined\./],
    ['own.yaml', 'curations:\n  - purl: pkg:npm/a\n    concluded: MIT\n', /own\.yaml holds no curations of ORT and none of ClearlyDefined\.[^]*Our own form needs no import/],
    ['empty.yml', '', /empty\.yml holds no curations of ORT/],
    ['proto.json', '{"__proto__": {"coordinates": 5}, "constructor": 1}', /proto\.json holds no curations of ORT/],
    ['missing.yml', undefined, /missing\.yml cannot be read: there is no such file or directory\./],
  ])('refuses %s, and writes nothing', async (name, content, message) => {
    const written = join(work.root, `${name}.out`);
    const { code, stdout, stderr } = await muster(['curations', 'import', work.file('good.yml', ortCurations), content === undefined ? join(work.root, name) : work.file(name, content), '-o', written], { env });
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message)]);
    expect(() => readFileSync(written)).toThrow('ENOENT');
  });

  it('shows nothing of a file that would steer the terminal, nor lets a name break out of its line', async () => {
    const file = work.file('ort.yml', String.raw`- id: "NPM::\e[2Ja\n  - purl: pkg:npm/evil:1"
  curations: { concluded_license: MIT, comment: "x\n  - purl: pkg:npm/evil" }
`);
    const { stdout, stderr } = await muster(['curations', 'import', file], { env });
    // eslint-disable-next-line no-control-regex -- that it is not there is the point
    expect(`${stdout}${stderr}`).not.toMatch(/\u001B/);
    const { inventory } = await scan(['--curations', work.file('c.yaml', stdout), project()]);
    expect(inventory.issues).toEqual([]);
    const unused = (inventory.licenseFindings ?? []).filter(({ kind }) => kind === 'curation-unused');
    expect(unused.map(({ evidence }) => evidence[0]!.says)).toEqual(['pkg:npm/%1B%5B2Ja%0A%20%20-%20purl@pkg:npm%2Fevil:1 (imported)']);
  });
});

describe('curations of another tool given to muster scan', () => {
  it.each([['ort.yml', ortCurations, 'curations of the OSS Review Toolkit'], ['silent.json', JSON.stringify(definition, null, 1), 'definitions of ClearlyDefined']])('%s: the message names the import', async (name, content, kind) => {
    const file = work.file(name, content);
    const { code, stdout, stderr } = await muster(['scan', '--curations', file, project()], { env });
    expect([code, stdout, stderr]).toEqual([2, '', `muster: ${file}:1: these are ${kind}, which are not read as they stand\n  Write them in our form with muster curations import ${file} -o FILE, and name that file.\n`]);
  });
});

/** By name, of the dependencies. */
function effective({ components }: Awaited<ReturnType<typeof scan>>['inventory']): Record<string, string | undefined> {
  return Object.fromEntries(components.filter(({ name }) => name !== 'shop').map(({ group, name, licenses }) => [group === undefined ? name : `${group}/${name}`, licenses?.effective?.license]));
}
