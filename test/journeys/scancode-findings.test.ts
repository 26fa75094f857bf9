import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../support/make-zip.ts';
import { muster, repository } from '../support/muster.ts';
import { type Document, by, coverage, findings, licensesOf, real, scan, scancodeExample, told } from '../support/scancode-example.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();
const { desk, document } = scancodeExample(work);

describe('findings of ScanCode', () => {
  it('are evidence of licences and copyright in files, with their tool, its version, its lines and rules', async () => {
    const path = document();
    const inventory = await scan(desk(), '--findings', path);
    const { files, copyrights, effective } = licensesOf(inventory, 'http');
    const encoder = files.find((file) => file.path.endsWith('Encoder.php'))!;
    expect(encoder).toMatchObject({ role: 'source', origin: { ...by, path }, copyrightOrigin: { ...by, path }, reading: { nature: 'text', expression: 'GPL-2.0-or-later', copyrights: [{ text: 'Copyright (c) 2004 The Encoder Project', line: 3 }] } });
    expect(encoder.reading.matches).toEqual([{ kind: 'notice', expression: 'GPL-2.0-or-later', startLine: 5, endLine: 8, coverage: 1, score: 1, rule: 'gpl-2.0-plus_64.RULE' }]);
    expect(copyrights).toEqual(['Copyright 2004 The Encoder Project', 'Copyright 2019 Jane Doe']);
    expect(effective).toEqual({ status: 'settled', license: 'MIT', basis: 'declared' });
    expect(findings(inventory, 'part-differs-from-package').flatMap(({ evidence }) => evidence)).toContainEqual({ path: 'vendor/acme/http/src/Encoder.php', line: 5, says: 'GPL-2.0-or-later', by: 'scancode-toolkit 32.5.0' });
    expect([coverage(inventory), told(inventory)]).toEqual([[{ ...by, path, files: 9, packages: 2, stale: [], absent: [], unverified: 0 }], []]);
  });

  it('take the place of our own, which stand beside; who differs is a finding, and the licence is contradictory', async () => {
    const inventory = await scan(desk(), '--findings', document());
    const { files, effective } = licensesOf(inventory, 'table');
    expect(files[0]!.reading.expression).toBe('LicenseRef-scancode-public-domain-disclaimer AND CC0-1.0 AND MIT');
    expect(files[0]!.others!.map(({ origin, reading }) => [origin, reading.expression])).toEqual([[undefined, 'CC0-1.0 OR MIT']]);
    expect(effective).toMatchObject({ status: 'conflict', basis: 'detected', license: files[0]!.reading.expression });
    expect(findings(inventory, 'findings-differ')).toEqual([expect.objectContaining({
      ref: 'pkg:composer/acme/table@1.0.4',
      message: `scancode-toolkit 32.5.0 finds ${files[0]!.reading.expression!} in vendor/acme/table/LICENSE, and Muster finds CC0-1.0 OR MIT`,
      evidence: [{ path: 'vendor/acme/table/LICENSE', line: 3, says: files[0]!.reading.expression, by: 'scancode-toolkit 32.5.0' }, { path: 'vendor/acme/table/LICENSE', line: 3, says: 'CC0-1.0 OR MIT', by: 'Muster' }],
    })]);
  });

  it('are settled by a curation', async () => {
    const curation = 'curations:\n  - purl: pkg:composer/acme/table\n    concluded: CC0-1.0\n    reason: asked-licensor\n    by: counsel@shop.example\n    on: 2026-03-31\n';
    const inventory = await scan(desk({ '.muster/curations.yaml': curation }), '--findings', document());
    expect([licensesOf(inventory, 'table').effective, findings(inventory, 'findings-differ')]).toEqual([{ status: 'settled', license: 'CC0-1.0', basis: 'concluded' }, []]);
  });

  it('about packages are declared licences with that origin, where the package is not known to declare any', async () => {
    const path = document();
    const { declared, declaredLicense, effective } = licensesOf(await scan(desk(), '--findings', path), 'codec');
    expect(declared).toEqual([{ value: 'BSD-2-Clause', path: 'vendor/acme/codec/composer.json', origin: { ...by, path }, expression: 'BSD-2-Clause', certainty: 'exact', notes: [] }]);
    expect([declaredLicense, effective]).toEqual(['BSD-2-Clause', { status: 'settled', license: 'BSD-2-Clause', basis: 'declared' }]);
  });

  it('about packages that declare something else are a finding, and change nothing', async () => {
    const inventory = await scan(desk(), '--findings', document((all) => ({ ...all, packages: [{ purl: 'pkg:composer/acme/http@1.2.3', declared_license_expression_spdx: 'Apache-2.0', datafile_paths: [] }, { purl: 'pkg:composer/acme/other@1.0.0', declared_license_expression_spdx: 'MIT', datafile_paths: [] }] })));
    expect(licensesOf(inventory, 'http').declaredLicense).toBe('MIT');
    expect(findings(inventory, 'findings-differ').map(({ ref, message }) => [ref, message])).toContainEqual(['pkg:composer/acme/http@1.2.3', 'scancode-toolkit 32.5.0 reads Apache-2.0 in the package, which declares MIT']);
    expect(findings(inventory, 'findings-unused').map(({ message }) => message)).toEqual(['1 package of the findings is not in the inventory: pkg:composer/acme/other@1.0.0']);
  });

  it('about what has changed since are not used, and neither are packages of a manifest that has', async () => {
    const tree = desk({ 'vendor/acme/http/src/Encoder.php': '<?php\n', 'vendor/acme/codec/composer.json': '{"name": "acme/codec", "version": "2.0.0", "license": "BSD-3-Clause"}' });
    const inventory = await scan(tree, '--findings', document());
    expect(licensesOf(inventory, 'http').files.some(({ path }) => path.endsWith('Encoder.php'))).toBe(false);
    expect(licensesOf(inventory, 'codec').declaredLicense).toBeUndefined();
    expect(coverage(inventory)[0]).toMatchObject({ stale: ['vendor/acme/codec/composer.json', 'vendor/acme/http/src/Encoder.php'], packages: 1 });
    expect(told(inventory).map(({ code, message }) => [code, message])).toEqual([['partial', '2 files have changed since scancode-toolkit 32.5.0 read them, and its findings about them were not used: vendor/acme/codec/composer.json, vendor/acme/http/src/Encoder.php']]);
  });

  it('are stale by their content, not by their size', async () => {
    const tree = desk();
    const file = join(tree, 'vendor/acme/http/src/Client.php');
    writeFileSync(file, readFileSync(file, 'utf8').replace('MIT', 'ISC'));
    expect(coverage(await scan(tree, '--findings', document()))[0]!.stale).toEqual(['vendor/acme/http/src/Client.php']);
  });

  it('without hashes are used, which is told; lines that the file does not have give them away', async () => {
    const bare = document((all) => ({ ...all, files: all.files.map(({ size: _a, sha1: _b, sha256: _c, ...file }) => file) }));
    const inventory = await scan(desk({ 'vendor/acme/http/src/Encoder.php': '<?php\n' }), '--findings', bare);
    expect(coverage(inventory)[0]).toMatchObject({ stale: ['vendor/acme/http/src/Encoder.php'], unverified: 8 });
    expect(told(inventory).map(({ remedy }) => remedy)).toEqual(['Run it again on what is there now.', 'Run ScanCode with --info, which adds hashes.']);
  });

  it('about files that the target does not have, or leaves out, are told', async () => {
    const tree = desk();
    rmSync(join(tree, 'vendor/acme/queue'), { recursive: true });
    const inventory = await scan(tree, '--findings', document(), '--exclude', 'vendor/acme/http/src');
    const absent = ['scancode/vendor/acme/http/src/Client.php', 'scancode/vendor/acme/http/src/Encoder.php', 'scancode/vendor/acme/queue/README.md'];
    expect(coverage(inventory)[0]!.absent).toEqual(absent);
    expect(findings(inventory, 'findings-unused')).toEqual([expect.objectContaining({ message: `3 files of the findings are not in the target, or left out of the scan: ${absent.join(', ')}`, evidence: [expect.objectContaining({ by: 'scancode-toolkit 32.5.0' })] })]);
    expect(licensesOf(inventory, 'http').files.map(({ path }) => path)).toEqual(['vendor/acme/http/LICENSE']);
  });

  it('that fit nothing say what to do', async () => {
    const inventory = await scan(work.tree({ 'composer.json': '{"name":"a/b","version":"1.0.0","license":"MIT"}', 'other.txt': 'x' }), '--findings', document((all) => ({ ...all, files: all.files.filter(({ path }) => path !== 'scancode/composer.json') })));
    expect(findings(inventory, 'findings-unused').map(({ message, remedy }) => [message, remedy])).toEqual([[expect.stringMatching(/^none of what scancode-toolkit 32\.5\.0 found is in the target: scancode\/vendor\/acme\/codec\/composer\.json, /), expect.stringContaining('licenses.findings')]]);
  });
});

