import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, normalizePath } from '#core/plugin/path.ts';
import { isRecord, record, scalar, text, type Value, type ValueRecord } from '#core/text/value.ts';
import type { FirstPartyPackage } from './first-party.ts';
import { openLock, type NpmLock } from './npm-lock.ts';
import { markedScope } from './locked-scope.ts';
import { LockedTree, type LockedPackage } from './locked-tree.ts';
import { requestedByInstalled, requestedOfNpm, workspacePatterns } from './manifest.ts';
import { licensesOf } from './manifest-facts.ts';
import { askFromManifest, readNestedDependencies } from './package-lock-v1.ts';
import { platformMarker } from './platform-marker.ts';

/** package-lock.json, npm-shrinkwrap.json and the hidden lockfile `node_modules/.package-lock.json`. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  if (file.name === 'package-lock.json' && input.tree.get(`${file.directory}/npm-shrinkwrap.json`) !== undefined) {
    found.issue({
      code: 'stale-lockfile',
      message: 'npm uses npm-shrinkwrap.json beside this file and ignores this one; it was not read',
      remedy: 'Remove package-lock.json, or npm-shrinkwrap.json if the package is not published.',
    });
    return;
  }
  const lock = openLock(file, found);
  if (!readPackages(input, lock)) readNestedDependencies(input, lock);
  reportVersion(input, lock);
}

const newest = 3;

function reportVersion({ found }: ExtractInput, lock: NpmLock): void {
  const version = scalar(lock.head(), 'lockfileVersion');
  if (version === undefined || (/^\d+$/.test(version) && Number(version) <= newest)) return;
  found.issue({
    code: 'unsupported-version',
    line: lock.headLine('lockfileVersion'),
    message: `lockfileVersion ${version} is not known; it was read like version ${newest}`,
    remedy: 'Compare the result with npm ls, and look for a newer Muster.',
  });
}

/** False when there are none. */
function readPackages(input: ExtractInput, lock: NpmLock): boolean {
  const { file } = input;
  const isHidden = file.name === '.package-lock.json';
  let tree: LockedTree | undefined;
  let root: FirstPartyPackage | undefined;
  let saysWhatRootAsks = isHidden;
  const top = new Set<string>();
  for (const { key, value, line } of lock.members('packages')) {
    if (tree === undefined) {
      tree = new LockedTree(input, isHidden ? directoryOf(file.directory) : file.directory);
      // the root comes first in the file
      if (!isHidden) root = describeRoot(tree, lock.head(), key === '' ? value : undefined);
    }
    if (isRecord(value)) readPackage(tree, key, value, line());
    else tree.reportNameless(key, line());
    if (key === '' && isRecord(value)) saysWhatRootAsks = true;
    else if (key.startsWith('node_modules/') && key.lastIndexOf('node_modules/') === 0) top.add(key.slice('node_modules/'.length));
  }
  if (tree !== undefined && root !== undefined && !saysWhatRootAsks) {
    input.found.issue({
      code: 'partial',
      line: 1,
      message: 'the entry "" of the project itself is missing: the lockfile does not say what the project asks for',
      remedy: 'Let npm install write the lockfile again.',
    });
    askFromManifest(input, tree, root, top);
  }
  tree?.settle();
  return tree !== undefined;
}

function describeRoot(tree: LockedTree, head: ValueRecord, entry: Value): FirstPartyPackage {
  const root = record(entry);
  return tree.root(
    { name: text(root, 'name') ?? text(head, 'name'), version: text(root, 'version') ?? text(head, 'version'), licenses: licensesOf(root), line: 1 },
    workspacePatterns(root['workspaces']),
  );
}

/** One entry of `packages`: of the root, an installed package, a link, or a directory of the tree. */
function readPackage(tree: LockedTree, location: string, entry: ValueRecord, line: number | undefined): void {
  const resolved = text(entry, 'resolved');
  if (entry['link'] === true) {
    const target = resolved === undefined ? undefined : relativeTarget(resolved);
    if (target !== undefined) tree.link(location, target);
    return;
  }
  if (location !== '') {
    const locked: LockedPackage = {
      realName: text(entry, 'name'),
      version: text(entry, 'version'),
      resolved,
      integrity: text(entry, 'integrity'),
      scope: tree.isOfInstalledPackage ? undefined : markedScope(entry),
      isBundled: entry['inBundle'] === true,
      licenses: licensesOf(entry),
      platform: platformMarker(entry),
      line,
    };
    if (location.includes('node_modules/') ? isInstalled(location) : resolved?.startsWith('http')) {
      tree.package(location, locked);
      for (const { name, spec, scope } of requestedByInstalled(entry).values()) tree.ask(location, name, spec, scope);
      return;
    }
    tree.folder(location, locked);
  }
  tree.askAll(location, requestedOfNpm(entry));
}

/** `a/node_modules/b` is installed; `node_modules/a/lib` would be a directory. */
function isInstalled(location: string): boolean {
  const name = location.slice(location.lastIndexOf('node_modules/') + 13);
  return name.startsWith('@') || !name.includes('/');
}

/** Links lead to directories relative to the lockfile; outside of the tree they keep their `..`. */
function relativeTarget(resolved: string): string | undefined {
  const path = resolved.startsWith('file:') ? resolved.slice(5) : resolved;
  return normalizePath(path) ?? path;
}
