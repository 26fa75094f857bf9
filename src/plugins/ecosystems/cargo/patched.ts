import { withoutTrailingSlashes } from '#core/text/trim-slashes.ts';
import { entries, text, type Value } from '#core/text/value.ts';
import { gitOf, type ManifestDependency } from './manifest.ts';

/** Tables of [patch] that exchange packages of the default registry. */
const defaultRegistry: ReadonlySet<string> = new Set(['crates-io', 'https://github.com/rust-lang/crates.io-index']);

/** The root of a workspace, whose [patch] and [replace] hold for all members. */
export interface PatchingRoot {
  readonly value: Value;
  readonly directory: string;
}

/** The dependency with the source that the root exchanges its own for; itself where it does not. A lockfile says that of its own. */
export function patched(dependency: ManifestDependency, { value, directory }: PatchingRoot): ManifestDependency {
  const entry = patchOf(dependency, value) ?? replacementOf(dependency, value);
  if (entry === undefined) return dependency;
  const { git: _git, path: _path, registry: _registry, ...rest } = dependency;
  const [git, path, requirement] = [gitOf(entry), text(entry, 'path'), typeof entry === 'string' ? entry : text(entry, 'version')];
  return {
    ...rest,
    base: directory,
    ...(git !== undefined && { git }),
    ...(path !== undefined && { path }),
    ...(git === undefined && path === undefined && requirement !== undefined && { requirement }),
  };
}

function patchOf({ package: name, git, path, registry }: ManifestDependency, root: Value): Value {
  if (path !== undefined) return undefined;
  for (const [source, table] of entries(root, 'patch')) {
    const isMeant = git !== undefined ? sameAddress(source, git.url) : registry === undefined ? defaultRegistry.has(source) : source === registry;
    if (!isMeant) continue;
    for (const [key, entry] of entries(table)) if ((text(entry, 'package') ?? key) === name) return entry;
  }
  return undefined;
}

/** `"name:1.0.0"`, of the default registry. */
function replacementOf({ package: name, git, path, registry }: ManifestDependency, root: Value): Value {
  if (git !== undefined || path !== undefined || registry !== undefined) return undefined;
  return entries(root, 'replace').find(([key]) => key.split(':')[0] === name)?.[1];
}

const sameAddress = (a: string, b: string): boolean => plain(a) === plain(b);

/** As Cargo compares addresses of repositories. */
const plain = (address: string): string => withoutTrailingSlashes(address).replace(/\.git$/, '').toLowerCase();
