import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Inventory } from '#core/model/inventory.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { RegistryEndpoint } from '#core/plugin/registry.ts';
import { fillFacts } from '#features/online/fill-facts.ts';
import { HttpCache } from '#platform/http/http-cache.ts';
import { OnlineSession, type OnlineOptions } from '#platform/http/online-session.ts';
import { scanDirectory } from '#platform/tree/scan-directory.ts';
import { ecosystems as all } from '#plugins/ecosystems/registry.generated.ts';
import { summarize } from './summarize.ts';

/** Registries as if the client of each ecosystem were configured for this endpoint; nothing of this machine is read or run. */
export const configuredFor = (...endpoints: readonly RegistryEndpoint[]): Ecosystem[] => all.map((ecosystem) => {
  const { registry: load } = ecosystem;
  if (load === undefined) return ecosystem;
  return {
    ...ecosystem,
    registry: async () => {
      const { default: registry } = await load();
      return { default: { ...registry, configuration: { files: [], environment: [], commands: [], parse: () => endpoints } } };
    },
  };
});

export interface OnlineScan extends Partial<OnlineOptions> {
  readonly ecosystems: readonly Ecosystem[];
  readonly onProgress?: (message: string) => void;
}

/** Scans files with registries; cache and files are gone afterwards. */
export async function scanOnline(files: Readonly<Record<string, string>>, options: OnlineScan): Promise<Inventory> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-online-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'tree', path)), { recursive: true });
      writeFileSync(join(folder, 'tree', path), content);
    }
    const session = new OnlineSession({ timeoutSeconds: 60, cache: new HttpCache(join(folder, 'cache')), ...options });
    const online = session.context(options.onProgress ?? (() => undefined));
    const subject = { name: 'test', kind: 'directory', location: '.', owners: [] } as const;
    const inventory = await scanDirectory({ root: join(folder, 'tree'), subject, ecosystems: options.ecosystems, exclude: [], online });
    const filled = await fillFacts(inventory, online);
    session.close();
    return filled;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a test looks at: purls with scope and licences, edges, issues. */
export function outline(inventory: Inventory) {
  const { edges, issues } = summarize(inventory);
  return {
    components: inventory.components.map(({ purl, scope, declaredLicenses }) => [purl as string, scope === 'runtime' ? '' : `(${scope})`, declaredLicenses.map(({ value }) => value).join(' | ')].filter((part) => part !== '').join(' ')),
    edges,
    issues,
  };
}
