import { directoryOf, joinPath, nameOf, parentOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { parseXml, type XmlElement } from '#core/text/xml.ts';
import { TextSyntaxError } from '#core/text/position.ts';

/** What is asked of a tree again and again while its projects are read; made once for each tree. */
export interface ProjectIndex {
  /** Paths of recognised files by directory, sorted. */
  readonly byDirectory: ReadonlyMap<string, readonly string[]>;
  /** Paths by their lower-case spelling. */
  readonly byLowerCase: ReadonlyMap<string, string>;
  /** Parsed XML by path; the error where it cannot be parsed. */
  readonly xml: Map<string, XmlElement | TextSyntaxError>;
  /** Project files by lower-case name without extension; the first of several. */
  readonly projectPaths: ReadonlyMap<string, string>;
}

const indexes = new WeakMap<TreeView, ProjectIndex>();

export function indexOf(tree: TreeView): ProjectIndex {
  let index = indexes.get(tree);
  if (index === undefined) {
    const byDirectory = new Map<string, string[]>();
    const byLowerCase = new Map<string, string>();
    const projectPaths = new Map<string, string>();
    for (const { path } of tree.all()) {
      byLowerCase.set(path.toLowerCase(), path);
      const directory = directoryOf(path);
      const list = byDirectory.get(directory);
      if (list === undefined) byDirectory.set(directory, [path]);
      else list.push(path);
      const name = isProjectFile(path) ? baseName(path).toLowerCase() : undefined;
      if (name !== undefined && !projectPaths.has(name)) projectPaths.set(name, path);
    }
    index = { byDirectory, byLowerCase, xml: new Map(), projectPaths };
    indexes.set(tree, index);
  }
  return index;
}

const projectExtensions = ['.csproj', '.fsproj', '.vbproj', '.vcxproj', '.sqlproj', '.pyproj', '.shproj', '.dcproj', '.esproj', '.wixproj', '.ilproj', '.nuproj', '.proj', '.xproj'];

export const isProjectFile = (path: string): boolean => projectExtensions.some((extension) => path.toLowerCase().endsWith(extension));

/** Name of a file without its last extension. */
export function baseName(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? name : name.slice(0, dot);
}

/** Project files of one directory. */
export const projectsIn = (tree: TreeView, directory: string): string[] => (indexOf(tree).byDirectory.get(directory) ?? []).filter(isProjectFile);

/** A file of this name in the directory or the nearest above; names are compared without case, as on the systems of .NET developers. */
export function findAbove(tree: TreeView, name: string, directory: string): string | undefined {
  for (let at: string | undefined = directory; at !== undefined; at = parentOf(at)) {
    const found = fileIn(tree, at, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function fileIn(tree: TreeView, directory: string, name: string): string | undefined {
  const path = joinPath(directory, name);
  if (path === undefined) return undefined;
  return tree.get(path) === undefined ? indexOf(tree).byLowerCase.get(path.toLowerCase()) : path;
}

/** The root element of a file; the same error again for each asking. Throws `TextSyntaxError`. */
export function xmlOf(tree: TreeView, path: string): XmlElement | undefined {
  const { xml } = indexOf(tree);
  let parsed = xml.get(path);
  if (parsed === undefined) {
    const file = tree.get(path);
    if (file === undefined) return undefined;
    try {
      parsed = parseXml(file.text());
    } catch (error) {
      if (!(error instanceof TextSyntaxError)) throw error;
      parsed = error;
    }
    xml.set(path, parsed);
  }
  if (parsed instanceof TextSyntaxError) throw parsed;
  return parsed;
}
