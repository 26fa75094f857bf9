import { describe, expect, it } from 'vitest';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Purl } from '#core/purl/purl.ts';
import { buildGraph } from '#core/inventory/graph.ts';
import { sbomOf } from '#core/sbom/from-inventory.ts';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';

const declaredLicenses = [{ value: 'mit', path: 'pom.xml' }, { value: 'Our License', url: 'https://a.example/license', path: 'pom.xml' }, { value: 'GPL 2 and CPE', path: 'pom.xml' }];

const component = (purl: string): Component => ({
  purl: purl as Purl, name: 'a', version: '1', requirements: [], scope: 'runtime', direct: false, origin: 'registry', declaredLicenses,
  hashes: [], aliases: [], platforms: [], overridden: false, metadata: {}, evidence: [{ kind: 'lockfile', path: 'x.lock', source: 'x/lock' }],
});

const inventory: Inventory = {
  subject: { name: 'app', kind: 'directory', location: '.', owners: [] },
  projects: [{ id: 'maven:.', ecosystem: 'maven', path: '.', name: 'app', declaredLicenses, metadata: {}, owners: [], evidence: [{ kind: 'manifest', path: 'pom.xml', source: 'maven/pom' }] }],
  components: [component('pkg:maven/g/a@1'), component('pkg:pypi/a@1')],
  graph: buildGraph(3, []),
  issues: [],
  coverage: { files: 1, directories: 1, recognized: 1, ignored: 0 },
};

/** CycloneDX 1.2 has no properties, where it could be told. */
const written = sbomFormats.flatMap(({ id, writes, load }) => writes.filter((version) => version !== '1.2').map((version) => [id, version, load] as const));

describe('several licences that a manifest declares', () => {
  it.each(written)('are there to choose from, or all apply, as the ecosystem means it: %s %s', async (_, specVersion, load) => {
    const { default: codec } = await load();
    const sbom = sbomOf({ inventories: [inventory], generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });
    const text = [...codec.write!(sbom, { specVersion })].join('');
    const { projects, components } = inventoryOf(codec.read(text, 'x'), inventory.subject, 'x');
    const choice = ['mit OR Our License <https://a.example/license> OR GPL 2 and CPE'];
    expect([...projects, ...components].map((unit) => unit.declaredLicenses.map(({ value }) => value))).toEqual([choice, choice, ['mit', 'Our License', 'GPL 2 and CPE']]);
  });
});
