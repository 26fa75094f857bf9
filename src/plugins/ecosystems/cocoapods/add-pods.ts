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
import type { LockedPod, LockedPods } from './podfile-lock-text.ts';
import { readPodspec, readPodspecJson, type Podspec } from './podspec-text.ts';
import { podspec } from './shapes.ts';

/** Licences of a pod, and the file that says so. */
export interface StatedLicenses {
  readonly values: readonly string[];
  readonly file: string;
}

/** All pods of a lockfile and their edges; pods that are developed in this tree become projects. `base` is the directory of the Podfile. */
export function addPods(
  found: Collector,
  tree: TreeView,
  locked: LockedPods,
  base: string,
  licenses: ReadonlyMap<string, StatedLicenses> = new Map(),
): Map<string, NodeId> {
  for (const { line, message } of locked.problems) {
    found.issue({
      code: 'partial', line, message,
      remedy: 'Write the lockfile again with `pod install`.',
    });
  }
  const requirements = new Map(locked.dependencies.map(({ name, requirement }) => [name, requirement]));
  const nodes = new Map<string, NodeId>();
  for (const pod of locked.pods.values()) nodes.set(pod.name, add(found, tree, pod, base, requirements.get(pod.name), licenses.get(pod.name)));
  const missing: Asked[] = [];
  for (const pod of locked.pods.values()) {
    for (const need of pod.needs) {
      const target = nodes.get(need);
      if (target === undefined) missing.push({ name: need, line: pod.lines[0] });
      else found.depends(nodes.get(pod.name)!, target);
    }
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

function add(
  found: Collector,
  tree: TreeView,
  pod: LockedPod,
  base: string,
  requirement: string | undefined,
  licenses: StatedLicenses | undefined,
): NodeId {
  const { name, version, lines, source } = pod;
  const local = source.path === undefined ? undefined : findPodspec(tree, base, source.path, name);
  if (local !== undefined && !local.path.includes('node_modules/')) return addPodProject(found, local, readOrReport(found, local, () => readPodspecFile(local, found)), name, version);
  const input = { ...podComponent(name, version, source), requirement };
  const node = found.component({ ...input, line: lines[0] });
  for (const line of lines.slice(1)) found.component({ ...input, line });
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
