import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Project } from '#core/model/project.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { PackageHome } from '#core/plugin/package-home.ts';

/** Refs of the projects and components whose files lie below a directory, by that directory. */
export type PackageHomes = ReadonlyMap<string, readonly string[]>;

/** The empty ref is the subject itself, where no project stands in its root. */
export const subjectRef = '';

const kinds: ReadonlySet<string> = new Set(['installed', 'binary', 'database']);

/** Tells of one package after the other where its files lie, or would lie: a database of 100 MB has a million of them. */
export class HomeRules {
  readonly #rules = new Map<string, PackageHome>();
  readonly #wholeArchive: string | undefined;

  /** `wholeArchive`: the name of the archive whose root is the root of the inventory. */
  constructor(ecosystems: readonly Ecosystem[], wholeArchive?: string) {
    for (const { id, sources } of ecosystems) {
      for (const source of sources) if (source.home !== undefined) this.#rules.set(`${id}/${source.id}`, source.home);
    }
    this.#wholeArchive = wholeArchive;
  }

  /** Each once; none for what no file on this disk describes. */
  ofComponent(component: Component): readonly string[] {
    const homes = new Set<string>();
    for (const { kind, path, source } of component.evidence) {
      const rule = kinds.has(kind) ? this.#rules.get(source) : undefined;
      for (const directory of rule?.(path, component) ?? []) homes.add(this.#placed(directory));
    }
    return [...homes];
  }

  /** Stands the package itself on this disk, and not only in a list of what is installed? */
  isHere({ evidence }: Pick<Component, 'evidence'>): boolean {
    return evidence.some(({ kind, source }) => kind === 'installed' && this.#rules.has(source));
  }

  ofProject({ path }: Project): string {
    return this.#placed(path);
  }

  #placed(directory: string): string {
    return directory === `${this.#wholeArchive}!` ? '.' : directory;
  }
}

/** `among`: of these directories only. */
export function packageHomes({ projects, components }: Inventory, rules: HomeRules, among?: ReadonlySet<string>): PackageHomes {
  const homes = new Map<string, string[]>();
  const add = (directory: string, ref: string): void => {
    if (among?.has(directory) === false) return;
    const refs = homes.get(directory);
    if (refs === undefined) homes.set(directory, [ref]);
    else refs.push(ref);
  };
  for (const component of components) for (const directory of rules.ofComponent(component)) add(directory, component.purl);
  for (const project of projects) add(rules.ofProject(project), project.id);
  if (!homes.has('.')) homes.set('.', [subjectRef]);
  return homes;
}
