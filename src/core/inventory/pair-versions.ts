import type { Component } from '../model/component.ts';
import { compareVersions, schemeOfPurlType, VersionError } from '../versions/versions.ts';

/** More comparisons than this are not worth the time: then the n-th belongs to the n-th. */
const thorough = 250_000;

/**
 * Pairs versions of one package on one side with those on the other, as many as the shorter side has, so that an upgrade shows as a change. The order
 * of versions is kept (no two pairs cross), and of all such pairings the one whose versions are closest is taken.
 */
export function pairVersions(before: readonly Component[], after: readonly Component[], type: string): [Component, Component][] {
  const old = inOrder(before, type);
  const fresh = inOrder(after, type);
  if (old.length === fresh.length || old.length * fresh.length > thorough) {
    return Array.from({ length: Math.min(old.length, fresh.length) }, (_, index) => [old[index]!, fresh[index]!]);
  }
  return old.length < fresh.length ? closest(old, fresh) : closest(fresh, old).map(([short, long]) => [long, short]);
}

function inOrder(components: readonly Component[], type: string): Component[] {
  return [...components].sort((a, b) => orderOf(a.version, b.version, type) || (a.purl < b.purl ? -1 : 1));
}

/** Negative when `a` is older; 0 when the two cannot be told apart. No version comes first. */
export function orderOf(a: string | undefined, b: string | undefined, type: string): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  try {
    return compareVersions(schemeOfPurlType(type), a, b);
  } catch (error) {
    if (error instanceof VersionError) return 0;
    throw error;
  }
}

/** Every item of `short` gets a partner; `best[i][j]` is the closeness of the first `i` items among the first `j`. */
function closest(short: readonly Component[], long: readonly Component[]): [Component, Component][] {
  const width = long.length + 1;
  const best = new Float64Array((short.length + 1) * width);
  for (let i = 1; i <= short.length; i++) {
    for (let j = 0; j < width; j++) {
      const paired = j < i ? Number.NEGATIVE_INFINITY : best[(i - 1) * width + j - 1]! + closeness(short[i - 1]!.version, long[j - 1]!.version);
      best[i * width + j] = Math.max(paired, j === 0 ? Number.NEGATIVE_INFINITY : best[i * width + j - 1]!);
    }
  }
  const pairs: [Component, Component][] = [];
  let j = long.length;
  for (let i = short.length; i > 0; i--) {
    while (j > i && best[i * width + j - 1] === best[i * width + j]) j--;
    pairs.push([short[i - 1]!, long[--j]!]);
  }
  return pairs.reverse();
}

/** How many leading parts are the same, and a fraction for how near the first different ones are. */
function closeness(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 1 : 0;
  const left = a.split(/[.+:~_-]/);
  const right = b.split(/[.+:~_-]/);
  let same = 0;
  while (same < left.length && same < right.length && left[same] === right[same]) same++;
  const distance = Math.abs(Number(left[same] ?? 0) - Number(right[same] ?? 0));
  return same + (Number.isFinite(distance) ? 1 / (2 + distance) : 0);
}
