import { ShortestPaths } from '#core/inventory/shortest-paths.ts';
import type { Component } from '#core/model/component.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { csvLine } from '#core/report/csv-line.ts';

const columns = [
  'target', 'purl', 'ecosystem', 'group', 'name', 'version', 'requirements', 'scope', 'direct', 'declaredLicenses', 'origin', 'path', 'evidence',
  'downloadLocation', 'hashes',
] as const;

/** One row a component and target; lists are joined by ` | `. */
export default function* render({ inventories }: ReportInput): Generator<string> {
  yield csvLine(columns);
  for (const { subject, projects, components, graph } of inventories) {
    const refOf = (node: number): string => projects[node]?.name ?? components[node - projects.length]!.purl;
    const ways = new ShortestPaths(graph, projects.length);
    for (const [index, component] of components.entries()) {
      const [path] = ways.paths(projects.length + index, 1);
      yield csvLine(cells(subject.name, component, (path ?? []).map(refOf)));
    }
  }
}

function cells(target: string, component: Component, path: readonly string[]): string[] {
  const { purl, group, name, version, requirements, scope, direct, declaredLicenses, origin, evidence, downloadLocation, hashes } = component;
  return [
    target, purl, purl.slice(4, purl.indexOf('/')), group ?? '', name, version ?? '', requirements.join(' | '), scope, direct ? 'true' : 'false',
    [...new Set(declaredLicenses.map(({ value }) => value))].join(' | '), origin, path.join(' > '),
    evidence.map((item) => (item.line === undefined ? item.path : `${item.path}:${item.line}`)).join(' | '),
    downloadLocation ?? '', hashes.map(({ algorithm, value }) => `${algorithm}:${value}`).join(' | '),
  ];
}
