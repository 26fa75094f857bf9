import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import type { Asked } from '#core/inventory/report-unresolved.ts';
import { IntList } from '#core/inventory/int-list.ts';
import type { Scope } from '#core/model/scope.ts';
import type { PackageLocation } from '#core/python/location.ts';
import { LockedLinks } from './locked-links.ts';
import type { PackageNames } from './package-names.ts';
import type { PackageReadings } from './package-readings.ts';

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
  /** Set when the manifest admits only one version. */
  readonly version?: string | undefined;
  /** Where the manifest says that the package lies, when that is not an index. */
  readonly location?: PackageLocation | undefined;
  /** The manifest, where the dependency was read from it and not from the lockfile. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** As `DeclaredDependency.client`. */
  readonly client?: string | undefined;
}

/** What a project asks for. */
export interface Request {
  readonly node: NodeId;
  readonly dependency: RootDependency;
}

export interface RequestOutside extends Request {
  readonly versions: readonly string[];
}

/** May find out only when asked: packages of a large file are read several times, each time for something else. */
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
  /** What roots ask for and no package answers. */
  readonly missing: readonly Request[];
  /** What roots ask for in versions of which none is locked. */
  readonly outside: readonly RequestOutside[];
  /** Packages to which no root leads; empty when there are no roots. */
  readonly unreached: readonly Asked[];
}

interface RootLink extends Request {
  readonly to: number;
}

type LinkedRoots = Pick<ConnectedPackages, 'missing' | 'outside'> & { readonly rootLinks: readonly RootLink[] };

/**
 * Adds the packages of a lockfile and their edges. Extras are followed from who asks for them; without roots nobody knows which are asked for,
 * and their dependencies become optional edges where the lockfile holds them. No package is held; positions are places in their order.
 */
export function connectPackages(found: Collector, packages: PackageReadings, roots: readonly Root[]): ConnectedPackages {
  const { names } = packages;
  const links = new LockedLinks(names.size);
  const ask = (to: number, dependency: LockedDependency): void => {
    links.askFor(to, dependency);
    for (const extra of dependency.extras) links.askForExtra(to, extra);
  };
  const { rootLinks, missing, outside } = linkRoots(roots, names);
  for (const { to, dependency } of rootLinks) ask(to, dependency);
  let position = 0;
  for (const { dependencies } of packages) {
    for (const dependency of dependencies) link(position, dependency);
    position++;
  }
  followExtras(packages, links, link);
  if (roots.length === 0) linkFurtherExtras(packages, links, names);
  const reached = links.reachedFrom(rootLinks.map(({ to }) => to));
  return { missing, outside, unreached: addAll(found, packages, { links, rootLinks, reached, hasRoots: roots.length > 0 }) };

  function link(from: number, dependency: LockedDependency): void {
    for (const to of names.resolve(dependency)) {
      links.add(from, to, false);
      ask(to, dependency);
    }
  }
}

function linkRoots(roots: readonly Root[], names: PackageNames): LinkedRoots {
  const rootLinks: RootLink[] = [];
  const missing: Request[] = [];
  const outside: RequestOutside[] = [];
  for (const { node, dependencies } of roots) {
    for (const dependency of dependencies) {
      const targets = names.resolve(dependency);
      if (targets.length === 0) missing.push({ node, dependency });
      for (const to of targets) rootLinks.push({ node, to, dependency });
      const versions = targets.map((to) => names.versionOf(to));
      if (targets.length > 0 && !versions.some((version) => version === undefined || dependency.accepts?.(version) !== false)) outside.push({ node, dependency, versions: versions as string[] });
    }
  }
  return { rootLinks, missing, outside };
}

/** What an extra brings may ask for extras again. */
function followExtras(packages: Iterable<LockedPackage>, links: LockedLinks, link: (from: number, dependency: LockedDependency) => void): void {
  let known: ReadonlyMap<number, LockedPackage['extras']> | undefined;
  let isComplete = false;
  let done = 0;
  for (const { position, extra } of links.askedExtras()) {
    // at first of those that are asked for; the packages are not gone through for every step of a long chain
    if (!isComplete && !known?.has(position)) {
      isComplete = known !== undefined;
      known = extrasOf(packages, isComplete ? undefined : new Set(links.askedExtras(done).map((asked) => asked.position)));
    }
    done++;
    for (const dependency of known!.get(position)?.get(extra) ?? []) link(position, dependency);
  }
}

/** Of the given positions, or of all packages that have extras. */
function extrasOf(packages: Iterable<LockedPackage>, wanted: ReadonlySet<number> | undefined): ReadonlyMap<number, LockedPackage['extras']> {
  const extras = new Map<number, LockedPackage['extras']>();
  let position = 0;
  for (const locked of packages) {
    if (wanted === undefined ? locked.extras.size > 0 : wanted.has(position)) extras.set(position, locked.extras);
    position++;
  }
  return extras;
}

/** Extras for which nobody asks as far as is known. */
function linkFurtherExtras(packages: Iterable<LockedPackage>, links: LockedLinks, names: PackageNames): void {
  let position = 0;
  for (const { extras } of packages) {
    for (const [extra, dependencies] of extras) {
      if (links.asksForExtra(position, extra)) continue;
      for (const dependency of dependencies) {
        for (const to of names.resolve(dependency)) {
          links.add(position, to, true);
          links.askFor(to, dependency);
        }
      }
    }
    position++;
  }
}

interface Wiring {
  readonly links: LockedLinks;
  readonly rootLinks: readonly RootLink[];
  readonly reached: Uint8Array;
  /** Without any, nobody expects a package to be reached. */
  readonly hasRoots: boolean;
}

/** Answers the components that are not reached. */
function addAll(found: Collector, packages: Iterable<LockedPackage>, { links, rootLinks, reached, hasRoots }: Wiring): readonly Asked[] {
  const nodes = new IntList();
  const unreached: Asked[] = [];
  const specified = new Set(rootLinks.filter(({ dependency }) => dependency.specifier).map(({ to }) => to));
  const components = new Map<number, ComponentInput>();
  for (const locked of packages) {
    const position = nodes.length;
    const { name, component, fallbackScope } = locked;
    nodes.push(addPackage(found, { component, fallbackScope }, links.platformsOf(position), reached[position] === 1));
    if (typeof component === 'number') continue;
    if (specified.has(position)) components.set(position, component);
    if (hasRoots && reached[position] !== 1) unreached.push({ name, line: component.line });
  }
  for (const { node, to, dependency: { scope, specifier } } of rootLinks) {
    found.depends(node, nodes.at(to), scope);
    const target = components.get(to);
    if (specifier === undefined || specifier === '' || target === undefined) continue;
    const { purl, file, line, evidence } = target;
    found.component({ purl, file, line, evidence, requirement: specifier, platform: target.platform ?? links.platformsOf(to)?.[0] });
  }
  for (const { from, to, isOptional } of links) found.depends(nodes.at(from), nodes.at(to), isOptional ? 'optional' : undefined);
  return unreached;
}

function addPackage(found: Collector, { component, fallbackScope }: Pick<LockedPackage, 'component' | 'fallbackScope'>, platforms: readonly string[] | undefined, isReached: boolean): NodeId {
  if (typeof component === 'number') return component;
  const scope = component.scope ?? (isReached ? undefined : fallbackScope);
  if (component.platform !== undefined || platforms === undefined) return found.component({ ...component, scope });
  let node = 0;
  for (const platform of platforms) node = found.component({ ...component, scope, platform });
  return node;
}
