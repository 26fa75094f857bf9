import { assemble } from '#core/inventory/assemble.ts';
import { Collector } from '#core/inventory/collector.ts';
import type { Extraction } from '#core/inventory/extraction.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Scope } from '#core/model/scope.ts';
import { makePurl } from '#core/purl/purl.ts';

/** Two lockfiles that agree about `lamp` but not about what it needs: in the shop `bulb` 2.0.0, in the tools `bulb` 1.0.0. */
export function twoLockfiles(): Inventory {
  const lockfile = (path: string, scope: Scope, version: string): Extraction => {
    const found = new Collector({ source: 'npm/package-lock', ecosystem: 'npm', kind: 'lockfile', file: `${path}/package-lock.json` });
    const [lamp, bulb] = [['lamp', '1.0.0'], ['bulb', version]].map(([name, exact], at) => found.component({ purl: makePurl({ type: 'npm', name: name!, version: exact! }), line: at + 3 }));
    found.depends(found.project({ path, name: path, file: `${path}/package.json` }), lamp!, scope);
    found.depends(lamp!, bulb!, 'runtime');
    return found.extraction();
  };
  return assemble({ name: 'works', kind: 'directory', location: 'works', owners: [] }, [lockfile('shop', 'runtime', '2.0.0'), lockfile('tools', 'development', '1.0.0')], { files: 4, directories: 3, recognized: 4, ignored: 0 });
}
