import { plainComponent } from '#core/inventory/packed-component.ts';
import { Ways } from '#core/inventory/ways.ts';
import type { Comparison } from '#core/model/comparison.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { ComparisonInput } from '#core/plugin/comparison-report.ts';

const schema: import('#core/model/comparison-document.ts').ComparisonDocument['schema'] = 'muster-diff/1';

const pathsShown = 3;

/** One component or issue a line. */
export default function* render({ comparisons, summary, generatedAt, tool }: ComparisonInput): Generator<string> {
  yield `{\n"schema": ${JSON.stringify(schema)},\n"generatedAt": ${JSON.stringify(generatedAt)},\n"tool": ${JSON.stringify(tool)},\n"summary": ${JSON.stringify(summary)},\n"comparisons": [`;
  for (const [index, comparison] of comparisons.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* one(comparison);
  }
  yield '\n]\n}\n';
}

function* one({ name, before, after, diff, notCompared, issues }: Comparison): Generator<string> {
  const old = withPaths(before);
  const fresh = withPaths(after);
  yield `{\n"name": ${JSON.stringify(name)}`;
  if (before !== undefined) yield `,\n"before": ${JSON.stringify(side(before))}`;
  if (after !== undefined) yield `,\n"after": ${JSON.stringify(side(after))}`;
  yield* lines('added', diff.added.map((component) => JSON.stringify(fresh(component))));
  yield* lines('removed', diff.removed.map((component) => JSON.stringify(old(component))));
  yield* lines('changed', diff.changed.map((change) => JSON.stringify({ ...change, before: old(change.before), after: fresh(change.after) })));
  yield `,\n"unchanged": ${diff.unchanged}`;
  if (notCompared.length > 0) yield `,\n"notCompared": ${JSON.stringify(notCompared)}`;
  yield `,\n"issues": {"both": ${JSON.stringify(issues.both)}`;
  yield* lines('onlyBefore', issues.onlyBefore.map((issue) => JSON.stringify(issue)));
  yield* lines('onlyAfter', issues.onlyAfter.map((issue) => JSON.stringify(issue)));
  yield '}\n}';
}

const side = ({ subject, components, issues }: Inventory): object => ({ ...subject, components: components.length, issues: issues.length });

/** Components as `scan --format json` writes them. */
function withPaths(inventory: Inventory | undefined): (component: Component) => object {
  if (inventory === undefined) return plainComponent;
  const { projects, components } = inventory;
  const refs = [...projects.map(({ id }) => id), ...components.map(({ purl }) => purl as string)];
  const nodes = new Map(components.map(({ purl }, index) => [purl, projects.length + index]));
  const ways = new Ways(inventory);
  return (component) => ({ ...plainComponent(component), paths: ways.paths(nodes.get(component.purl)!, pathsShown, component.scope).map((path) => path.map((node) => refs[node])) });
}

function* lines(key: string, items: readonly string[]): Generator<string> {
  yield `,\n"${key}": [${items.length === 0 ? '' : `\n${items.join(',\n')}\n`}]`;
}
