import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import { firstLine, namesOf, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { parseJson } from '#core/text/json.ts';
import { podComponent, podPurl } from './pod-component.ts';
import { PodNodes } from './pod-nodes.ts';
import type { LockedPods, PodSource } from './podfile-lock-text.ts';
import { readPodspec, readPodspecJson, type Podspec } from './podspec-text.ts';
import { podspec } from './shapes.ts';

/** Licences of a pod, and the file that says so. */
export interface StatedLicenses {
  readonly values: readonly string[];
  readonly file: string;
}

/** All pods of a lockfile and their edges; pods that are developed in this tree become projects. `base` is the directory of the Podfile. */
export function addPods(found: Collector, tree: TreeView, locked: LockedPods, base: string, licenses: ReadonlyMap<string, StatedLicenses> = new Map()): PodNodes {
  const partial = (line: number | undefined, message: string): void => found.issue({ code: 'partial', line, message, remedy: 'Write the lockfile again with `pod install`.' });
  if (locked.problem !== undefined) partial(1, locked.problem);
  const requirements = new Map(locked.dependencies.map(({ name, requirement }) => [name, requirement]));
  const nodes = new PodNodes(found);
  for (const { written, name, version, line, needs } of locked.pods) {
    if (version === undefined) {
      partial(line, `the entry ${JSON.stringify(written.slice(0, 100))} has no version`);
      continue;
    }
    const known = nodes.node(name);
    if (known === undefined) nodes.add(name, add({ found, tree, base }, { name, version, line, source: locked.sourceOf(name) }, requirements.get(name), licenses.get(name)), line);
    else if (line !== undefined) nodes.addLine(known, line);
    for (const other of needs) nodes.addNeed(name, other);
  }
  const missing: Asked[] = [];
  for (const { from, to, name, line } of nodes.needs()) {
    if (to === undefined) missing.push({ name: name(), line });
    else found.depends(from, to);
  }
  if (missing.length > 0) {
    found.issue({
      code: 'stale-lockfile',
      line: firstLine(missing),
      message: `pods are needed but not locked: ${enumerate(namesOf(missing))}`,
      remedy: 'Write the lockfile again with `pod install`.',
    });
  }
  return nodes;
}

interface Place {
  readonly found: Collector;
  readonly tree: TreeView;
  readonly base: string;
}

interface Pod {
  readonly name: string;
  readonly version: string;
  readonly line: number | undefined;
  readonly source: PodSource;
}

function add({ found, tree, base }: Place, { name, version, line, source }: Pod, requirement: string | undefined, licenses: StatedLicenses | undefined): NodeId {
  const local = source.path === undefined ? undefined : findPodspec(tree, base, source.path, name);
  if (local !== undefined && !local.path.includes('node_modules/')) return addPodProject(found, local, readOrReport(found, local, () => readPodspecFile(local, found)), name, version);
  const input = { ...podComponent(name, version, source), requirement };
  const node = found.component({ ...input, line });
  if (licenses !== undefined) found.component({ ...input, licenses: licenses.values, file: licenses.file });
  return node;
}

/** The path names the podspec or its directory. */
function findPodspec(tree: TreeView, base: string, path: string, name: string): SourceFile | undefined {
  const place = joinPath(base, path);
  if (place === undefined) return undefined;
  return [place, `${place}/${name}.podspec`, `${place}/${name}.podspec.json`].map((candidate) => tree.get(candidate)).find((file) => file !== undefined);
}

/** Throws `TextSyntaxError`. */
export function readPodspecFile(file: SourceFile, found: Issues): Podspec {
  if (!file.name.endsWith('.json')) return readPodspec(file.text());
  const json = parseJson(file.text());
  checkShape(found, json, podspec, file.path);
  return readPodspecJson(json);
}

export function addPodProject(found: Collector, file: SourceFile, podspec: Podspec | undefined, name: string, version = podspec?.version): NodeId {
  found.claim(file.path);
  return found.project({
    path: file.directory, name, version,
    purl: version === undefined ? undefined : podPurl(name, version),
    licenses: podspec?.licenses, metadata: podspec?.metadata, file: file.path,
  });
}
