import { edgesOf } from '#core/inventory/graph.ts';
import type { Inventory } from '#core/model/inventory.ts';

/** An inventory as compact, ordered JSON for golden files: every fact once, defaults left out. */
export function summarize(inventory: Inventory) {
  const refs = [...inventory.projects.map((project) => project.id), ...inventory.components.map((component) => component.purl as string)];
  return {
    projects: inventory.projects.map(({ evidence, ...project }) => compact({ ...project, at: evidence.map(place) })),
    components: inventory.components.map(({ name: _name, group: _group, version: _version, evidence, origin, ...component }) =>
      compact({ ...component, origin: origin === 'registry' ? undefined : origin, at: evidence.map(place) })),
    edges: [...edgesOf(inventory.graph)].map(({ from, to, scope }) => `${refs[from]} > ${refs[to]}${scope === 'runtime' ? '' : ` (${scope})`}`),
    issues: inventory.issues.map((issue) => `${issue.path}${issue.line === undefined ? '' : `:${issue.line}`} ${issue.code}: ${issue.message}`),
  };
}

const place = (evidence: Inventory['components'][number]['evidence'][number]): string => `${evidence.path}${evidence.line === undefined ? '' : `:${evidence.line}`}`;

/** Without empty lists, empty objects, false and undefined. */
function compact(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, item]) =>
    item !== undefined && item !== false && !(typeof item === 'object' && item !== null && Object.keys(item).length === 0)));
}
