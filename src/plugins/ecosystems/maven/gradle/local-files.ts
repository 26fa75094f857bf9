import type { Collector } from '#core/inventory/collector.ts';
import { joinPath, parentOf } from '#core/plugin/path.ts';
import type { TreeView } from '#core/plugin/source-file.ts';
import { isGroup, isMark, isWord, split, type SourceNode } from '#core/text/source-tree.ts';
import { listed } from '../listed.ts';
import { readExpression } from './expression.ts';
import type { Language } from './gradle-code.ts';
import { readKey } from './variables.ts';

/** Archives that a script names by their place: `files('libs/a.jar')`, `fileTree('libs')`. Texts are templates (see `readExpression`). */
export interface LocalFiles {
  readonly files: readonly string[];
  readonly directories: readonly string[];
}

/** Of the arguments of `files` or `fileTree`; what is computed is left out. */
export function readLocalFiles(call: string, items: readonly SourceNode[], language: Language): LocalFiles {
  const parts = split(items).map((part) => part.filter((node) => !isGroup(node, '{')));
  const texts = (read: readonly (readonly SourceNode[])[]): string[] => read.map((part) => readExpression(part, language)).filter((text) => text !== undefined);
  if (call === 'files') return { files: texts(parts.flatMap((part) => (part.length === 1 && isGroup(part[0], '[') ? split(part[0].items) : [part]))), directories: [] };
  if (call !== 'fileTree') return { files: [], directories: [] };
  const [head, body] = parts[0] ?? [];
  const inMap = isWord(head, 'mapOf') && isGroup(body, '(') ? split(body.items) : isGroup(head, '[') ? split(head.items) : parts;
  const named = inMap.map((part) => directoryIn(part)).find((part) => part !== undefined);
  return { files: [], directories: texts(named !== undefined ? [named] : parts.length === 1 ? parts : []) };
}

/** `dir: 'libs'`, `"dir" to "libs"`, `dir = "libs"`. */
function directoryIn(part: readonly SourceNode[]): readonly SourceNode[] | undefined {
  const named = readKey(part);
  if (named !== undefined) return named.key === 'dir' ? named.value : undefined;
  const [key, word] = part;
  return key !== undefined && 'text' in key && key.text === 'dir' && (isWord(word, 'to') || isMark(word, '=')) ? part.slice(2) : undefined;
}

/** A place at which a script names archives, evaluated as far as possible. */
export interface NamedFiles extends LocalFiles {
  readonly path: string;
  readonly line: number;
}

/** A project that names archives, in its directory. */
interface Namer {
  readonly directory: string;
  readonly texts: readonly string[];
  readonly path: string;
  readonly line: number;
}

const remedy = 'Scan a directory that contains them too, or ask for the module by group, name and version.';

/** Archives that are not in the tree: nothing else says that they are part of what is built. What the build itself makes is no dependency. */
export class MissingFiles {
  readonly #archives: ReadonlySet<string>;
  /** Archives and every directory that has one somewhere below. */
  readonly #places = new Set<string>();
  /** Projects that take all archives of directories in which there are none, by the root of their build: most often one that a version control system does not keep. */
  readonly #empty = new Map<string, Namer[]>();

  constructor(tree: TreeView) {
    this.#archives = new Set(tree.all().flatMap(({ path, name }) => (archive.test(name) ? [path] : [])));
    for (const path of this.#archives) for (let at: string | undefined = path; at !== undefined && !this.#places.has(at); at = parentOf(at)) this.#places.add(at);
  }

  /** Tells of single archives, and keeps in mind what `reportEmpty` tells. */
  look(found: Collector, named: readonly NamedFiles[], directory: string, root: string): void {
    const placeOf = (text: string): string | undefined => {
      const inRoot = /^\$\{(?:rootDir|rootProject\.(?:rootDir|projectDir)|project\.rootDir)\}\/(.*)$/s.exec(text)?.[1];
      const inProject = /^\$\{(?:projectDir|project\.projectDir)\}\/(.*)$/s.exec(text)?.[1];
      return inRoot !== undefined ? joinPath(root, inRoot) : joinPath(directory, inProject ?? text);
    };
    for (const { files, directories, path, line } of named) {
      const missing = files.filter((text) => archive.test(text) && !isBuilt(text) && !this.#archives.has(placeOf(text) ?? ''));
      const texts = directories.filter((text) => !isBuilt(text) && !this.#places.has(placeOf(text) ?? ''));
      if (missing.length > 0) {
        const isOne = missing.length === 1;
        found.issue({ code: 'missing-file', file: path, line, message: `${listed(missing)} ${isOne ? 'is a dependency and is' : 'are dependencies and are'} not in the scanned tree: of which module and version ${isOne ? 'it is' : 'they are'}, is not known`, remedy });
      }
      if (texts.length === 0) continue;
      const namers = this.#empty.get(root);
      if (namers === undefined) this.#empty.set(root, [{ directory, texts, path, line }]);
      else namers.push({ directory, texts, path, line });
    }
  }

  /** Once for each build. */
  reportEmpty(found: Collector): void {
    for (const namers of this.#empty.values()) {
      const { path, line } = namers[0]!;
      const projects = new Set(namers.map(({ directory }) => directory));
      const where = projects.size === 1 ? '' : ` of ${projects.size} projects (${listed(projects)})`;
      found.issue({ code: 'missing-file', file: path, line, message: `all archives in ${listed(new Set(namers.flatMap(({ texts }) => texts)))}${where} are dependencies, and none is there in the scanned tree: which they are is not known`, remedy });
    }
  }
}

const archive = /\.(?:aar|jar|war|zip)$/i;

const isBuilt = (text: string): boolean => /^(?:\$\{(?:project(?:Dir|\.projectDir)|rootDir)\}\/)?(?:[^$]*\/)?build\/|buildDir|buildDirectory/.test(text);
