import type { Collector } from '#core/inventory/collector.ts';
import { isInside, joinPath } from '#core/plugin/path.ts';
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

/** Tells of archives that are not in the tree: nothing else says that they are part of what is built. What the build itself makes is no dependency. */
export function reportMissingFiles(found: Collector, tree: TreeView, named: readonly NamedFiles[], directory: string, root: string): void {
  const archives = tree.all().filter(({ name }) => archive.test(name));
  const placeOf = (text: string): string | undefined => {
    const inRoot = /^\$\{(?:rootDir|rootProject\.(?:rootDir|projectDir)|project\.rootDir)\}\/(.*)$/s.exec(text)?.[1];
    const inProject = /^\$\{(?:projectDir|project\.projectDir)\}\/(.*)$/s.exec(text)?.[1];
    return inRoot !== undefined ? joinPath(root, inRoot) : joinPath(directory, inProject ?? text);
  };
  for (const { files, directories, path, line } of named) {
    const missing = files.filter((text) => archive.test(text) && !isBuilt(text)).filter((text) => {
      const place = placeOf(text);
      return place === undefined || !archives.some((file) => file.path === place);
    });
    const empty = directories.filter((text) => !isBuilt(text)).filter((text) => {
      const place = placeOf(text);
      return place === undefined || !archives.some((file) => isInside(file.path, place));
    });
    const remedy = 'Scan a directory that contains them too, or ask for the module by group, name and version.';
    if (missing.length > 0) {
      const isOne = missing.length === 1;
      found.issue({ code: 'missing-file', file: path, line, message: `${listed(missing)} ${isOne ? 'is a dependency and is' : 'are dependencies and are'} not in the scanned tree: of which module and version ${isOne ? 'it is' : 'they are'}, is not known`, remedy });
    }
    if (empty.length > 0) found.issue({ code: 'missing-file', file: path, line, message: `all archives in ${listed(empty)} are dependencies, and none is there in the scanned tree: which they are is not known`, remedy });
  }
}

const archive = /\.(?:aar|jar|war|zip)$/i;

const isBuilt = (text: string): boolean => /^(?:\$\{(?:project(?:Dir|\.projectDir)|rootDir)\}\/)?(?:[^$]*\/)?build\/|buildDir|buildDirectory/.test(text);
