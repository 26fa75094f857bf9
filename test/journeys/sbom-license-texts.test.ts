import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { muster } from '../support/muster.ts';

const place = mkdtempSync(join(tmpdir(), 'muster-test-texts-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(place, name);
  writeFileSync(path, JSON.stringify(content, null, 1));
  return path;
}

const apache = readFileSync(new URL('../../LICENSE', import.meta.url), 'utf8');

const terms = 'Copyright 2021 House of Cards\n\nYou may look at this on Mondays. It may not be handed on.';

const pack = (name: string, license: string) => ({
  SPDXID: `SPDXRef-${name}`, name, versionInfo: '1.0', downloadLocation: 'NOASSERTION', filesAnalyzed: false, licenseDeclared: license, licenseConcluded: 'NOASSERTION', copyrightText: 'NOASSERTION',
  externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: `pkg:npm/${name}@1.0` }],
});

const spdx = file('app.spdx.json', {
  spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'app', dataLicense: 'CC0-1.0', documentNamespace: 'https://sbom.example/app', creationInfo: { created: '2026-01-01T00:00:00Z', creators: ['Tool: other'] },
  packages: [pack('app', 'NOASSERTION'), pack('house', 'LicenseRef-house'), pack('known', 'LicenseRef-1'), pack('named', 'LicenseRef-2'), pack('short', 'LicenseRef-3')],
  hasExtractedLicensingInfos: [
    { licenseId: 'LicenseRef-house', extractedText: terms, name: 'House terms' }, { licenseId: 'LicenseRef-1', extractedText: apache },
    { licenseId: 'LicenseRef-2', name: 'GPLv2+', extractedText: 'This component is licensed under "GPLv2+"' }, { licenseId: 'LicenseRef-3', extractedText: 'Original license: BSD 3-Clause' },
  ],
  relationships: [
    { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
    ...['house', 'known', 'named', 'short'].map((name) => ({ spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: `SPDXRef-${name}` })),
  ],
});

interface Scanned {
  readonly inventories: readonly {
    readonly components: readonly { readonly name: string; readonly declaredLicenses: readonly { readonly value: string }[]; readonly licenses: { readonly effective: unknown; readonly detectedLicense?: string } }[];
  }[];
}

const licensesIn = async (path: string) => {
  const { inventories: [inventory] } = JSON.parse((await muster(['scan', '-q', path, '-f', 'json'])).stdout) as Scanned;
  const { components } = inventory!;
  return Object.fromEntries(components.map(({ name, declaredLicenses, licenses }) => [name, { declared: declaredLicenses.map(({ value }) => value), detected: licenses.detectedLicense, effective: licenses.effective }]));
};

it('texts that an SBOM defines for its references are read, and references that stand for words are these words', async () => {
  const found = await licensesIn(spdx);
  expect(found['house']).toEqual({ declared: ['LicenseRef-house'], detected: 'LicenseRef-house', effective: { status: 'settled', license: 'LicenseRef-house', basis: 'declared' } });
  expect(found['known']).toMatchObject({ declared: ['LicenseRef-1'], detected: 'Apache-2.0', effective: { status: 'conflict' } });
  expect(found['named']).toMatchObject({ declared: ['GPLv2+'], effective: { status: 'settled', license: 'GPL-2.0-or-later' } });
  expect(found['short']).toMatchObject({ declared: ['BSD 3-Clause'], effective: { status: 'settled', license: 'BSD-3-Clause' } });
});

it('texts stand in the notices and in the SBOM of the scan', async () => {
  const { stdout } = await muster(['notice', spdx]);
  expect(stdout).toContain('You may look at this on Mondays.');
  expect(stdout).toContain('Copyright 2021 House of Cards');
  const written = JSON.parse((await muster(['scan', '-q', spdx, '-f', 'spdx-json'])).stdout) as { hasExtractedLicensingInfos: unknown[] };
  expect(written.hasExtractedLicensingInfos).toContainEqual({ licenseId: 'LicenseRef-house', extractedText: terms });
});

it('the text of a licence with a name keeps the name through SPDX', async () => {
  const cyclonedx = file('app.cdx.json', {
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: { type: 'application', name: 'app', 'bom-ref': 'app' } },
    components: [{ type: 'library', name: 'a', version: '1', 'bom-ref': 'a', purl: 'pkg:npm/a@1', licenses: [{ license: { name: 'House', text: { content: Buffer.from(terms).toString('base64'), encoding: 'base64' } } }] }],
    dependencies: [{ ref: 'app', dependsOn: ['a'] }],
  });
  expect((await muster(['notice', cyclonedx])).stdout).toContain('You may look at this on Mondays.');
  const converted = join(place, 'converted.spdx');
  await muster(['sbom', 'convert', cyclonedx, '-q', '-o', converted]);
  expect((await licensesIn(converted))['a']).toMatchObject({ declared: ['House'] });
  expect((await muster(['sbom', 'diff', cyclonedx, converted])).stdout).toContain('no differences');
});
