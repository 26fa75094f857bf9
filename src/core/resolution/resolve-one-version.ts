import type { PublishedVersion } from '../plugin/registry.ts';
import type { Purl } from '../purl/purl.ts';
import { VersionChooser } from './choose-version.ts';
import type { ClientRules } from './client-rules.ts';
import { bestFor, pass, requirementsOf, type Demand, type Pass, type SearchNode } from './search-pass.ts';
import type { PackageSource, Resolution, ResolutionProblem, ResolvedPackage, RootRequest } from './resolution.ts';

export interface ResolveOptions {
  readonly purlType: string;
  readonly rules: ClientRules;
  readonly roots: readonly RootRequest[];
  readonly source: PackageSource;
}

const mostPasses = 200;

/**
 * One version of each package (or of each range of compatible versions) that fulfils everybody. Walks with the choices of the last walk until nothing
 * changes. Where requirements contradict each other, the one who came last and has other versions gets an earlier one, as clients do when they track
 * back; where that leads nowhere, the contradiction is told and most of the requirements are fulfilled.
 */
export function resolveOneVersion(options: ResolveOptions): Promise<Resolution> {
  return new Search(options).run();
}

interface Exclusion {
  readonly key: string;
  readonly version: string;
  /** The package whose contradiction it shall solve. */
  readonly origin: string;
}

class Search {
  readonly #options: ResolveOptions;
  readonly #chooser: VersionChooser;
  #chosen = new Map<string, PublishedVersion>();
  #replaced = new Map<Purl, string>();
  #exclusions: Exclusion[] = [];
  /** Packages whose contradictions have to be lived with. */
  readonly #tolerated = new Set<string>();

  constructor(options: ResolveOptions) {
    this.#options = options;
    this.#chooser = new VersionChooser(options.rules, options.purlType);
  }

