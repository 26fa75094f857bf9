import { summarize } from '#core/inventory/summary.ts';
import { ShortestPaths } from '#core/inventory/shortest-paths.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { ReportInput } from '#core/plugin/report.ts';
import { escapeMarkdown as safe } from '#core/report/escape-markdown.ts';
import { count } from '#core/report/words.ts';

/** GitHub-flavoured Markdown; text from the scanned files is escaped, so that it cannot become markup. */
export default function* render({ inventories, generatedAt, tool }: ReportInput): Generator<string> {
  const summary = summarize(inventories);
  const title = inventories.length === 1 ? safe(inventories[0]!.subject.name) : count(inventories.length, 'target');
  yield `# Inventory of ${title}\n\n${count(summary.components, 'component')}: ${summary.direct} direct, ${summary.components - summary.direct} transitive. ${count(summary.issues, 'issue')}.\n\n`;
  if (summary.ecosystems.length > 0) {
    yield '| Ecosystem | Components | Direct | Transitive | No declared licence | No exact version |\n| --- | ---: | ---: | ---: | ---: | ---: |\n';
    for (const row of summary.ecosystems) yield `| ${row.type} | ${row.components} | ${row.direct} | ${row.transitive} | ${row.withoutLicense} | ${row.withoutVersion} |\n`;
    yield '\n';
  }
  for (const inventory of inventories) {
    if (inventories.length > 1) yield `## ${safe(inventory.subject.name)}\n\n`;
    yield* issues(inventory);
    yield* components(inventory);
  }
  yield `_${tool.name} ${tool.version}, ${generatedAt}_\n`;
}

function* issues(inventory: Inventory): Generator<string> {
  if (inventory.issues.length === 0) return;
  yield `### Issues\n\nThe inventory is not complete:\n\n| Where | What | What to do |\n| --- | --- | --- |\n`;
  for (const { path, line, code, message, remedy } of inventory.issues) {
    yield `| ${safe(line === undefined ? path : `${path}:${line}`)} | ${code}: ${safe(message)} | ${safe(remedy)} |\n`;
  }
  yield '\n';
}

function* components({ projects, components: all, graph }: Inventory): Generator<string> {
  if (all.length === 0) return;
  const names = [...projects.map(({ name }) => name), ...all.map(({ name }) => name)];
  const ways = new ShortestPaths(graph, projects.length);
  yield '### Components\n\n| Component | Version | Scope | Declared licence | Brought in by |\n| --- | --- | --- | --- | --- |\n';
  for (const [index, component] of all.entries()) {
    const [path] = ways.paths(projects.length + index, 1);
    const licenses = [...new Set(component.declaredLicenses.map(({ value }) => value))].join('; ');
    const name = component.group === undefined ? component.name : `${component.group}/${component.name}`;
    yield `| ${safe(name)} | ${safe(component.version ?? 'not known')} | ${component.scope} | ${safe(licenses === '' ? 'not declared' : licenses)} | ${safe((path ?? []).slice(0, -1).map((node) => names[node]).join(' › '))} |\n`;
  }
  yield '\n';
}
