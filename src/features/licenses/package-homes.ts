import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import type { PackageHome } from '#core/plugin/package-home.ts';

/** Refs of the projects and components whose files lie below a directory, by that directory. */
export type PackageHomes = ReadonlyMap<string, readonly string[]>;

/** The empty ref is the subject itself, where no project stands in its root. */
export const subjectRef = '';

const kinds: ReadonlySet<string> = new Set(['installed', 'binary', 'database']);

/** `wholeArchive`: the name of the archive whose root is the root of the inventory. */
export function packageHomes({ projects, components }: Inventory, ecosystems: readonly Ecosystem[], wholeArchive?: string): PackageHomes {
  const rules = new Map<string, PackageHome>();
  for (const { id, sources } of ecosystems) {
    for (const source of sources) if (source.home !== undefined) rules.set(`${id}/${source.id}`, source.home);
  }
  const homes = new Map<string, string[]>();
  const add = (directory: string, ref: string): void => {
    const at = directory === `${wholeArchive}!` ? '.' : directory;
    const refs = homes.get(at);
    if (refs === undefined) homes.set(at, [ref]);
    else if (!refs.includes(ref)) refs.push(ref);
  };
  for (const component of components) for (const directory of homesOf(component, rules)) add(directory, component.purl);
  for (const { id, path } of projects) add(path, id);
  if (!homes.has('.')) homes.set('.', [subjectRef]);
  return homes;
}

function* homesOf(component: Component, rules: ReadonlyMap<string, PackageHome>): Generator<string> {
  for (const { kind, path, source } of component.evidence) {
    if (!kinds.has(kind)) continue;
    const rule = rules.get(source);
    if (rule !== undefined) yield* rule(path, component);
  }
}