describe('paths of ScanCode', () => {
  const moved = (path: (old: string) => string, options: Record<string, unknown>) => (all: Document) => ({
    ...all, headers: all.headers.map((header) => ({ ...header, options: { ...header.options, ...options } })),
    packages: all.packages.map((one) => ({ ...one, datafile_paths: one.datafile_paths.map(path) })),
    files: all.files.map((file) => ({ ...file, path: path(file.path) })).filter((file) => file.path !== ''),
  });
  it.each([
    ['with --strip-root', moved((path) => path.slice('scancode/'.length), { '--strip-root': true })],
    ['with --full-root', moved((path) => `/home/counsel/${path}`, { '--full-root': true })],
    ['with --only-findings', (all: Document) => ({ ...all, files: all.files.filter(({ type }) => type === 'file') })],
  ])('%s lead to the same files', async (_, change) => {
    const inventory = await scan(desk(), '--findings', document(change));
    expect(coverage(inventory)[0]).toMatchObject({ files: 9, packages: 2, stale: [], absent: [] });
  });

  it('begin with a directory of the target where ScanCode ran beside it', async () => {
    const tree = work.tree();
    cpSync(join(repository, 'examples/scancode'), join(tree, 'scancode'), { recursive: true });
    expect(coverage(await scan(tree, '--findings', document()))[0]).toMatchObject({ files: 9, absent: [] });
  });

  it('begin in the directory that the configuration says', async () => {
    const tree = work.tree({ 'muster.yaml': 'licenses:\n  findings:\n    - path: reports/result.json\n      at: lib/desk\n', 'reports/result.json': JSON.stringify(real) });
    cpSync(join(repository, 'examples/scancode/vendor'), join(tree, 'lib/desk/vendor'), { recursive: true });
    expect(coverage(await scan(tree))[0]).toMatchObject({ path: 'reports/result.json', files: 8, absent: ['scancode/composer.json'] });
  });

  it('lead into archives that extractcode unpacked', async () => {
    const jar = zipOf({ 'META-INF/maven/acme/box/pom.properties': 'groupId=acme\nartifactId=box\nversion=1.0\n', 'src/Box.java': '// box\n' });
    const inventory = await scan(work.tree({ 'box.jar': jar }), '--findings', work.file('r.json', JSON.stringify({ headers: [{ tool_name: 'scancode-toolkit', tool_version: '32.5.0', options: { '--strip-root': true } }], files: [{ path: 'box.jar-extract/src/Box.java', type: 'file', size: 7, detected_license_expression_spdx: 'ISC', license_detections: [{ matches: [{ license_expression_spdx: 'ISC', start_line: 1, end_line: 1, score: 100 }] }] }] })));
    expect(licensesOf(inventory, 'box').files.map(({ path, reading }) => [path, reading.expression])).toEqual([['box.jar!/src/Box.java', 'ISC']]);
  });
});

