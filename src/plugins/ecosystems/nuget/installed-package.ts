import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { Nuspec } from '#core/nuspec/nuspec.ts';
import { directoryOf, nameOf, parentOf } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { sha512 } from './hash.ts';
import { packagePurl } from './package-purl.ts';
import { fileIn, indexOf } from './project-index.ts';

/** Is the description that of a package which was unpacked here, in the cache of NuGet or a packages folder? */
export function isInstalledNuspec(tree: TreeView, path: string, id: string, version: string | undefined): boolean {
  const directory = directoryOf(path);
  const folder = nameOf(directory).toLowerCase();
  if (version !== undefined && folder === `${id}.${version}`.toLowerCase()) return true;
  if (version !== undefined && folder === version.toLowerCase() && nameOf(parentOf(directory) ?? '').toLowerCase() === id.toLowerCase()) return true;
  return isPackageDirectory(tree, directory);
}

/** Is the directory, by the files that a restore leaves in it, that of an unpacked package? */
export function isPackageDirectory(tree: TreeView, directory: string): boolean {
  const files = indexOf(tree).byDirectory.get(directory) ?? [];
  return files.some((file) => /\.(?:nupkg|nupkg\.metadata|nupkg\.sha512)$/i.test(file)) && files.some((file) => /\.(?:nuspec|nupkg\.metadata|nupkg)$/i.test(file));
}

export function installedPackage({ tree, found }: ExtractInput, file: SourceFile, nuspec: Nuspec): void {
  const digest = (indexOf(tree).byDirectory.get(file.directory) ?? []).find((path) => path.toLowerCase().endsWith('.nupkg.sha512'));
  const digestFile = digest === undefined ? undefined : tree.get(fileIn(tree, '.', digest) ?? digest);
  found.component({
    purl: packagePurl(nuspec.id!, nuspec.version),
    licenses: nuspec.licenses,
    metadata: nuspec.metadata,
    hashes: sha512(digestFile?.text()),
    evidence: 'installed',
    file: file.path,
    line: nuspec.line,
  });
}
