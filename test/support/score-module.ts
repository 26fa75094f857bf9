// For the inventory scorer: node ../shared/inventory/score.mjs --module test/support/score-module.ts --eco npm --fails 20
// Set SCORE_ISSUES=1 to see the issues of each case on standard error.
import { dependenciesOf } from '#core/inventory/graph.ts';
import { scanInProcess } from './scan-in-process.ts';

export default async function scan(directory: string) {
  const inventory = await scanInProcess(directory);
  const refs = [...inventory.projects.map((project) => project.purl), ...inventory.components.map((component) => component.purl)];
  const edges: Record<string, string[]> = {};
  refs.forEach((from, node) => {
    if (from === undefined) return;
    const to = [...dependenciesOf(inventory.graph, node)].map((target) => refs[target]).filter((target) => target !== undefined);
    edges[from] = [...(edges[from] ?? []), ...to];
  });
  if (process.env['SCORE_ISSUES']) {
    for (const issue of inventory.issues) console.error(`${directory} ${issue.path}:${issue.line ?? ''} ${issue.code} ${issue.message}`);
  }
  return {
    purls: inventory.components.map((component) => component.purl),
    scopes: Object.fromEntries(inventory.components.filter((component) => component.scope !== 'runtime').map((component) => [component.purl, component.scope])),
    edges,
  };
}
