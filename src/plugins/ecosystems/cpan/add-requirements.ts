import type { NodeId } from '#core/inventory/extraction.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { cpanPurl, distributionOf, exactVersion, isPartOfPerl } from './cpan-purl.ts';
import type { ModuleRequirement } from './meta-text.ts';
import { sourceComponent } from './module-source.ts';

export function addRequirements({ file, found }: ExtractInput, project: NodeId, requirements: readonly ModuleRequirement[]): void {
  const open: Asked[] = [];
  for (const requirement of requirements) {
    if (isPartOfPerl(requirement.module)) continue;
    const { node, isOpen } = addRequirement(found, file.path, requirement);
    if (isOpen) open.push({ name: requirement.module, line: requirement.line });
    found.depends(project, node, requirement.scope);
  }
  reportUnresolved(found, open, 'Commit the cpanfile.snapshot that `carton install` writes.');
}

/** What a file asks for. `isOpen`: several versions would do. */
export function addRequirement(found: Collector, file: string, { module, requirement, line, source }: ModuleRequirement): { readonly node: NodeId; readonly isOpen: boolean } {
  const version = exactVersion(requirement);
  const { isOpen, ...component } = source === undefined ? { purl: cpanPurl(distributionOf(module), version), isOpen: version === undefined } : sourceComponent(module, source);
  return { node: found.component({ ...component, requirement: requirement === '0' ? undefined : requirement, file, line, evidence: 'manifest' }), isOpen };
}
