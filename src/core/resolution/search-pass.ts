import type { NeededPackage, PackageNeeds, PublishedVersion } from '../plugin/registry.ts';
import type { Purl } from '../purl/purl.ts';
import type { Scope } from '../model/scope.ts';
import { activeNeeds } from './active-needs.ts';
import type { VersionChooser } from './choose-version.ts';
import type { ClientRules } from './client-rules.ts';
import { mostPackages, type PackageSource, type RootRequest } from './resolution.ts';

/** One wish for a package. */
export interface Demand {
  readonly purl: Purl;
  readonly requirement: string;
  /** The version itself, when the project names it. */
  readonly exact: string | undefined;
  /** Who asks; `undefined` for the project. */
  readonly by: SearchNode | undefined;
  /** Which request of the project it is. */
  readonly root: number | undefined;
  readonly features: readonly string[];
  readonly scope: Scope;
  readonly platform: string | undefined;
  readonly alias: string | undefined;
}

/** A package in one state of the search. */
export interface SearchNode {
  /** Of these there is one version each. */
  readonly key: string;
  readonly purl: Purl;
  /** Position in the order of discovery. */
  readonly order: number;
  readonly demands: Demand[];
  readonly features: Set<string>;
  readonly told: Set<NeededPackage>;
  /** `undefined` when it is not known. */
  readonly published: readonly PublishedVersion[] | undefined;
  version: PublishedVersion | undefined;
  needs: PackageNeeds | undefined;
}

export interface PassOptions {
  readonly roots: readonly RootRequest[];
  readonly source: PackageSource;
  readonly rules: ClientRules;
  readonly chooser: VersionChooser;
  /** What the last pass chose; others are chosen by what is known when they are first met. */
  readonly chosen: ReadonlyMap<string, PublishedVersion>;
  /** What the last pass learnt to be replaced, and by which package. */
  readonly replaced: ReadonlyMap<Purl, string>;
  readonly allowed: (key: string, published: readonly PublishedVersion[]) => readonly PublishedVersion[];
}

export interface Pass {
  readonly nodes: ReadonlyMap<string, SearchNode>;
  readonly isCut: boolean;
}

/** Walks from the requests through everything that the chosen versions need, breadth first; questions of one level are asked at once. */
export async function pass(options: PassOptions): Promise<Pass> {
  const { source, chooser, chosen, replaced, allowed } = options;
  const nodes = new Map<string, SearchNode>();
  const published = new Map<Purl, readonly PublishedVersion[] | undefined>();
  const conditions: Demand[] = [];
  let demands = rootDemands(options.roots);
  while (demands.length > 0 && nodes.size <= mostPackages) {
    const unknown = new Set(demands.map(({ purl }) => purl).filter((purl) => !published.has(purl)));
    await Promise.all([...unknown].map(async (purl) => published.set(purl, await source.versions(purl))));
    const touched = new Set<SearchNode>();
    for (const demand of demands) {
      const replacer = demand.root === undefined ? replaced.get(demand.purl) : undefined;
      const key = replacer ?? keyOf(demand, published.get(demand.purl), options);
      let node = nodes.get(key);
      if (node === undefined) {
        if (replacer !== undefined) continue;
        node = { key, purl: demand.purl, order: nodes.size, demands: [], features: new Set(), told: new Set(), published: published.get(demand.purl), version: undefined, needs: undefined };
        nodes.set(key, node);
        touched.add(node);
      }
      node.demands.push(demand);
      for (const feature of demand.features) {
        if (node.features.has(feature)) continue;
        node.features.add(feature);
        touched.add(node);
      }
    }
    for (const node of touched) node.version ??= chosen.get(node.key) ?? bestFor(node, allowed(node.key, node.published ?? []), chooser, options.rules);
    await Promise.all([...touched].map(async (node) => {
      if (node.version !== undefined && node.told.size === 0) node.needs = await source.needs(node.purl, node.version);
    }));
    demands = [...touched].flatMap((node) => newDemands(node, conditions));
  }
  for (const condition of conditions) nodes.get(keyOf(condition, published.get(condition.purl), options))?.demands.push(condition);
  return { nodes, isCut: demands.length > 0 };
}

/** By everything that is asked of it; a version that the project names counts before all else. */
export function bestFor(node: Pick<SearchNode, 'demands' | 'published'>, allowed: readonly PublishedVersion[], chooser: VersionChooser, rules: ClientRules): PublishedVersion | undefined {
  const exact = node.demands.find((demand) => demand.exact !== undefined)?.exact;
  if (exact !== undefined) return node.published?.find(({ version }) => version === exact) ?? { version: exact };
  return chooser.choose(allowed, requirementsOf(node, rules));
}

/** Those that count. */
export function requirementsOf({ demands }: Pick<SearchNode, 'demands'>, rules: ClientRules): string[] {
  const own = rules.directWins ? demands.filter(({ root }) => root !== undefined) : [];
  return [...new Set((own.length > 0 ? own : demands).map(({ requirement }) => requirement))];
}

function rootDemands(roots: readonly RootRequest[]): Demand[] {
  return roots.flatMap(({ purl, requirements, version, features = [] }, root) => {
    const common = { purl, by: undefined, root, features, scope: 'runtime' as const, platform: undefined, alias: undefined };
    if (version !== undefined || requirements.length === 0) return [{ ...common, requirement: '', exact: version }];
    return requirements.map((requirement) => ({ ...common, requirement, exact: undefined }));
  });
}

function newDemands(node: SearchNode, conditions: Demand[]): Demand[] {
  const found: Demand[] = [];
  for (const needed of node.needs === undefined ? [] : activeNeeds(node.needs, node.features)) {
    if (node.told.has(needed)) continue;
    node.told.add(needed);
    const { purl, requirement, scope, platform, alias, features = [] } = needed;
    const demand: Demand = { purl, requirement, exact: undefined, by: node, root: undefined, features, scope, platform, alias };
    (needed.isOnlyCondition ? conditions : found).push(demand);
  }
  return found;
}

/** One version of each package; or, where incompatible versions live side by side, one of each range of compatible ones. */
function keyOf({ purl, requirement, exact }: Demand, published: readonly PublishedVersion[] | undefined, { rules, chooser }: PassOptions): string {
  if (rules.placement !== 'compatible') return purl;
  const version = exact ?? chooser.choose(published ?? [], [requirement])?.version;
  return version === undefined ? purl : `${purl} ${compatibilityOf(version)}`;
}

/** `1`, `0.3`, `0.0.5`: up to the first number that is not 0. */
function compatibilityOf(version: string): string {
  const numbers = version.split(/[-+]/)[0]!.split('.');
  const first = numbers.findIndex((number) => !/^0+$/.test(number));
  return numbers.slice(0, first === -1 ? numbers.length : first + 1).join('.');
}
