import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import type { Scope } from '#core/model/scope.ts';
import { platformOf } from '#core/python/marker.ts';

/** One package needs another, as a lockfile or manifest writes it. */
export interface LockedDependency {
  /** Normal name. */
  readonly name: string;
  /** Normal names of the extras that it asks for. */
  readonly extras: readonly string[];
  readonly accepts?: ((version: string) => boolean) | undefined;
  readonly marker?: string | undefined;
}

export interface RootDependency extends LockedDependency {
  readonly scope: Scope;
  /** The version requirement as the manifest writes it. */
  readonly specifier?: string | undefined;
}

export interface LockedPackage {
  /** Normal name. */
  readonly name: string;
  readonly version: string | undefined;
  /** What becomes of it: a component, or a node that is there already (first-party). */
  readonly component: ComponentInput | NodeId;
  readonly dependencies: readonly LockedDependency[];
  /** Further dependencies by the normal name of the extra that brings them. */
  readonly extras: ReadonlyMap<string, readonly LockedDependency[]>;
  /** Counts where no project leads to the package. */
  readonly fallbackScope?: Scope | undefined;
}

export interface Root {
  readonly node: NodeId;
  readonly dependencies: readonly RootDependency[];
}

export interface ConnectedPackages {
  /** By position in the given packages. */
  readonly nodes: readonly NodeId[];
  /** What roots ask for and no package answers. */
  readonly missing: readonly RootDependency[];
  /** Positions of packages to which no root leads; empty when there are no roots. */
  readonly unreached: readonly number[];
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly scope: Scope | undefined;
  readonly dependency: LockedDependency;
}

/**
 * Adds the packages of a lockfile and their edges. Extras are followed from who asks for them; without roots nobody knows which are asked for,
 * and their dependencies become optional edges where the lockfile holds them.
 */
export function connectPackages(found: Collector, packages: readonly LockedPackage[], roots: readonly Root[]): ConnectedPackages {
  const byName = positionsByName(packages);
  const resolve = (dependency: LockedDependency): readonly number[] => choose(packages, byName.get(dependency.name) ?? [], dependency);
  const rootLinks: Link[] = [];
  const missing: RootDependency[] = [];
  roots.forEach((root, index) => {
    for (const dependency of root.dependencies) {
      const targets = resolve(dependency);
      if (targets.length === 0) missing.push(dependency);
      for (const to of targets) rootLinks.push({ from: index, to, scope: dependency.scope, dependency });
    }
  });
  const plain = packages.flatMap((locked, from) => linksOf(locked.dependencies, from, undefined, resolve));
  const links = plain.concat(extraLinks(packages, rootLinks.concat(plain), roots.length > 0, resolve));
  const reached = reach(packages.length, rootLinks, links);
  const platforms = platformsOf(packages.length, rootLinks.concat(links));
  const nodes = packages.map((locked, index) => addPackage(found, locked, platforms[index], reached[index] === 1));
  for (const { from, to, scope, dependency } of rootLinks) {
    found.depends(roots[from]!.node, nodes[to]!, scope);
    const target = packages[to]!.component;
    const { specifier } = dependency as RootDependency;
    if (specifier === undefined || specifier === '' || typeof target === 'number') continue;
    const { purl, file, line, evidence } = target;
    found.component({ purl, file, line, evidence, requirement: specifier, platform: target.platform ?? platforms[to]?.[0] });
  }
  for (const { from, to, scope } of links) found.depends(nodes[from]!, nodes[to]!, scope);
  if (roots.length === 0) return { nodes, missing, unreached: [] };
  const isLeft = (index: number): boolean => reached[index] !== 1 && typeof packages[index]!.component !== 'number';
  return { nodes, missing, unreached: [...packages.keys()].filter(isLeft) };
}

