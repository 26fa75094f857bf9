import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readDescription } from './description-text.ts';
import { cranPurl, remoteComponent } from './r-purl.ts';
import { reportUnusedRemotes, type Remote } from './remotes-field.ts';

/** The DESCRIPTION of an R package that is developed here. Other files of that name are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const { name, version, licenses, metadata, dependencies, remotes, remotesLine } = readDescription(file.text());
  if (name === undefined || version === undefined) return;
  const project = found.project({ path: file.directory, name, version, purl: cranPurl(name, version), licenses, metadata, file: file.path });
  const open: Asked[] = [];
  const byName = new Map(remotes.flatMap((remote) => remote.names.map((own) => [own.toLowerCase(), remote] as const)));
  const used = new Set<Remote>();
  for (const { name: needed, requirement, scope, line } of dependencies) {
    const exact = /^==\s*(\S+)$/.exec(requirement)?.[1];
    const remote = byName.get(needed.toLowerCase());
    if (remote !== undefined) {
      used.add(remote);
      const component = remoteComponent(needed, undefined, (key) => remote.fields.get(key));
      if (component.origin !== 'git' || !remote.fields.has('RemoteRef')) open.push({ name: needed, line });
      found.depends(project, found.component({ ...component, requirement, line }), scope);
      continue;
    }
    if (exact === undefined) open.push({ name: needed, line });
    found.depends(project, found.component({ purl: cranPurl(needed, exact), requirement, line }), scope);
  }
  reportUnusedRemotes(found, remotes, used, remotesLine);
  reportUnresolved(found, open, 'Commit the renv.lock that `renv::snapshot()` writes.');
}
