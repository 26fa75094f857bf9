import { askedOtherwise, onlyLocked, type LockDifference } from '#core/inventory/lock-differences.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { scopeOfExtra, scopeOfGroup } from '#core/python/dependency-group.ts';
import { extrasOf, parseMarker } from '#core/python/marker.ts';
import { normalName } from '#core/python/package-name.ts';
import { sameSpecifiers } from '#core/python/version-specifiers.ts';
import { parseToml } from '#core/text/toml.ts';
import { entries, get, isRecord, list, strings, text, type Value } from '#core/text/value.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import type { PyprojectText } from './pyproject.ts';
import { readRequirements, readStandardProject } from './pyproject-standard.ts';
import { readPart } from './report.ts';
import { applyUvSources } from './uv-sources.ts';

/** What uv reads of a pyproject.toml. */
export interface UvManifest {
  readonly path: string;
  /** Normal name of the project. */
  readonly name: string | undefined;
  readonly dependencies: readonly DeclaredDependency[];
  /** Everything that it asks for stands there and was understood. */
  readonly isComplete: boolean;
}

/** What is wrong with the file is told by whoever reads it as a project. */
export function readUvManifest(file: SourceFile): UvManifest | undefined {
  let isUnderstood = true;
  const report = (): void => {
    isUnderstood = false;
  };
  const toml = readPart(file, parseToml, report);
  if (toml === undefined) return undefined;
  const input: PyprojectText = { toml, file, report };
  const standard = readStandardProject(input);
  const dependencies = [...(standard?.dependencies ?? []), ...readRequirements(input, 'development', ['tool', 'uv', 'dev-dependencies'])];
  const dynamic = strings(toml.value, 'project', 'dynamic');
  return {
    path: file.path,
    name: standard?.name === undefined ? undefined : normalName(standard.name),
    dependencies: applyUvSources(input, dependencies),
    isComplete: isUnderstood && !dynamic.includes('dependencies') && !dynamic.includes('optional-dependencies'),
  };
}

/** How uv.lock repeats one requirement; without `specifiers` where it comes from elsewhere than an index, or where old lockfiles do not tell. */
interface StatedRequirement {
  readonly specifiers: string | undefined;
  readonly extras: readonly string[] | undefined;
}

export interface UvComparison {
  /** Dependencies of the manifest that the lockfile does not name as such. */
  readonly added: readonly DeclaredDependency[];
  readonly differences: readonly LockDifference[];
}

/** Compares a manifest with what the lockfile says that it asked for: the entry of the package, or what a workspace without a root package holds. */
export function compareUvManifest({ path, name: own, dependencies, isComplete }: UvManifest, entry: Value): UvComparison {
  const stated = statedRequirements(entry);
  const added: DeclaredDependency[] = [];
  const differences: LockDifference[] = [];
  for (const dependency of dependencies) {
    const { name, scope, line } = dependency;
    if (name === own) continue;
    const known = stated.get(keyOf(scope, name));
    // what older lockfiles repeat leaves out what no supported Python needs
    if (known === undefined && (dependency.marker === undefined || repeatsRequirements(entry))) added.push(dependency);
    else if (known !== undefined && !known.some((requirement) => isSame(requirement, dependency))) {
      differences.push({ file: path, line, what: askedOtherwise(name, spelled(dependency.specifier, dependency.extras), known.map(({ specifiers, extras }) => spelled(specifiers ?? '', extras ?? [])).join(' or ')) });
    }
  }
  if (isComplete) {
    const asked = new Set(dependencies.map(({ name }) => name));
    const names = new Set([...stated.keys()].map((key) => key.slice(key.indexOf('\0') + 1)));
    for (const name of names) if (name !== own && !asked.has(name)) differences.push({ file: path, what: onlyLocked(name) });
  }
  return { added, differences };
}

const keyOf = (scope: string, name: string): string => `${scope}\0${name}`;

const repeatsRequirements = (entry: Value): boolean => get(entry, 'metadata') !== undefined || get(entry, 'source') === undefined;

function isSame({ specifiers, extras }: StatedRequirement, dependency: DeclaredDependency): boolean {
  const sameExtras = extras === undefined || [...new Set(extras)].sort().join() === [...new Set(dependency.extras)].sort().join();
  return sameExtras && (specifiers === undefined || dependency.location !== undefined || sameSpecifiers(specifiers, dependency.specifier));
}

const spelled = (specifiers: string, extras: readonly string[]): string => `${extras.length === 0 ? '' : `[${extras.join(',')}]`}${specifiers}` || 'any version';

function statedRequirements(entry: Value): Map<string, StatedRequirement[]> {
  const stated = new Map<string, StatedRequirement[]>();
  const add = (scope: string, name: string, requirement: StatedRequirement): void => {
    const known = stated.get(keyOf(scope, name));
    if (known === undefined) stated.set(keyOf(scope, name), [requirement]);
    else known.push(requirement);
  };
  const addList = (items: readonly Value[], scopesOf: (item: Value) => readonly string[], read: (item: Value) => StatedRequirement): void => {
    for (const item of items) {
      const name = typeof item === 'string' ? item : text(item, 'name');
      if (name !== undefined) for (const scope of scopesOf(item)) add(scope, normalName(name), read(item));
    }
  };
  const addGroups = (of: Value, key: string, scopeOf: (group: string) => string, read: (item: Value) => StatedRequirement): void => {
    for (const [group, value] of entries(of, key)) addList(Array.isArray(value) ? value : list(value, 'dependencies'), () => [scopeOf(group)], read);
  };
  const metadata = get(entry, 'metadata');
  if (isRecord(metadata)) {
    addList(list(metadata, 'requires-dist'), scopesByMarker, repeated);
    addGroups(metadata, 'requires-dev', scopeOfGroup, repeated);
    addGroups(metadata, 'dependency-groups', scopeOfGroup, repeated);
  } else if (get(entry, 'source') === undefined) {
    addGroups(entry, 'dependency-groups', scopeOfGroup, repeated);
  } else {
    addList(list(entry, 'dependencies'), () => ['runtime'], untold);
    addGroups(entry, 'optional-dependencies', scopeOfExtra, untold);
    addGroups(entry, 'dev-dependencies', scopeOfGroup, untold);
    addGroups(entry, 'dependency-groups', scopeOfGroup, untold);
  }
  return stated;
}

/** A requirement of an extra has the extra in its marker. */
function scopesByMarker(item: Value): readonly string[] {
  const marker = parseMarker(text(item, 'marker') ?? '');
  const extras = marker === undefined ? [] : extrasOf(marker);
  return extras.length === 0 ? ['runtime'] : extras.map(scopeOfExtra);
}

const places = ['git', 'url', 'path', 'directory', 'editable', 'virtual'];

const repeated = (item: Value): StatedRequirement => ({
  specifiers: places.some((place) => get(item, place) !== undefined) ? undefined : (text(item, 'specifier') ?? ''),
  extras: strings(item, 'extras').map(normalName),
});

const untold = (): StatedRequirement => ({ specifiers: undefined, extras: undefined });
