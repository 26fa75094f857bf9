import type { Value } from './value.ts';
import { giveUp } from './yaml-cursor.ts';

/** Deeper texts are refused: nothing that people or tools write comes near. */
export const YAML_DEPTH_LIMIT = 500;

/** The quick reader gives up for a key that stands twice, and knows where. */
export class RepeatedKey extends Error {
  readonly key: string;
  readonly line: number;

  constructor(key: string, line: number) {
    super('the key stands twice');
    this.key = key;
    this.line = line;
  }
}

/** Adds an own property; gives up when there is one already. `line` is that of the key, where it is known. */
export function addMember(map: Record<string, Value>, key: string, value: Value, line?: number): void {
  if (Object.hasOwn(map, key)) {
    if (line !== undefined) throw new RepeatedKey(key, line);
    giveUp();
  }
  setOwn(map, key, value);
}

/** Sets an own property, whatever its name. */
export function setOwn(map: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
  else map[key] = value;
}

/** The key whose value is merged into the mapping that it stands in. */
export const MERGE = '<<';

const isMapping = (value: Value): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A mapping, or a list of them. */
export const isMergeable = (value: Value): boolean => isMapping(value) || (Array.isArray(value) && value.every(isMapping));

/** Adds what merge keys bring and the mapping does not say itself; of several the first counts. */
export function merge(map: Record<string, Value>, merged: readonly Value[]): void {
  for (const source of merged.flat()) {
    for (const [key, value] of Object.entries(source as object)) if (!Object.hasOwn(map, key)) setOwn(map, key, value);
  }
}
