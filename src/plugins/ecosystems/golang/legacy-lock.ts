import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import { reportLockDifferences } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf, joinPath, nameOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import { readOrReport } from '#core/plugin/read-or-report.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import type { Scope } from '#core/model/scope.ts';
import { readToml } from '#core/text/toml-in-pieces.ts';
import { parseToml } from '#core/text/toml.ts';
import { get, list, strings, text, type Value } from '#core/text/value.ts';
import { readYaml } from '#core/text/yaml-in-pieces.ts';
import { depDifferences, glideDifferences, type LegacyDifferences } from './legacy-differences.ts';
import { modulePurl } from './module-purl.ts';
import { glideLock, godeps, gopkgLock, vendorJson } from './shapes.ts';
import { modFileIn } from './workspace.ts';

/** The lockfiles of the tools before Go modules: dep, glide, godep, govendor. A go.mod beside one has taken its place. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const directory = file.name === 'Gopkg.lock' || file.name === 'glide.lock' ? file.directory : directoryOf(file.directory);
  if (tree.get(modFileIn(directory)) !== undefined) return;
  const locked = readers[file.name]?.(file, found, tree, directory) ?? { entries: [] };
  const project = found.project({ path: directory, name: locked.root ?? (directory === '.' ? file.name : nameOf(directory)), file: file.path });
  const direct = locked.direct;
  const seen = new TextMap();
  for (const entry of locked.entries) {
    if (entry.path === undefined || entry.path === '') {
      found.issue({ code: 'partial', line: entry.line, message: 'an entry names no package', remedy: 'Let the tool write the file again, or move to Go modules.' });
      continue;
    }
    const path = repositoryOf(entry.path);
    const isUrl = entry.source?.includes(':') ?? false;
    const node = found.component({
      purl: modulePurl(path, entry.version),
      alias: isUrl || entry.source === path ? undefined : entry.source,
      metadata: isUrl ? { repository: entry.source! } : {},
      line: entry.line,
    });
    if (seen.has(path) && entry.scope !== 'runtime') continue;
    seen.set(path, 0);
    if (direct === undefined || direct.has(path)) found.depends(project, node, entry.scope);
  }
  for (const { path, line } of locked.stale?.missing ?? []) {
    found.depends(project, found.component({ purl: modulePurl(repositoryOf(path), undefined), file: locked.manifest, line, evidence: 'manifest' }));
  }
  if (locked.stale !== undefined) reportLockDifferences(found, { name: file.name, remedy: `Let ${file.name === 'Gopkg.lock' ? 'dep ensure' : 'glide update'} write the lockfile again, or move to Go modules.` }, locked.stale.differences);
  claimVendored(found, directory);
}

interface LockedEntry {
  readonly path: string | undefined;
  readonly version: string | undefined;
  /** Where it is really taken from: another import path, or a URL. */
  readonly source?: string | undefined;
  readonly scope: Scope;
  readonly line: number | undefined;
}

interface Locked {
  readonly root?: string | undefined;
  /** Gone through more than once. */
  readonly entries: Iterable<LockedEntry>;
  /** Known direct dependencies; absent when all count as direct. */
  readonly direct?: ReadonlySet<string>;
  /** Path of the manifest, and where it says something else. */
  readonly manifest?: string;
  readonly stale?: LegacyDifferences | undefined;
}

