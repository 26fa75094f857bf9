import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reports } from '#plugins/reports/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { muster, readDocument, repository } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const target = join(repository, 'examples/estate/payments-web');
const written = sbomFormats.filter(({ writes }) => writes.length > 0);
const ids = [...reports, ...written].map(({ id }) => id);

/** How a document of the format begins. */
const beginnings: Readonly<Record<string, RegExp>> = {
  table: /^payments-web {2}10 components/,
  json: /^\{\n"schema": "muster-inventory\/1"/,
  csv: /^target,purl,/,
  purls: /^pkg:npm\//,
  markdown: /^# Inventory of payments-web/,
  html: /^<!doctype html>/,
  'cyclonedx-json': /"bomFormat":\s*"CycloneDX"/,
  'cyclonedx-xml': /<bom xmlns="http:\/\/cyclonedx\.org\/schema\/bom\/1\.[67]"/,
  'spdx-json': /"spdxVersion":\s*"SPDX-2\.3"/,
  'spdx-tag-value': /^SPDXVersion: SPDX-2\.3/,
  'spdx3-json': /spdx\.org\/rdf\/3\.0/,
};

describe('formats', () => {
  it('are all that the documentation promises', () => {
    expect(ids.toSorted()).toEqual(Object.keys(beginnings).toSorted());
  });

  it.each(ids)('%s goes to standard output, and to a file the same', async (id) => {
    const file = join(work.tree(), 'out');
    const [output, stored] = await Promise.all([muster(['scan', target, '-f', id]), muster(['scan', target, '-f', id, '-o', file])].map((run) => run));
    expect([output!.code, output!.stderr]).toEqual([0, '']);
    expect(output!.stdout).toMatch(beginnings[id]!);
    expect(output!.stdout.endsWith('\n')).toBe(true);
    expect(stored).toMatchObject({ code: 0, stdout: '', stderr: '' });
    const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
    expect(readFileSync(file, 'utf8').replaceAll(time, '').length).toBe(output!.stdout.replaceAll(time, '').length);
  });

  it.each(written.flatMap(({ id, writes }) => writes.map((version) => [`${id}@${version}`])))('%s is written in that version', async (wish) => {
    const { code, stdout } = await muster(['scan', target, '-f', wish]);
    expect(code).toBe(0);
    expect(stdout).toContain(wish.split('@')[1]);
  });

  it('name every component of the scan', async () => {
    const folder = work.tree();
    const args = ids.flatMap((id) => ['-f', id, '-o', join(folder, id)]);
    const run = await muster(['scan', target, ...args]);
    expect(run).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(folder).toSorted()).toEqual(ids.toSorted());
    const { components } = readDocument(join(folder, 'json')).inventories[0]!;
    expect(components).toHaveLength(10);
    for (const id of ids.filter((id) => id !== 'table')) {
      const text = readFileSync(join(folder, id), 'utf8').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      for (const { name, purl } of components) expect(text.includes(name) || text.includes(purl), `${id} names ${purl}`).toBe(true);
    }
  });

  it('may be given in one option, and by the endings of file names', async () => {
    const folder = work.tree();
    const files = { 'a.html': 'html', 'a.csv': 'csv', 'a.md': 'markdown', 'a.json': 'json', 'a.purls': 'purls', 'a.cdx.json': 'cyclonedx-json', 'A.BOM.json': 'cyclonedx-json', 'a.spdx.json': 'spdx-json', 'a.jsonld': 'spdx3-json' };
    expect(await muster(['scan', target, ...Object.keys(files).flatMap((name) => ['-o', join(folder, name)])])).toMatchObject({ code: 0, stdout: '' });
    for (const [name, id] of Object.entries(files)) expect(readFileSync(join(folder, name), 'utf8'), name).toMatch(beginnings[id]!);
    const both = await muster(['scan', target, '-f', 'purls,csv', '-o', '-', '-o', join(folder, 'b')]);
    expect(both.stdout).toMatch(beginnings['purls']!);
    expect(readFileSync(join(folder, 'b'), 'utf8')).toMatch(beginnings['csv']!);
  });

  it.each([
    ['a format that is not', ['-f', 'yaml'], /no format "yaml".*\n.*table/],
    ['a name of the prototype', ['-f', 'constructor'], /no format "constructor"/],
    ['a name that is empty', ['-f', ''], /no format ""/],
    ['a version that is not', ['-f', 'cyclonedx-json@9'], /cyclonedx-json.*9/],
    ['a version of a report', ['-f', 'html@5'], /no format "html@5"/],
    ['two for standard output', ['-f', 'json', '-f', 'csv'], /one format can go to standard output/],
    ['two for standard output by hyphens', ['-f', 'json', '-f', 'csv', '-o', '-', '-o', '-'], /one format can go to standard output/],
    ['a file whose name says nothing', ['-o', 'report'], /report does not say which format/],
    ['a file whose name says another one', ['-f', 'table', '-o', 'report.json'], /report\.json would hold the format table/],
    ['files that belong to others', ['-f', 'table', '-o', 'a.json', '-o', 'b.html'], /a\.json would hold the format table/],
    ['files that were exchanged', ['-f', 'cyclonedx-json', '-o', 'b.spdx.json', '-f', 'spdx-json', '-o', 'a.cdx.json'], /b\.spdx\.json would hold the format cyclonedx-json, and its name says spdx-json or spdx3-json/],
    ['XML under the name of CycloneDX', ['-f', 'spdx-json', '-o', 'a.cdx.xml'], /a\.cdx\.xml would hold the format spdx-json, and its name says cyclonedx-xml/],
    ['a report under the name of CycloneDX', ['-f', 'json', '-o', 'shop.bom.json'], /its name says cyclonedx-json/],
    ['CycloneDX under the name of SPDX 3', ['-f', 'cyclonedx-json', '-o', 'a.spdx3.json'], /its name says spdx3-json/],
    ['a report under the name of SPDX 3', ['-f', 'json', '-o', 'a.jsonld'], /its name says spdx3-json/],
    ['a table under the name of SPDX', ['-f', 'table', '-o', 'a.spdx'], /its name says spdx-tag-value/],
    ['a table under the name of YAML', ['-f', 'table', '-o', 'a.yaml'], /a\.yaml would hold the format table/],
    ['JSON under a name of a format that is only read', ['-f', 'spdx-json', '-o', 'a.spdx.rdf'], /its name says spdx-rdf/],
    ['two for one file', ['-f', 'json', '-f', 'csv', '-o', 'x', '-o', './x'], /Two formats would be written/],
    ['an option that is not', ['--formt', 'json'], /unknown option/],
    ['an option without its value', ['--format'], /argument missing/],
    ['no number of threads', ['--jobs', 'many'], /--jobs takes a whole number/],
    ['zero threads', ['--jobs', '0'], /--jobs takes a whole number/],
    ['a configuration that is not there', ['--config', 'absent.yaml'], /There is no configuration file absent\.yaml, which --config names/],
  ])('%s is refused with exit 2 before anything is written', async (_, args, message) => {
    const folder = work.tree();
    const run = await muster(['scan', target, ...args], { cwd: folder });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(message);
    expect(run.stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('two for one file are refused where one is a link to the other, too', async () => {
    const folder = work.tree({ 'a.json': 'old' });
    symlinkSync('a.json', join(folder, 'b.csv'));
    expect(await muster(['scan', target, '-o', 'a.json', '-o', 'b.csv'], { cwd: folder })).toMatchObject({ code: 2, stderr: expect.stringContaining('Two formats would be written to') });
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('old');
  });

  it.each([
    ['-f', 'spdx3-json', '-o', 'a.spdx.json'], ['-f', 'spdx-json', '-o', 'sbom.json'], ['-f', 'cyclonedx-json', '-o', 'bom.json'], ['-f', 'cyclonedx-xml', '-o', 'bom.xml'], ['-f', 'json', '-o', 'report.txt'],
  ])('%s %s %s %s is as it is usual', async (...args) => {
    const folder = work.tree();
    expect(await muster(['scan', target, ...args], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
  });

  it.each([
    ['sbom', 'convert', 'shop.cdx.json', '-f', 'spdx-json', '-o', 'out.cdx.json'],
    ['sbom', 'merge', 'shop.cdx.json', 'shop.cdx.json', '-f', 'cyclonedx-json', '-o', 'out.spdx'],
    ['sbom', 'score', 'shop.cdx.json', '-f', 'table', '-o', 'out.json'],
    ['sbom', 'validate', 'shop.cdx.json', '-f', 'table', '-o', 'out.json'],
    ['sbom', 'diff', 'shop.cdx.json', 'shop.cdx.json', '-f', 'markdown', '-o', 'out.json'],
    ['diff', '.', '.', '-f', 'json', '-o', 'out.md'],
    ['notice', '.', '-f', 'text', '-o', 'out.html'],
    ['check', '.', '-f', 'sarif', '-o', 'out.cdx.json'],
    ['check', '.', '--facts', 'out.csv'],
    ['compatibility', 'MIT', 'GPL-2.0-only', '-o', 'out.html'],
    ['obligations', '.', '-f', 'json', '-o', 'out.md'],
    ['ask', 'pkg:npm/lamp@1.0.0', '-o', 'out.md'],
    ['license', 'list', '-o', 'out.csv'],
    ['license', 'show', 'MIT', '-o', 'out.html'],
    ['license', 'detect', '.', '-f', 'jsonl', '-o', 'out.html'],
    ['policy', 'lint', '-f', 'json', '-o', 'out.xml'],
    ['policy', 'explain', '-f', 'text', '-o', 'out.json'],
    ['policy', 'test', '-f', 'text', '-o', 'out.json'],
    ['curations', 'import', 'shop.cdx.json', '-o', 'out.json'],
    ['scancode', 'import', 'shop.cdx.json', '-o', 'out.spdx.json'],
  ])('%s %s refuses a file whose name says another format', async (...args) => {
    const folder = work.tree({ 'shop.cdx.json': '{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": []}' });
    const run = await muster(args, { cwd: folder });
    expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/out\.\S+ would hold the format .*, and its name says/) });
    expect(readdirSync(folder)).toEqual(['shop.cdx.json']);
  });

  it('an unknown command is refused too', async () => {
    expect(await muster(['scna', target])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('an output file', () => {
  it('is made with the directories that lead to it, and replaced when it is there', async () => {
    const folder = work.tree({ 'old.csv': 'old' });
    expect((await muster(['scan', target, '-o', join(folder, 'a/b/c.csv'), '-o', join(folder, 'old.csv')])).code).toBe(0);
    for (const name of ['a/b/c.csv', 'old.csv']) expect(readFileSync(join(folder, name), 'utf8')).toMatch(beginnings['csv']!);
    expect(readdirSync(folder).toSorted()).toEqual(['a', 'old.csv']);
  });

  it('that is a link is written through the link, and keeps its mode', async () => {
    const folder = work.tree();
    writeFileSync(join(folder, 'real.csv'), 'old', { mode: 0o600 });
    symlinkSync('real.csv', join(folder, 'link.csv'));
    expect((await muster(['scan', target, '-o', join(folder, 'link.csv')])).code).toBe(0);
    expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toMatch(beginnings['csv']!);
    expect(statSync(join(folder, 'real.csv')).mode & 0o777).toBe(0o600);
  });

  it('may be a device, which stays one', async () => {
    expect((await muster(['scan', target, '-f', 'csv', '-o', '/dev/null'])).code).toBe(0);
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('that cannot be written is told with exit 2, and nothing is left behind', async () => {
    const folder = work.tree({ file: '' });
    mkdirSync(join(folder, 'directory.csv'));
    for (const name of ['file/x.csv', 'directory.csv']) {
      const run = await muster(['scan', target, '-o', join(folder, name)]);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain(name);
      expect(run.stderr).not.toMatch(/\n\s+at /);
    }
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(['directory.csv', 'file']);
    if (existsSync('/dev/full')) expect(await muster(['scan', target, '-f', 'csv', '-o', '/dev/full'])).toMatchObject({ code: 2, stdout: '' });
  });
});
