import { takeNext, type WorkCounter } from '../workers/shared-work.ts';
import { makeLayer, type IgnoreLayer } from './ignore-layers.ts';
import type { PendingDirectory } from './walk-state.ts';

/** Parts of a tree as plain data that crosses threads. */
export type SharedParts = readonly PartGroup[];

/** Directories that differ in their paths only. */
interface PartGroup extends Pick<PendingDirectory, 'depth' | 'installed' | 'trackedOnly'> {
  /** Joined by the character that no path has: one text crosses faster than thousands. */
  readonly paths: string;
  readonly layers: readonly Pick<IgnoreLayer, 'prefix' | 'lines' | 'above'>[];
}

/** Parts that a thread takes at once: few, since nobody knows how much lies below each. */
const lotSize = 8;

/** In the same order. */
export function shareParts(parts: readonly PendingDirectory[]): SharedParts {
  const groups: PartGroup[] = [];
  for (let start = 0, end = 0; start < parts.length; start = end) {
    const { depth, installed, trackedOnly, layers } = parts[start]!;
    while (end < parts.length && parts[end]!.layers === layers && parts[end]!.depth === depth && parts[end]!.installed === installed && parts[end]!.trackedOnly === trackedOnly) end++;
    groups.push({ depth, installed, trackedOnly, paths: parts.slice(start, end).map(({ path }) => path).join('\0'), layers: layers.map(({ prefix, lines, above }) => ({ prefix, lines, above })) });
  }
  return groups;
}

/** What was shared, in the same order. */
export function partsOf(groups: SharedParts): PendingDirectory[] {
  const known = new Map<string, IgnoreLayer>();
  return groups.flatMap(({ depth, installed, trackedOnly, paths, layers: shared }) => {
    const layers = shared.map(({ prefix, lines, above }, index) => {
      const key = `${index === 0 ? 'exclude' : ''}\0${prefix}\0${above}`;
      const layer = known.get(key) ?? makeLayer(prefix, lines, above);
      known.set(key, layer);
      return layer;
    });
    return paths.split('\0').map((path) => ({ path, depth, installed, trackedOnly, layers }));
  });
}

/** The next parts that no thread has taken yet; empty when there are none. */
export function takeParts(parts: readonly PendingDirectory[], counter: WorkCounter): readonly PendingDirectory[] {
  const from = takeNext(counter, lotSize);
  return parts.slice(from, from + lotSize);
}
