import { append } from '../inventory/multi-map.ts';
import type { NeededPackage, PublishedVersion } from '../plugin/registry.ts';
import type { Purl } from '../purl/purl.ts';
import type { Scope } from '../model/scope.ts';
import { VersionChooser } from './choose-version.ts';
import type { ResolveOptions } from './resolve-one-version.ts';
import { type Resolution, type ResolutionProblem } from './resolution.ts';

/** Directories; a package may stand in several. */
const mostPlaces = 20_000;

/** A package in its directory; the root has no purl. */
interface Place {
  readonly purl: Purl | undefined;
  readonly version: PublishedVersion | undefined;
  readonly parent: Place | undefined;
  readonly children: Map<string, Place>;
  /** What packages in it demand of others that need not be there, by name. */
  readonly conditions: Map<string, string[]>;
  /** Number of what is in it. */
  readonly content: number;
}

interface Content {
  readonly purl: Purl;
  readonly version: PublishedVersion | undefined;
  readonly requirements: Set<string>;
  readonly platforms: Set<string>;
  isEverywhere: boolean;
  readonly aliases: Set<string>;
  readonly dependencies: Map<number, Scope>;
}

/**
 * As many versions of a package as there have to be: who needs one takes that of the nearest directory above it if it will do, else its own is put as
 * high up as nothing of that name stands. Breadth first, by name.
 */
export function resolveNested(options: ResolveOptions): Promise<Resolution> {
  return new Tree(options).grow();
}

class Tree {
  readonly #options: ResolveOptions;
  readonly #chooser: VersionChooser;
  readonly #root: Place = { purl: undefined, version: undefined, parent: undefined, children: new Map(), conditions: new Map(), content: -1 };
  readonly #contents: Content[] = [];
  readonly #byIdentity = new Map<string, number>();
  readonly #published = new Map<Purl, readonly PublishedVersion[] | undefined>();
  readonly #problems: ResolutionProblem[] = [];

  constructor(options: ResolveOptions) {
    this.#options = options;
    this.#chooser = new VersionChooser(options.rules, options.purlType);
  }

