import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { cpanPurl, distributionOf, exactVersion, isPartOfPerl } from './cpan-purl.ts';
import type { ModuleRequirement } from './meta-text.ts';
import { sourceComponent } from './module-source.ts';

export function addRequirements({ found }: ExtractInput, project: NodeId, requirements: readonly ModuleRequirement[]): void {
  const open: Asked[] = [];
  for (const { module, requirement, scope, line, source } of requirements) {
    if (isPartOfPerl(module)) continue;
    const version = exactVersion(requirement);
    const { isOpen, ...component } = source === undefined ? { purl: cpanPurl(distributionOf(module), version), isOpen: version === undefined } : sourceComponent(module, source);
    if (isOpen) open.push({ name: module, line });
    const node = found.component({ ...component, requirement: requirement === '0' ? undefined : requirement, line });
    found.depends(project, node, scope);
  }
  reportUnresolved(found, open, 'Commit the cpanfile.snapshot that `carton install` writes.');
}
