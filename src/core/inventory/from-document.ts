import type { Inventory } from '../model/inventory.ts';
import { InventoryDocument } from '../model/inventory-document.ts';
import { scopeRank } from '../model/scope.ts';
import { canonicalPurl } from '../purl/purl.ts';
import { TextSyntaxError } from '../text/position.ts';
import { buildGraph, type Edge } from './graph.ts';
import type { Resolution } from './resolutions.ts';

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

type Dependencies = InventoryData['dependencies'];

function inventoryOf(data: InventoryData): Inventory {
  const projects = data.projects.map((project) => ({ ...project, ...(project.purl === undefined ? {} : { purl: canonicalPurl(project.purl) }) }));
  const components = data.components.map(({ paths: _paths, ...component }) => ({ ...component, purl: canonicalPurl(component.purl) }));
  const index = new Map<string, number>([...projects.map(({ id }) => id), ...components.map(({ purl }) => purl as string)].map((ref, node) => [ref, node]));
  const nodeOf = (ref: string, by: string): number => {
    const node = index.get(ref);
    if (node === undefined) throw new TextSyntaxError(`the dependency of ${by} on ${ref} names something that is not listed`);
    return node;
  };
  const edgesOf = (rows: Dependencies): Edge[] => rows.flatMap(({ ref, dependsOn }) => dependsOn.map(({ ref: target, scope }) => ({ from: nodeOf(ref, ref), to: nodeOf(target, ref), scope })));
  const graph = buildGraph(index.size, edgesOf(data.dependencies));
  const resolutions = data.resolutions?.map(({ path, dependencies }): Resolution => ({
    path,
    nodes: Uint32Array.from(dependencies.map(({ ref }) => nodeOf(ref, ref)).filter((node) => node >= projects.length)).sort(),
    edges: Int32Array.from(edgesOf(dependencies).flatMap(({ from, to, scope }) => [from, to, scopeRank[scope]])),
  }));
  // the schema marks absent fields as optional, the model by absence: the same at run time
  return { ...data, projects, components, graph, ...(resolutions === undefined ? {} : { resolutions }) } as unknown as Inventory;
}
