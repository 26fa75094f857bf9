import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ScoreDocument } from '#core/sbom/quality/score-document.ts';
import { muster } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

const spdx = (version: string): string => `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: shop
DocumentNamespace: https://acme.example/shop
Creator: Organization: Acme ()
Created: 2024-02-29T12:00:00Z

PackageName: shop
SPDXID: SPDXRef-shop
PackageVersion: ${version}
PackageDownloadLocation: NOASSERTION
PackageSupplier: NOASSERTION
ExternalRef: PACKAGE-MANAGER purl pkg:npm/shop@${version}

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-shop
`;

describe('muster sbom score', () => {
  it('shows all profiles, one field by field, and writes the numbers', async () => {
    const file = work.file('shop.spdx', spdx('1.0'));
    const all = await muster(['sbom', 'score', file]);
    expect(all.stdout).toMatch(/^ntia-2021 +71 % +5 of 7 /m);
    const one = await muster(['sbom', 'score', file, '--profile', 'ntia']);
    expect(one.stdout).toMatch(/^Supplier name +yes +0 of 1 +shop 1\.0; 1 say NOASSERTION$/m);
    const out = join(work.root, 'score.json');
    await muster(['sbom', 'score', file, '-o', out]);
    expect(ScoreDocument.parse(JSON.parse(readFileSync(out, 'utf8'))).profiles).toHaveLength(4);
  });

  it.each([[['--fail-under', '71'], 0], [['--fail-under', '72'], 1], [['--fail-under', '101'], 2], [['-p', 'nope'], 2], [['-f', 'html'], 2]])('ntia-2021 with %j ends with %i', async (args, code) => {
    expect((await muster(['sbom', 'score', work.file('shop.spdx', spdx('1.0')), '-p', 'ntia-2021', ...args])).code).toBe(code);
  });

  it.each([['missing.json', undefined, 'cannot be read'], ['notes.txt', 'hello', 'not an SBOM of a known format'], ['broken.spdx', 'SPDXVersion: SPDX-2.3\nPackageName', ':2 cannot be read']])('refuses %s', async (name, content, message) => {
    const path = content === undefined ? join(work.root, name) : work.file(name, content);
    const { code, stderr } = await muster(['sbom', 'score', path]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('muster sbom diff', () => {
  it('compares two SBOMs', async () => {
    const run = await muster(['sbom', 'diff', work.file('a.spdx', spdx('1.0').replace('shop DESCRIBES', 'x')), work.file('b.spdx', spdx('1.0')), '--exit-code']);
    expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('no differences')]);
  });

  it('takes nothing else', async () => {
    const run = await muster(['sbom', 'diff', '.', work.file('b.spdx', spdx('1.0'))]);
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('. is not an SBOM')]);
  });
});
