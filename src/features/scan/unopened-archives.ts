import type { Component } from '#core/model/component.ts';
import type { Issue } from '#core/model/issue.ts';
import type { Project } from '#core/model/project.ts';
import { nameOf } from '#core/plugin/path.ts';
import { enumerate } from '#core/text/enumerate.ts';

const ending = /\.(?:zip|7z|rar|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz|zst|lz|lzma|Z))$/i;

/** Is it an archive of no certain kind? */
export const isArchiveName = (name: string): boolean => ending.test(name);

type Told = Pick<Component, 'name' | 'group' | 'version' | 'evidence'>;

interface Surroundings {
  readonly components: Iterable<Told>;
  readonly projects: Iterable<Pick<Project, 'evidence'>>;
  readonly issues: Iterable<Pick<Issue, 'path'>>;
  /** Names of directories of installed packages. */
  readonly installDirectories: ReadonlySet<string>;
}

/**
 * One issue for all archives in a directory of which nothing was read: nobody looks for them, or what did has found nothing of its kind. Those of installed packages are a part of them, and those in the name of a component
 * and its version are no gap: they hold what lockfiles and manifests name, as caches and mirrors of package managers do.
 */
export function unopenedArchives(paths: readonly string[], { components, projects, issues, installDirectories }: Surroundings): Issue[] {
  const open = new Map(paths.filter((path) => !isOfPackage(path, installDirectories)).map((path) => [path, plain(nameOf(path).replace(ending, ''))]));
  if (open.size === 0) return [];
  const wanted = new Set(open.values());
  const told = new Set<string>();
  const see = ({ path }: { readonly path: string }): unknown => open.delete(path.split('!/', 1)[0]!);
  for (const { evidence } of projects) evidence.forEach(see);
  for (const issue of issues) see(issue);
  for (const { name, group, version, evidence } of components) {
    evidence.forEach(see);
    if (version === undefined) continue;
    for (const spelled of [name, ...(group === undefined ? [] : [`${group}-${name}`])]) {
      const stem = plain(`${spelled}-${version}`);
      if (wanted.has(stem)) told.add(stem);
    }
  }
  const left = [...open].filter(([, stem]) => !told.has(stem)).map(([path]) => path).sort();
  const [first] = left;
  if (first === undefined) return [];
  return [{
    code: 'unsupported', path: first,
    message: left.length === 1 ? 'the archive was not looked into' : `${left.length} archives were not looked into: ${enumerate(left, 5)}`,
    remedy: 'Scan those that hold software as targets of their own (muster scan ARCHIVE), or leave them out with exclude in muster.yaml.',
    source: 'scan/walk',
  }];
}

/** In `vendor` people put archives themselves; packages lie two directories below it. */
function isOfPackage(path: string, installDirectories: ReadonlySet<string>): boolean {
  const directories = path.split('/').slice(0, -1);
  return directories.some((name, index) => installDirectories.has(name) && (name !== 'vendor' || directories.length - index > 2));
}

/** Names differ in how they join their parts: `@acme/a`, `acme-a`, `a_1.0`. */
const plain = (text: string): string => text.toLowerCase().replace(/^@/, '').replaceAll(/[^a-z0-9]+/g, '-');
