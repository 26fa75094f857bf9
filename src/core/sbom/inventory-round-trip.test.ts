import { describe, expect, it } from 'vitest';
import { buildGraph, edgesOf } from '../inventory/graph.ts';
import type { Component } from '../model/component.ts';
import type { Inventory } from '../model/inventory.ts';
import type { Project } from '../model/project.ts';
import type { Purl } from '../purl/purl.ts';
import { readJson, write } from './cyclonedx/codec.ts';
import { sbomOf } from './from-inventory.ts';
import { inventoryOf } from './to-inventory.ts';

const component = (purl: string, more: Partial<Component> = {}): Component => ({
  purl: purl as Purl, name: purl.replace(/^.*\//, '').replace(/@.*/, ''), version: '1', requirements: [], scope: 'runtime', direct: false, origin: 'registry',
  declaredLicenses: [], hashes: [], aliases: [], platforms: [], overridden: false, metadata: {}, evidence: [{ kind: 'lockfile', path: 'package-lock.json', line: 3, source: 'npm/lock' }], ...more,
});

const project: Project = {
  id: 'npm:.', ecosystem: 'npm', path: '.', name: 'app', version: '2', declaredLicenses: [{ value: 'apache-2.0', path: 'package.json' }], metadata: {},
  owners: [{ name: '@team', path: 'CODEOWNERS', kind: 'codeowners' }], evidence: [{ kind: 'manifest', path: 'package.json', source: 'npm/manifest' }],
};

const inventory: Inventory = {
  subject: { name: 'app', kind: 'directory', location: '.', revision: 'abc', usageContext: 'hosted', department: 'Payments', owners: [] },
  projects: [project],
  components: [
    component('pkg:npm/a@1', {
      direct: true, requirements: ['^1'], aliases: ['b'], platforms: ['os=linux'], overridden: true, origin: 'git', downloadLocation: 'https://a.example/a.tgz',
      declaredLicenses: [{ value: 'mit OR gpl-2.0+', path: 'x' }, { value: 'BSD', path: 'y' }], hashes: [{ algorithm: 'SHA-512', value: 'ab'.repeat(64) }],
      metadata: { description: 'd', homepage: 'https://a.example', repository: 'https://git.example/a', supplier: 'S', authors: ['Jane <j@a.example>', 'Joe'], copyright: '(c)', cpe: 'cpe:/a:a:a:1' },
    }),
    component('pkg:npm/dev@1', { scope: 'development', direct: true }),
    component('pkg:npm/loose@1'),
    component('pkg:npm/peer@1', { scope: 'peer' }),
  ],
  graph: buildGraph(5, [{ from: 0, to: 1, scope: 'runtime' }, { from: 0, to: 2, scope: 'development' }, { from: 1, to: 4, scope: 'peer' }]),
  issues: [{ code: 'partial', path: 'package-lock.json', line: 7, message: 'm', remedy: 'r', source: 'npm/lock' }],
  coverage: { files: 1, directories: 1, recognized: 1, ignored: 0 },
};

describe('an inventory that is written as a bill of materials', () => {
  const sbom = sbomOf({ inventories: [inventory], generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });
  const read = readJson([...write('json', sbom, {})].join(''), 'app.cdx.json');
  const again = inventoryOf(read, inventory.subject, 'app.cdx.json');

  it('keeps components, scopes, directness, licences word for word, hashes and descriptions', () => {
    const facts = ({ evidence: _, declaredLicenses, group: __, ...rest }: Component) => ({ ...rest, declaredLicenses: declaredLicenses.map(({ value }) => value).sort() });
    expect(again.components.map(facts)).toEqual(inventory.components.map(facts));
  });

  it('keeps the graph with the scope of each edge', () => {
    expect([...edgesOf(again.graph)]).toEqual([...edgesOf(inventory.graph)]);
  });

  it('keeps projects, owners and issues', () => {
    expect(again.projects).toMatchObject([{ name: 'app', version: '2', path: '.', declaredLicenses: [{ value: 'apache-2.0' }], owners: [{ name: '@team' }] }]);
    expect(again.issues).toEqual(inventory.issues);
  });

  it('names state and place of the subject', () => {
    const [subject] = read.components;
    expect(Object.fromEntries(subject!.properties.map(({ name, value }) => [name, value]))).toMatchObject({ 'muster:revision': 'abc', 'muster:usage-context': 'hosted', 'muster:department': 'Payments' });
  });

  it('gives a component of two targets the stronger scope and the places of both', () => {
    const other: Inventory = {
      ...inventory, projects: [{ ...project, id: 'npm:other', name: 'other' }], subject: { ...inventory.subject, name: 'other' },
      components: [component('pkg:npm/dev@1', { evidence: [{ kind: 'lockfile', path: 'other.lock', source: 'npm/lock' }] })], graph: buildGraph(2, [{ from: 0, to: 1, scope: 'runtime' }]),
    };
    const both = sbomOf({ inventories: [inventory, other], generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });
    const shared = both.components.find(({ ref }) => ref === 'pkg:npm/dev@1')!;
    expect(shared.scope).toBe('required');
    expect(shared.properties.filter(({ name }) => name === 'muster:scope' || name === 'muster:development')).toEqual([{ name: 'muster:scope', value: 'runtime' }]);
    expect(shared.occurrences.map(({ location }) => location)).toEqual(['package-lock.json', 'other.lock']);
  });
});
