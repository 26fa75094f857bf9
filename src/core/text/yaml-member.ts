import type { Value } from './value.ts';
import { giveUp } from './yaml-cursor.ts';

/** Deeper texts are refused: nothing that people or tools write comes near. */
export const YAML_DEPTH_LIMIT = 500;

/** Adds an own property; gives up when there is one already. */
export function addMember(map: Record<string, Value>, key: string, value: Value): void {
  if (Object.hasOwn(map, key)) giveUp();
  setOwn(map, key, value);
}

/** Sets an own property, whatever its name. */
export function setOwn(map: Record<string, Value>, key: string, value: Value): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true });
  else map[key] = value;
}
