import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addDependency, remotesByName } from './add-dependency.ts';
import { readDescription } from './description-text.ts';
import { cranPurl } from './r-purl.ts';
import { reportUnusedRemotes, type Remote } from './remotes-field.ts';

/** The DESCRIPTION of an R package that is developed here. Other files of that name are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const { name, version, licenses, metadata, dependencies, remotes, remotesLine } = readDescription(file.text());
  if (name === undefined || version === undefined) return;
  const project = found.project({ path: file.directory, name, version, purl: cranPurl(name, version), licenses, metadata, file: file.path });
  const open: Asked[] = [];
  const byName = remotesByName(remotes);
  const used = new Set<Remote>();
  for (const dependency of dependencies) {
    const remote = byName.get(dependency.name.toLowerCase());
    if (remote !== undefined) used.add(remote);
    const { node, isOpen } = addDependency(found, file, dependency, remote);
    if (isOpen) open.push(dependency);
    found.depends(project, node, dependency.scope);
  }
  reportUnusedRemotes(found, remotes, used, remotesLine);
  reportUnresolved(found, open, 'Commit the renv.lock that `renv::snapshot()` writes.');
}
