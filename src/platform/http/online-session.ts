import * as http from 'node:http';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { interrupted, timeIsOver } from '#features/online/ask-failure.ts';
import { Assignments } from '#features/online/assignments.ts';
import { FailedQuestions } from '#features/online/failed-questions.ts';
import type { ConfiguredRegistry, OnlineContext } from '#features/online/registry-access.ts';
import { endpointsOf } from './client-configuration.ts';
import { HttpCache } from './http-cache.ts';
import { HttpClient } from './http-client.ts';

const hour = 3_600_000;
const month = 30 * 24 * hour;

export interface OnlineOptions {
  readonly ecosystems: readonly Ecosystem[];
  /** For everything that is asked in this context. */
  readonly timeoutSeconds: number;
  /** Ends all questions; what was answered until then stays. */
  readonly interruption?: AbortSignal | undefined;
  readonly cache?: HttpCache;
}

/** The world as `--online` sees it: registries by the clients' configuration, answers cached on disk, one time limit for all. */
export class OnlineSession {
  readonly #client: HttpClient;
  readonly #ecosystems: readonly Ecosystem[];
  readonly #registries = new Map<string, Promise<ConfiguredRegistry | undefined>>();
  readonly #end = new AbortController();
  readonly #milliseconds: number;
  #timer: NodeJS.Timeout | undefined;

  constructor({ ecosystems, timeoutSeconds, interruption, cache = new HttpCache() }: OnlineOptions) {
    // proxies by HTTP_PROXY, HTTPS_PROXY, NO_PROXY; in the Nodes that can
    (http as { setGlobalProxyFromEnv?: () => void }).setGlobalProxyFromEnv?.();
    if (interruption?.aborted) this.#end.abort(interrupted());
    interruption?.addEventListener('abort', () => this.#end.abort(interrupted()), { once: true });
    this.#client = new HttpClient({ cache, signal: this.#end.signal });
    this.#ecosystems = ecosystems;
    this.#milliseconds = timeoutSeconds * 1000;
  }

  /** For one target; `onProgress` is told in words. */
  context(onProgress: (message: string) => void): OnlineContext {
    return {
      registryOf: (type) => {
        this.#start();
        let known = this.#registries.get(type);
        if (known === undefined) this.#registries.set(type, (known = this.#configured(type)));
        return known;
      },
      get: (request, isFixed) => this.#client.get({ ...request, maximumAge: isFixed ? month : hour }),
      forget: (request) => this.#client.forget(request),
      assignments: new Assignments(),
      failed: new FailedQuestions(),
      onProgress,
    };
  }

  /** The time runs from the first question on. */
  #start(): void {
    this.#timer ??= setTimeout(() => this.#end.abort(timeIsOver()), this.#milliseconds).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  async #configured(type: string): Promise<ConfiguredRegistry | undefined> {
    const load = this.#ecosystems.find(({ id }) => id === type)?.registry;
    if (load === undefined) return undefined;
    const { default: registry } = await load();
    return { registry, endpoints: await endpointsOf(registry.configuration, this.#end.signal) };
  }
}
