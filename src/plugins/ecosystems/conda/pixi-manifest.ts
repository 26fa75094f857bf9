import { checkShape, type Issues } from '#core/inventory/check-shape.ts';
import type { Scope } from '#core/model/scope.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { scopeOfName } from '#core/python/dependency-group.ts';
import { parseLocation, type PackageLocation } from '#core/python/location.ts';
import { parseRequirement, parseSpecifiers, pinnedVersion } from '#core/python/requirement.ts';
import { entries, get, isRecord, list, text, type Value } from '#core/text/value.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import { parseMatchSpec } from './match-spec.ts';
import { pixiPyproject, pixiToml } from './shapes.ts';

export interface PixiDependency {
  readonly manager: 'conda' | 'pip';
  readonly name: string;
  readonly specifier: string;
  readonly version: string | undefined;
  readonly scope: Scope;
  /** Of a table `[target.linux-64.…]`. */
  readonly platform: string | undefined;
  readonly location: PackageLocation | undefined;
  readonly line: number | undefined;
}

/** pixi.toml, or `[tool.pixi]` of pyproject.toml. */
export interface PixiManifest {
  readonly path: string;
  readonly name: string | undefined;
  readonly version: string | undefined;
  readonly licenses: readonly string[];
  readonly dependencies: readonly PixiDependency[];
  /** Dependencies of `[project]`, which pixi installs too. */
  readonly standard: readonly PixiDependency[];
}

const condaTables = [
  ['dependencies', 'runtime'],
  ['run-dependencies', 'runtime'],
  ['host-dependencies', 'build'],
  ['build-dependencies', 'build'],
] as const;

/** `undefined` for a pyproject.toml that does not use pixi. Throws for text that is no TOML. */
export function readPixiManifest(file: SourceFile, found: Issues): PixiManifest | undefined {
  const toml = parseToml(file.text());
  const isPyproject = file.name === 'pyproject.toml';
  const base = isPyproject ? ['tool', 'pixi'] : [];
  const pixi = isPyproject ? get(toml.value, ...base) : toml.value;
  if (pixi === undefined) return undefined;
  checkShape(found, toml, isPyproject ? pixiPyproject : pixiToml, file.path);
  if (!isRecord(pixi)) return undefined;
  const about = get(pixi, 'workspace') ?? get(pixi, 'project') ?? get(pixi, 'package');
  const project = isPyproject ? get(toml.value, 'project') : undefined;
  const license = text(about, 'license') ?? text(project, 'license');
  const dependencies = readFeature(toml, base, 'runtime');
  for (const [feature] of entries(pixi, 'feature')) {
    dependencies.push(...readFeature(
      toml,
      [...base, 'feature', feature],
      scopeOfName(feature) ?? 'runtime',
    ));
  }
  dependencies.push(...readFeature(toml, [...base, 'package'], 'runtime'));
  return {
    path: file.path,
    name: text(about, 'name') ?? text(project, 'name'),
    version: text(about, 'version') ?? text(project, 'version'),
    licenses: license === undefined ? [] : [license],
    dependencies,
    standard: readStandard(toml, project),
  };
}

function readFeature(toml: TomlText, path: readonly string[], scope: Scope): PixiDependency[] {
  const found = readTables(toml, path, scope, undefined);
  for (const [target] of entries(toml.value, ...path, 'target')) found.push(...readTables(toml, [...path, 'target', target], scope, target));
  return found;
}

function readTables(toml: TomlText, path: readonly string[], scope: Scope, platform: string | undefined): PixiDependency[] {
  const conda = condaTables.flatMap(([table, own]) =>
    entries(toml.value, ...path, table).flatMap(([name, value]): PixiDependency[] => {
      const written = typeof value === 'string' ? value : (text(value, 'version') ?? '*');
      const spec = parseMatchSpec(written === '*' ? name : `${name} ${written}`);
      const base = {
        manager: 'conda' as const,
        name: name.toLowerCase(),
        scope: own === 'runtime' ? scope : own,
        platform,
        location: locationOf(value),
        line: toml.line(...path, table, name),
      };
      return [{ ...base, specifier: written === '*' ? '' : written, version: spec?.version }];
    }));
  const pip = entries(toml.value, ...path, 'pypi-dependencies').map(([name, value]): PixiDependency => {
    const written = typeof value === 'string' ? value : (text(value, 'version') ?? '*');
    const specifier = written === '*' ? '' : written;
    const version = pinnedVersion({
      name,
      extras: [],
      specifiers: parseSpecifiers(specifier) ?? [],
      specifier,
      url: undefined,
      marker: undefined,
      rest: '',
    });
    return {
      manager: 'pip',
      name,
      specifier,
      version,
      scope,
      platform,
      location: locationOf(value),
      line: toml.line(...path, 'pypi-dependencies', name),
    };
  });
  return [...conda, ...pip];
}

function locationOf(value: Value): PackageLocation | undefined {
  const git = text(value, 'git');
  if (git !== undefined) {
    const revision = text(value, 'rev') ?? text(value, 'tag') ?? text(value, 'branch');
    return { ...parseLocation(`git+${git}`), ...(revision === undefined ? {} : { revision }) };
  }
  const place = text(value, 'url') ?? text(value, 'path');
  return place === undefined ? undefined : parseLocation(place);
}

function readStandard(toml: TomlText, project: Value): PixiDependency[] {
  const optional = entries(project, 'optional-dependencies').map(([extra, items]) => [list(items), scopeOfName(extra) ?? 'optional'] as const);
  const groups = entries(toml.value, 'dependency-groups').map(([group, items]) => [list(items), scopeOfName(group) ?? 'development'] as const);
  return [[list(project, 'dependencies'), 'runtime'] as const, ...optional, ...groups].flatMap(([items, scope]) =>
    items.flatMap((item): PixiDependency[] => {
      const requirement = typeof item === 'string' ? parseRequirement(item) : undefined;
      if (requirement === undefined) return [];
      const { name, specifier } = requirement;
      return [{
        manager: 'pip',
        name,
        specifier,
        version: pinnedVersion(requirement),
        scope,
        platform: undefined,
        location: undefined,
        line: undefined,
      }];
    }));
}
