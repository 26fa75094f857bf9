import * as http from 'node:http';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { ConfiguredRegistry, OnlineContext } from '#features/online/registry-access.ts';
import { endpointsOf } from './client-configuration.ts';
import { HttpCache } from './http-cache.ts';
import { HttpClient } from './http-client.ts';

const day = 86_400_000;

export interface OnlineOptions {
  readonly ecosystems: readonly Ecosystem[];
  readonly timeoutSeconds: number;
  readonly onProgress: (done: number, total: number) => void;
  readonly cache?: HttpCache;
}

/** The world as `--online` sees it: registries by the clients' configuration, answers cached on disk, one time limit for all. */
export function onlineContext({ ecosystems, timeoutSeconds, onProgress, cache = new HttpCache() }: OnlineOptions): OnlineContext {
  // proxies by HTTP_PROXY, HTTPS_PROXY, NO_PROXY; in the Nodes that can
  (http as { setGlobalProxyFromEnv?: () => void }).setGlobalProxyFromEnv?.();
  const client = new HttpClient({ cache, signal: AbortSignal.timeout(timeoutSeconds * 1000) });
  const registries = new Map<string, Promise<ConfiguredRegistry | undefined>>();
  return {
    registryOf(type) {
      let known = registries.get(type);
      if (known === undefined) registries.set(type, (known = configured(ecosystems, type)));
      return known;
    },
    get: (request, isFixed) => client.get({ ...request, maximumAge: isFixed ? 30 * day : day / 24 }),
    onProgress,
  };
}

async function configured(ecosystems: readonly Ecosystem[], type: string): Promise<ConfiguredRegistry | undefined> {
  const load = ecosystems.find(({ id }) => id === type)?.registry;
  if (load === undefined) return undefined;
  const { default: registry } = await load();
  return { registry, endpoints: await endpointsOf(registry.configuration) };
}
