import { isGroup, isMark, split, type Group, type SourceNode } from '#core/text/source-tree.ts';
import { statements, wordsOf } from '../statements.ts';
import { branchesOf, statementsWithBranches } from './conditions.ts';
import { readCode, type Language } from './gradle-code.ts';
import { readConfigurations } from './resolution-strategy.ts';
import type { ManagedVersions } from './version-rule.ts';
import { accessorOf, type CatalogLibrary } from './version-catalog.ts';

/** A version catalog that settings declare: a file, or entries of their own. */
export interface DeclaredCatalog {
  readonly name: string;
  /** Relative to the directory of the settings. */
  readonly file?: string | undefined;
  readonly libraries: ReadonlyMap<string, CatalogLibrary>;
  readonly versions: ReadonlyMap<string, string>;
  /** Accessors of the libraries by that of the bundle. */
  readonly bundles: ReadonlyMap<string, readonly string[]>;
}

export interface GradleSettings {
  readonly rootName?: string | undefined;
  /** Project path (`:a:b`) to directory relative to that of the settings. */
  readonly projects: ReadonlyMap<string, string>;
  readonly catalogs: readonly DeclaredCatalog[];
  readonly includedBuilds: readonly IncludedBuild[];
}

/** A build that it includes. */
export interface IncludedBuild {
  /** Relative to its own directory. */
  readonly path: string;
  /** Modules that projects of the included build stand for, where that is written out; a version only where it has to be that one. */
  readonly substitutions: readonly { readonly from: { readonly group: string; readonly name: string; readonly version?: string | undefined }; readonly project: string }[];
  /** Lines of substitutions that are computed. */
  readonly unread: readonly number[];
}

export function readSettings(text: string, language: Language): GradleSettings {
  const projects = new Map<string, string>();
  const catalogs: DeclaredCatalog[] = [];
  const includedBuilds: IncludedBuild[] = [];
  let rootName: string | undefined;
  const visit = (nodes: readonly SourceNode[]): void => {
    for (const statement of statementsWithBranches(nodes)) {
      const branches = branchesOf(statement);
      for (const { items } of branches ?? []) visit(items);
      if (branches !== undefined) continue;
      const words = wordsOf(statement);
      const body = statement.findLast((node) => isGroup(node, '{'));
      if (words[0] === 'includeBuild') includedBuilds.push(...readIncludedBuild(statement, language));
      else if (words[0] === 'include' || words[0] === 'includeFlat') {
        for (const path of textsOf(statement)) includeProject(projects, path, words[0] === 'includeFlat');
      } else if (words[0] === 'rootProject' && words[1] === 'name' && statement.some((node) => isMark(node, '='))) rootName = textsOf(statement).at(-1) ?? rootName;
      else if (words[0] === 'project' && words.includes('projectDir')) {
        const [path, ...rest] = textsOf(statement);
        const directory = rest.at(-1);
        if (path !== undefined && directory !== undefined) projects.set(withColon(path), directory);
      } else if (words[0] === 'versionCatalogs' && isGroup(body)) catalogs.push(...readCatalogs(body));
      else if (isGroup(body)) visit(body.items);
    }
  };
  visit(readCode(text, language));
  return { rootName, projects, catalogs, includedBuilds };
}

/** `includeBuild("../lib")`, with or without `{ dependencySubstitution { … } }`. */
function readIncludedBuild(statement: readonly SourceNode[], language: Language): IncludedBuild[] {
  const [path] = textsOf(statement);
  const body = statement.findLast((node) => isGroup(node, '{'));
  if (path === undefined) return [];
  const into: ManagedVersions = { rules: [], substitutions: [], exclusions: [], platforms: [], unread: [], decidedByCode: [], conditions: [] };
  if (isGroup(body)) for (const inner of statements(body.items)) readConfigurations(inner, { language, target: 'self', into });
  const substitutions = into.substitutions.flatMap(({ from, to }) => {
    const [group = '', name = '', version] = from.kind === 'module' ? from.text.split(':') : [];
    return to.kind === 'project' ? [{ from: { group, name, version }, project: to.path }] : [];
  });
  return [{ path, substitutions, unread: into.decidedByCode }];
}

/** `:a:b` also includes `:a`. */
function includeProject(projects: Map<string, string>, path: string, isFlat: boolean): void {
  const segments = path.split(':').filter((segment) => segment !== '');
  if (isFlat) projects.set(withColon(path), `../${path}`);
  else segments.forEach((_, index) => {
    const part = segments.slice(0, index + 1);
    const key = `:${part.join(':')}`;
    if (!projects.has(key)) projects.set(key, part.join('/'));
  });
}

export const withColon = (path: string): string => (path.startsWith(':') ? path : `:${path}`);

/** All literals of a statement, those in brackets too. */
function textsOf(nodes: readonly SourceNode[]): string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return node.text.includes('$') ? [node.text.replace(/^\$\{?(?:rootDir|rootProject\.projectDir|settingsDir)\}?\//, '')] : [node.text];
    return isGroup(node) && node.open !== '{' ? textsOf(node.items) : [];
  });
}

/** `libs { … }` or `create("libs") { … }`. */
function readCatalogs(block: Group): DeclaredCatalog[] {
  return statements(block.items).flatMap((statement) => {
    const body = statement.findLast((node) => isGroup(node, '{'));
    const name = textsOf(statement)[0] ?? wordsOf(statement)[0];
    return isGroup(body) && name !== undefined ? [readCatalog(name, body)] : [];
  });
}

function readCatalog(name: string, body: Group): DeclaredCatalog {
  const libraries = new Map<string, CatalogLibrary>();
  const versions = new Map<string, string>();
  const bundles = new Map<string, readonly string[]>();
  let file: string | undefined;
  for (const statement of statements(body.items)) {
    const kind = statement[0]?.kind === 'word' ? statement[0].text : undefined;
    const texts = textsOf(statement);
    if (kind === 'from') file = texts.find((text) => text.endsWith('.toml')) ?? file;
    else if (kind === 'version' && texts.length >= 2) versions.set(accessorOf(texts[0]!), texts[1]!);
    else if (kind === 'bundle' && texts.length >= 2) bundles.set(accessorOf(texts[0]!), texts.slice(1).map(accessorOf));
    else if (kind === 'library' || kind === 'alias') addLibrary(libraries, versions, statement, texts);
  }
  return { name, file, libraries, versions, bundles };
}

/** `library("a", "g:n:v")`, `library("a", "g", "n").version("1")`, `.versionRef("x")`, `alias("a").to("g:n:v")`. */
function addLibrary(libraries: Map<string, CatalogLibrary>, versions: ReadonlyMap<string, string>, statement: readonly SourceNode[], texts: readonly string[]): void {
  const after = (word: string): string | undefined => {
    const at = statement.findIndex((node) => node.kind === 'word' && node.text === word);
    const group = statement[at + 1];
    return at !== -1 && isGroup(group, '(') ? split(group.items)[0]?.flatMap((node) => (node.kind === 'text' ? [node.text] : []))[0] : undefined;
  };
  const reference = after('versionRef');
  const given = after('version') ?? (reference === undefined ? undefined : versions.get(accessorOf(reference)));
  const [alias, first = '', second] = texts;
  const [group, name, version] = first.includes(':') ? first.split(':') : [first, second];
  if (alias !== undefined && group && name) libraries.set(accessorOf(alias), { alias, group, name, version: given ?? version, line: statement[0]!.line });
}
