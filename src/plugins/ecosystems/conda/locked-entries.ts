import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { many } from '#core/inventory/purl-index.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import { virtualList } from '#core/inventory/virtual-list.ts';
import type { Scope } from '#core/model/scope.ts';
import { normalName } from '#core/python/package-name.ts';

export type Manager = 'conda' | 'pip';

/** A package as a lockfile has it for one platform. */
export interface LockedEntry {
  readonly manager: Manager;
  readonly name: string;
  /** Packages of one platform (of one environment) need each other. */
  readonly platform: string;
  readonly component: ComponentInput | NodeId;
  readonly needs: readonly string[];
}

/** Of very many none is held: each is made when it is asked for. */
export const listOfEntries = (length: number, entry: (number: number) => LockedEntry): readonly LockedEntry[] =>
  (length < many ? Array.from({ length }, (_, number) => entry(number)) : virtualList(length, entry));

export interface AskedEntry {
  readonly manager: Manager;
  readonly name: string;
  readonly specifier: string;
  readonly scope: Scope;
  /** Only there, when given. */
  readonly platform?: string | undefined;
  /** The manifest that asks for it. */
  readonly file: string;
  readonly line?: number | undefined;
}

/** Adds the entries, which are gone through twice, the edges between them and those from the project; answers with what the project asks for and no entry has. */
export function connectEntries(
  found: Collector,
  entries: readonly LockedEntry[],
  project: NodeId | undefined,
  asked: readonly AskedEntry[],
): AskedEntry[] {
  const nodes = new IntList();
  const positions = new TextMap();
  /** Of those that are asked for. */
  const anywhere = new Map<string, number[]>(asked.flatMap((ask) => keysOf(ask).map((key) => [key, []] as const)));
  for (const [index, { manager, name, platform, component }] of entries.entries()) {
    nodes.push(typeof component === 'number' ? component : found.component(component));
    const key = keyOf(manager, name);
    if (!positions.has(`${platform}\0${key}`)) positions.set(`${platform}\0${key}`, index);
    anywhere.get(key)?.push(index);
  }
  for (const [index, { manager, platform, needs }] of entries.entries()) {
    for (const need of needs) {
      // packages of pip may be satisfied by those of conda
      const keys = manager === 'pip' ? [keyOf('pip', need), keyOf('conda', need)] : [keyOf('conda', need)];
      const target = keys.map((key) => positions.get(`${platform}\0${key}`)).find((index) => index !== undefined);
      if (target !== undefined) found.depends(nodes.at(index), nodes.at(target));
    }
  }
  if (project === undefined) return [];
  return asked.filter((ask) => {
    const candidates = keysOf(ask).map((key) => anywhere.get(key)!).find((list) => list.length > 0) ?? [];
    const targets = candidates.filter((index) => ask.platform === undefined || isFor(entries[index]!.platform, ask.platform));
    for (const index of targets) {
      found.depends(project, nodes.at(index), ask.scope);
      const { component } = entries[index]!;
      if (ask.specifier === '' || typeof component === 'number') continue;
      const { purl, line, platform } = component;
      found.component({ purl, line, platform, requirement: ask.specifier });
    }
    return targets.length === 0;
  });
}

/** What is asked of pip may be there as a package of conda. */
const keysOf = ({ manager, name }: AskedEntry): string[] => [keyOf(manager, name), ...(manager === 'pip' ? [keyOf('conda', normalName(name))] : [])];

/** `linux` and `unix` stand for several platforms. Platforms of entries may have their environment in front. */
export function isFor(platform: string, target: string): boolean {
  const plain = platform.slice(platform.lastIndexOf('\0') + 1);
  return plain === target || plain.startsWith(`${target}-`) || (target === 'unix' && !plain.startsWith('win-'));
}

export const keyOf = (manager: Manager, name: string): string => `${manager}\0${manager === 'pip' ? normalName(name) : name.toLowerCase()}`;