  async run(): Promise<Resolution> {
    const { roots, source, rules } = this.#options;
    for (let count = 1; ; count++) {
      const result = await pass({ roots, source, rules, chooser: this.#chooser, chosen: this.#chosen, replaced: this.#replaced, allowed: (key, published) => this.#allowed(key, published) });
      if (!this.#learn(result) || count >= mostPasses || result.isCut) return this.#resolution(result, count >= mostPasses || result.isCut);
    }
  }

  /** Whether another walk is needed. */
  #learn({ nodes }: Pass): boolean {
    const chosen = new Map<string, PublishedVersion>();
    let changed = false;
    for (const node of nodes.values()) {
      if (node.published === undefined && node.version === undefined) continue;
      const best = this.#best(node);
      if (best === undefined && this.#yield(node)) {
        // an earlier choice has to change first
        this.#chosen = new Map([...chosen].filter(([key]) => key !== this.#exclusions.at(-1)?.key));
        return true;
      }
      if (best !== undefined) chosen.set(node.key, best);
      if (best?.version !== node.version?.version) changed = true;
    }
    const replaced = replacedIn(nodes);
    if ([...replaced].some(([purl, by]) => this.#replaced.get(purl) !== by) || replaced.size !== this.#replaced.size) changed = true;
    this.#replaced = replaced;
    this.#chosen = chosen;
    return changed;
  }

  #best(node: SearchNode): PublishedVersion | undefined {
    const allowed = this.#allowed(node.key, node.published ?? []);
    const best = bestFor(node, allowed, this.#chooser, this.#options.rules);
    return best ?? (this.#tolerated.has(node.key) ? this.#most(node, allowed) : undefined);
  }

  #allowed(key: string, published: readonly PublishedVersion[]): readonly PublishedVersion[] {
    const excluded = this.#exclusions.filter((exclusion) => exclusion.key === key).map(({ version }) => version);
    return excluded.length === 0 ? published : published.filter(({ version }) => !excluded.includes(version));
  }

  /** Requirements in the order in which they came, as many as go together. */
  #most({ demands }: SearchNode, allowed: readonly PublishedVersion[]): PublishedVersion | undefined {
    const kept: string[] = [];
    for (const { requirement } of demands) {
      if (!kept.includes(requirement) && this.#chooser.choose(allowed, [...kept, requirement]) !== undefined) kept.push(requirement);
    }
    return kept.length === 0 ? undefined : this.#chooser.choose(allowed, kept);
  }

  /** Makes room for the package: excludes a version of who asks for it, or gives up. False when there is nothing left to do. */
  #yield(node: SearchNode): boolean {
    if (this.#tolerated.has(node.key) || node.published === undefined) return false;
    const published = this.#allowed(node.key, node.published);
    const askers = node.demands.filter((demand) => demand.by !== undefined).sort((a, b) => b.by!.order - a.by!.order);
    const others = (left: Demand) => requirementsOf({ demands: node.demands.filter(({ by }) => by !== left.by) }, this.#options.rules);
    const helpful = askers.filter((demand) => this.#chooser.choose(published, others(demand)) !== undefined);
    for (const { by } of [...helpful, ...askers]) {
      if (by?.version === undefined || by.demands.some(({ exact }) => exact !== undefined)) continue;
      const remaining = this.#allowed(by.key, by.published ?? []).filter(({ version }) => version !== by.version!.version);
      if (this.#chooser.choose(remaining, requirementsOf(by, this.#options.rules)) === undefined) continue;
      this.#exclusions.push({ key: by.key, version: by.version.version, origin: node.key });
      return true;
    }
    // an exclusion may be what makes this impossible: then it was in vain, and so were all for the same reason
    const blocking = this.#exclusions.findLast(({ key }) => key === node.key);
    const origin = blocking?.origin ?? node.key;
    this.#exclusions = this.#exclusions.filter((exclusion) => exclusion.origin !== origin);
    this.#tolerated.add(origin);
    return true;
  }

  #resolution({ nodes }: Pass, isCut: boolean): Resolution {
    const list = [...nodes.values()];
    const index = new Map(list.map((node, at) => [node, at]));
    const packages = list.map((node): { -readonly [K in keyof ResolvedPackage]: ResolvedPackage[K] } & { dependencies: { to: number; scope: Demand['scope'] }[] } => ({
      purl: node.purl,
      version: node.version?.version,
      requirements: [...new Set(node.demands.map(({ requirement }) => requirement).filter((requirement) => requirement !== ''))],
      platforms: platformsOf(node),
      aliases: [...new Set(node.demands.flatMap(({ alias }) => alias ?? []))],
      dependencies: [],
    }));
    const roots: (number | undefined)[] = this.#options.roots.map(() => undefined);
    for (const [node, at] of index) {
      for (const { by, root, scope } of node.demands) {
        if (root !== undefined) roots[root] = at;
        const from = by === undefined ? undefined : index.get(by);
        if (from !== undefined && from !== at) packages[from]!.dependencies.push({ to: at, scope });
      }
    }
    return { packages, roots, problems: list.flatMap((node) => this.#problems(node)).concat(isCut ? [{ kind: 'too-many', purl: list[0]!.purl, by: undefined, requirement: '' }] : []) };
  }

  #problems({ published, version, demands }: SearchNode): ResolutionProblem[] {
    if (published === undefined) return [];
    return demands.flatMap(({ purl, requirement, exact, by }): ResolutionProblem[] => {
      const about = { purl, by: by && `${by.purl}@${by.version?.version ?? '?'}`, requirement };
      if (exact !== undefined) return [];
      if (!this.#chooser.isReadable(requirement, published)) return [{ kind: 'unreadable', ...about }];
      if (version !== undefined && this.#chooser.admits(requirement, version)) return [];
      return [{ kind: this.#chooser.choose(published, [requirement]) === undefined ? 'nothing-fits' : 'conflict', ...about }];
    });
  }
}

/** None when somebody needs it everywhere and it is made for everywhere. */
function platformsOf({ demands, version }: SearchNode): string[] {
  if (demands.every(({ platform }) => platform !== undefined)) return [...new Set(demands.map(({ platform }) => platform!))];
  return version?.platform === undefined ? [] : [version.platform];
}

/** Packages in whose place another of the walk stands. */
function replacedIn(nodes: ReadonlyMap<string, SearchNode>): Map<Purl, string> {
  const found = new Map<Purl, string>();
  for (const { key, needs, purl } of nodes.values()) for (const replaced of needs?.replaces ?? []) if (replaced !== purl && !found.has(replaced)) found.set(replaced, key);
  return found;
}
