import { describe, expect, it } from 'vitest';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import { readJson } from '#core/sbom/cyclonedx/codec.ts';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { makeComponent, makeInventory } from '../../../test/support/make-inventory.ts';
import { declaredLicenses } from '../gate/declared-licenses.ts';
import { licenseDocuments } from './document-lists.ts';
import { licenseFacts } from './license-facts.ts';

const subject: Subject = { name: 'app', kind: 'sbom', location: 'bom.json', owners: [] };

const bill = (purl: string, more: object = {}): Inventory => {
  const document = {
    bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
    components: [{ type: 'library', 'bom-ref': 'a', name: 'a', version: '1', purl, licenses: [{ license: { id: 'MIT' } }, { license: { id: 'AGPL-3.0-only' } }], ...more }],
  };
  return inventoryOf(readJson(JSON.stringify(document), 'bom.json'), subject, 'bom.json');
};

const scanned = async (inventory: Inventory): Promise<string | undefined> =>
  (await licenseFacts({ inventory, files: { mode: 'files', files: [], count: 0, cached: 0 }, ecosystems: [] })).of(inventory.components[0]!.purl).effective.license;

describe('licences that a bill of materials lists', () => {
  it.each(['pkg:npm/a@1', 'pkg:maven/g/a@1', 'pkg:gem/a@1', 'pkg:composer/v/a@1', 'pkg:pypi/a@1'])('all apply to %s, and the reader is told that the document does not say it', async (purl) => {
    const inventory = bill(purl);
    const known = declaredLicenses(inventory)(purl);
    expect([known.expression, await scanned(inventory)]).toEqual(['MIT AND AGPL-3.0-only', 'MIT AND AGPL-3.0-only']);
    expect(known.notes).toEqual(['bom.json lists several licences and does not say how they go together: all of them are taken to apply']);
  });

  it('all apply where the document tells places of the component', async () => {
    const inventory = bill('pkg:npm/a@1', { evidence: { occurrences: [{ location: 'lib/a.js' }] } });
    expect(inventory.components[0]!.evidence.map(({ path }) => path)).toEqual(['lib/a.js']);
    expect([declaredLicenses(inventory)('pkg:npm/a@1').expression, await scanned(inventory)]).toEqual(['MIT AND AGPL-3.0-only', 'MIT AND AGPL-3.0-only']);
  });

  it('are a choice where an expression says so', () => {
    expect(declaredLicenses(bill('pkg:npm/a@1', { licenses: [{ expression: 'MIT OR AGPL-3.0-only' }] }))('pkg:npm/a@1')).toMatchObject({ expression: 'MIT OR AGPL-3.0-only', notes: [] });
  });
});

describe('licences that a manifest lists', () => {
  const component = makeComponent('pkg:npm/a@1', { licenses: ['MIT', 'AGPL-3.0-only'] });

  it('mean what the ecosystem means by it', async () => {
    const inventory = makeInventory({ components: [component] });
    expect([declaredLicenses(inventory)('pkg:npm/a@1').expression, await scanned(inventory)]).toEqual(['MIT OR AGPL-3.0-only', 'MIT OR AGPL-3.0-only']);
  });

  it('do so where a bill of materials names the package too, or a registry told of it', () => {
    const listed = { kind: 'sbom', path: 'bom.json', source: 'sbom' } as const;
    expect([...licenseDocuments(makeInventory({ components: [{ ...component, evidence: [...component.evidence, listed] }] }))]).toEqual([]);
    const both = { ...component, declaredLicenses: [...component.declaredLicenses, { value: 'ISC', path: 'bom.json' }], evidence: [...component.evidence, listed] };
    expect([...licenseDocuments(makeInventory({ components: [both] }))]).toEqual(['bom.json']);
    const told = { ...component, declaredLicenses: component.declaredLicenses.map(({ value }) => ({ value, path: 'https://packages.example/parent' })), evidence: [listed, { kind: 'registry', path: 'https://packages.example/a', source: 'npm/registry' } as const] };
    expect([...licenseDocuments(makeInventory({ components: [told] }))]).toEqual([]);
  });
});
