/** A module, trait or object: `a.b` within `a`. */
export interface MillContainer {
  readonly path: readonly string[];
  /** Absent for the file itself. */
  readonly outer?: MillContainer | undefined;
  /** What it extends, as it is written: `build.Common`. */
  readonly parents: readonly string[];
  readonly isTest: boolean;
}

/** What a container has from elsewhere. */
export interface MillAncestry {
  /** Names of all that it and the containers around it extend, without what they lie in. */
  readonly names: ReadonlySet<string>;
  /** Those among them that are defined in the build, the nearest first. */
  readonly containers: readonly MillContainer[];
}

/** Modules go a few levels deep; files that are written to keep us busy go on. */
const mostAncestors = 1000;

/** The containers of a build. Two that have one name are told apart by where they lie. */
export class MillContainers {
  readonly #outer: MillContainers | undefined;
  readonly #byPath = new Map<string, MillContainer>();
  /** By the last part of the path; `undefined` where several have it. */
  readonly #byName = new Map<string, MillContainer | undefined>();
  readonly #ancestries = new Map<MillContainer, MillAncestry>();

  /** `outer`: those of the files around, which count where these have none. */
  constructor(outer?: MillContainers) {
    this.#outer = outer;
  }

  /** Of two at one place the first counts: what was read first is nearer to what is asked for. */
  add(container: MillContainer): void {
    const key = container.path.join('.');
    if (this.#byPath.has(key)) return;
    this.#byPath.set(key, container);
    const name = container.path.at(-1) ?? '';
    this.#byName.set(name, this.#byName.has(name) ? undefined : container);
  }

  /** What it and the containers around it extend, and what that extends. */
  ancestry(container: MillContainer): MillAncestry {
    const known = this.#ancestries.get(container);
    if (known !== undefined) return known;
    const names = new Set<string>();
    const met = new Set<MillContainer>();
    const containers: MillContainer[] = [];
    // who asks in a circle gets what is known so far
    this.#ancestries.set(container, { names, containers });
    const queue: MillContainer[] = [];
    for (let at: MillContainer | undefined = container; at !== undefined; at = at.outer) queue.push(at);
    for (const one of queue) {
      for (const written of one.parents) {
        names.add(written.slice(written.lastIndexOf('.') + 1));
        const parent = this.#resolve(written, one);
        if (parent === undefined || met.has(parent) || met.size >= mostAncestors) continue;
        met.add(parent);
        containers.push(parent);
        queue.push(parent);
      }
    }
    return { names, containers };
  }

  /** A name as it is meant at the head of a container: by what stands around it, by what that has from elsewhere, and else by a name that only one container has. */
  #resolve(name: string, { path, outer }: MillContainer): MillContainer | undefined {
    const written = name.replace(/^build\./, '');
    const fromRoot = written === name ? undefined : this.#at(written);
    if (fromRoot !== undefined) return fromRoot;
    for (let length = path.length - 1; length >= 0; length--) {
      const found = this.#at([...path.slice(0, length), written].join('.'));
      if (found !== undefined) return found;
    }
    const inherited = outer === undefined ? [] : this.ancestry(outer).containers;
    for (const ancestor of inherited) {
      const found = this.#at([...ancestor.path, written].join('.'));
      if (found !== undefined) return found;
    }
    const all = new Set(this.#called(written.slice(written.lastIndexOf('.') + 1)));
    return all.size === 1 ? [...all][0] : undefined;
  }

  #at(path: string): MillContainer | undefined {
    return this.#byPath.get(path) ?? (this.#outer === undefined ? undefined : this.#outer.#at(path));
  }

  *#called(name: string): Generator<MillContainer | undefined> {
    if (this.#byName.has(name)) yield this.#byName.get(name);
    if (this.#outer !== undefined) yield* this.#outer.#called(name);
  }
}
