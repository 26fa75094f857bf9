import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import { isChocolatey, readNuspec } from '#core/nuspec/nuspec.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readXml } from '#core/plugin/read-xml.ts';
import { packagePurl } from './package-purl.ts';

/** A Chocolatey package that is made here. */
export default function extract({ file, tree, found }: ExtractInput): void {
  if (!isChocolatey(file.path, (path) => tree.get(path) !== undefined)) return;
  const nuspec = readNuspec(readXml(found, file));
  if (nuspec?.id === undefined) {
    found.issue({ code: 'malformed', line: 1, message: 'the file names no package', remedy: 'Write an id into its metadata.' });
    return;
  }
  const project = found.project({
    path: file.directory,
    name: nuspec.id,
    version: nuspec.version,
    purl: packagePurl(nuspec.id, nuspec.version),
    licenses: nuspec.licenses,
    metadata: nuspec.metadata,
    owners: nuspec.owners,
    file: file.path,
    line: nuspec.line,
  });
  const open: Asked[] = [];
  for (const { id, requirement, line } of nuspec.dependencies) {
    // only brackets pin: a version alone is the least one, and Chocolatey takes the latest
    const pinned = /^\[\s*([^,[\]()\s]+)\s*\]$/.exec(requirement ?? '')?.[1];
    if (id === '') continue;
    if (pinned === undefined) open.push({ name: requirement === undefined ? id : `${id} ${requirement}`, line });
    found.depends(project, found.component({ purl: packagePurl(id, pinned), requirement, line }));
  }
  reportUnresolved(found, open, 'Pin them ([1.2.3]), or scan a machine on which they are installed.');
}
