import { checkShape } from '#core/inventory/check-shape.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { joinPath } from '#core/plugin/path.ts';
import { parseToml, type TomlText } from '#core/text/toml.ts';
import type { Scope } from '#core/model/scope.ts';
import { scopeOfExtra } from '#core/python/dependency-group.ts';
import { entries, get, strings, text } from '#core/text/value.ts';
import type { DeclaredDependency } from './declared-dependency.ts';
import { pyproject } from './manifest-shapes.ts';
import { readFlit } from './pyproject-flit.ts';
import { readPoetry } from './pyproject-poetry.ts';
import { readStandardProject } from './pyproject-standard.ts';
import { readToolDependencies } from './pyproject-tools.ts';
import { metadataOf, type ProjectManifest, type RequirementsReference } from './project-manifest.ts';
import { readPart, type Report } from './report.ts';
import { applyUvSources } from './uv-sources.ts';

/** A part of pyproject.toml that describes a project: `[project]` or the older table of a tool. */
export type ProjectTable = Omit<ProjectManifest, 'file' | 'requirementFiles'>;

export interface PyprojectText {
  readonly toml: TomlText;
  readonly file: SourceFile;
  readonly report: Report;
}

/**
 * Everything pyproject.toml says of its project: `[project]` (PEP 621), `[dependency-groups]` (PEP 735)
 * and the tables of Poetry, Flit, PDM, Hatch, uv, Rye and setuptools.
 * `[build-system] requires` is left out: build tools run in a place of their own and are no part of what is built.
 */
export function readPyproject(file: SourceFile, report: Report): ProjectManifest | undefined {
  const toml = readPart(file, parseToml, report);
  if (toml === undefined) return undefined;
  checkShape({ issue: report }, toml, pyproject, file.path);
  const input: PyprojectText = { toml, file, report };
  const tables = [readStandardProject(input), readPoetry(input), readFlit(input)].filter((table) => table !== undefined);
  const first = <K extends keyof ProjectTable>(key: K) => tables.map((table) => table[key]).find((value) => value !== undefined);
  const dependencies = applyUvSources(input, withoutRepetition([...tables.flatMap((table) => table.dependencies), ...readToolDependencies(input)]));
  return {
    file: file.path,
    line: first('line'),
    name: first('name'),
    version: first('version'),
    licenses: [...new Set(tables.flatMap((table) => table.licenses))],
    metadata: metadataOf(Object.assign({}, ...tables.map((table) => table.metadata).reverse())),
    owners: [...new Set(tables.flatMap((table) => table.owners))],
    dependencies,
    isComplete: tables.some((table) => table.isComplete),
    requirementFiles: requirementFiles(input),
  };
}

/** Poetry 2 repeats entries of `[project]` in its own table to say where they come from: what is said of one name and scope is put together. */
function withoutRepetition(dependencies: readonly DeclaredDependency[]): DeclaredDependency[] {
  const standard = new Map<string, number>();
  const kept: DeclaredDependency[] = [];
  for (const dependency of dependencies) {
    const key = `${dependency.scope}\0${dependency.name}`;
    const known = standard.get(key);
    if (known === undefined || kept[known]!.file !== dependency.file) {
      standard.set(key, kept.push(dependency) - 1);
      continue;
    }
    const earlier = kept[known]!;
    const isEnrichment = dependency.specifier === '' && dependency.location !== undefined && earlier.location === undefined;
    if (isEnrichment) kept[known] = { ...earlier, location: dependency.location };
    else kept.push(dependency);
  }
  return kept;
}

/** `dynamic` dependencies that setuptools or Hatch read from requirements files. */
function requirementFiles({ toml, file }: PyprojectText): RequirementsReference[] {
  const dynamic = get(toml.value, 'tool', 'setuptools', 'dynamic');
  const named = (paths: readonly string[], scope: Scope): RequirementsReference[] =>
    paths.map((path) => joinPath(file.directory, path)).filter((path) => path !== undefined).map((path) => ({ path, scope }));
  const hooks = ['tool', 'hatch', 'metadata', 'hooks', 'requirements_txt'];
  return [
    ...named([...fileList(get(dynamic, 'dependencies')), ...strings(toml.value, ...hooks, 'files')], 'runtime'),
    ...entries(dynamic, 'optional-dependencies').flatMap(([extra, value]) => named(fileList(value), scopeOfExtra(extra))),
    ...entries(toml.value, ...hooks, 'optional-dependencies').flatMap(([extra]) => named(strings(toml.value, ...hooks, 'optional-dependencies', extra), scopeOfExtra(extra))),
  ];
}

function fileList(value: unknown): string[] {
  const single = text(value, 'file');
  return single === undefined ? strings(value, 'file') : [single];
}
