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
    const files = { 'a.html': 'html', 'a.csv': 'csv', 'a.md': 'markdown', 'a.json': 'json', 'a.purls': 'purls', 'a.cdx.json': 'cyclonedx-json', 'a.spdx.json': 'spdx-json' };
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
