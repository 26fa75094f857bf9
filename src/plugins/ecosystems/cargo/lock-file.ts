import { parseToml } from '#core/text/toml.ts';
import { entries, get, list, record, scalar, strings, text, type Value } from '#core/text/value.ts';
import { parseSourceId, type SourceId } from './source-id.ts';

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** Absent for packages of the workspace and path dependencies. */
  readonly source?: SourceId;
  /** SHA-256 of the .crate file, hexadecimal. */
  readonly checksum?: string;
  /** As written: `name`, `name version` or `name version (source)`. */
  readonly dependencies: readonly string[];
  /** Another package took its place ([replace], before [patch] came). */
  readonly replacedBy?: string;
  readonly line: number | undefined;
}

export interface LockFile {
  readonly version: string | undefined;
  readonly packages: readonly LockedPackage[];
  /** Entries without name or version. */
  readonly incomplete: readonly (number | undefined)[];
  /** Patches that replace nothing. */
  readonly unusedPatches: readonly string[];
  /** The package that a dependency of the file means. */
  readonly resolve: (dependency: string) => LockedPackage | undefined;
}

/** Cargo.lock in all versions. Throws `TextSyntaxError`. */
export function readLockFile(content: string): LockFile {
  const toml = parseToml(content);
  const metadata = record(toml.value, 'metadata');
  const packages: LockedPackage[] = [];
  const incomplete: (number | undefined)[] = [];
  const add = (entry: Value, line: number | undefined): void => {
    const read = readPackage(entry, metadata, line);
    if (read === undefined) incomplete.push(line);
    else packages.push(read);
  };
  for (const [index, entry] of list(toml.value, 'package').entries()) add(entry, toml.line('package', index));
  // the first versions kept the root package apart
  if (get(toml.value, 'root') !== undefined) add(get(toml.value, 'root'), toml.line('root'));
  return {
    version: scalar(toml.value, 'version'),
    packages,
    incomplete,
    unusedPatches: list(toml.value, 'patch', 'unused').flatMap((entry) => text(entry, 'name') ?? []),
    resolve: resolver(packages),
  };
}

function readPackage(entry: Value, metadata: Readonly<Record<string, Value>>, line: number | undefined): LockedPackage | undefined {
  const name = text(entry, 'name');
  const version = text(entry, 'version');
  if (name === undefined || version === undefined) return undefined;
  const sourceText = text(entry, 'source');
  const checksum = text(entry, 'checksum') ?? text(metadata, `checksum ${name} ${version} (${sourceText ?? ''})`);
  const replacedBy = text(entry, 'replace');
  return {
    name,
    version,
    ...(sourceText === undefined ? {} : { source: parseSourceId(sourceText) }),
    ...(checksum !== undefined && /^[0-9a-f]{64}$/i.test(checksum) ? { checksum: checksum.toLowerCase() } : {}),
    dependencies: strings(entry, 'dependencies'),
    ...(replacedBy === undefined ? {} : { replacedBy }),
    line,
  };
}

/** A dependency is written as short as is unique: name, then version, then source. */
function resolver(packages: readonly LockedPackage[]): (dependency: string) => LockedPackage | undefined {
  const byKey = new Map<string, LockedPackage | null>();
  const local = new Map<string, LockedPackage>();
  const note = (key: string, found: LockedPackage): void => {
    const known = byKey.get(key);
    byKey.set(key, known === undefined || known === found ? found : null);
  };
  for (const found of packages) {
    note(found.name, found);
    note(`${found.name} ${found.version}`, found);
    if (found.source === undefined) local.set(`${found.name} ${found.version}`, found);
    else note(`${found.name} ${found.version} (${sourceKey(found.source)})`, found);
  }
  return (dependency) => {
    const [name, version, source] = dependency.split(' ');
    if (source !== undefined) {
      const exact = byKey.get(`${name} ${version} (${sourceKey(parseSourceId(source.slice(1, -1)))})`);
      if (exact) return exact;
    }
    // where several fit, that without source is meant, which has none to write
    return byKey.get(version === undefined ? name! : `${name} ${version}`) ?? local.get(`${name} ${version}`);
  };
}

/** The commit is not repeated where a dependency names the source. */
const sourceKey = ({ kind, url, reference }: SourceId): string => `${kind}+${url}?${reference ?? ''}`;

/** Names of the tables `[patch.<source>]` and `[replace]`, which exchange packages. */
export function exchanged(manifest: Value): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, table] of entries(manifest, 'patch')) {
    for (const [key, entry] of entries(table)) names.add(text(entry, 'package') ?? key);
  }
  for (const [key] of entries(manifest, 'replace')) names.add(key.split(':')[0]!);
  return names;
}