function positionsByName(packages: readonly LockedPackage[]): Map<string, number[]> {
  const byName = new Map<string, number[]>();
  for (const [index, { name }] of packages.entries()) {
    const positions = byName.get(name);
    if (positions === undefined) byName.set(name, [index]);
    else positions.push(index);
  }
  return byName;
}

/** No lockfile has more versions of one package for a reason. */
const mostCandidates = 50;

/** Several versions of one package are there for several platforms or by alternative; where no version fits the lockfile's word counts. */
function choose(packages: readonly LockedPackage[], all: readonly number[], { accepts }: LockedDependency): readonly number[] {
  const candidates = all.length > mostCandidates ? all.slice(0, mostCandidates) : all;
  if (candidates.length < 2 || accepts === undefined) return candidates;
  const fitting = candidates.filter((index) => {
    const { version } = packages[index]!;
    return version === undefined || accepts(version);
  });
  return fitting.length === 0 ? candidates : fitting;
}

function linksOf(
  dependencies: readonly LockedDependency[],
  from: number,
  scope: Scope | undefined,
  resolve: (dependency: LockedDependency) => readonly number[],
): Link[] {
  return dependencies.flatMap((dependency) => resolve(dependency).map((to) => ({ from, to, scope, dependency })));
}

function extraLinks(
  packages: readonly LockedPackage[],
  links: readonly Link[],
  rootsAreKnown: boolean,
  resolve: (dependency: LockedDependency) => readonly number[],
): Link[] {
  const asked = new Set<string>();
  const added: Link[] = [];
  const pending = links.flatMap(({ to, dependency }) => dependency.extras.map((extra) => [to, extra] as const));
  for (const [position, extra] of pending) {
    const key = `${position}\0${extra}`;
    if (asked.has(key)) continue;
    asked.add(key);
    for (const link of linksOf(packages[position]!.extras.get(extra) ?? [], position, undefined, resolve)) {
      added.push(link);
      for (const further of link.dependency.extras) pending.push([link.to, further]);
    }
  }
  if (rootsAreKnown) return added;
  for (const [position, locked] of packages.entries()) {
    for (const [extra, dependencies] of locked.extras) {
      if (asked.has(`${position}\0${extra}`)) continue;
      for (const link of linksOf(dependencies, position, 'optional', resolve)) added.push(link);
    }
  }
  return added;
}

function reach(size: number, rootLinks: readonly Link[], links: readonly Link[]): Uint8Array {
  const reached = new Uint8Array(size);
  const targets: number[][] = Array.from({ length: size }, () => []);
  for (const { from, to } of links) targets[from]!.push(to);
  const pending = rootLinks.map(({ to }) => to);
  for (let position = pending.pop(); position !== undefined; position = pending.pop()) {
    if (reached[position] === 1) continue;
    reached[position] = 1;
    for (const target of targets[position]!) pending.push(target);
  }
  return reached;
}

/** The markers under which a package is asked for; nothing as soon as somebody asks for it everywhere. */
function platformsOf(size: number, links: readonly Link[]): (readonly string[] | undefined)[] {
  const platforms: (Set<string> | 'everywhere' | undefined)[] = Array.from({ length: size });
  for (const { to, dependency } of links) {
    const platform = platformOf(dependency.marker);
    const known = platforms[to];
    if (platform === undefined) platforms[to] = 'everywhere';
    else if (known === undefined) platforms[to] = new Set([platform]);
    else if (known !== 'everywhere') known.add(platform);
  }
  return platforms.map((platform) => (platform instanceof Set ? [...platform] : undefined));
}

function addPackage(found: Collector, locked: LockedPackage, platforms: readonly string[] | undefined, isReached: boolean): NodeId {
  const { component, fallbackScope } = locked;
  if (typeof component === 'number') return component;
  const scope = component.scope ?? (isReached ? undefined : fallbackScope);
  if (component.platform !== undefined || platforms === undefined) return found.component({ ...component, scope });
  let node = 0;
  for (const platform of platforms) node = found.component({ ...component, scope, platform });
  return node;
}
