import { directoryOf, joinPath, nameOf, normalizePath } from '#core/plugin/path.ts';
import { entityIssue } from '#core/plugin/read-xml.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { children, type XmlElement } from '#core/text/xml.ts';
import { baseName, fileIn, findAbove, indexOf, xmlOf } from '../project-index.ts';
import { evaluateCondition, type ConditionContext } from './condition.ts';
import { known, type Expanded, type Truth } from './expanded.ts';
import { Properties } from './properties.ts';

/** A group of items and whether it counts; evaluated after all properties are known. */
export interface ItemGroup {
  readonly element: XmlElement;
  readonly file: string;
  /** Conditions around it that only the build can decide. */
  readonly condition: string | undefined;
}

/** A package that brings build logic: `Sdk="Name/1.0.0"`. */
export interface SdkReference {
  readonly name: string;
  readonly version: string | undefined;
  readonly file: string;
  readonly line: number;
}

export interface EvaluationIssue {
  readonly code: 'missing-file' | 'malformed' | 'unsupported';
  readonly file: string;
  readonly line: number | undefined;
  readonly message: string;
}

const maximalImportDepth = 40;
const maximalChoiceDepth = 20;

/**
 * The first pass of MSBuild over a project: imports and properties, in order ("How MSBuild builds projects"). The imports that every project makes
 * (Directory.Build.props, Directory.Packages.props, Directory.Build.targets, nearest upwards) are made at their place.
 */
export class Evaluation {
  readonly properties: Properties;
  readonly groups: ItemGroup[] = [];
  readonly sdks: SdkReference[] = [];
  readonly issues: EvaluationIssue[] = [];
  /** Files that took part. */
  readonly files = new Set<string>();
  readonly conditions: ConditionContext;
  readonly #tree: TreeView;
  readonly #search = {
    thisDirectory: '/',
    directoryAbove: (file: string, start: string): string | undefined => {
      const directory = treePath(start);
      const found = directory === undefined ? undefined : findAbove(this.#tree, file.replaceAll('\\', '/'), directory);
      return found === undefined ? undefined : virtualDirectory(directoryOf(found));
    },
  };