describe('outputs that show evidence', () => {
  const tree = desk();
  const file = document();
  it.each([
    ['markdown', 'vendor/acme/http/src/Encoder.php:5` \\(scancode-toolkit 32.5.0\\)'], ['csv', 'scancode-toolkit 32.5.0'], ['html', 'scancode-toolkit 32.5.0'],
    ['cyclonedx-json', '"muster:license-found-by"'], ['spdx-json', 'muster:license-found-by'], ['table', 'Found by  scancode-toolkit 32.5.0 (9 files, 2 packages)'],
  ])('%s tells who found it', async (format, expected) => {
    expect((await muster(['scan', tree, '-q', '-f', format, '--findings', file])).stdout).toContain(expected);
  });

  it('the bill of materials declares what was read in the package', async () => {
    const { stdout } = await muster(['scan', tree, '-q', '-f', 'cyclonedx-json', '--findings', file]);
    const codec = (JSON.parse(stdout) as { components: { name: string; licenses?: unknown }[] }).components.find(({ name }) => name === 'codec')!;
    expect(codec.licenses).toContainEqual({ license: { id: 'BSD-2-Clause', acknowledgement: 'declared' } });
  });

  it('the gate asks about what is disputed, and shows both sides', async () => {
    const { code, stdout } = await muster(['check', tree, '-q', '-c', 'distributed', '-f', 'json', '--findings', file]);
    expect(code).toBe(1);
    const { findings: all } = JSON.parse(stdout) as { findings: { component: { name: string }; places: { of: string; path: string; by?: string }[] }[] };
    expect(all.find(({ component }) => component.name === 'acme/table')!.places.filter(({ of }) => of === 'license').map(({ path, by: finder }) => [path, finder])).toEqual([['vendor/acme/table/LICENSE', 'scancode-toolkit 32.5.0'], ['vendor/acme/table/LICENSE', undefined]]);
  });

  it('a notice takes copyright statements over, and says what is disputed', async () => {
    const { stdout } = await muster(['notice', tree, '-q', '--findings', file]);
    expect(stdout).toContain('Copyright 2004 The Encoder Project');
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('in vendor/acme/table/LICENSE scancode-toolkit 32.5.0 finds LicenseRef-scancode-public-domain-disclaimer AND CC0-1.0 AND MIT, and Muster finds CC0-1.0 OR MIT');
  });

  it('bundle and obligations read findings too', async () => {
    const place = join(work.tree(), 'papers');
    expect((await muster(['bundle', tree, '-q', '-o', place, '--findings', file])).code).toBe(0);
    expect(readFileSync(join(place, 'THIRD-PARTY-NOTICES.txt'), 'utf8')).toContain('The Encoder Project');
    const { stdout, code } = await muster(['obligations', tree, '-q', '-f', 'json', '--findings', file]);
    expect([code, stdout.includes('BSD-2-Clause')]).toEqual([0, true]);
  });
});
