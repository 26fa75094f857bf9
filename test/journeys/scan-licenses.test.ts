import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageName } from '#platform/licenses/license-texts.ts';
import type { UnitLicenses } from '#core/model/license-facts.ts';
import { zipOf } from '../support/make-zip.ts';
import { muster, repository } from '../support/muster.ts';
import { workshop, type Files } from '../support/workshop.ts';

const work = workshop();
const cache = work.tree();

const text = (id: string): string => (JSON.parse(readFileSync(join(repository, 'node_modules', packageName, 'licenses', `${id}.json`), 'utf8')) as { licenseText: string }).licenseText;
const mit = `MIT License\n\nCopyright (c) 2019 Jane Doe\n\n${text('MIT').split('\n').slice(4).join('\n')}`;

interface Document {
  readonly inventories: readonly [{
    readonly projects: readonly { readonly id: string; readonly licenses: UnitLicenses }[];
    readonly components: readonly { readonly purl: string; readonly licenses: UnitLicenses }[];
    readonly licenses?: UnitLicenses;
    readonly licenseFindings: readonly { readonly kind: string; readonly ref: string; readonly message: string; readonly evidence: readonly { readonly path: string; readonly line?: number }[] }[];
    readonly licenseCoverage: { readonly mode: string; readonly files: number; readonly unassigned: number };
    readonly issues: readonly { readonly path: string; readonly code: string; readonly source: string }[];
  }];
}

async function scan(tree: string, ...more: string[]): Promise<Document['inventories'][0]> {
  const { stdout, stderr, code } = await muster(['scan', tree, '-q', '-f', 'json', ...more], { env: { MUSTER_CACHE: cache } });
  expect([code, stderr]).toEqual([0, '']);
  return (JSON.parse(stdout) as Document).inventories[0];
}

/** Status, licence, basis and what was detected, by the name of the component. */
function effective({ components }: Document['inventories'][0]): Record<string, (string | undefined)[]> {
  return Object.fromEntries(components.map(({ purl, licenses }) => [purl, [licenses.effective.status, licenses.effective.license, licenses.effective.basis, licenses.detectedLicense]]));
}

const npm = (name: string, manifest: object, files: Files = {}): Files => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name: name.split('/node_modules/').at(-1), version: '1.0.0', ...manifest }),
  ...Object.fromEntries(Object.entries(files).map(([path, content]) => [`node_modules/${name}/${path}`, content])),
});