  async grow(): Promise<Resolution> {
    const { roots, source } = this.#options;
    await this.#learn(roots.map(({ purl }) => purl));
    const placed: Place[] = [];
    const rootContents = roots.map(({ purl, requirements, version }) => {
      const known = this.#root.children.get(nameOf(purl));
      if (known !== undefined && known.purl === purl) return known.content;
      const place = this.#put(this.#root, nameOf(purl), purl, version === undefined ? this.#choose(purl, requirements, undefined) : this.#exact(purl, version));
      placed.push(place);
      if (place.version === undefined) for (const requirement of requirements) this.#contents[place.content]!.requirements.add(requirement);
      this.#contents[place.content]!.isEverywhere = true;
      return place.content;
    });
    let level = placed;
    let count = placed.length;
    while (level.length > 0 && count <= mostPlaces) {
      const needs = await Promise.all(level.map((place) => (place.version === undefined ? undefined : source.needs(place.purl!, place.version))));
      const wanted = needs.map((need) => [...(need?.dependencies ?? [])].sort((a, b) => compare(a.alias ?? a.purl, b.alias ?? b.purl)));
      await this.#learn(wanted.flat().map(({ purl }) => purl));
      level = level.flatMap((place, at) => wanted[at]!.flatMap((needed) => this.#connect(place, needed)));
      count += level.length;
    }
    if (level.length > 0) this.#problems.push({ kind: 'too-many', purl: roots[0]!.purl, by: undefined, requirement: '' });
    return {
      packages: this.#contents.map(({ purl, version, requirements, platforms, isEverywhere, aliases, dependencies }) => ({
        purl, version: version?.version, requirements: [...requirements], aliases: [...aliases],
        platforms: isEverywhere ? (version?.platform === undefined ? [] : [version.platform]) : [...platforms],
        dependencies: Array.from(dependencies, ([to, scope]) => ({ to, scope })),
      })),
      roots: rootContents,
      problems: this.#problems,
    };
  }

  async #learn(purls: readonly Purl[]): Promise<void> {
    const unknown = new Set(purls.filter((purl) => !this.#published.has(purl)));
    await Promise.all([...unknown].map(async (purl) => this.#published.set(purl, await this.#options.source.versions(purl))));
  }

  /** The new directory that it takes, if any. */
  #connect(from: Place, needed: NeededPackage): Place[] {
    const { purl, requirement, scope, alias, isOnlyCondition } = needed;
    const name = alias ?? nameOf(purl);
    // a peer stands beside who needs it
    const start = scope === 'peer' && from.parent !== undefined ? from.parent : from;
    let found: Place | undefined;
    let highest = start;
    for (let at: Place | undefined = start; at !== undefined; at = at.parent) {
      found = at.children.get(name);
      if (found !== undefined) break;
      highest = at;
    }
    const isFulfilled = found !== undefined && found.purl === purl && (found.version === undefined || this.#chooser.admits(requirement, found.version));
    if (found !== undefined && (isFulfilled || scope === 'peer' || isOnlyCondition)) {
      if (!isFulfilled) this.#problems.push({ kind: 'conflict', purl, by: this.#describe(from), requirement });
      this.#note(from, found.content, needed);
      return [];
    }
    if (isOnlyCondition) {
      append(start.conditions, name, requirement);
      return [];
    }
    const version = this.#agreed(purl, requirement, highest.conditions.get(name)) ?? this.#choose(purl, [requirement], from);
    const above = ancestorWith(from, purl, version);
    if (above !== undefined) {
      // packages that need other versions of each other in a circle: deeper directories would only repeat it
      this.#note(from, above.content, needed);
      return [];
    }
    const place = this.#put(highest, name, purl, version);
    if (version === undefined) this.#contents[place.content]!.requirements.add(requirement);
    if (alias !== undefined) this.#contents[place.content]!.aliases.add(alias);
    this.#note(from, place.content, needed);
    return [place];
  }

  #note(from: Place, to: number, { scope, platform }: NeededPackage): void {
    const content = this.#contents[to]!;
    if (platform === undefined) content.isEverywhere = true;
    else content.platforms.add(platform);
    if (to !== from.content) this.#contents[from.content]!.dependencies.set(to, scope);
  }

  #put(parent: Place, name: string, purl: Purl, version: PublishedVersion | undefined): Place {
    const identity = `${purl}@${version?.version ?? ''}`;
    let content = this.#byIdentity.get(identity);
    if (content === undefined) {
      content = this.#contents.push({
        purl, version, requirements: new Set(), platforms: new Set(), isEverywhere: false, aliases: new Set(), dependencies: new Map(),
      }) - 1;
      this.#byIdentity.set(identity, content);
    }
    const place: Place = { purl, version, parent, children: new Map(), conditions: new Map(), content };
    parent.children.set(name, place);
    return place;
  }

  #exact(purl: Purl, version: string): PublishedVersion {
    return this.#published.get(purl)?.find((published) => published.version === version) ?? { version };
  }

  #choose(purl: Purl, requirements: readonly string[], from: Place | undefined): PublishedVersion | undefined {
    const published = this.#published.get(purl);
    if (published === undefined) return undefined;
    const best = this.#chooser.choose(published, requirements);
    if (best !== undefined) return best;
    const first = this.#chooser.choose(published, requirements.slice(0, 1));
    for (const requirement of requirements) {
      if (first !== undefined && this.#chooser.admits(requirement, first)) continue;
      const kind = this.#chooser.isReadable(requirement, published) ? (first === undefined ? 'nothing-fits' : 'conflict') : 'unreadable';
      this.#problems.push({ kind, purl, by: from && this.#describe(from), requirement });
    }
    return first;
  }

  /** The version that also those will accept who only have a condition for it, if there is one. */
  #agreed(purl: Purl, requirement: string, conditions: readonly string[] | undefined): PublishedVersion | undefined {
    const published = conditions === undefined ? undefined : this.#published.get(purl);
    return published === undefined ? undefined : this.#chooser.choose(published, [requirement, ...conditions!]);
  }

  #describe({ purl, version }: Place): string | undefined {
    return purl === undefined ? undefined : `${purl}@${version?.version ?? '?'}`;
  }
}

function ancestorWith(from: Place, purl: Purl, version: PublishedVersion | undefined): Place | undefined {
  let at: Place | undefined = from;
  while (at !== undefined && (at.purl !== purl || at.version?.version !== version?.version)) at = at.parent;
  return at;
}

/** Directory of a package: `@scope/name`. */
const nameOf = (purl: Purl): string => purl.slice(purl.indexOf('/') + 1).split('?')[0]!.replace(/^%40/, '@');

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
