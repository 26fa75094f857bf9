import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { exactVersion, readModuleSource, registryModulePurl } from './addresses.ts';
import type { InstalledModule } from './installed-modules.ts';

interface Called {
  readonly module: InstalledModule;
  readonly node: NodeId;
}

/**
 * Modules that downloaded modules call in turn. `modules.json` writes the host of every registry; that of a module whose call leaves it out is the usual one,
 * which no purl names.
 */
export function addNestedModules(found: Collector, called: readonly Called[], installed: readonly InstalledModule[], usualHosts: ReadonlySet<string>): void {
  const byCaller = Map.groupBy(installed, ({ caller }) => caller);
  const open = [...called];
  const seen = new Set(called.map(({ module }) => module));
  for (let at = open.shift(); at !== undefined; at = open.shift()) {
    for (const module of byCaller.get(at.module.directory) ?? []) {
      if (seen.has(module)) continue;
      seen.add(module);
      const read = readModuleSource(module.source);
      if (read.kind === 'local') {
        open.push({ module, node: at.node });
        continue;
      }
      const host = read.kind === 'registry' && read.host !== undefined && !usualHosts.has(read.host) ? read.host : undefined;
      const place = { file: module.file, line: module.line, evidence: 'installed' } as const;
      const node = found.component(read.kind === 'remote' ? { ...read.component, ...place } : { purl: registryModulePurl({ ...read, host }, exactVersion(module.version)), ...place });
      found.depends(at.node, node);
      open.push({ module, node });
    }
  }
}
