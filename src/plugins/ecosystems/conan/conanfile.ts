import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { readConanfile, type Requirement } from './manifest.ts';
import { addProject, reportUnread } from './project.ts';
import { conanPurl } from './reference.ts';

/** A conanfile without lockfile. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const conanfile = readConanfile(file, tree, found);
  reportUnread(found, file, conanfile);
  const project = addProject(found, file, conanfile);
  const open: Asked[] = [];
  for (const requirement of conanfile.requirements) {
    if (requirement.reference.version === undefined) open.push({ name: requirement.reference.name, line: requirement.line });
    const node = addConanRequest(found, file.path, requirement);
    if (!requirement.onlyOverrides) found.depends(project, node, requirement.scope);
  }
  reportUnresolved(found, open, 'Commit the conan.lock that `conan lock create` writes.');
}

/** Adds what a conanfile asks for, without an edge. */
export const addConanRequest = (found: Collector, file: string, { reference, scope, overridden, onlyOverrides, line }: Requirement): NodeId =>
  found.component({
    purl: conanPurl(reference), requirement: reference.requirement ?? reference.version, overridden, scope: onlyOverrides ? scope : undefined, file, line, evidence: 'manifest',
  });
