import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { exactVersion, rockPurl } from './rock-purl.ts';
import type { RockDependency } from './rockspec-text.ts';

export function addDependencies({ file, found }: ExtractInput, project: NodeId, dependencies: readonly RockDependency[]): void {
  const open: Asked[] = [];
  for (const { name, namespace, requirement, scope, line } of dependencies) {
    // the interpreter itself
    if (name === 'lua') continue;
    const version = exactVersion(requirement);
    if (version === undefined) open.push({ name, line });
    found.depends(project, found.component({ purl: rockPurl(name, version, namespace), requirement, file: file.path, line }), scope);
  }
  reportUnresolved(found, open, 'Commit the luarocks.lock that `luarocks install --pin` writes.');
}
