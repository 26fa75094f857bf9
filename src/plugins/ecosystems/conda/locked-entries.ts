import type { Collector } from '#core/inventory/collector.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
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

/** Adds the entries, the edges between them and those from the project; answers with what the project asks for and no entry has. */
export function connectEntries(
  found: Collector,
  entries: readonly LockedEntry[],
  project: NodeId | undefined,
  asked: readonly AskedEntry[],
): AskedEntry[] {
  const nodes = entries.map(({ component }) => (typeof component === 'number' ? component : found.component(component)));
  const positions = new Map<string, number>();
  const anywhere = new Map<string, number[]>();
  for (const [index, { manager, name, platform }] of entries.entries()) {
    const key = keyOf(manager, name);
    if (!positions.has(`${platform}\0${key}`)) positions.set(`${platform}\0${key}`, index);
    const list = anywhere.get(key);
    if (list === undefined) anywhere.set(key, [index]);
    else list.push(index);
  }
  for (const [index, { manager, platform, needs }] of entries.entries()) {
    for (const need of needs) {
      // packages of pip may be satisfied by those of conda
      const keys = manager === 'pip' ? [keyOf('pip', need), keyOf('conda', need)] : [keyOf('conda', need)];
      const target = keys.map((key) => positions.get(`${platform}\0${key}`)).find((index) => index !== undefined);
      if (target !== undefined) found.depends(nodes[index]!, nodes[target]!);
    }
  }
  if (project === undefined) return [];
  return asked.filter((ask) => {
    // what is asked of pip may be there as a package of conda
    const fallback = ask.manager === 'pip' ? anywhere.get(keyOf('conda', normalName(ask.name))) : undefined;
    const candidates = anywhere.get(keyOf(ask.manager, ask.name)) ?? fallback ?? [];
    const targets = candidates.filter((index) => ask.platform === undefined || isFor(entries[index]!.platform, ask.platform));
    for (const index of targets) {
      found.depends(project, nodes[index]!, ask.scope);
      const { component } = entries[index]!;
      if (ask.specifier === '' || typeof component === 'number') continue;
      const { purl, line, platform } = component;
      found.component({ purl, line, platform, requirement: ask.specifier });
    }
    return targets.length === 0;
  });
}

/** `linux` and `unix` stand for several platforms. Platforms of entries may have their environment in front. */
export function isFor(platform: string, target: string): boolean {
  const plain = platform.slice(platform.lastIndexOf('\0') + 1);
  return plain === target || plain.startsWith(`${target}-`) || (target === 'unix' && !plain.startsWith('win-'));
}

export const keyOf = (manager: Manager, name: string): string => `${manager}\0${manager === 'pip' ? normalName(name) : name.toLowerCase()}`;
