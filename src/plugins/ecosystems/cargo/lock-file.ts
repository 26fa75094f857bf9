import { checkedTables, type Issues } from '#core/inventory/check-shape.ts';
import type { Asked } from '#core/inventory/report-unresolved.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { readTomlPieces } from '#core/text/toml-pieces.ts';
import { entries, get, list, record, scalar, strings, text, type Value } from '#core/text/value.ts';
import { PackageList, type LockedPackage, type WrittenPackage } from './package-list.ts';
import { packageResolver } from './resolve-package.ts';
import { cargoLock, lockedPackage } from './shapes.ts';

export interface LockFile {
  readonly version: string | undefined;
  readonly versionLine: number | undefined;
  readonly packages: PackageList;
  /** Lines of entries without name or version. */
  readonly incomplete: readonly (number | undefined)[];
  /** Patches that replace nothing. */
  readonly unusedPatches: readonly Asked[];
  /** The package that a dependency of the file means. */
  readonly resolve: (dependency: string) => LockedPackage | undefined;
}

/** Cargo.lock in all versions. Throws `TextSyntaxError`. */
export function readLockFile(file: SourceFile, found: Issues): LockFile {
  const { head, items } = checkedTables(found, readTomlPieces(file, 'package'), 'package', { head: cargoLock, item: lockedPackage });
  const checksums = record(head.value, 'metadata');
  const packages = new PackageList();
  const incomplete: (number | undefined)[] = [];
  const add = (entry: Value, line: number | undefined): void => {
    const read = readPackage(entry, checksums, line);
    if (read === undefined) incomplete.push(line);
    else packages.add(read);
  };
  for (const { value, line } of items()) add(value, line);
  // the first versions kept the root package apart
  if (get(head.value, 'root') !== undefined) add(get(head.value, 'root'), head.line('root'));
  return {
    version: scalar(head.value, 'version'),
    versionLine: head.line('version'),
    packages,
    incomplete,
    unusedPatches: list(head.value, 'patch', 'unused').flatMap((entry, index) => {
      const name = text(entry, 'name');
      return name === undefined ? [] : [{ name, line: head.line('patch', 'unused', index) }];
    }),
    resolve: packageResolver(packages),
  };
}

function readPackage(entry: Value, checksums: Readonly<Record<string, Value>>, line: number | undefined): WrittenPackage | undefined {
  const name = text(entry, 'name');
  const version = text(entry, 'version');
  if (name === undefined || version === undefined) return undefined;
  const source = text(entry, 'source');
  const checksum = text(entry, 'checksum') ?? text(checksums, `checksum ${name} ${version} (${source ?? ''})`);
  const replacedBy = text(entry, 'replace');
  return {
    name,
    version,
    ...(source === undefined ? {} : { source }),
    ...(checksum !== undefined && /^[0-9a-f]{64}$/i.test(checksum) ? { checksum: checksum.toLowerCase() } : {}),
    dependencies: strings(entry, 'dependencies'),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    line,
  };
}

/** Names of the tables `[patch.<source>]` and `[replace]`, which exchange packages. */
export function exchanged(manifest: Value): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, table] of entries(manifest, 'patch')) {
    for (const [key, entry] of entries(table)) names.add(text(entry, 'package') ?? key);
  }
  for (const [key] of entries(manifest, 'replace')) names.add(key.split(':')[0]!);
  return names;
}