const readers: Readonly<Record<string, (file: SourceFile, found: Collector, tree: TreeView, directory: string) => Locked>> = {
  'Gopkg.lock': (file, found, tree, directory) => {
    const toml = readToml(file, { name: 'projects', of: 'items' });
    checkShape(found, toml, gopkgLock);
    const entries = eachOf(list(toml.value, 'projects'), (entry, index): LockedEntry => ({
      path: text(entry, 'name'),
      version: text(entry, 'version') ?? text(entry, 'revision'),
      source: text(entry, 'source'),
      scope: 'runtime',
      line: toml.line('projects', index),
    }));
    const imports = strings(toml.value, 'solve-meta', 'input-imports');
    const manifest = tree.get(joinPath(directory, 'Gopkg.toml') ?? '');
    const named = manifest === undefined ? [] : readOrReport(found, manifest, (read) => namedIn(parseToml(read.text()).value)) ?? [];
    const direct = imports.length > 0 ? imports : named;
    const told = comparedWith(found, manifest, (read) => depDifferences(toml.value, read));
    return direct.length === 0 ? { entries, ...told } : { entries, ...told, direct: new Set(Iterator.from(entries).flatMap(({ path }) => (path !== undefined && direct.some((name) => name === path || name.startsWith(`${path}/`)) ? [repositoryOf(path)] : []))) };
  },
  'glide.lock': (file, found, tree, directory) => {
    const { value, line } = readYaml(file, { imports: 'list', testImports: 'list', devImports: 'list' });
    checkShape(found, { value, line }, glideLock);
    const part = (key: string, scope: Scope) => eachOf(list(value, key), (entry, index): LockedEntry => ({
      path: text(entry, 'name'), version: text(entry, 'version'), source: text(entry, 'repo'), scope, line: line(key, index),
    }));
    const parts = [part('imports', 'runtime'), part('testImports', 'test'), part('devImports', 'test')];
    const manifest = tree.get(joinPath(directory, 'glide.yaml') ?? '');
    return { entries: { *[Symbol.iterator]() { for (const each of parts) yield* each; } }, ...comparedWith(found, manifest, (read) => glideDifferences(value, read)) };
  },
  'Godeps.json': (file, found) => {
    const json = readJson(file);
    const { value, line } = json;
    checkShape(found, json, godeps);
    return { root: text(value, 'ImportPath'), entries: eachOf(list(value, 'Deps'), (entry, index): LockedEntry => ({
      path: text(entry, 'ImportPath'), version: tagOf(text(entry, 'Comment')) ?? text(entry, 'Rev'), scope: 'runtime', line: line('Deps', index),
    })) };
  },
  'vendor.json': (file, found) => {
    const json = readJson(file);
    const { value, line } = json;
    checkShape(found, json, vendorJson);
    return { root: text(value, 'rootPath'), entries: eachOf(list(value, 'package'), (entry, index): LockedEntry => ({
      path: text(entry, 'path'), version: text(entry, 'versionExact') ?? text(entry, 'revision'), source: text(entry, 'origin'), scope: 'runtime', line: line('package', index),
    })) };
  },
};

function comparedWith(found: Collector, manifest: SourceFile | undefined, compare: (manifest: SourceFile) => LegacyDifferences): Pick<Locked, 'manifest' | 'stale'> {
  return manifest === undefined ? {} : { manifest: manifest.path, stale: readOrReport(found, manifest, compare) };
}

/** What is made of each item, made anew each time it is gone through. */
const eachOf = <T>(items: readonly Value[], make: (item: Value, index: number) => T): Iterable<T> => ({
  *[Symbol.iterator]() {
    for (const [index, item] of items.entries()) yield make(item, index);
  },
});

const namedIn = (manifest: Value): string[] => [
  ...strings(manifest, 'required'),
  ...[...list(manifest, 'constraint'), ...list(manifest, 'override')].flatMap((entry) => text(get(entry, 'name')) ?? []),
];

/** godep notes `git describe`: only a plain tag is a version, `v1.2-5-gabcdef` is a commit after one. */
const tagOf = (comment: string | undefined): string | undefined => (comment !== undefined && /^v\d+(?:\.\d+)*$/.test(comment) ? comment : undefined);

/** Packages of one repository are one component; on the big code hosts the repository is the first three parts of the path. */
function repositoryOf(path: string): string {
  const parts = path.split('/');
  if (/^(?:github\.com|bitbucket\.org|gitlab\.com)$/.test(parts[0]!) || path.startsWith('golang.org/x/')) return parts.slice(0, 3).join('/');
  return parts[0] === 'gopkg.in' ? parts.slice(0, /\.v\d+$/.test(parts[1] ?? '') ? 2 : 3).join('/') : path;
}

function claimVendored(found: Collector, directory: string): void {
  const modules = joinPath(directory, 'vendor/modules.txt');
  if (modules !== undefined) found.claim(modules);
}
