import { weakest, type Scope } from '#core/model/scope.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { normalizePath } from '#core/plugin/path.ts';
import { isRecord, text, type Value, type ValueRecord } from '#core/text/value.ts';
import { parseDependencySpec, versionInFileName } from './dependency-spec.ts';
import type { FirstPartyPackage } from './first-party.ts';
import { LockedTree } from './locked-tree.ts';
import { markedScope } from './locked-scope.ts';
import type { LockMember, NpmLock } from './npm-lock.ts';
import { LOCATION_LIMIT } from './node-resolution.ts';
import { isPackageName } from './package-name.ts';
import { reportMissingManifest } from './stale-lockfile.ts';

/** The nested `dependencies` of lockfile version 1 and of the shrinkwraps before it, which do not say what the root itself asks for. */
export function readNestedDependencies(input: ExtractInput, lock: NpmLock): void {
  const tree = new LockedTree(input, input.file.directory);
  let root: FirstPartyPackage | undefined;
  const describeRoot = (): FirstPartyPackage => tree.root({ name: text(lock.head(), 'name'), version: text(lock.head(), 'version'), line: 1 });
  const top = new Set<string>();
  for (const member of lock.members('dependencies')) {
    root ??= describeRoot();
    top.add(member.key);
    readMember(tree, member);
  }
  askFromManifest(input, tree, root ?? describeRoot(), top);
  tree.settle(false);
}

interface Pending {
  readonly name: string;
  readonly entry: Value;
  /** Location of the package around it. */
  readonly around: string;
  readonly scope: Scope;
  readonly path: readonly string[];
}

/** Goes down without recursion: the nesting of the file is not ours to trust. */
function readMember(tree: LockedTree, member: LockMember): void {
  const pending: Pending[] = [{ name: member.key, entry: member.value, around: '', scope: 'runtime', path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { name, entry, around, path } = next;
    const line = member.line(...path);
    const location = `${around}${around === '' ? '' : '/'}node_modules/${name}`;
    if (!isRecord(entry) || !isPackageName(name) || location.length > LOCATION_LIMIT) {
      tree.reportNameless(name, line);
      continue;
    }
    // what stands inside another package is there for no better reason; bundled packages are often not marked themselves
    const scope = weakest(next.scope, markedScope(entry));
    readEntry(tree, location, name, entry, scope, line);
    const inner = entry['dependencies'];
    if (!isRecord(inner)) continue;
    for (const [key, value] of Object.entries(inner)) pending.push({ name: key, entry: value, around: location, scope, path: [...path, 'dependencies', key] });
  }
}

function readEntry(tree: LockedTree, location: string, name: string, entry: ValueRecord, scope: Scope, line: number | undefined): void {
  const written = text(entry, 'version') ?? '';
  const spec = parseDependencySpec(written);
  const common = { integrity: text(entry, 'integrity'), scope, isBundled: entry['bundled'] === true, line };
  const resolved = text(entry, 'resolved');
  switch (spec.kind) {
    case 'alias':
      tree.package(location, { ...common, realName: spec.name, version: spec.text, resolved });
      break;
    case 'git':
      tree.package(location, { ...common, resolved: written });
      break;
    case 'url':
      tree.askUrl(spec.url);
      tree.package(location, { ...common, version: versionInFileName(spec.url, name), resolved: spec.url });
      break;
    case 'path':
      addLocal(tree, location, name, spec.path, common);
      break;
    default:
      tree.package(location, { ...common, version: written === '' ? undefined : written, resolved });
  }
  for (const [asked, requirement] of Object.entries(requiresOf(entry['requires']))) if (typeof requirement === 'string') tree.ask(location, asked, requirement, 'runtime');
}

const requiresOf = (requires: Value): ValueRecord => (isRecord(requires) ? requires : {});

function addLocal(tree: LockedTree, location: string, name: string, path: string, locked: Parameters<LockedTree['package']>[1]): void {
  if (/\.(?:tgz|tar\.gz|tar)$/.test(path)) {
    tree.package(location, { ...locked, version: versionInFileName(path, name), resolved: `file:${path}` });
    return;
  }
  const target = normalizePath(path) ?? path;
  tree.link(location, target);
  tree.folder(target, { ...locked, realName: name });
}

/** The lockfile does not say what the root asks for: its manifest does. `top`: names of what is locked at the top. */
export function askFromManifest(input: ExtractInput, tree: LockedTree, root: FirstPartyPackage, top: ReadonlySet<string>): void {
  if (root.manifest === undefined) {
    if (top.size > 0) reportMissingManifest(input);
    return;
  }
  for (const { name, spec, scope } of root.manifest.requested.values()) if (top.has(name)) tree.ask('', name, spec, scope);
  // version 1 does not repeat the requirements, and neither peers nor options need to be there
  tree.expect('', new Map([...root.manifest.requested].filter(([name, { scope }]) => top.has(name) || scope === 'peer' || scope === 'optional')));
}
