import type { PackageNeeds, PublishedVersion, RegistryFacts } from '#core/plugin/registry.ts';
import { purlPartsOf, type Purl, type PurlParts } from '#core/purl/purl.ts';
import type { PackageSource } from '#core/resolution/resolution.ts';
import { AskFailure } from './ask-failure.ts';
import { lookUp, type Answer } from './look-up.ts';
import type { OnlineContext } from './registry-access.ts';

/** What registries publish, each question asked once; what cannot be answered is noted in the context. */
export class RegistrySource implements PackageSource {
  readonly #context: OnlineContext;
  readonly #places: readonly string[];
  readonly #versions = new Map<Purl, Promise<readonly PublishedVersion[] | undefined>>();
  readonly #needs = new Map<string, Promise<PackageNeeds | undefined>>();
  readonly #urls = new Map<Purl, string>();
  readonly #absent = new Set<Purl>();
  #done = 0;

  /** `places` are the files that ask for the packages. */
  constructor(context: OnlineContext, places: readonly string[]) {
    this.#context = context;
    this.#places = places;
  }

  /** Where the versions of a package were read. */
  urlOf(purl: Purl): string | undefined {
    return this.#urls.get(purl);
  }

  /** No registry has it; whether that matters is known when everything is chosen: another package may stand in its place. */
  isAbsent(purl: Purl): boolean {
    return this.#absent.has(purl);
  }

  versions(purl: Purl): Promise<readonly PublishedVersion[] | undefined> {
    let known = this.#versions.get(purl);
    if (known === undefined) this.#versions.set(purl, (known = this.#askVersions(purl)));
    return known;
  }

  needs(purl: Purl, version: PublishedVersion): Promise<PackageNeeds | undefined> {
    const key = `${purl}@${version.version}`;
    let known = this.#needs.get(key);
    if (known === undefined) this.#needs.set(key, (known = this.#askNeeds(purl, version, key)));
    return known;
  }

  async #askVersions(purl: Purl): Promise<readonly PublishedVersion[] | undefined> {
    const parts = purlPartsOf(purl);
    const answer = await lookUp({
      parts, isFixed: false, places: this.#places,
      request: (registry, endpoint) => registry.versions?.request(parts, endpoint),
      parse: (registry, body, endpoint) => registry.versions!.parse(body, parts, endpoint),
    }, this.#context);
    this.#note(purl, answer);
    if (answer.kind === 'absent') this.#absent.add(purl);
    if (answer.kind !== 'found') return undefined;
    this.#urls.set(purl, answer.url);
    return answer.value;
  }

  async #askNeeds(purl: Purl, published: PublishedVersion, key: string): Promise<PackageNeeds | undefined> {
    const parts: PurlParts = { ...purlPartsOf(purl), version: published.version };
    if (published.needs !== undefined) {
      try {
        return published.needs();
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#context.failed.add(parts.type, purl, new AskFailure(`what they need cannot be read (${reason.slice(0, 200)})`, 'Tell the publisher of the package.'));
        return undefined;
      }
    }
    const answer = await lookUp<Pick<RegistryFacts, 'needs' | 'elsewhere'>>({
      parts, isFixed: true, places: this.#places,
      request: (registry, endpoint) => (registry.needs ?? registry).request(parts, endpoint),
      parse: (registry, body, endpoint) => (registry.needs === undefined ? registry.parse(body, parts, endpoint) : { needs: registry.needs.parse(body, parts, endpoint) }),
      further: ({ elsewhere }) => elsewhere,
    }, this.#context);
    this.#note(purl, answer);
    if (answer.kind === 'absent') this.#context.failed.addAbsent(parts.type, key);
    if (answer.kind !== 'found') return undefined;
    if (answer.value.needs === undefined) this.#context.failed.addUntold(parts.type, key);
    return answer.value.needs;
  }

  #note(purl: Purl, answer: Answer<unknown>): void {
    const { type } = purlPartsOf(purl);
    if (answer.kind === 'failed') this.#context.failed.add(type, purl, answer.failure);
    this.#context.onProgress(`resolving versions: ${++this.#done} answers of registries`);
  }
}
