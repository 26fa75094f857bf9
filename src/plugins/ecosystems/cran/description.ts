import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readDescription } from './description-text.ts';
import { cranPurl } from './r-purl.ts';

/** The DESCRIPTION of an R package that is developed here. Other files of that name are left alone. */
export default function extract({ file, found }: ExtractInput): void {
  const { name, version, licenses, metadata, dependencies } = readDescription(file.text());
  if (name === undefined || version === undefined) return;
  const project = found.project({ path: file.directory, name, version, purl: cranPurl(name, version), licenses, metadata, file: file.path });
  const open: Asked[] = [];
  for (const { name: needed, requirement, scope, line } of dependencies) {
    const exact = /^==\s*(\S+)$/.exec(requirement)?.[1];
    if (exact === undefined) open.push({ name: needed, line });
    found.depends(project, found.component({ purl: cranPurl(needed, exact), requirement, line }), scope);
  }
  reportUnresolved(found, open, 'Commit the renv.lock that `renv::snapshot()` writes.');
}
