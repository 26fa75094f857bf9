import { isGroup, isMark, type SourceNode } from '#core/text/source-tree.ts';
import { readMappedList } from './mapped-lists.ts';
import { readScalaPath, readScalaValue } from './scala-code.ts';

/** A module as a build definition names it; texts are templates with `${name}`. */
export interface ScalaModule {
  readonly group: string;
  readonly name: string;
  readonly version: string;
  /** The name gets the Scala version behind it: `%%` the binary one, `cross CrossVersion.full` the whole. */
  readonly cross: 'none' | 'binary' | 'full';
  readonly configuration?: string | undefined;
  readonly classifier?: string | undefined;
  readonly line: number;
}

/** Use of a value that holds a module: `circe % Test`. */
export interface ModuleUse {
  readonly name: string;
  readonly configuration?: string | undefined;
}

export interface ModulesFound {
  readonly modules: ScalaModule[];
  /** What only decides versions: `dependencyOverrides`. */
  readonly overrides: ScalaModule[];
  readonly uses: ModuleUse[];
}

/** Settings whose modules are no dependencies, and calls that add plugins to the build. */
const foreign = new Set(['excludeDependencies', 'addSbtPlugin', 'ExclusionRule', 'exclude', 'excludeAll', 'projectDependencies']);

/** All `group % name % version` in some nodes, at any depth. */
export function findModules(nodes: readonly SourceNode[], into: ModulesFound): void {
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at]!;
    if (node.kind === 'word' && foreign.has(node.text)) {
      at = isGroup(nodes[at + 1], '(') ? at + 2 : endOfSetting(nodes, at);
      continue;
    }
    if (node.kind === 'word' && node.text === 'dependencyOverrides') {
      const end = endOfSetting(nodes, at);
      const found: ModulesFound = { modules: [], overrides: [], uses: [] };
      findModules(nodes.slice(at + 1, end), found);
      into.overrides.push(...found.modules);
      at = end;
      continue;
    }
    const plugin = nodes[at + 1];
    if (node.kind === 'word' && /^(?:addC|c)ompilerPlugin$/.test(node.text) && isGroup(plugin, '(')) {
      const found: ModulesFound = { modules: [], overrides: [], uses: [] };
      findModules(plugin.items, found);
      into.modules.push(...found.modules.map((module) => ({ ...module, configuration: 'plugin' })));
      at += 2;
      continue;
    }
    const mapped = readMappedList(nodes, at);
    if (mapped !== undefined) {
      for (const item of mapped.items) findModules(item, into);
      at = mapped.end;
      continue;
    }
    const module = readModule(nodes, at);
    if (module !== undefined) {
      into.modules.push(module.module);
      at = module.end;
      continue;
    }
    if (isGroup(node)) findModules(node.items.filter((item) => item.kind !== 'newline'), into);
    const path = readScalaPath(nodes, at);
    if (path !== undefined) {
      const configuration = isMark(nodes[path.end], '%') ? readConfiguration(nodes, path.end + 1) : undefined;
      into.uses.push({ name: path.name, configuration: configuration?.name });
    }
    at = path?.end ?? at + 1;
  }
}

interface ReadModule {
  readonly module: ScalaModule;
  readonly end: number;
}

/** A module, perhaps in brackets, with what follows it. */
function readModule(nodes: readonly SourceNode[], from: number): ReadModule | undefined {
  const node = nodes[from];
  if (!isGroup(node, '(')) {
    const plain = readPlainModule(nodes, from);
    return plain === undefined ? undefined : withAdditions(nodes, plain);
  }
  const inner = node.items.filter((item) => item.kind !== 'newline');
  const bracketed = readModule(inner, 0);
  return bracketed?.end === inner.length ? withAdditions(nodes, { module: bracketed.module, end: from + 1 }) : undefined;
}

function readPlainModule(nodes: readonly SourceNode[], from: number): ReadModule | undefined {
  const group = readScalaValue(nodes, from);
  const operator = group && nodes[group.end];
  if (group === undefined || operator?.kind !== 'mark' || !['%', '%%', '%%%'].includes(operator.text)) return undefined;
  const name = readScalaValue(nodes, group.end + 1);
  if (name === undefined || !isMark(nodes[name.end], '%')) return undefined;
  const version = readScalaValue(nodes, name.end + 1);
  if (version === undefined) return undefined;
  return { module: { group: group.value, name: name.value, version: version.value, cross: operator.text === '%' ? 'none' : 'binary', line: nodes[from]!.line }, end: version.end };
}

/** `% Test`, `classifier "tests"`, `cross CrossVersion.full`, and calls that change nothing of the name. */
function withAdditions(nodes: readonly SourceNode[], { module, end: start }: ReadModule): ReadModule {
  let end = start;
  let { configuration, classifier, cross } = module;
  for (let node = nodes[end]; node !== undefined; node = nodes[end]) {
    if (isMark(node, '%')) {
      const read = readConfiguration(nodes, end + 1);
      configuration = read.name;
      end = read.end;
    } else if (isMark(node, '.')) end++;
    else if (node.kind === 'word' && node.text === 'classifier') {
      const value = isGroup(nodes[end + 1], '(') ? readScalaValue((nodes[end + 1] as { items: readonly SourceNode[] }).items, 0) : readScalaValue(nodes, end + 1);
      classifier = value?.value;
      end += 2;
    } else if (node.kind === 'word' && node.text === 'cross') {
      const what = nodes.slice(end + 1, end + 5).flatMap((item) => (isGroup(item) ? item.items : [item]));
      if (what.some((item) => item.kind === 'word' && item.text === 'full')) cross = 'full';
      end += 2;
    } else if (node.kind === 'word' && ['exclude', 'excludeAll', 'intransitive', 'withSources', 'withJavadoc', 'changing', 'force', 'notTransitive'].includes(node.text)) {
      end += isGroup(nodes[end + 1], '(') ? 2 : 1;
    } else break;
  }
  return { module: { ...module, cross, configuration, classifier }, end };
}

function readConfiguration(nodes: readonly SourceNode[], from: number): { readonly name: string | undefined; readonly end: number } {
  const node = nodes[from];
  if (node?.kind === 'text') return { name: node.text, end: from + 1 };
  const path = readScalaPath(nodes, from);
  return { name: path?.name, end: path?.end ?? from + 1 };
}

/** Settings of a project stand behind each other, with commas between them. */
function endOfSetting(nodes: readonly SourceNode[], from: number): number {
  const comma = nodes.findIndex((node, index) => index > from && isMark(node, ','));
  return comma === -1 ? nodes.length : comma;
}
