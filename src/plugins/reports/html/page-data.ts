import { dependenciesOf } from '#core/inventory/graph.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { scopeRank } from '#core/model/scope.ts';
import type { LicenseFacts } from '#core/model/license-facts.ts';
import { pageLicenses } from './page-licenses.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import type { PageData, PageDetails, PageInventory } from '#core/report/page-data.ts';

export const pageData = ({ inventories, licenses, generatedAt, tool }: ReportInput): PageData => ({
  generatedAt,
  tool: `${tool.name} ${tool.version}`,
  inventories: inventories.map((inventory) => pageInventory(inventory, licenses?.get(inventory))),
});

function pageInventory(inventory: Inventory, facts: LicenseFacts | undefined): PageInventory {
  const { subject, projects, components, graph, issues, coverage } = inventory;
  const texts = new Texts();
  const more: Record<number, PageDetails> = {};
  components.forEach((component, index) => {
    const details = detailsOf(component);
    if (Object.keys(details).length > 0) more[index] = details;
  });
  return {
    name: subject.name,
    version: subject.version ?? '',
    location: subject.location,
    facts: factsOf(inventory),
    files: coverage.files,
    projects: projects.map(({ id, name, version, path, ecosystem, owners }) => ({ id, name, version: version ?? '', path, ecosystem, owners: owners.map((owner) => owner.name) })),
    components: {
      purl: components.map(({ purl }) => purl),
      group: components.map(({ group }) => texts.index(group ?? '')),
      name: components.map(({ name }) => name),
      version: components.map(({ version }) => version ?? ''),
      scope: components.map(({ scope }) => scopeRank[scope]),
      direct: components.map(({ direct }) => (direct ? 1 : 0)),
      origin: components.map(({ origin }) => texts.index(origin)),
      licenses: components.map(({ declaredLicenses }) => declaredLicenses.flatMap(({ value, path, line }) => [texts.index(value), texts.index(path), line ?? 0])),
      more,
      evidence: components.map(({ evidence }) => evidence.flatMap(({ path, line }) => [texts.index(path), line ?? 0])),
    },
    edges: Array.from({ length: graph.nodeCount }, (_, node) => {
      const targets = dependenciesOf(graph, node);
      return targets.length === 0 ? 0 : [...targets];
    }),
    issues: issues.map(({ path, line, code, message, remedy }) => ({ place: line === undefined ? path : `${path}:${line}`, code, message, remedy })),
    ...pageLicenses(inventory, facts, (text) => texts.index(text)),
    texts: texts.list,
  };
}

function factsOf({ subject }: Inventory): [string, string][] {
  const facts: [string, string | undefined][] = [
    ['Revision', subject.revision],
    ['Usage context', subject.usageContext],
    ['Department', subject.department],
    ['Owners', subject.owners.length === 0 ? undefined : [...new Set(subject.owners.map(({ name }) => name))].join(', ')],
  ];
  return facts.filter((fact): fact is [string, string] => fact[1] !== undefined);
}

function detailsOf({ requirements, aliases, platforms, overridden, hashes, downloadLocation, metadata }: Component): PageDetails {
  return {
    ...(requirements.length > 0 ? { requirements } : {}),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(platforms.length > 0 ? { platforms } : {}),
    ...(overridden ? { overridden: true as const } : {}),
    ...(hashes.length > 0 ? { hashes: hashes.map(({ algorithm, value }) => `${algorithm} ${value}`) } : {}),
    ...(downloadLocation === undefined ? {} : { download: downloadLocation }),
    ...(metadata.description === undefined ? {} : { description: metadata.description.slice(0, 500) }),
    ...(metadata.homepage === undefined ? {} : { homepage: metadata.homepage }),
    ...(metadata.repository === undefined ? {} : { repository: metadata.repository }),
    ...(metadata.supplier === undefined ? {} : { supplier: metadata.supplier }),
    ...(metadata.authors === undefined || metadata.authors.length === 0 ? {} : { authors: metadata.authors.join(', ').slice(0, 300) }),
  };
}

class Texts {
  readonly list: string[] = [];
  readonly #indexes = new Map<string, number>();

  index(text: string): number {
    let index = this.#indexes.get(text);
    if (index === undefined) this.#indexes.set(text, (index = this.list.push(text) - 1));
    return index;
  }
}
