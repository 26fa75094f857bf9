import type { Inventory } from '../model/inventory.ts';
import { InventoryDocument } from '../model/inventory-document.ts';
import { canonicalPurl } from '../purl/purl.ts';
import { TextSyntaxError } from '../text/position.ts';
import { buildGraph, type Edge } from './graph.ts';

/** The inventories of a document of `--format json`. Throws `TextSyntaxError` that says what is wrong where. */
export function inventoriesOf(text: string): Inventory[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TextSyntaxError((error as Error).message);
  }
  const parsed = InventoryDocument.safeParse(value);
  if (!parsed.success) {
    const problem = parsed.error.issues[0];
    throw new TextSyntaxError(`it is not an inventory of a known schema: ${problem?.path.join('.') ?? ''} ${problem?.message ?? ''}`.trim());
  }
  return parsed.data.inventories.map(inventoryOf);
}

type InventoryData = InventoryDocument['inventories'][number];

function inventoryOf(data: InventoryData): Inventory {
  const projects = data.projects.map((project) => ({ ...project, ...(project.purl === undefined ? {} : { purl: canonicalPurl(project.purl) }) }));
  const components = data.components.map(({ paths: _paths, ...component }) => ({ ...component, purl: canonicalPurl(component.purl) }));
  const index = new Map<string, number>([...projects.map(({ id }) => id), ...components.map(({ purl }) => purl as string)].map((ref, node) => [ref, node]));
  const edges: Edge[] = [];
  for (const { ref, dependsOn } of data.dependencies) {
    const from = index.get(ref);
    for (const { ref: target, scope } of dependsOn) {
      const to = index.get(target);
      if (from === undefined || to === undefined) throw new TextSyntaxError(`the dependency of ${ref} on ${target} names something that is not listed`);
      edges.push({ from, to, scope });
    }
  }
  // the schema marks absent fields as optional, the model by absence: the same at run time
  return { ...data, projects, components, graph: buildGraph(index.size, edges) } as unknown as Inventory;
}
