import { buildGraph } from '#core/inventory/graph.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory, Subject } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Project } from '#core/model/project.ts';
import type { Scope } from '#core/model/scope.ts';
import { canonicalPurl, parsePurl } from '#core/purl/purl.ts';

/** A component as little as possible is said about; `licenses` is short for where they stand. */
export function makeComponent(purl: string, { licenses = [], ...rest }: Partial<Component> & { readonly licenses?: readonly string[] } = {}): Component {
  const { name, namespace, version } = parsePurl(purl, 'tolerant');
  return {
    purl: canonicalPurl(purl),
    name,
    ...(namespace ? { group: namespace } : {}),
    ...(version ? { version } : {}),
    requirements: [], scope: 'runtime', direct: true, origin: 'registry', hashes: [], aliases: [], platforms: [], overridden: false, metadata: {},
    declaredLicenses: licenses.map((value) => ({ value, path: 'package-lock.json', line: 3 })),
    evidence: [{ kind: 'lockfile', path: 'package-lock.json', line: 3, source: 'npm/package-lock' }],
    ...rest,
  };
}

export interface InventoryParts {
  readonly subject?: Partial<Subject>;
  readonly projects?: readonly Partial<Project>[];
  readonly components?: readonly Component[];
  /** `from > to (scope)`; ids of projects and purls. */
  readonly edges?: readonly string[];
  readonly issues?: readonly Issue[];
}

export function makeInventory({ subject = {}, projects = [{}], components = [], edges = [], issues = [] }: InventoryParts): Inventory {
  const units = projects.map((project): Project => ({
    id: 'npm:.', ecosystem: 'npm', path: '.', name: 'shop', declaredLicenses: [], metadata: {}, owners: [], evidence: [{ kind: 'manifest', path: 'package.json', line: 1, source: 'npm/package-json' }], ...project,
  }));
  const sorted = [...components].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const refs = [...units.map(({ id }) => id), ...sorted.map(({ purl }) => purl as string)];
  const graph = buildGraph(refs.length, edges.map((edge) => {
    const [, from = '', to = '', scope = 'runtime'] = /^(.*) > (\S+)(?: \((\w+)\))?$/.exec(edge) ?? [];
    return { from: refs.indexOf(from), to: refs.indexOf(to), scope: scope as Scope };
  }));
  return {
    subject: { name: 'shop', kind: 'directory', location: 'shop', owners: [], ...subject },
    projects: units, components: sorted, graph, issues, coverage: { files: 40, directories: 6, recognized: 2, ignored: 3 },
  };
}

export const makeIssue = (issue: Partial<Issue> = {}): Issue => ({
  code: 'unresolved', path: 'package.json', line: 4, message: 'left-pad has no exact version', remedy: 'Commit the lockfile.', source: 'npm/package-json', ...issue,
});
