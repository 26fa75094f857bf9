import { virtualList } from '../inventory/virtual-list.ts';
import { memberSource } from '../inventory/virtual-record.ts';

/**
 * Reading of untrusted parsed data (JSON, YAML, TOML) without trust in its shape: every accessor answers `undefined` or empty for the wrong type,
 * and only own properties count, so that `__proto__` or `constructor` in a file are plain keys.
 */
export type Value = unknown;

export type ValueRecord = Readonly<Record<string, Value>>;

export function isRecord(value: Value): value is ValueRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The own property at the end of the path of keys (or array indexes). */
export function get(value: Value, ...path: readonly (string | number)[]): Value {
  let at = value;
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Record<string | number, Value>)[key];
  }
  return at;
}

export function text(value: Value, ...path: readonly (string | number)[]): string | undefined {
  const found = path.length === 0 ? value : get(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** Text, or a number or boolean spelled out (YAML versions such as `1.10` arrive as numbers in careless files). */
export function scalar(value: Value, ...path: readonly (string | number)[]): string | undefined {
  const found = path.length === 0 ? value : get(value, ...path);
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' || typeof found === 'bigint' ? String(found) : undefined;
}

export function record(value: Value, ...path: readonly (string | number)[]): ValueRecord {
  const found = path.length === 0 ? value : get(value, ...path);
  return isRecord(found) ? found : {};
}

export function list(value: Value, ...path: readonly (string | number)[]): readonly Value[] {
  const found = path.length === 0 ? value : get(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** Own entries of a record at the path; empty when there is none. Of a record that is not held they are made one by one, each time anew. */
export function entries(value: Value, ...path: readonly (string | number)[]): readonly (readonly [string, Value])[] {
  const found = record(value, ...path);
  const source = memberSource(found);
  return source === undefined ? Object.entries(found) : virtualList(source.length, (number) => [source.key(number), source.value(number)] as const);
}

export const strings = (value: Value, ...path: readonly (string | number)[]): string[] =>
  list(value, ...path).filter((item): item is string => typeof item === 'string');
