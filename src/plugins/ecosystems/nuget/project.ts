import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import { directoryOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { Evaluation, type EvaluationIssue, type SdkReference } from './msbuild/evaluation.ts';
import type { Expanded } from './msbuild/expanded.ts';
import { evaluateItems, type Item } from './msbuild/items.ts';
import type { Properties } from './msbuild/properties.ts';
import { packagePurl } from './package-purl.ts';
import { baseName } from './project-index.ts';
import { versionFor } from './version-range.ts';

/** A package that a project asks for. */
export interface PackageUse {
  readonly id: string;
  readonly version?: string;
  readonly requirement?: string;
  readonly scope: Scope;
  /** Target frameworks or conditions under which alone it is asked for; empty for always. */
  readonly platforms: readonly string[];
  /** The project gives another version than the central one. */
  readonly overridden: boolean;
  /** The requirement depends on what only a build knows, or on properties that nobody sets. */
  readonly uncertain: boolean;
  readonly file: string;
  readonly line: number;
}

/** An assembly that a project takes from a file. */
export interface AssemblyUse {
  readonly name: string;
  /** Of the assembly, which is not always that of its package. */
  readonly version?: string;
  /** As written. */
  readonly hint: string;
  /** Below the root; `undefined` outside of it. */
  readonly path?: string;
  readonly file: string;
  readonly line: number;
}

/** A project file, evaluated for each of its target frameworks. */
export interface DotnetProject {
  readonly path: string;
  readonly directory: string;
  readonly name: string;
  readonly packageId: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly packages: readonly PackageUse[];
  /** Target frameworks. */
  readonly frameworks: readonly string[];
  /** Other projects that it is built with, by path. */
  readonly projects: ReadonlyMap<string, { readonly file: string; readonly line: number }>;
  readonly assemblies: readonly AssemblyUse[];
  readonly isTest: boolean;
  /** Files that took part in the evaluation. */
  readonly files: ReadonlySet<string>;
  readonly issues: readonly EvaluationIssue[];
}

const maximalFrameworks = 20;

/** Throws `TextSyntaxError` when the project file itself is not XML. */
export function readProject(tree: TreeView, path: string): DotnetProject {
  const first = evaluate(tree, path, undefined);
  const frameworks = (first.evaluation.properties.text('TargetFrameworks') ?? '').split(';').map((name) => name.trim()).filter((name) => name !== '');
  const rounds = frameworks.length === 0 || first.evaluation.properties.text('TargetFramework') !== undefined
    ? [first] : [...new Set(frameworks)].slice(0, maximalFrameworks).map((framework) => evaluate(tree, path, framework));
  const { properties } = rounds[0]!.evaluation;
  const name = baseName(path);
  const uses = rounds.map((round) => usesOf(round));
  const isTest = properties.isTrue('IsTestProject') || uses.some((list) => list.some((use) => use.id.toLowerCase() === 'microsoft.net.test.sdk'));
  const version = versionOf(properties);
  return {
    path,
    directory: directoryOf(path),
    name,
    packageId: properties.text('PackageId') ?? properties.text('AssemblyName') ?? name,
    ...(version === undefined ? {} : { version }),
    licenses: [properties.text('PackageLicenseExpression') ?? properties.text('PackageLicenseUrl')].filter((license) => license !== undefined),
    metadata: metadataOf(properties),
    frameworks: rounds.flatMap((round) => round.framework ?? round.evaluation.properties.text('TargetFramework') ?? []),
    packages: combine(uses, rounds.map((round) => round.framework)),
    projects: new Map(rounds.flatMap((round) => referencedProjects(round)).toReversed()),
    assemblies: [...new Map(rounds.flatMap((round) => referencedAssemblies(round)).toReversed()).values()].toReversed(),
    isTest,
    files: new Set(rounds.flatMap((round) => [...round.evaluation.files])),
    issues: rounds.flatMap((round) => [...round.evaluation.issues, ...round.faults]),
  };
}

interface Round {
  readonly framework: string | undefined;
  readonly evaluation: Evaluation;
  readonly items: ReadonlyMap<string, readonly Item[]>;
  readonly faults: readonly EvaluationIssue[];
}

function evaluate(tree: TreeView, path: string, framework: string | undefined): Round {
  const evaluation = new Evaluation(tree);
  evaluation.run(path, framework);
  const { byType, faults } = evaluateItems(evaluation);
  return { framework, evaluation, items: byType, faults: faults.map((fault) => ({ ...fault, code: 'malformed' as const })) };
}

function versionOf(properties: Properties): string | undefined {
  const prefix = properties.text('VersionPrefix');
  const suffix = properties.text('VersionSuffix');
  return properties.text('PackageVersion') ?? properties.text('Version') ?? (prefix !== undefined && suffix !== undefined ? `${prefix}-${suffix}` : prefix);
}

function metadataOf(properties: Properties): PackageMetadata {
  const fields = {
    description: properties.text('Description') ?? properties.text('PackageDescription'),
    homepage: properties.text('PackageProjectUrl'),
    repository: properties.text('RepositoryUrl'),
    supplier: properties.text('Company'),
    copyright: properties.text('Copyright'),
  };
  const authors = properties.text('Authors')?.split(/[;,]/).map((author) => author.trim()).filter((author) => author !== '');
  return { ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)), ...(authors === undefined ? {} : { authors }) };
}

interface RoundUse extends Omit<PackageUse, 'platforms'> {
  readonly condition?: string;
}

