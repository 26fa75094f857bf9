import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { cpanPurl, distributionOf, exactVersion, isPartOfPerl } from './cpan-purl.ts';
import type { ModuleRequirement } from './meta-text.ts';

export function addRequirements({ found }: ExtractInput, project: NodeId, requirements: readonly ModuleRequirement[]): void {
  const open: Asked[] = [];
  for (const { module, requirement, scope, line } of requirements) {
    if (isPartOfPerl(module)) continue;
    const version = exactVersion(requirement);
    if (version === undefined) open.push({ name: module, line });
    const node = found.component({
      purl: cpanPurl(distributionOf(module), version), requirement: requirement === '0' ? undefined : requirement, line,
    });
    found.depends(project, node, scope);
  }
  reportUnresolved(found, open, 'Commit the cpanfile.snapshot that `carton install` writes.');
}
