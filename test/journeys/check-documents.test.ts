import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GateDocument } from '#core/gate/gate-document.ts';
import { gateProject } from '../support/gate-project.ts';
import { muster } from '../support/muster.ts';
import { licenseText, mitOf } from '../support/shipped-project.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

/** Name, what the manifest declares, what its file of the licence holds. */
const packages: readonly (readonly [name: string, declared: string | undefined, file: string | undefined])[] = [
  ['plain', 'MIT', undefined], ['either', '(GPL-3.0-only OR MIT)', undefined], ['spelled', 'Apache License, Version 2.0', undefined], ['closed', 'UNLICENSED', undefined], ['own', 'LicenseRef-acme', undefined], ['odd', 'see the sky', undefined],
  // what only files say, or nobody
  ['points', 'SEE LICENSE IN LICENSE', mitOf('Points')], ['found', undefined, mitOf('Found')], ['silent', undefined, undefined], ['contradicts', 'MIT', licenseText('Apache-2.0')], ['curated', 'see the moon', undefined],
];

const project = work.tree({
  ...gateProject({ configuration: 'usageContext: distributed\noutboundLicense: proprietary\nclientCode: false\n', packages: packages.map(([name, declared]) => ({ name, ...(declared === undefined ? {} : { license: declared }) })) }),
  '.muster/curations.yaml': 'curations:\n  - {purl: "pkg:npm/curated", concluded: Apache-2.0, reason: asked-licensor, by: mia, on: 2026-01-02, comment: answered by mail}\n',
  ...Object.fromEntries(packages.flatMap(([name, license, file]) => [
    [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', ...(license === undefined ? {} : { license }) })], ...(file === undefined ? [] : [[`node_modules/${name}/LICENSE`, file]]),
  ])),
});

const checkPlainly = async (...more: readonly string[]): Promise<GateDocument> => GateDocument.parse(JSON.parse((await muster(['check', '-q', '-f', 'json', '--fail-on', 'never', ...more], { cwd: work.root })).stdout));
const check = (target: string, ...more: readonly string[]): Promise<GateDocument> => checkPlainly('--config', join(project, 'muster.yaml'), ...more, target);

const answers = ({ findings }: GateDocument) => Object.fromEntries(findings.map(({ component: { name }, action, license: { status, expression, declared }, reasons }) => [name, [action, status, expression, declared, reasons[0]?.rule]]));

const formats = { 'scan.json': 'json', 'bom.cdx.json': 'cyclonedx-json', 'bom.cdx.xml': 'cyclonedx-xml', 'bom.spdx.json': 'spdx-json', 'bom.spdx': 'spdx-tag-value', 'bom.spdx3.json': 'spdx3-json' };

describe('muster check of what muster scan wrote', () => {
  it('says the same as of the directory, in every format', async () => {
    const place = work.tree();
    const outputs = Object.entries(formats).flatMap(([file, format]) => ['-f', format, '-o', join(place, file)]);
    await muster(['scan', '-q', project, ...outputs]);
    const expected = answers(await check(project));
    expect(Object.fromEntries(Object.entries(expected).map(([name, [action, status, expression]]) => [name, [action, status, expression]]))).toEqual({
      plain: ['fulfil', 'settled', 'MIT'], either: ['fulfil', 'settled', 'MIT'], spelled: ['fulfil', 'settled', 'Apache-2.0'], closed: ['replace', 'none', undefined], own: ['ask', 'settled', 'LicenseRef-acme'], odd: ['find-out', 'unknown', undefined],
      points: ['fulfil', 'settled', 'MIT'], found: ['fulfil', 'settled', 'MIT'], silent: ['replace', 'none', undefined], contradicts: ['find-out', 'conflict', 'MIT'], curated: ['fulfil', 'settled', 'Apache-2.0'],
    });
    // a document that was scanned again has lost nothing either
    await muster(['scan', '-q', join(place, 'bom.cdx.json'), '-f', 'json', '-o', join(place, 'again.json')]);
    for (const file of [...Object.keys(formats), 'again.json']) {
      const found = answers(await check(join(place, file)));
      // of what a bill of materials concludes it keeps no declaration where there was none
      for (const name of Object.keys(expected)) expect([file, name, ...found[name]!.filter((_, index) => index !== 3)]).toEqual([file, name, ...expected[name]!.filter((_, index) => index !== 3)]);
    }
  });

  it('lets a curation of today say more', async () => {
    const place = work.tree({ 'more.yaml': 'curations:\n  - {purl: "pkg:npm/points", concluded: BSD-3-Clause, reason: relicensed, by: mia, on: 2026-01-02, comment: since last week}\n' });
    await muster(['scan', '-q', project, '-f', 'json', '-o', join(place, 'scan.json'), '-f', 'spdx-json', '-o', join(place, 'bom.spdx.json')]);
    for (const file of ['scan.json', 'bom.spdx.json']) expect([file, answers(await check(join(place, file), '--curations', join(place, 'more.yaml')))['points']![2]]).toEqual([file, 'BSD-3-Clause']);
  });

  it('takes the licence beside several projects for that of all, where none of them says one', async () => {
    const several = work.tree({
      'muster.yaml': 'usageContext: published\n', 'package.json': '{"name":"front","version":"1.0.0"}', 'pyproject.toml': '[project]\nname = "back"\nversion = "1.0.0"\ndependencies = ["x==1"]\n', LICENSE: licenseText('Apache-2.0'),
    });
    await muster(['scan', '-q', several, '-f', 'json', '-o', join(several, '..', 'several.json'), '-f', 'cyclonedx-json', '-o', join(several, '..', 'several.cdx.json')]);
    for (const target of [several, join(several, '..', 'several.json'), join(several, '..', 'several.cdx.json')]) expect([target, (await checkPlainly(target)).targets[0]!.outboundLicense]).toEqual([target, { text: 'Apache-2.0', origin: 'declared' }]);
  });
});

describe('what other tools conclude', () => {
  const spdx = (packages_: readonly Record<string, unknown>[]): string => JSON.stringify({
    spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'd', documentNamespace: 'https://acme.example/d', creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: other'] },
    packages: packages_.map((item) => ({ versionInfo: '1.0.0', downloadLocation: 'NOASSERTION', SPDXID: `SPDXRef-${String(item['name'])}`, externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${String(item['name'])}@1.0.0` }], ...item })),
  });

  it('goes before what the author declares; that they conclude nothing does not', async () => {
    const document = work.file('d.spdx.json', spdx([
      { name: 'both', licenseConcluded: 'MIT', licenseDeclared: 'GPL-3.0-only' }, { name: 'declares', licenseConcluded: 'NOASSERTION', licenseDeclared: 'ISC' }, { name: 'none', licenseConcluded: 'NONE', licenseDeclared: 'NOASSERTION' },
      { name: 'nothing', licenseConcluded: 'NOASSERTION', licenseDeclared: 'NOASSERTION' },
    ]));
    const found = answers(await check(document));
    expect(Object.fromEntries(Object.entries(found).map(([name, [, status, expression]]) => [name, [status, expression]]))).toEqual({ both: ['settled', 'MIT'], declares: ['settled', 'ISC'], none: ['none', undefined], nothing: ['unknown', undefined] });
  });
});