function usesOf({ evaluation, items }: Round): RoundUse[] {
  const central = new Map((items.get('packageversion') ?? []).map((item) => [item.name.toLowerCase(), item]));
  const managed = evaluation.properties.isTrue('ManagePackageVersionsCentrally');
  const uses: RoundUse[] = [];
  for (const item of items.get('packagereference') ?? []) {
    const override = managed ? written(item, 'versionoverride') : undefined;
    const entry = central.get(item.name.toLowerCase());
    const shared = entry === undefined ? undefined : written(entry, 'version');
    const own = written(item, 'version');
    const version = override ?? (managed ? (shared ?? own) : (own ?? shared));
    // NuGet refuses a version that is written and empty (NU1015)
    if (version === undefined && item.metadata.get('version')?.text === '' && item.metadata.get('version')?.missing.length === 0) {
      evaluation.issues.push({ code: 'malformed', file: item.file, line: item.line, message: `the version of ${item.name} is empty` });
      continue;
    }
    uses.push({ ...useOf(item, version, isPrivate(item) ? 'development' : 'runtime'), id: entry?.name ?? item.name, overridden: override !== undefined });
  }
  for (const item of items.get('globalpackagereference') ?? []) uses.push(useOf(item, written(item, 'version'), 'development'));
  for (const item of items.get('packagedownload') ?? []) uses.push(useOf(item, written(item, 'version'), 'build'));
  for (const item of items.get('dotnetclitoolreference') ?? []) uses.push(useOf(item, written(item, 'version'), 'development'));
  for (const sdk of evaluation.sdks) if (sdk.version !== undefined) uses.push(sdkUse(sdk));
  return uses;
}

function useOf(item: Item, version: Expanded | undefined, scope: Scope): RoundUse {
  const text = version === undefined ? undefined : version.text.trim();
  const exact = version === undefined || version.unknown || version.missing.length > 0 ? undefined : versionFor(version.text);
  const requirement = version !== undefined && version.missing.length > 0 ? `$(${version.missing.join(') $(')})` : text;
  return {
    id: item.name,
    ...(exact === undefined ? {} : { version: exact }),
    ...(requirement === undefined || requirement === '' ? {} : { requirement }),
    scope,
    overridden: false,
    uncertain: version !== undefined && (version.unknown || version.missing.length > 0),
    file: item.file,
    line: item.line,
    ...(item.condition === undefined ? {} : { condition: item.condition }),
  };
}

const sdkUse = ({ name, version, file, line }: SdkReference): RoundUse =>
  ({ id: name, version: version!, requirement: version!, scope: 'build', overridden: false, uncertain: false, file, line });

function written(item: Item, key: string): Expanded | undefined {
  const value = item.metadata.get(key);
  return value === undefined || (value.text.trim() === '' && !value.unknown && value.missing.length === 0) ? undefined : value;
}

/** Private in all its assets: not passed on to those who use the project, as analyzers and build tools are not. */
const isPrivate = (item: Item): boolean =>
  (item.metadata.get('privateassets')?.text ?? '').split(/[;,]/).some((asset) => asset.trim().toLowerCase() === 'all');

/** The uses of all rounds; what not every target framework asks for says which. */
function combine(rounds: readonly (readonly RoundUse[])[], frameworks: readonly (string | undefined)[]): PackageUse[] {
  const byKey = new Map<string, { use: RoundUse; platforms: Set<string>; always: number }>();
  for (const [index, round] of rounds.entries()) {
    for (const use of round) {
      const key = `${use.id.toLowerCase()}\0${use.version ?? ''}\0${use.requirement ?? ''}\0${use.scope}`;
      const entry = byKey.get(key) ?? { use, platforms: new Set(), always: 0 };
      byKey.set(key, entry);
      if (use.condition === undefined) {
        entry.always++;
        entry.platforms.add(frameworks[index] ?? '');
      } else entry.platforms.add(use.condition);
    }
  }
  return [...byKey.values()].map(({ use: { condition: _condition, ...use }, platforms, always }) =>
    ({ ...use, platforms: always >= rounds.length ? [] : [...platforms].filter((platform) => platform !== '') }));
}

function referencedProjects({ evaluation, items }: Round): [path: string, { readonly file: string; readonly line: number }][] {
  return (items.get('projectreference') ?? []).flatMap((item) => {
    const path = evaluation.resolve(item.name, directoryOf(item.file));
    return path === undefined ? [] : [[path, { file: item.file, line: item.line }]];
  });
}

/** `Include="Name, Version=1.2.3.0, Culture=neutral, …"`. */
function referencedAssemblies({ evaluation, items }: Round): [name: string, AssemblyUse][] {
  return (items.get('reference') ?? []).flatMap((item) => {
    const hint = written(item, 'hintpath');
    const [name = '', ...details] = item.name.split(',').map((part) => part.trim());
    if (hint === undefined || hint.unknown || hint.missing.length > 0 || name === '') return [];
    const version = details.find((detail) => /^version=\d/i.test(detail))?.slice('version='.length);
    const path = evaluation.resolve(hint.text.trim(), directoryOf(item.file));
    return [[name.toLowerCase(), { name, hint: hint.text.trim(), file: item.file, line: item.line, ...(version !== undefined && { version }), ...(path !== undefined && { path }) }]];
  });
}

/** The project node; the same for every source that meets the project. */
export function addProject(found: Collector, project: DotnetProject): NodeId {
  return found.project({
    path: project.directory,
    name: project.name,
    version: project.version,
    purl: packagePurl(project.packageId, project.version),
    licenses: project.licenses,
    metadata: project.metadata,
    owners: project.metadata.authors,
    file: project.path,
    line: 1,
  });
}

/** A project that is known by its file alone; its own reading says the rest. */
export const addProjectFile = (found: Collector, path: string): NodeId =>
  found.project({ path: directoryOf(path), name: baseName(path), file: path, line: 1 });
