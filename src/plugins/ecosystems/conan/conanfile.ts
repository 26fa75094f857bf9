import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readConanfile } from './manifest.ts';
import { addProject, reportUnread } from './project.ts';
import { conanPurl } from './reference.ts';

/** A conanfile without lockfile. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const conanfile = readConanfile(file, tree);
  reportUnread(found, file, conanfile);
  const project = addProject(found, file, conanfile);
  const open: Asked[] = [];
  for (const { reference, scope, overridden, onlyOverrides, line } of conanfile.requirements) {
    if (reference.version === undefined) open.push({ name: reference.name, line });
    const node = found.component({ purl: conanPurl(reference), requirement: reference.requirement ?? reference.version, overridden, scope: onlyOverrides ? scope : undefined, line });
    if (!onlyOverrides) found.depends(project, node, scope);
  }
  reportUnresolved(found, open, 'Commit the conan.lock that `conan lock create` writes.');
}
