import type { Registry, RegistryEndpoint, RegistryRequest } from '#core/plugin/registry.ts';

export interface RegistryAnswer {
  /** 200, 404 or 410. */
  readonly status: number;
  readonly body: string;
}

/** A registry and where the user's client finds it; no endpoint means that the client is not configured for one. */
export interface ConfiguredRegistry {
  readonly registry: Registry;
  readonly endpoints: readonly RegistryEndpoint[];
}

/** What going online needs from the world. */
export interface OnlineContext {
  /** The registry of a purl type; `undefined` when Muster knows none for it. */
  registryOf(type: string): Promise<ConfiguredRegistry | undefined>;
  /** `isFixed`: the answer about an exact version never changes, one about all versions does. Throws an error whose message is fit for an issue. */
  get(request: RegistryRequest & { readonly authorization?: string | undefined }, isFixed: boolean): Promise<RegistryAnswer>;
  onProgress(done: number, total: number): void;
}

/** The endpoints to try for a package, those for its scope before those for all. */
export function endpointsFor(endpoints: readonly RegistryEndpoint[], namespace: string | undefined): readonly RegistryEndpoint[] {
  const scoped = endpoints.filter(({ scope }) => scope !== undefined && scope === namespace);
  // a scope with a registry of its own is asked for there only: its names must not leak to another
  return scoped.length > 0 ? scoped : endpoints.filter(({ scope }) => scope === undefined);
}

const located = new WeakMap<RegistryEndpoint, Promise<RegistryEndpoint>>();

/** Where to ask, after the discovery that some registries need. Rejects with an error whose message is fit for an issue. */
export function locate(registry: Registry, endpoint: RegistryEndpoint, context: OnlineContext): Promise<RegistryEndpoint> {
  const { discovery } = registry;
  if (discovery === undefined) return Promise.resolve(endpoint);
  let known = located.get(endpoint);
  if (known === undefined) {
    known = context.get({ ...discovery.request(endpoint), authorization: endpoint.authorization }, false).then(({ status, body }) => {
      if (status !== 200) throw new Error(`${endpoint.url} answers ${status}`);
      return discovery.parse(body, endpoint);
    });
    located.set(endpoint, known);
  }
  return known;
}
