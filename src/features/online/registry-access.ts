import type { Registry, RegistryEndpoint, RegistryRequest } from '#core/plugin/registry.ts';
import type { Assignments } from './assignments.ts';
import type { FailedQuestions } from './failed-questions.ts';

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
  /** `isFixed`: the answer about an exact version never changes, one about all versions does. Throws `AskFailure`. */
  get(request: RegistryRequest & { readonly authorization?: string | undefined }, isFixed: boolean): Promise<RegistryAnswer>;
  /** The answer made no sense and shall not be kept. */
  forget(request: RegistryRequest): void;
  /** What the files of the target say of registries. */
  readonly assignments: Assignments;
  /** What could not be looked up; `fillFacts` turns it into issues at the end. */
  readonly failed: FailedQuestions;
  /** A few words on what is going on. */
  onProgress(message: string): void;
}

/** The endpoints to try for a package, those for its scope before those for all. */
export function endpointsFor(endpoints: readonly RegistryEndpoint[], namespace: string | undefined): readonly RegistryEndpoint[] {
  const scoped = endpoints.filter(({ scope }) => scope !== undefined && scope === namespace);
  // a scope with a registry of its own is asked for there only: its names must not leak to another
  return scoped.length > 0 ? scoped : endpoints.filter(({ scope }) => scope === undefined);
}