describe('licences of installed packages', () => {
  it('are found beside their manifests, in every ecosystem', async () => {
    const tree = work.tree({
      'package.json': '{"name":"shop","version":"1.0.0"}',
      ...npm('agrees', { license: 'MIT' }, { LICENSE: mit }),
      ...npm('agrees/node_modules/nested', {}, { 'LICENSE.md': text('ISC') }),
      ...npm('@scope/silent', {}, { 'COPYING.txt': text('Apache-2.0') }),
      ...npm('readme-only', {}, { 'README.md': '# x\n\nWorks with GPL programs.\n\n## License\n\nMIT\n\n## Thanks\n\nThis part is not about the Apache License 2.0.\n' }),
      ...npm('dual', { license: '(MIT OR Apache-2.0)' }, { 'LICENSE-MIT': mit, 'LICENSE-APACHE': text('Apache-2.0') }),
      ...npm('nothing', {}),
      '.venv/lib/python3.12/site-packages/croc-1.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: croc\nVersion: 1.0\nLicense: BSD\n',
      '.venv/lib/python3.12/site-packages/croc-1.0.dist-info/licenses/LICENSE': text('BSD-3-Clause'),
      'service/go.mod': 'module code.example/service\n\ngo 1.22\n\nrequire code.example/a v1.0.0\n',
      'service/vendor/modules.txt': '# code.example/a v1.0.0\n## explicit\ncode.example/a\n',
      'service/vendor/code.example/a/LICENSE': text('BSD-2-Clause'),
      'php/vendor/composer/installed.json': JSON.stringify({ packages: [{ name: 'acme/http', version: '1.2.3', version_normalized: '1.2.3.0' }] }),
      'php/vendor/acme/http/LICENSE': mit,
      'crates/c-0.1.0/Cargo.toml': '[package]\nname = "c"\nversion = "0.1.0"\nlicense = "MIT/Apache-2.0"\n',
      'crates/c-0.1.0/.cargo-checksum.json': '{"files":{}}',
      'crates/c-0.1.0/LICENSE-MIT': mit,
      'lib/core-1.2.jar': zipOf({ 'META-INF/maven/com.example/core/pom.properties': 'groupId=com.example\nartifactId=core\nversion=1.2\n', 'META-INF/LICENSE.txt': text('Apache-2.0'), 'META-INF/NOTICE': 'core\nCopyright 2020 Example Foundation\n' }),
      'image/etc/os-release': 'ID=debian\nVERSION_ID=12\n',
      'image/var/lib/dpkg/status': 'Package: tool\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0-1\n',
      'image/usr/share/doc/tool/copyright': 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: 2020 Jane Doe\nLicense: GPL-2+\n',
    });
    const inventory = await scan(tree);
    const found = effective(inventory);
    expect(found).toMatchObject({
      'pkg:npm/agrees@1.0.0': ['settled', 'MIT', 'declared', 'MIT'],
      'pkg:npm/nested@1.0.0': ['settled', 'ISC', 'detected', 'ISC'],
      'pkg:npm/%40scope/silent@1.0.0': ['settled', 'Apache-2.0', 'detected', 'Apache-2.0'],
      'pkg:npm/readme-only@1.0.0': ['settled', 'MIT', 'detected', 'MIT'],
      'pkg:npm/dual@1.0.0': ['settled', 'MIT OR Apache-2.0', 'declared', expect.stringMatching(/MIT.*Apache-2\.0|Apache-2\.0.*MIT/)],
      'pkg:npm/nothing@1.0.0': ['unknown', undefined, undefined, undefined],
      'pkg:pypi/croc@1.0': ['settled', 'BSD-3-Clause', 'detected', 'BSD-3-Clause'],
      'pkg:golang/code.example/a@v1.0.0': ['settled', 'BSD-2-Clause', 'detected', 'BSD-2-Clause'],
      'pkg:composer/acme/http@1.2.3': ['settled', 'MIT', 'detected', 'MIT'],
      'pkg:cargo/c@0.1.0': ['settled', 'MIT OR Apache-2.0', 'declared', 'MIT'],
      'pkg:maven/com.example/core@1.2': ['settled', 'Apache-2.0', 'detected', 'Apache-2.0'],
    });
    const tool = Object.entries(found).find(([purl]) => purl.startsWith('pkg:deb/'));
    expect(tool?.[1]).toEqual(['settled', 'GPL-2.0-or-later', 'declared', 'GPL-2.0-or-later']);
    const byPurl = (purl: string): UnitLicenses => inventory.components.find((component) => component.purl === purl)!.licenses;
    expect(byPurl('pkg:npm/agrees@1.0.0').copyrights).toEqual(['Copyright 2019 Jane Doe']);
    expect(byPurl('pkg:maven/com.example/core@1.2').copyrights).toEqual(['Copyright 2020 Example Foundation']);
    expect(byPurl('pkg:npm/agrees@1.0.0').files.map(({ path, role }) => [path, role])).toEqual([['node_modules/agrees/LICENSE', 'license']]);
    expect(byPurl('pkg:npm/readme-only@1.0.0').files[0]!.reading.matches.map(({ startLine }) => startLine)).toEqual([7]);
    expect(inventory.licenseCoverage).toMatchObject({ mode: 'files', unassigned: 0 });
  });

  it('that contradict each other are findings with both places, not averages', async () => {
    const tree = work.tree({
      'package.json': '{"name":"shop","version":"1.0.0","license":"Apache-2.0"}',
      ...npm('liar', { license: 'MIT' }, { LICENSE: text('GPL-3.0') }),
      ...npm('vague', { license: 'whatever you like' }, { LICENSE: mit }),
      ...npm('bundles', { license: 'MIT' }, { LICENSE: mit, 'vendor/zlib/LICENSE': text('Zlib'), 'THIRD-PARTY-NOTICES.txt': text('ISC') }),
      ...npm('closed', { license: 'UNLICENSED' }),
      ...npm('version', { license: 'GPL-2.0-or-later' }, { COPYING: text('GPL-2.0') }),
    });
    const inventory = await scan(tree);
    expect(effective(inventory)).toMatchObject({
      'pkg:npm/liar@1.0.0': ['conflict', 'MIT', 'declared', 'GPL-3.0-only'],
      'pkg:npm/vague@1.0.0': ['settled', 'MIT', 'detected', 'MIT'],
      'pkg:npm/bundles@1.0.0': ['settled', 'MIT', 'declared', 'MIT'],
      'pkg:npm/closed@1.0.0': ['none', undefined, 'declared', undefined],
      'pkg:npm/version@1.0.0': ['settled', 'GPL-2.0-or-later', 'declared', expect.stringMatching(/^GPL-2\.0/)],
    });
    expect(inventory.licenseFindings.map(({ kind, ref, message }) => [kind, ref, message])).toEqual([
      ['part-differs-from-package', 'pkg:npm/bundles@1.0.0', 'the package is under MIT, but node_modules/bundles/THIRD-PARTY-NOTICES.txt is under ISC'],
      ['part-differs-from-package', 'pkg:npm/bundles@1.0.0', 'the package is under MIT, but node_modules/bundles/vendor/zlib/LICENSE is under Zlib'],
      ['declared-differs-from-detected', 'pkg:npm/liar@1.0.0', 'declared is MIT, but its files hold GPL-3.0-only'],
      ['declaration-not-understood', 'pkg:npm/vague@1.0.0', expect.stringContaining('whatever you like')],
    ]);
    const places = inventory.licenseFindings[2]!.evidence.map(({ path }) => path);
    expect(places).toEqual(['node_modules/liar/package.json', 'node_modules/liar/LICENSE']);
    const bundles = inventory.components.find(({ purl }) => purl === 'pkg:npm/bundles@1.0.0')!.licenses;
    expect(bundles.embedded.map(({ pattern, license }) => [pattern, license])).toEqual([['node_modules/bundles/THIRD-PARTY-NOTICES.txt', 'ISC'], ['node_modules/bundles/vendor/zlib/**', 'Zlib']]);
  });

  it('of Debian packages are those of the work; what the copyright file excepts are parts with their lines, in images and in source trees', async () => {
    const stanza = (files: string, license: string): string => `Files: ${files}\nCopyright: 2020 Jane Doe\nLicense: ${license}\n\n`;
    const copyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\n${stanza('*', 'house')}${stanza('m4/*', 'GPL-2+ with own exception')}${stanza('old/a.c old/b.c', 'odd-terms')}${stanza('debian/*', 'GPL-3+')}License: house\n${text('ISC').split('\n').map((line) => ` ${line === '' ? '.' : line}`).join('\n')}\n\nLicense: GPL-2+ with own exception\n This program is free software; you can redistribute it under the GNU General Public License, version 2 or later. As a special exception, when this file is copied by Bison into a Bison output file, you may use that output file without restriction.\n\nLicense: odd-terms\n Sing it on Sundays.\n`;
    const tree = work.tree({
      'image/etc/os-release': 'ID=debian\nVERSION_ID=12\n',
      'image/var/lib/dpkg/status': 'Package: tool\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1.0-1\n',
      'image/usr/share/doc/tool/copyright': copyright,
      'small/etc/os-release': 'ID=debian\nVERSION_ID=12\n',
      'small/var/lib/dpkg/status.d/base': 'Package: base\nVersion: 2.0\nArchitecture: amd64\n',
      'small/usr/share/doc/base/copyright': copyright,
      'source/package.json': '{"name":"source","version":"1.0.0","license":"ISC"}',
      'source/debian/copyright': copyright,
    });
    const inventory = await scan(tree);
    const units = [...inventory.components.map(({ licenses }) => licenses), ...inventory.projects.map(({ licenses }) => licenses)];
    for (const unit of units) {
      expect(unit).toMatchObject({ declaredLicense: 'ISC', detectedLicense: 'ISC', effective: { status: 'settled', license: 'ISC', basis: 'declared', besides: ['GPL-2.0-or-later WITH Bison-exception-1.24', 'LicenseRef-odd-terms'] } });
      expect(unit.embedded.map(({ pattern, license, stated, files }) => [pattern.replaceAll('source/', ''), license, stated, files[0]!.reading.matches[0]!.startLine])).toEqual([['debian/*', 'GPL-3.0-or-later', 'packaging', 17], ['m4/*', 'GPL-2.0-or-later WITH Bison-exception-1.24', 'work', 9], ['old/a.c old/b.c', 'LicenseRef-odd-terms', 'work', 13]]);
    }
    expect(units).toHaveLength(3);
    expect(inventory.licenseFindings.map(({ kind, message }) => [kind, message])).toEqual(['source/debian', 'small/usr/share/doc/base', 'image/usr/share/doc/tool'].map((folder) => [
      'part-differs-from-package', `the package is under ISC, but ${folder}/copyright states others for some of its files: GPL-2.0-or-later WITH Bison-exception-1.24; LicenseRef-odd-terms`,
    ]));
    const spdx = JSON.parse((await muster(['scan', '-q', '-f', 'spdx-json', join(tree, 'image')])).stdout) as { hasExtractedLicensingInfos: { licenseId: string; extractedText: string }[] };
    expect(spdx.hasExtractedLicensingInfos).toContainEqual({ licenseId: 'LicenseRef-odd-terms', extractedText: 'Sing it on Sundays.' });
  });

  it('follow the precedence of the configuration', async () => {
    const tree = work.tree({ 'package.json': '{"name":"shop"}', 'muster.yaml': 'licenses:\n  precedence: [concluded, detected, declared]\n', ...npm('liar', { license: 'MIT' }, { LICENSE: text('ISC') }) });
    expect(effective(await scan(tree))).toEqual({ 'pkg:npm/liar@1.0.0': ['conflict', 'ISC', 'detected', 'ISC'] });
  });
});

describe('curations', () => {
  it('correct what is claimed; those without use or against the facts are findings, and what cannot be read is an issue', async () => {
    const entry = (purl: string, ...lines: string[]) => `  - purl: ${purl}\n    reason: wrong-metadata\n    by: jane\n    on: 2026-01-31\n${lines.map((line) => `    ${line}\n`).join('')}`;
    const tree = work.tree({
      'package.json': '{"name":"shop"}',
      'muster.yaml': 'licenses:\n  curations: [shared.yaml, absent.yaml, "https://curations.example/c.yaml"]\n',
      'shared.yaml': `curations:\n${entry('pkg:npm/liar', 'concluded: Apache-2.0')}${entry('pkg:npm/unheard-of', 'concluded: MIT')}`,
      '.muster/curations.yaml': `curations:\n${entry('pkg:npm/liar', 'concluded: GPL-3.0-only')}${entry('pkg:npm/vague', 'declared: BSD-2-Clause')}${entry('pkg:npm/bundles', 'exclude: [{ path: /vendor/, reason: not-distributed }]')}${entry('pkg:npm/moved', 'was: GPL-2.0', 'declared: ISC')}`,
      ...npm('liar', { license: 'MIT' }, { LICENSE: text('GPL-3.0') }),
      ...npm('vague', { license: 'BSD' }),
      ...npm('bundles', { license: 'MIT' }, { 'vendor/zlib/LICENSE': text('Zlib') }),
      ...npm('moved', { license: 'MIT' }),
    });
    const inventory = await scan(tree);
    expect(effective(inventory)).toMatchObject({
      'pkg:npm/liar@1.0.0': ['settled', 'GPL-3.0-only', 'concluded', 'GPL-3.0-only'], 'pkg:npm/vague@1.0.0': ['settled', 'BSD-2-Clause', 'declared', undefined],
      'pkg:npm/bundles@1.0.0': ['settled', 'MIT', 'declared', undefined], 'pkg:npm/moved@1.0.0': ['settled', 'MIT', 'declared', undefined],
    });
    const { concluded } = inventory.components.find(({ purl }) => purl === 'pkg:npm/liar@1.0.0')!.licenses;
    expect(concluded).toEqual({ license: 'GPL-3.0-only', reason: 'wrong-metadata, by jane', path: '.muster/curations.yaml', line: 2 });
    expect(inventory.licenseFindings.map(({ kind, evidence }) => [kind, evidence[0]!.path, evidence[0]!.line])).toEqual([
      ['curation-contradicted', 'shared.yaml', 2], ['curation-contradicted', '.muster/curations.yaml', 17], ['curation-unused', 'shared.yaml', 7],
    ]);
    expect(inventory.issues.map(({ path, code }) => [path, code])).toEqual([['absent.yaml', 'missing-file'], ['https://curations.example/c.yaml', 'unresolved']]);
  });

  it('give spellings a meaning, where they occur', async () => {
    const entry = (purl: string) => `  - { purl: ${purl}, mappings: { BSD: BSD-3-Clause, "http://home.example": NONE }, reason: ambiguous-metadata, by: jane, on: 2026-01-31 }\n`;
    const inventory = await scan(work.tree({
      'package.json': '{"name":"shop"}', '.muster/curations.yaml': `curations:\n${entry('pkg:npm/vague')}${entry('pkg:npm/plain')}`, ...npm('vague', { license: 'BSD' }), ...npm('plain', { license: 'MIT' }),
    }));
    expect(effective(inventory)).toEqual({ 'pkg:npm/vague@1.0.0': ['settled', 'BSD-3-Clause', 'declared', undefined], 'pkg:npm/plain@1.0.0': ['settled', 'MIT', 'declared', undefined] });
    const { declared } = inventory.components.find(({ purl }) => purl === 'pkg:npm/vague@1.0.0')!.licenses;
    expect(declared).toMatchObject([{ value: 'BSD', path: 'node_modules/vague/package.json', expression: 'BSD-3-Clause', notes: ['"BSD" was decided to mean BSD-3-Clause'] }]);
  });
});

describe('licences of sources', () => {
  it('are read with full only, manifests without what they declare; a source under another licence is a finding', async () => {
    const tree = work.tree({
      'package.json': '{"name":"shop","version":"1.0.0","license":"MIT"}', LICENSE: mit,
      'src/a.js': '// SPDX-License-Identifier: MIT\n', 'src/b.js': '// SPDX-License-Identifier: GPL-2.0-only\nexport {};\n', 'src/picture.bin2': new Uint8Array(4000),
    });
    expect((await scan(tree)).licenseFindings).toEqual([]);
    const full = await scan(tree, '--licenses', 'full');
    expect(full.licenseFindings.map(({ kind, message }) => [kind, message])).toEqual([['part-differs-from-package', 'the package is under MIT, but src/b.js is under GPL-2.0-only']]);
    expect(full.projects[0]!.licenses.files.map(({ path, role }) => [path, role])).toEqual([['LICENSE', 'license'], ['src/a.js', 'source'], ['src/b.js', 'source']]);
    const none = await muster(['scan', tree, '-q', '-f', 'json', '--licenses', 'none']);
    expect(none.stdout).not.toContain('licenseCoverage');
  });
});

describe('hostile licence files', () => {
  it('neither hang nor lead out of the tree, and what is left out is told', async () => {
    const tree = work.tree({ 'package.json': '{"name":"shop"}', 'node_modules/a/package.json': '{"name":"a","version":"1.0.0"}', 'node_modules/b/package.json': '{"name":"b","version":"1.0.0"}' });
    const outside = work.file('LICENSE', text('MIT'));
    symlinkSync(outside, join(tree, 'node_modules/a/LICENSE'));
    symlinkSync('LICENSE-2', join(tree, 'node_modules/a/LICENSE-2'));
    execFileSync('mkfifo', [join(tree, 'COPYING')]);
    mkdirSync(join(tree, 'NOTICE'));
    writeFileSync(join(tree, 'node_modules/b/LICENSE'), mit);
    truncateSync(join(tree, 'node_modules/b/LICENSE'), 64 * 2 ** 20);
    writeFileSync(join(tree, 'LICENSE'), Buffer.alloc(100_000, 0x80));
    const inventory = await scan(tree);
    expect(effective(inventory)).toEqual({ 'pkg:npm/a@1.0.0': ['unknown', undefined, undefined, undefined], 'pkg:npm/b@1.0.0': expect.anything() });
    expect(inventory.issues.map(({ path, code }) => [path, code])).toEqual([['COPYING', 'unreadable'], ['node_modules/a/LICENSE', 'unsafe'], ['node_modules/a/LICENSE-2', 'unreadable'], ['node_modules/b/LICENSE', 'partial'], ['node_modules/b/LICENSE', 'unsupported']]);
  });

  it('that are binary are told, sources that are binary are not', async () => {
    const picture = Uint8Array.from({ length: 300 }, (_, at) => at % 7);
    const tree = work.tree({ 'package.json': '{"name":"shop","version":"1.0.0"}', 'LICENSE.txt': picture, 'src/x.weights': picture, ...npm('a', {}, { 'THIRD-PARTY-NOTICES': picture, LICENSE: mit }) });
    const inventory = await scan(tree, '--licenses', 'full');
    expect(inventory.issues.filter(({ source }) => source === 'scan/licenses').map(({ path, code }) => [path, code])).toEqual([['LICENSE.txt', 'unsupported'], ['node_modules/a/THIRD-PARTY-NOTICES', 'unsupported']]);
    expect(effective(inventory)['pkg:npm/a@1.0.0']).toEqual(['settled', 'MIT', 'detected', 'MIT']);
  });
});

describe('the cache', () => {
  it('spares a second scan the detection, survives damage, and changes no byte of the answer', async () => {
    const folder = work.tree();
    const tree = work.tree({ 'package.json': '{"name":"shop"}', LICENSE: mit, ...npm('a', {}, { LICENSE: text('ISC') }) });
    const once = (...more: string[]) => muster(['scan', tree, '-v', '-f', 'json', ...more], { env: { MUSTER_CACHE: folder, SOURCE_DATE_EPOCH: '1700000000' } });
    const first = await once();
    const second = await once();
    expect([first.stderr, second.stderr].map((line) => /\d+ files read for licences, \d+ of them/.exec(line)?.[0])).toEqual(['2 files read for licences, 0 of them', '2 files read for licences, 2 of them']);
    expect(second.stdout).toBe(first.stdout);
    const states = join(folder, 'licenses-1');
    const state = join(states, readdirSync(states)[0]!);
    for (const shard of readdirSync(state)) writeFileSync(join(state, shard), readFileSync(join(state, shard), 'utf8').replaceAll('"MIT"', '"GPL"').slice(0, -20));
    expect((await once()).stdout).toBe(first.stdout);
    expect((await once('--no-cache')).stderr).toContain('0 of them');
  });
});
