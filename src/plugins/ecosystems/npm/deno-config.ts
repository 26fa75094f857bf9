import type { PackageMetadata } from '#core/model/component.ts';
import { entries, get, isRecord, strings, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { licensesOf, metadataOf } from './manifest-facts.ts';
import { isPackageName } from './package-name.ts';

/** deno.json, deno.jsonc, jsr.json or an import map. */
export interface DenoConfig {
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  /** What is imported, with the path of keys where it is written. */
  readonly imports: readonly { readonly target: string; readonly path: readonly (string | number)[] }[];
  /** Imports whose target is no text; null is a target that is blocked. */
  readonly wrong: readonly { readonly name: string; readonly value: Value; readonly path: readonly string[] }[];
  /** Directories of members, relative; may hold `*`. */
  readonly members: readonly string[];
  /** Another file with imports. */
  readonly importMap: string | undefined;
}

export const configNames = ['deno.json', 'deno.jsonc', 'jsr.json', 'jsr.jsonc'] as const;

/** `undefined` when the value is no object. */
export function readDenoConfig(value: Value): DenoConfig | undefined {
  if (!isRecord(value)) return undefined;
  const name = text(value, 'name');
  return {
    name: name !== undefined && isPackageName(name) ? name : undefined,
    version: text(value, 'version'),
    licenses: licensesOf(value),
    metadata: metadataOf(value),
    imports: importsOf(value),
    wrong: importTables(value).flatMap((table) => entries(value, ...table).flatMap(([name, target]) => (typeof target === 'string' || target === null ? [] : [{ name, value: target, path: [...table, name] }]))),
    members: membersOf(value),
    importMap: text(value, 'importMap'),
  };
}

const importTables = (value: ValueRecord): string[][] => [['imports'], ...entries(value, 'scopes').map(([scope]) => ['scopes', scope])];

function importsOf(value: ValueRecord): DenoConfig['imports'] {
  const found: { target: string; path: (string | number)[] }[] = [];
  for (const table of importTables(value)) {
    for (const [key, target] of entries(value, ...table)) if (typeof target === 'string') found.push({ target, path: [...table, key] });
  }
  const source = text(value, 'compilerOptions', 'jsxImportSource');
  if (source !== undefined) found.push({ target: source, path: ['compilerOptions', 'jsxImportSource'] });
  for (const [index, target] of strings(value, 'compilerOptions', 'types').entries()) found.push({ target, path: ['compilerOptions', 'types', index] });
  return found;
}

const membersOf = (value: ValueRecord): string[] => [
  ...strings(value, 'workspace'),
  ...strings(get(value, 'workspace', 'members')),
  ...strings(value, 'workspaces'),
];
