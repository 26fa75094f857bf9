import { dependenciesOf, type DependencyGraph } from '#core/inventory/graph.ts';
import { plainComponent } from '#core/inventory/packed-component.ts';
import { ShortestPaths } from '#core/inventory/shortest-paths.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { scopes } from '#core/model/scope.ts';
import type { ReportInput } from '#core/plugin/report.ts';

const schema: import('#core/model/inventory-document.ts').InventoryDocument['schema'] = 'muster-inventory/1';

const pathsShown = 3;

/** One component, project, edge list or issue a line: greppable, and a diff shows what changed. */
export default function* render({ inventories, generatedAt, tool }: ReportInput): Generator<string> {
  yield `{\n"schema": ${JSON.stringify(schema)},\n"generatedAt": ${JSON.stringify(generatedAt)},\n"tool": ${JSON.stringify(tool)},\n"inventories": [`;
  for (const [index, inventory] of inventories.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* one(inventory);
  }
  yield '\n]\n}\n';
}

function* one({ subject, coverage, projects, components, graph, issues }: Inventory): Generator<string> {
  const refs = [...projects.map(({ id }) => id), ...components.map(({ purl }) => purl as string)];
  const ways = new ShortestPaths(graph, projects.length);
  yield `{\n"subject": ${JSON.stringify(subject)},\n"coverage": ${JSON.stringify(coverage)}`;
  yield* lines('projects', projects.map((project) => JSON.stringify(project)));
  yield* lines('components', components.keys().map((index) => {
    const paths = ways.paths(projects.length + index, pathsShown).map((path) => path.map((node) => refs[node]));
    return JSON.stringify({ ...plainComponent(components[index]!), paths });
  }));
  yield* lines('dependencies', dependencyLines(graph, refs));
  yield* lines('issues', issues.map((issue) => JSON.stringify(issue)));
  yield '\n}';
}

function* dependencyLines(graph: DependencyGraph, refs: readonly string[]): Generator<string> {
  for (const [node, ref] of refs.entries()) {
    const targets = dependenciesOf(graph, node);
    if (targets.length === 0) continue;
    const start = graph.offsets[node]!;
    yield JSON.stringify({ ref, dependsOn: Array.from(targets, (target, at) => ({ ref: refs[target], scope: scopes[graph.scopes[start + at]!] })) });
  }
}

function* lines(key: string, items: Iterable<string>): Generator<string> {
  yield `,\n"${key}": [`;
  let isFirst = true;
  for (const item of items) {
    yield isFirst ? `\n${item}` : `,\n${item}`;
    isFirst = false;
  }
  yield isFirst ? ']' : '\n]';
}
