import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportAbsent, reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hasSource } from '#core/plugin/files-below.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { duneLock } from './dune-workspace.ts';
import { nameAndVersion, opamPurl } from './opam-purl.ts';
import { readOpam, type OpamDependency, type OpamFile } from './opam-text.ts';

/** An opam file: beside OCaml source it describes the project, alone it is the record of a package that is elsewhere (a repository of packages). */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  const opam = readOpam(file.text());
  const { name, version } = identityOf(file, opam);
  if (name === undefined) {
    found.issue({
      code: 'partial',
      line: 1,
      message: 'the file does not say of which package it is, nor does its path',
      remedy: 'Name the file or its directory for the package.',
    });
    return;
  }
  if (version !== undefined && !hasSource(tree, file.directory, '.ml', 'dune-project')) {
    found.component({ purl: opamPurl(name, version), licenses: opam.licenses, metadata: opam.metadata, origin: 'unknown' });
    reportAbsent(found, opam.dependencies.filter(({ scope }) => scope === 'runtime'), 'Scan the switch in which the package is installed.');
    return;
  }
  // a lockfile of the same name, or of dune, accounts for the dependencies
  const project = addOpamProject(input, file, opam, name, version);
  const isLocked = tree.get(`${file.path}.locked`) !== undefined || tree.get(joinPath(file.directory, duneLock) ?? '') !== undefined;
  if (!isLocked) addDependencies(input, project, opam);
}

export function addOpamProject(
  { found }: ExtractInput,
  file: SourceFile,
  { licenses, metadata }: OpamFile,
  name: string,
  version: string | undefined,
): NodeId {
  return found.project({
    path: file.directory, name, version, purl: version === undefined ? undefined : opamPurl(name, version), licenses, metadata,
    file: file.path,
  });
}

function addDependencies(input: ExtractInput, project: NodeId, { dependencies }: OpamFile): void {
  const { file, found } = input;
  const open: Asked[] = [];
  for (const dependency of dependencies) {
    const own = siblingProject(input, dependency.name);
    if (own === undefined && dependency.version === undefined) open.push(dependency);
    found.depends(project, own ?? addDependency(found, file, dependency), dependency.scope);
  }
  reportUnresolved(found, open, 'Commit the .opam.locked file that `opam lock` writes.');
}

/** Another package of the same repository. */
export function siblingProject(input: ExtractInput, name: string): NodeId | undefined {
  const own = input.tree.get(joinPath(input.file.directory, `${name}.opam`) ?? '');
  if (own === undefined) return undefined;
  const opam = readOpam(own.text());
  return addOpamProject(input, own, opam, opam.name ?? name, opam.version);
}

/** A package as the opam file `file` asks for it. */
export function addDependency(found: Collector, file: SourceFile, { name, version, requirement, platform, line }: OpamDependency): NodeId {
  return found.component({ purl: opamPurl(name, version), requirement, platform, file: file.path, line, evidence: 'manifest' });
}

/** `alcotest.opam`; `alcotest.1.5.0/opam` in a repository of packages; `alcotest.opam/opam`. */
function identityOf(file: SourceFile, opam: OpamFile): { name?: string | undefined; version?: string | undefined } {
  const written = { name: opam.name, version: opam.version };
  if (file.name !== 'opam') return { ...written, name: written.name ?? file.name.slice(0, -'.opam'.length) };
  const directory = nameOf(file.directory);
  const named = directory.endsWith('.opam') ? { name: directory.slice(0, -'.opam'.length), version: undefined } : nameAndVersion(directory);
  return { name: written.name ?? named?.name, version: written.version ?? (/^v?\d/.test(named?.version ?? '') ? named?.version : undefined) };
}
