import { fitsGlob } from '#core/ignore/wildcard.ts';
import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { itemsBelow } from '#core/plugin/files-below.ts';
import { joinPath, parentOf } from '#core/plugin/path.ts';
import { perTree } from '#core/plugin/per-tree.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { entries, strings, text } from '#core/text/value.ts';
import { manifestIn, readManifest, type Manifest } from './manifest.ts';
import { cargoToml } from './shapes.ts';

export interface Manifests {
  readonly manifests: readonly Manifest[];
  /** Directories whose manifest cannot be read. */
  readonly damaged: readonly string[];
}

/** The manifests that one Cargo.lock speaks of: the root, its members, and what these reach by path. Damaged ones become issues. */
export function manifestsOf(tree: TreeView, directory: string, found: Collector): Manifests {
  const manifests = new Map<string, Manifest | undefined>();
  const damaged: string[] = [];
  const pending = [directory];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (manifests.has(at)) continue;
    const file = tree.get(manifestIn(at));
    let manifest: Manifest | undefined;
    try {
      manifest = file === undefined ? undefined : readManifest(file, tree);
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      damaged.push(at);
      found.claim(manifestIn(at));
      found.issue({ code: 'malformed', file: manifestIn(at), line: error.line, message: error.message, remedy: 'Repair the file; until then its dependencies have no scope.' });
    }
    manifests.set(at, manifest);
    if (manifest !== undefined) checkShape(found, manifest, cargoToml, manifest.path);
    if (manifest !== undefined) pending.push(...neighbours(tree, manifest));
  }
  return { manifests: [...manifests.values()].filter((manifest) => manifest !== undefined), damaged };
}

/** The directories to which manifests of the tree lead: members of workspaces, dependencies by path. */
export const namedDirectories = perTree((tree): ReadonlySet<string> => {
  const directories = new Set<string>();
  for (const file of tree.named('Cargo.toml')) {
    try {
      for (const directory of neighbours(tree, readManifest(file, tree))) directories.add(directory);
    } catch {
      // its own reading reports it
    }
  }
  return directories;
});

function neighbours(tree: TreeView, manifest: Manifest): string[] {
  const paths = manifest.dependencies.flatMap(({ path, base }) => (path === undefined ? [] : [joinPath(base, path)]));
  const shared = entries(manifest.value, 'workspace', 'dependencies').map(([, entry]) => text(entry, 'path'));
  const patched = entries(manifest.value, 'patch').flatMap(([, table]) => entries(table).map(([, entry]) => text(entry, 'path')));
  const replaced = entries(manifest.value, 'replace').map(([, entry]) => text(entry, 'path'));
  const written = [...shared, ...patched, ...replaced].flatMap((path) => (path === undefined ? [] : [joinPath(manifest.directory, path)]));
  const members = manifest.isWorkspace ? memberDirectories(tree, manifest) : [];
  return [...paths, ...written, ...members].filter((path) => path !== undefined);
}

/** Directories of the members that the workspace names. */
export function memberDirectories(tree: TreeView, manifest: Manifest): string[] {
  const excluded = new Set(strings(manifest.value, 'workspace', 'exclude').map((path) => joinPath(manifest.directory, path)));
  const isExcluded = (directory: string): boolean => ancestorsOf(directory).some((path) => excluded.has(path));
  const members: string[] = [];
  const globs: string[] = [];
  for (const pattern of strings(manifest.value, 'workspace', 'members')) {
    if (/[*?[]/.test(pattern)) globs.push(pattern);
    else members.push(...[joinPath(manifest.directory, pattern)].filter((path) => path !== undefined));
  }
  if (globs.length > 0) {
    const found = new Set<string>();
    const manifests = tree.named('Cargo.toml');
    for (const glob of globs) {
      const pattern = joinPath(manifest.directory, glob)?.split('/');
      if (pattern === undefined) continue;
      const start = pattern.slice(0, pattern.findIndex((segment) => /[*?]/.test(segment))).join('/') || '.';
      for (const { directory } of itemsBelow(manifests, start, ({ path }) => path)) if (!found.has(directory) && matchesGlob(pattern, directory.split('/')) && !isExcluded(directory)) found.add(directory);
    }
    members.push(...[...found].sort((a, b) => (manifestIn(a) < manifestIn(b) ? -1 : 1)));
  }
  return members;
}

/** The directory itself and all above it. */
function ancestorsOf(directory: string): string[] {
  const all: string[] = [];
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) all.push(at);
  return all;
}

/** `**` stands for any number of directories, `*` and `?` stay within one. */
export function matchesGlob(pattern: readonly string[], path: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let index = 0; index < path.length; ) {
    if (at < pattern.length && pattern[at] === '**') {
      star = at++;
      resume = index;
    } else if (at < pattern.length && fitsGlob(pattern[at]!, path[index]!)) {
      at++;
      index++;
    } else if (star !== -1) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  while (pattern[at] === '**') at++;
  return at === pattern.length;
}

/** Cargo.toml and Cargo.lock of a crate that was published and unpacked here belong to that crate alone. */
export function isUnpackedCrate(tree: TreeView, directory: string): boolean {
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const prefix = at === '.' ? '' : `${at}/`;
    if (tree.get(`${prefix}.cargo-checksum.json`) !== undefined) return true;
    if (tree.get(`${prefix}.cargo-ok`) !== undefined && tree.get(`${prefix}Cargo.toml.orig`) !== undefined) return true;
  }
  return false;
}
