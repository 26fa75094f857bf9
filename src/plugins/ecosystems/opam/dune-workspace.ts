import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { filesBelow } from '#core/plugin/files-below.ts';
import { joinPath } from '#core/plugin/path.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { packagesOf, type DunePackage } from './dune-package.ts';
import { readDune } from './dune-text.ts';
import { opamPurl } from './opam-purl.ts';
import { readOpam } from './opam-text.ts';

/** Beside the `dune-project`. */
export const duneLock = 'dune.lock/lock.dune';

/** The packages that a `dune-project` defines. */
export const packagesIn = (project: SourceFile): DunePackage[] => packagesOf(readDune(project.text()));

/** All packages that are defined in that directory, by opam files and by the `dune-project`, each with the file that says so. */
export function packagesAt({ tree, found }: ExtractInput, directory: string): { readonly file: SourceFile; readonly packages: readonly DunePackage[] }[] {
  const opam = [...filesBelow(tree, directory)].filter((file) => file.directory === directory && file.name.endsWith('.opam')).flatMap((file) => {
    const read = readOrReport(found, file, () => readOpam(file.text()));
    if (read === undefined) return [];
    const { name = file.name.slice(0, -'.opam'.length), ...said } = read;
    return [{ file, packages: [{ ...said, name }] }];
  });
  const project = tree.get(joinPath(directory, 'dune-project') ?? '');
  if (project === undefined) return opam;
  const known = new Set(opam.map(({ packages }) => packages[0]!.name));
  return [...opam, { file: project, packages: (readOrReport(found, project, packagesIn) ?? []).filter(({ name }) => !known.has(name)) }];
}

export function addPackages({ found }: ExtractInput, file: SourceFile, packages: readonly DunePackage[]): Map<string, NodeId> {
  return new Map(packages.map(({ name, version, licenses, metadata, line, licenseLine }) => {
    const purl = version === undefined ? undefined : opamPurl(name, version);
    const licenseSource = { file: file.path, ...(licenseLine === undefined ? {} : { line: licenseLine }) };
    return [name, found.project({ path: file.directory, name, version, purl, licenses, licenseSource, metadata, file: file.path, line })];
  }));
}
