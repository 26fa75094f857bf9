import type { Scope } from '#core/model/scope.ts';
import { scopeOfExtra, scopeOfGroup } from '#core/python/dependency-group.ts';
import { parseLocation, type PackageLocation } from '#core/python/location.ts';
import { normalName } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { entries, get, isRecord, strings, text, type Value } from '#core/text/value.ts';
import type { DeclarationPlace, DeclaredDependency } from './declared-dependency.ts';
import { allowsPoetry, parsePoetryConstraint, pinnedByPoetry } from './poetry-constraint.ts';
import { licenseClassifiers, linksFrom, metadataOf } from './project-manifest.ts';
import type { ProjectTable, PyprojectText } from './pyproject.ts';

/** `[tool.poetry]`: all of the project before Poetry 2, additions to `[project]` since. */
export function readPoetry(input: PyprojectText): ProjectTable | undefined {
  const { toml } = input;
  const poetry = get(toml.value, 'tool', 'poetry');
  if (!isRecord(poetry)) return undefined;
  const extras = extrasByPackage(poetry);
  const runtime = readTable(input, 'runtime', ['tool', 'poetry', 'dependencies'], extras);
  const development = readTable(input, 'development', ['tool', 'poetry', 'dev-dependencies'], extras);
  const groups = entries(poetry, 'group').flatMap(([group]) =>
    readTable(input, scopeOfGroup(group), ['tool', 'poetry', 'group', group, 'dependencies'], extras));
  const license = text(poetry, 'license');
  const urls = entries(poetry, 'urls').filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    line: toml.line('tool', 'poetry', 'name'),
    name: text(poetry, 'name'),
    version: text(poetry, 'version'),
    licenses: [...(license === undefined ? [] : [license]), ...licenseClassifiers(strings(poetry, 'classifiers'))],
    metadata: metadataOf({
      description: text(poetry, 'description'),
      ...linksFrom(urls),
      ...linksFrom(entries(poetry).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      authors: strings(poetry, 'authors'),
    }),
    owners: strings(poetry, 'maintainers'),
    dependencies: [...runtime, ...development, ...groups].map((dependency) => ({ ...dependency, client: 'poetry' })),
    isComplete: isRecord(get(poetry, 'dependencies')),
  };
}

/** `[tool.poetry.extras]` turned round. */
function extrasByPackage(poetry: Value): Map<string, string> {
  const extras = new Map<string, string>();
  for (const [extra] of entries(poetry, 'extras')) {
    for (const member of strings(poetry, 'extras', extra)) {
      const name = parseRequirement(member)?.name;
      if (name !== undefined && !extras.has(normalName(name))) extras.set(normalName(name), extra);
    }
  }
  return extras;
}

function readTable(
  { toml, file, report }: PyprojectText,
  scope: Scope,
  path: readonly string[],
  extras: ReadonlyMap<string, string>,
): DeclaredDependency[] {
  return entries(toml.value, ...path).flatMap(([name, value]) => {
    if (name === 'python') return [];
    const line = toml.line(...path, name);
    const alternatives = Array.isArray(value) ? value : [value];
    return alternatives.flatMap((alternative) => {
      const extra = extras.get(normalName(name));
      const isOptional = get(alternative, 'optional') === true;
      const declared = declarePoetry(
        name,
        alternative,
        { scope: isOptional ? (extra === undefined ? 'optional' : scopeOfExtra(extra)) : scope, file: file.path, line },
      );
      if (declared !== undefined) return [declared];
      report({
        code: 'partial',
        file: file.path,
        line,
        message: `the version requirement of ${name} is not understood; the package is listed without version`,
        remedy: 'Write a version constraint in the notation of Poetry, such as "^1.2".',
      });
      return [{ ...declarePoetry(name, '*', { scope, file: file.path, line })!, specifier: typeof alternative === 'string' ? alternative : '' }];
    });
  });
}

/** One entry of a dependency table, of pyproject.toml or of a lockfile; `undefined` when its version is not understood. */
export function declarePoetry(name: string, value: Value, { scope, file, line }: DeclarationPlace): DeclaredDependency | undefined {
  const specifier = typeof value === 'string' ? value : text(value, 'version');
  if (specifier === undefined && !isRecord(value)) return undefined;
  const constraint = parsePoetryConstraint(specifier ?? '*');
  if (constraint === undefined) return undefined;
  return {
    name: normalName(name),
    extras: strings(value, 'extras').map(normalName),
    scope,
    specifier: specifier === '*' ? '' : (specifier ?? ''),
    version: pinnedByPoetry(constraint),
    accepts: (version) => allowsPoetry(constraint, version),
    marker: markerOf(value),
    location: locationOf(value),
    file,
    line,
  };
}

function markerOf(value: Value): string | undefined {
  const parts = [text(value, 'markers')];
  const python = text(value, 'python');
  const platform = text(value, 'platform');
  if (python !== undefined) parts.push(`python ${python}`);
  if (platform !== undefined) parts.push(`sys_platform == "${platform}"`);
  const stated = parts.filter((part) => part !== undefined && part !== '');
  return stated.length === 0 ? undefined : stated.join(' and ');
}

function locationOf(value: Value): PackageLocation | undefined {
  const git = text(value, 'git');
  const subdirectory = text(value, 'subdirectory');
  if (git !== undefined) {
    const revision = text(value, 'rev') ?? text(value, 'tag') ?? text(value, 'branch');
    return {
      ...parseLocation(git.startsWith('git') ? git : `git+${git}`),
      ...(revision === undefined ? {} : { revision }),
      ...(subdirectory === undefined ? {} : { subdirectory }),
    };
  }
  const url = text(value, 'url') ?? text(value, 'path') ?? text(value, 'file');
  return url === undefined ? undefined : parseLocation(url);
}
