import type { DependencyGraph } from '#core/inventory/graph.ts';
import { plainComponent } from '#core/inventory/packed-component.ts';
import type { Resolution } from '#core/inventory/resolutions.ts';
import { Ways } from '#core/inventory/ways.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { LicenseFacts, StoredLicenses } from '#core/model/license-facts.ts';
import { scopes } from '#core/model/scope.ts';
import type { ReportInput } from '#core/plugin/report.ts';

const schema: import('#core/model/inventory-document.ts').InventoryDocument['schema'] = 'muster-inventory/1';

const pathsShown = 3;

/** One component, project, edge list or issue a line: greppable, and a diff shows what changed. */
export default function* render({ inventories, licenses, generatedAt, tool }: ReportInput): Generator<string> {
  yield `{\n"schema": ${JSON.stringify(schema)},\n"generatedAt": ${JSON.stringify(generatedAt)},\n"tool": ${JSON.stringify(tool)},\n"inventories": [`;
  for (const [index, inventory] of inventories.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* one(inventory, licenses?.get(inventory));
  }
  yield '\n]\n}\n';
}

function* one(inventory: Inventory, facts: LicenseFacts | undefined): Generator<string> {
  const { subject, coverage, untold, projects, components, graph, resolutions, issues } = inventory;
  // made when it is written: a lockfile of 100 MB names a million of them
  const refOf = (node: number): string => projects[node]?.id ?? components[node - projects.length]!.purl;
  const ways = new Ways(inventory);
  yield `{\n"subject": ${JSON.stringify(subject)},\n"coverage": ${JSON.stringify(coverage)}`;
  if (untold !== undefined) yield `,\n"untold": ${JSON.stringify(untold)}`;
  if (facts !== undefined) yield* about(facts);
  yield* lines('projects', projects.map((project) => JSON.stringify({ ...project, ...licensesOf(facts, project.id, undefined, project) })));
  yield* lines('components', components.keys().map((index) => {
    const component = components[index]!;
    const paths = ways.paths(projects.length + index, pathsShown, component.scope).map((path) => path.map(refOf));
    return JSON.stringify({ ...plainComponent(component), ...licensesOf(facts, component.purl, component.declaredLicenses, component), paths });
  }));
  yield* lines('dependencies', dependencyLines(graph, refOf));
  if (resolutions !== undefined) yield* lines('resolutions', resolutions.values().map((resolution) => resolutionLine(resolution, refOf)));
  if (facts !== undefined) yield* lines('licenseFindings', facts.findings.map((finding) => JSON.stringify(finding)));
  yield* lines('issues', issues.map((issue) => JSON.stringify(issue)));
  yield '\n}';
}

function* about(facts: LicenseFacts): Generator<string> {
  // not how much of it an earlier scan had read: the same input gives the same bytes
  const { mode, files, unassigned, findings } = facts.coverage;
  yield `,\n"licenseCoverage": ${JSON.stringify({ mode, files, unassigned, findings })}`;
  const { licenses } = licensesOf(facts, subjectRef);
  if (licenses !== undefined) yield `,\n"licenses": ${JSON.stringify(licenses)}`;
}

/** The subject itself, where no project stands in its root. */
const subjectRef = '';

/** Without what would only repeat the statements, and without lists of nothing. */
function licensesOf(facts: LicenseFacts | undefined, ref: string, statements?: readonly DeclaredLicense[], read: object = {}): { readonly licenses?: object } {
  if (facts === undefined) return {};
  const { declared, files, embedded, copyrights, ...unit } = facts.of(ref, statements);
  // a document that was read back says more than its statements alone
  if ((read as StoredLicenses).licenses !== undefined && files.length + embedded.length === 0 && unit.concluded === undefined && declared.every(({ origin }) => origin === undefined)) return {};
  if (ref === subjectRef && files.length + embedded.length === 0) return {};
  const interpreted = declared.filter(({ certainty, origin }) => certainty !== 'exact' || origin !== undefined);
  return {
    licenses: {
      ...unit,
      ...(interpreted.length > 0 && { declared: interpreted }),
      ...(files.length > 0 && { files }),
      ...(embedded.length > 0 && { embedded }),
      ...(copyrights.length > 0 && { copyrights }),
    },
  };
}

type RefOf = (node: number) => string;

/** So many targets are put into one text: a project may ask for a million packages itself. */
const targetsAtOnce = 1000;

function* dependencyLines(graph: DependencyGraph, refOf: RefOf): Generator<Iterable<string>> {
  for (let node = 0; node < graph.nodeCount; node++) if (graph.offsets[node]! < graph.offsets[node + 1]!) yield dependencyLine(graph, node, refOf);
}

function* dependencyLine(graph: DependencyGraph, node: number, refOf: RefOf): Generator<string> {
  const end = graph.offsets[node + 1]!;
  let text = `{"ref":${JSON.stringify(refOf(node))},"dependsOn":[`;
  for (let at = graph.offsets[node]!; at < end; at += targetsAtOnce) {
    const targets = Array.from(graph.targets.subarray(at, Math.min(end, at + targetsAtOnce)), (target, index) => JSON.stringify({ ref: refOf(target), scope: scopes[graph.scopes[at + index]!] }));
    yield `${text}${targets.join(',')}${at + targetsAtOnce < end ? '' : ']}'}`;
    text = ',';
  }
}

function resolutionLine({ path, nodes, edges }: Resolution, refOf: RefOf): string {
  const rows = new Map<number, object[]>();
  // projects come first, and they are written only for what they lead to
  for (let at = 0; at < edges.length; at += 3) if (!rows.has(edges[at]!)) rows.set(edges[at]!, []);
  for (const node of nodes) if (!rows.has(node)) rows.set(node, []);
  for (let at = 0; at < edges.length; at += 3) rows.get(edges[at]!)!.push({ ref: refOf(edges[at + 1]!), scope: scopes[edges[at + 2]!] });
  return JSON.stringify({ path, dependencies: [...rows].sort(([a], [b]) => a - b).map(([node, dependsOn]) => ({ ref: refOf(node), dependsOn })) });
}

/** A long item comes in parts. */
function* lines(key: string, items: Iterable<string | Iterable<string>>): Generator<string> {
  yield `,\n"${key}": [`;
  let isFirst = true;
  for (const item of items) {
    let before = isFirst ? '\n' : ',\n';
    for (const part of typeof item === 'string' ? [item] : item) {
      yield before + part;
      before = '';
    }
    isFirst = false;
  }
  yield isFirst ? ']' : '\n]';
}
