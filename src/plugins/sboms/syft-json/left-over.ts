import type { SbomComponent } from '#core/model/sbom.ts';
import { isRecord, type Value, type ValueRecord } from '#core/text/value.ts';

/** Key under which a component names the members of which something was not taken over. */
const leftKey = '$left';

/** What a component says, for comparison with what Syft wrote: addresses, names, values of hashes. */
export function wordsOf(component: Partial<SbomComponent>): ReadonlySet<string> {
  const words = new Set<string>();
  const open: unknown[] = [component];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string' || typeof value === 'number') words.add(String(value).toLowerCase());
    else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) if (part !== undefined && part !== null) open.push(part);
  }
  return words;
}

/** Members (`licenses/locations`) of which a value stands nowhere among `words`; `isRead` tells of one that was read in another spelling. */
export function leftOver(given: ValueRecord, words: ReadonlySet<string>, isRead: (path: readonly string[], value: Value) => boolean = () => false): string[] {
  const found = new Set<string>();
  const open: (readonly [path: readonly string[], value: Value])[] = [[[], given]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [path, value] = next;
    if (Array.isArray(value)) for (let at = value.length - 1; at >= 0; at--) open.push([path, value[at]]);
    else if (isRecord(value)) for (const [key, member] of Object.entries(value).toReversed()) open.push([[...path, key], member]);
    else if (value !== null && value !== undefined && value !== '' && !words.has(String(value).toLowerCase()) && !isRead(path, value)) found.add(path.slice(0, 2).join('/'));
  }
  return [...found];
}

/** What a component keeps of Syft's words. */
export const foreignOf = (left: readonly string[]): SbomComponent['foreign'] => (left.length === 0 ? {} : { syft: { [leftKey]: left } });
