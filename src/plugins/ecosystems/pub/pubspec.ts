import type { NodeId } from '#core/inventory/extraction.ts';
import { reportAbsent, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hasSource } from '#core/plugin/files-below.ts';
import { joinPath } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { addProject } from './add-project.ts';
import { exactVersion, pubPurl } from './pub-purl.ts';
import { readPubspec, type PubDependency, type Pubspec } from './pubspec-text.ts';

/** A `pubspec.yaml` that no lockfile accounts for. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const pubspec = readPubspec(file, found);
  if (pubspec.name === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the package has no name', remedy: 'Give it one, or remove the file.' });
    return;
  }
  if (pubspec.version !== undefined && pubspec.workspace.length === 0 && !hasSource(tree, file.directory, '.dart')) return addRecord(input, pubspec);
  const root = addProject(found, file, pubspec);
  const open: Asked[] = [];
  for (const dependency of pubspec.dependencies) {
    const { node, resolved } = addRequest(input, file, dependency);
    if (!resolved) open.push(dependency);
    found.depends(root, node, dependency.scope);
  }
  reportUnresolved(found, open, 'Commit the pubspec.lock that `dart pub get` writes, or scan with --online.');
}

/** A package without its source: it is used here, but not developed here. */
function addRecord({ found }: ExtractInput, { name = '', version, metadata, dependencies }: Pubspec): void {
  found.component({ purl: pubPurl(name, version), metadata, origin: 'unknown' });
  reportAbsent(found, dependencies.filter(({ scope }) => scope === 'runtime'), 'Scan the project that uses the package and has a pubspec.lock.');
}

/** Adds what is asked for, without an edge. */
export function addRequest(
  { tree, found }: Pick<ExtractInput, 'tree' | 'found'>,
  manifest: SourceFile,
  { name, source, requirement, url, revision, path, overridden, line }: PubDependency,
): { node: NodeId; resolved: boolean } {
  const common = { requirement, overridden, file: manifest.path, line, evidence: 'manifest' as const };
  if (source === 'path') {
    const place = joinPath(manifest.directory, path ?? '.');
    const local = place === undefined ? undefined : tree.get(`${place}/pubspec.yaml`);
    if (local !== undefined) return { node: addProject(found, local, readOrReport(found, local, (from) => readPubspec(from, found))), resolved: true };
    return { node: found.component({ ...common, purl: pubPurl(name), origin: 'path' }), resolved: true };
  }
  if (source === 'git') {
    return { node: found.component({ ...common, purl: pubPurl(name, undefined, vcsUrl(url ?? '', revision)), origin: 'git' }), resolved: revision !== undefined };
  }
  if (source === 'sdk') return { node: found.component({ ...common, purl: pubPurl(name), origin: 'system' }), resolved: true };
  const version = exactVersion(requirement);
  return { node: found.component({ ...common, purl: pubPurl(name, version) }), resolved: version !== undefined };
}
