import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { isChocolatey, readNuspec } from '#core/nuspec/nuspec.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { installedPackage, isInstalledNuspec } from './installed-package.ts';
import { packagePurl } from './package-purl.ts';
import { baseName, projectsIn } from './project-index.ts';
import { versionFor } from './version-range.ts';

/** A .nuspec: of an unpacked package it describes that, elsewhere the package that is made here. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isChocolatey(file.path, (path) => tree.get(path) !== undefined)) return;
  const nuspec = readNuspec(readXml(found, file));
  if (nuspec === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the file has no metadata element', remedy: 'Repair the file.' });
    return;
  }
  if (nuspec.id !== undefined && isInstalledNuspec(tree, file.path, nuspec.id, nuspec.version)) {
    installedPackage(input, file, nuspec);
    return;
  }
  const name = nuspec.id ?? baseName(file.path);
  const project = found.project({
    path: file.directory,
    name,
    version: nuspec.version,
    purl: nuspec.id === undefined ? undefined : packagePurl(nuspec.id, nuspec.version),
    licenses: nuspec.licenses,
    metadata: nuspec.metadata,
    owners: nuspec.owners,
    file: file.path,
    line: nuspec.line,
  });
  // a project file beside it says what is built in; the nuspec repeats it for those who use the package
  if (projectsIn(tree, file.directory).length > 0 || tree.get(`${file.directory}/packages.config`) !== undefined) return;
  const open: Asked[] = [];
  for (const { id, requirement, framework, line } of nuspec.dependencies) {
    if (id === '') {
      found.issue({ code: 'partial', line, message: 'a dependency has no id', remedy: 'Repair the entry.' });
      continue;
    }
    const version = requirement === undefined ? undefined : versionFor(requirement);
    if (version === undefined) open.push({ name: requirement === undefined ? id : `${id} ${requirement}`, line });
    found.depends(project, found.component({ purl: packagePurl(id, version), requirement: requirement === version ? undefined : requirement, platform: framework, line }));
  }
  reportUnresolved(found, open, 'Scan the projects that build the package, or scan with --online.');
}

