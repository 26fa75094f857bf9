import { checkShape } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfGroup } from '#core/python/dependency-group.ts';
import { parseLocation, type PackageLocation } from '#core/python/location.ts';
import { normalName } from '#core/python/package-name.ts';
import { parseSpecifiers, pinnedVersion } from '#core/python/requirement.ts';
import { allowsVersion } from '#core/python/version-specifiers.ts';
import { entries, isRecord, strings, text, type Value } from '#core/text/value.ts';
import { parseToml } from '#core/text/toml.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import { pipfile } from './manifest-shapes.ts';
import { markerVariables } from './marker-variables.ts';
import type { ProjectManifest } from './project-manifest.ts';
import { readPart, type Report } from './report.ts';

/** Tables of a Pipfile that hold no packages. */
const otherTables = new Set(['source', 'requires', 'scripts', 'pipenv', 'pipfile']);

/** Scope of a table of a Pipfile, or of the section of Pipfile.lock made from it. */
export function scopeOfCategory(category: string): Scope {
  if (category === 'packages' || category === 'default') return 'runtime';
  return category === 'dev-packages' || category === 'develop' ? 'development' : scopeOfGroup(category);
}

/** `[packages]`, `[dev-packages]` and further categories. */
export function readPipfile(file: SourceFile, report: Report): ProjectManifest | undefined {
  const toml = readPart(file, parseToml, report);
  if (toml === undefined) return undefined;
  checkShape({ issue: report }, toml, pipfile, file.path);
  const dependencies = entries(toml.value).flatMap(([table, packages]) =>
    otherTables.has(table) || !isRecord(packages)
      ? []
      : Object.entries(packages).map(([name, value]) => declarePipenv(
        name,
        value,
        { scope: scopeOfCategory(table), file: file.path, line: toml.line(table, name) },
        report,
      )));
  return { file: file.path, line: undefined, licenses: [], metadata: {}, owners: [], dependencies, isComplete: true, requirementFiles: [] };
}

function declarePipenv(name: string, value: Value, place: Pick<DeclaredDependency, 'scope' | 'file' | 'line'>, report: Report): DeclaredDependency {
  const written = typeof value === 'string' ? value : (text(value, 'version') ?? '*');
  const specifier = written === '*' ? '' : written;
  const specifiers = parseSpecifiers(specifier);
  if (specifiers === undefined) {
    report({
      code: 'partial',
      file: place.file,
      line: place.line,
      message: `the version requirement ${JSON.stringify(specifier.slice(0, 100))} of ${name} is not understood; the package is listed without version`,
      remedy: 'Write a version specifier such as ">=1.2" or "*".',
    });
  }
  return {
    name: normalName(name),
    extras: strings(value, 'extras').map(normalName),
    specifier,
    version: pinnedVersion({ name, extras: [], specifiers: specifiers ?? [], specifier, url: undefined, marker: undefined, rest: '' }),
    accepts: (version) => allowsVersion(specifiers ?? [], version),
    marker: markerOf(value),
    location: pipenvLocation(value),
    ...place,
  };
}

/** Pipenv lets every marker variable be a key of its own: `sys_platform = "== 'win32'"`. */
function markerOf(value: Value): string | undefined {
  const parts = entries(value).flatMap(([key, condition]) => {
    if (typeof condition !== 'string') return [];
    if (key === 'markers') return [condition];
    return isMarkerVariable(key) ? [`${key} ${condition}`] : [];
  });
  return parts.length === 0 ? undefined : parts.join(' and ');
}

const isMarkerVariable = (key: string): boolean => (markerVariables as readonly string[]).includes(key);

/** Where an entry of a Pipfile or Pipfile.lock says that its package lies. */
export function pipenvLocation(value: Value): PackageLocation | undefined {
  for (const tool of ['git', 'hg', 'svn', 'bzr']) {
    const remote = text(value, tool);
    if (remote === undefined) continue;
    const revision = text(value, 'ref');
    const subdirectory = text(value, 'subdirectory');
    return {
      ...parseLocation(`${tool}+${withoutTool(remote, tool)}`),
      ...(revision === undefined ? {} : { revision }),
      ...(subdirectory === undefined ? {} : { subdirectory }),
    };
  }
  const place = text(value, 'file') ?? text(value, 'uri') ?? text(value, 'path');
  return place === undefined ? undefined : parseLocation(place);
}

const withoutTool = (remote: string, tool: string): string => (remote.startsWith(`${tool}+`) ? remote.slice(tool.length + 1) : remote);
