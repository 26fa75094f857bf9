import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, get, isRecord, strings, text, type Value } from '#core/text/value.ts';
import { versionCatalog as shape } from '../lockfile-shapes.ts';
import { richVersion } from './gradle-version.ts';

export interface CatalogLibrary {
  readonly alias: string;
  readonly group: string;
  readonly name: string;
  readonly version?: string | undefined;
  readonly line: number | undefined;
}

/** A version catalog. Aliases are spelled as accessors: `commons-lang3` is `commons.lang3`. */
export interface VersionCatalog {
  readonly path: string;
  readonly libraries: ReadonlyMap<string, CatalogLibrary>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
  readonly versions: ReadonlyMap<string, string>;
  /** Ids of plugins by accessor. */
  readonly plugins: ReadonlyMap<string, string>;
  /** Version of the Kotlin plugin. */
  readonly kotlin?: string | undefined;
  /** Aliases of libraries that could not be read, with their line. */
  readonly unread: readonly { readonly alias: string; readonly line: number | undefined }[];
}

export const accessorOf = (alias: string): string => alias.replace(/[-_]/g, '.');

/** Throws `TextSyntaxError`. */
export function readVersionCatalog(file: SourceFile, found: Issues): VersionCatalog {
  const toml = parseToml(file.text());
  checkShape(found, toml, shape, file.path);
  const versions = new Map<string, string>();
  for (const [alias, value] of entries(toml.value, 'versions')) {
    const version = readVersion(value, new Map());
    if (version !== undefined) versions.set(accessorOf(alias), version);
  }
  const libraries = new Map<string, CatalogLibrary>();
  const unread: { alias: string; line: number | undefined }[] = [];
  for (const [alias, value] of entries(toml.value, 'libraries')) {
    const line = toml.line('libraries', alias);
    const library = readLibrary(value, versions);
    if (library === undefined) unread.push({ alias, line });
    else libraries.set(accessorOf(alias), { alias, line, ...library });
  }
  const bundles = new Map(entries(toml.value, 'bundles').map(([alias]) => [accessorOf(alias), strings(toml.value, 'bundles', alias).map(accessorOf)]));
  const plugins = new Map(entries(toml.value, 'plugins').flatMap(([alias, plugin]) => {
    const id = typeof plugin === 'string' ? plugin.split(':')[0] : text(plugin, 'id');
    return id === undefined ? [] : [[accessorOf(alias), id] as const];
  }));
  const kotlin = entries(toml.value, 'plugins').find(([, plugin]) => text(plugin, 'id')?.startsWith('org.jetbrains.kotlin.'))?.[1];
  return { path: file.path, libraries, bundles, versions, plugins, kotlin: readVersion(get(kotlin, 'version'), versions), unread };
}

function readLibrary(value: Value, versions: ReadonlyMap<string, string>): { readonly group: string; readonly name: string; readonly version: string | undefined } | undefined {
  if (typeof value === 'string') {
    const [group, name, version, ...rest] = value.split(':');
    return group && name && rest.length === 0 ? { group, name, version } : undefined;
  }
  if (!isRecord(value)) return undefined;
  const [moduleGroup, moduleName] = text(value, 'module')?.split(':') ?? [];
  const group = moduleGroup ?? text(value, 'group');
  const name = moduleName ?? text(value, 'name');
  return group && name ? { group, name, version: readVersion(get(value, 'version'), versions) } : undefined;
}

/** A rich version in the spelling of Gradle's short form: `strict!!preferred`. */
function readVersion(value: Value, versions: ReadonlyMap<string, string>): string | undefined {
  if (typeof value === 'string') return value;
  const reference = text(value, 'ref');
  if (reference !== undefined) return versions.get(accessorOf(reference));
  return richVersion(text(value, 'strictly'), text(value, 'require'), text(value, 'prefer'));
}