  constructor(tree: TreeView) {
    this.#tree = tree;
    this.properties = new Properties(this.#search);
    this.conditions = {
      expand: (text) => this.properties.expand(text),
      exists: (path) => this.#exists(path),
    };
  }

  run(project: string, framework: string | undefined): void {
    const directory = directoryOf(project);
    const name = baseName(project);
    this.#setAll({
      MSBuildProjectDirectory: virtualDirectory(directory).replace(/(.)\/$/, '$1'), MSBuildProjectFile: nameOf(project), MSBuildProjectName: name,
      MSBuildProjectExtension: nameOf(project).slice(name.length), MSBuildProjectFullPath: `/${project}`,
    });
    if (framework !== undefined) this.#setAll({ TargetFramework: framework });
    for (const file of ['Directory.Build.props', 'Directory.Packages.props']) this.#importAbove(file, directory);
    this.#visitFile(project, 0, undefined);
    this.#importAbove('Directory.Build.targets', directory);
    // the older way to keep versions in one place (Microsoft.Build.CentralPackageVersions)
    if (![...this.files].some((file) => nameOf(file).toLowerCase() === 'directory.packages.props')) this.#importAbove('Packages.props', directory);
  }

  /** Makes `MSBuildThisFile…` speak of this file. */
  enter(file: string): void {
    this.#search.thisDirectory = virtualDirectory(directoryOf(file));
    this.#setAll({
      MSBuildThisFile: nameOf(file), MSBuildThisFileName: baseName(file), MSBuildThisFileFullPath: `/${file}`, MSBuildThisFileDirectory: this.#search.thisDirectory,
      MSBuildThisFileExtension: nameOf(file).slice(baseName(file).length),
    });
  }

  condition(element: XmlElement): Truth {
    const text = element.attributes.get('Condition');
    return text === undefined ? true : evaluateCondition(text, this.conditions);
  }

  /** Place in the tree of a path as a project in `directory` writes it; `undefined` outside the tree. */
  resolve(path: string, directory: string): string | undefined {
    const slashed = path.trim().replaceAll('\\', '/');
    const place = slashed.startsWith('/') ? normalizePath(slashed.slice(1)) : joinPath(directory, slashed);
    return place === undefined ? undefined : (fileIn(this.#tree, '.', place) ?? place);
  }

  #setAll(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) this.properties.set(name, known(value));
  }

  #importAbove(name: string, directory: string): void {
    const path = findAbove(this.#tree, name, directory);
    if (path !== undefined) this.#visitFile(path, 1, undefined);
  }

  #visitFile(path: string, depth: number, condition: string | undefined): void {
    if (this.files.has(path)) return;
    this.files.add(path);
    let root: XmlElement | undefined;
    try {
      root = xmlOf(this.#tree, path);
    } catch (error) {
      // the project itself is the caller's business
      if (!(error instanceof TextSyntaxError) || depth === 0) throw error;
      this.issues.push({ code: 'malformed', file: path, line: error.line, message: error.message });
    }
    if (root === undefined) return;
    if (root.entities !== undefined) {
      const { code, line, message } = entityIssue(root.entities);
      this.issues.push({ code, file: path, line, message });
    }
    this.enter(path);
    const sdk = root.attributes.get('Sdk');
    if (sdk !== undefined) this.#addSdks(sdk, undefined, path, root.line);
    this.#visitAll(root, path, depth, condition, 0);
  }

  #visitAll(parent: XmlElement, path: string, depth: number, outer: string | undefined, choices: number): void {
    for (const element of parent.children) {
      const truth = element.name === 'ItemGroup' ? true : this.condition(element);
      if (truth === false) continue;
      const condition = truth === undefined ? both(outer, element.attributes.get('Condition')) : outer;
      if (element.name === 'PropertyGroup') this.#setProperties(element, condition !== undefined);
      else if (element.name === 'ItemGroup') this.groups.push({ element, file: path, condition: outer });
      else if (element.name === 'Import') this.#import(element, path, depth, condition);
      else if (element.name === 'ImportGroup') this.#visitAll(element, path, depth, condition, choices);
      else if (element.name === 'Sdk') this.#addSdks(element.attributes.get('Name') ?? '', element.attributes.get('Version'), path, element.line);
      else if (element.name === 'Choose' && choices < maximalChoiceDepth) this.#choose(element, path, depth, outer, choices + 1);
    }
  }

  #setProperties(group: XmlElement, uncertain: boolean): void {
    for (const property of group.children) {
      const truth = this.condition(property);
      if (truth === false) continue;
      // what may or may not be set does not change what is set
      if ((uncertain || truth === undefined) && this.properties.has(property.name)) continue;
      this.properties.set(property.name, this.properties.expand(property.text));
    }
  }

  #choose(element: XmlElement, path: string, depth: number, outer: string | undefined, choices: number): void {
    for (const when of children(element, 'When')) {
      const truth = this.condition(when);
      if (truth === false) continue;
      this.#visitAll(when, path, depth, truth === true ? outer : both(outer, when.attributes.get('Condition')), choices);
      if (truth === true) return;
    }
    for (const otherwise of children(element, 'Otherwise')) this.#visitAll(otherwise, path, depth, outer, choices);
  }

  #import(element: XmlElement, path: string, depth: number, condition: string | undefined): void {
    const sdk = element.attributes.get('Sdk');
    if (sdk !== undefined) {
      this.#addSdks(sdk, element.attributes.get('Version'), path, element.line);
      return;
    }
    const project = this.properties.expand(element.attributes.get('Project') ?? '');
    // files of the SDK and of packages stand under directories that only a build knows
    if (project.unknown || project.missing.length > 0 || project.text.trim() === '' || depth >= maximalImportDepth) return;
    for (const part of project.text.split(';')) this.#importFile(part.trim(), element, path, depth, condition);
    this.enter(path);
  }

  #importFile(text: string, element: XmlElement, path: string, depth: number, condition: string | undefined): void {
    const target = text === '' ? undefined : this.resolve(text, directoryOf(path));
    if (target === undefined) return;
    if (target.includes('*')) {
      for (const file of filesMatching(this.#tree, target)) this.#visitFile(file, depth + 1, condition);
    } else if (this.#tree.get(target) !== undefined) this.#visitFile(target, depth + 1, condition);
    else if (condition === undefined && element.attributes.get('Condition') === undefined && isReadable(target)) {
      this.issues.push({ code: 'missing-file', file: path, line: element.line, message: `the imported file ${text} is not in the scanned tree` });
    }
  }

  #addSdks(names: string, version: string | undefined, file: string, line: number): void {
    for (const part of names.split(';')) {
      const [name = '', written = version] = part.trim().split('/');
      if (name === '' || this.sdks.some((sdk) => sdk.name === name)) continue;
      this.sdks.push({ name, version: written, file, line });
    }
  }

  #exists(path: Expanded): Truth {
    if (path.unknown || path.missing.length > 0) return undefined;
    const target = this.resolve(path.text, treePath(this.properties.expand('$(MSBuildProjectDirectory)').text) ?? '.');
    if (target === undefined || !isReadable(target)) return undefined;
    return this.#tree.get(target) !== undefined;
  }
}

const both = (outer: string | undefined, inner: string | undefined): string | undefined =>
  inner === undefined ? outer : outer === undefined ? inner.trim() : `(${outer}) and (${inner.trim()})`;

/** Files with other names are not read, so that whether they are there is not known. */
const isReadable = (path: string): boolean => /\.(?:props|targets|projitems|[a-z]{2,3}proj|proj)$/i.test(path);

/** Directories of the tree as MSBuild sees them: absolute, with a slash at the end. */
const virtualDirectory = (directory: string): string => (directory === '.' ? '/' : `/${directory}/`);

const treePath = (virtual: string): string | undefined => {
  const slashed = virtual.replaceAll('\\', '/');
  return slashed.startsWith('/') ? normalizePath(slashed.slice(1)) : undefined;
};

/** `*` in the name of the file only. */
function filesMatching(tree: TreeView, path: string): readonly string[] {
  const [before = '', after = ''] = nameOf(path).split('*');
  return (indexOf(tree).byDirectory.get(directoryOf(path)) ?? []).filter((file) => nameOf(file).startsWith(before) && nameOf(file).endsWith(after) && nameOf(file).length >= before.length + after.length);
}
