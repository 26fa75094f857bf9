import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { exactVersion, rockPurl } from './rock-purl.ts';
import type { RockDependency } from './rockspec-text.ts';

export function addDependencies({ file, found }: ExtractInput, project: NodeId, dependencies: readonly RockDependency[]): void {
  // the interpreter itself
  const rocks = dependencies.filter(({ name }) => name !== 'lua');
  for (const dependency of rocks) found.depends(project, addDependency(found, file, dependency), dependency.scope);
  reportUnresolved(found, rocks.filter(({ requirement }) => exactVersion(requirement) === undefined), 'Commit the luarocks.lock that `luarocks install --pin` writes.');
}

/** A rock as the rockspec `file` asks for it. */
export function addDependency(found: Collector, file: SourceFile, { name, namespace, requirement, line }: RockDependency): NodeId {
  return found.component({ purl: rockPurl(name, exactVersion(requirement), namespace), requirement, file: file.path, line, evidence: 'manifest' });
}
