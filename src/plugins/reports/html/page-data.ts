import { dependenciesOf, type DependencyGraph } from '#core/inventory/graph.ts';
import { splitGraph } from '#core/inventory/split-graph.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { scopeRank } from '#core/model/scope.ts';
import type { LicenseFacts } from '#core/model/license-facts.ts';
import { pageLicenses } from './page-licenses.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import type { PageData, PageDetails, PageInventory } from '#core/report/page-data.ts';
import { ItemsOnce, ObjectOnce } from '#core/text/json-pieces.ts';

/** The members of `PageData`, column by column: what is written need not be held. */
export function* pageMembers({ inventories, licenses, generatedAt, tool }: ReportInput): Members<PageData> {
  yield ['generatedAt', generatedAt];
  yield ['tool', `${tool.name} ${tool.version}`];
  yield ['inventories', new ItemsOnce(inventories.map((inventory) => new ObjectOnce(inventoryMembers(inventory, licenses?.get(inventory)))))];
}

type Members<T> = Generator<readonly [key: string & keyof T, value: unknown], void>;

/** The texts come last: by then all are known. */
function* inventoryMembers(inventory: Inventory, facts: LicenseFacts | undefined): Members<PageInventory> {
  const { subject, projects, issues, coverage, resolutions } = inventory;
  const { graph, copied } = resolutions === undefined ? { graph: inventory.graph, copied: [] } : splitGraph(inventory.graph, projects.length, resolutions);
  const texts = new Texts();
  yield ['name', subject.name];
  yield ['version', subject.version ?? ''];
  yield ['location', subject.location];
  yield ['facts', factsOf(inventory)];
  yield ['files', coverage.files];
  yield ['projects', projects.map(({ id, name, version, path, ecosystem, owners }) => ({ id, name, version: version ?? '', path, ecosystem, owners: owners.map((owner) => owner.name) }))];
  yield ['components', new ObjectOnce(componentMembers(inventory, texts))];
  yield ['edges', column(nodesOf(graph.nodeCount), (node) => {
    const targets = dependenciesOf(graph, node);
    return targets.length === 0 ? 0 : [...targets];
  })];
  yield ['ranks', new ObjectOnce(ranksOf(graph))];
  if (copied.length > 0) yield ['copies', [...copied]];
  yield ['issues', issues.map(({ path, line, code, message, remedy }) => ({ place: line === undefined ? path : `${path}:${line}`, code, message, remedy }))];
  yield ['licenses', pageLicenses(inventory, facts, (text) => texts.index(text)).licenses];
  yield ['texts', texts.list];
}

function* componentMembers({ components }: Inventory, texts: Texts): Members<PageInventory['components']> {
  yield ['purl', column(components, ({ purl }) => purl)];
  yield ['group', column(components, ({ group }) => texts.index(group ?? ''))];
  yield ['name', column(components, ({ name }) => name)];
  yield ['version', column(components, ({ version }) => version ?? '')];
  yield ['scope', column(components, ({ scope }) => scopeRank[scope])];
  yield ['direct', column(components, ({ direct }) => (direct ? 1 : 0))];
  yield ['origin', column(components, ({ origin }) => texts.index(origin))];
  yield ['licenses', column(components, ({ declaredLicenses }) => declaredLicenses.flatMap(({ value, path, line }) => [texts.index(value), texts.index(path), line ?? 0]))];
  yield ['more', new ObjectOnce(moreOf(components))];
  yield ['evidence', column(components, ({ evidence }) => evidence.flatMap(({ path, line }) => [texts.index(path), line ?? 0]))];
}

function* moreOf(components: readonly Component[]): Generator<readonly [string, PageDetails]> {
  for (const [index, component] of components.entries()) {
    const details = detailsOf(component);
    if (Object.keys(details).length > 0) yield [String(index), details];
  }
}

function* ranksOf({ nodeCount, offsets, scopes }: DependencyGraph): Generator<readonly [string, number[]]> {
  for (let node = 0; node < nodeCount; node++) {
    const row = scopes.subarray(offsets[node], offsets[node + 1]);
    if (row.some((rank) => rank > 0)) yield [String(node), [...row]];
  }
}

function column<T>(rows: Iterable<T>, valueOf: (row: T) => unknown): ItemsOnce<unknown> {
  return new ItemsOnce((function* () {
    for (const row of rows) yield valueOf(row);
  })());
}

function* nodesOf(count: number): Generator<number> {
  for (let node = 0; node < count; node++) yield node;
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
