import { joinPath, directoryOf } from '../plugin/path.ts';
import type { SourceFile } from '../plugin/source-file.ts';
import { isGroup, isMark, isWord, split, type SourceNode } from '../text/source-tree.ts';

/** Names of variables and constants whose values are known. */
export type Values = Pick<ReadonlyMap<string, string>, 'get'>;

/** Longest text that names and parts may be put together to: names that double each other grow without end. */
const longest = 100_000;

/**
 * The value of an expression made of literals, known names, string interpolation, concatenation and a few harmless methods;
 * `undefined` when it can only be known by running it.
 */
export function staticText(nodes: readonly SourceNode[], values: Values): string | undefined {
  const parts = split(nodes, '+');
  if (parts.length === 0) return undefined;
  return together(parts.map((part) => staticTerm(part, values)), '');
}

function staticTerm(nodes: readonly SourceNode[], values: Values): string | undefined {
  const [first] = nodes;
  if (first === undefined) return undefined;
  const last = nodes.at(-1);
  // Gem::Version.new('1.0')
  if (isWord(first, 'Gem') && isGroup(last, '(') && isWord(nodes.at(-2), 'new', 'create')) return staticText(last.items, values);
  const { length } = constantPath(nodes);
  const head = length === 0 ? 1 : length;
  const methods = nodes.slice(head);
  if (isGroup(first, '[')) return joined(first.items, methods, values);
  if (isGroup(first, '(') && nodes.length === 1) return staticText(first.items, values);
  if (!methods.every((node) => isMark(node, '.') || isWord(node, ...harmless))) return undefined;
  if (first.kind === 'text') return interpolated(first.text, first.dynamic === true, values);
  if (first.kind === 'symbol' || first.kind === 'number') return first.text;
  return first.kind === 'word' ? values.get(constantPath(nodes).name) : undefined;
}

/** Methods that leave the value of a version or path as it is. */
const harmless = ['freeze', 'dup', 'to_s', 'strip', 'chomp', 'to_str', 'b'] as const;

/** `A::B` at the start; of a plain word the word. `length` counts nodes. */
export function constantPath(nodes: readonly SourceNode[]): { name: string; length: number } {
  let name = '';
  let length = isMark(nodes[0], '::') ? 1 : 0;
  for (; length < nodes.length; length += 2) {
    const node = nodes[length]!;
    if (node.kind !== 'word') break;
    name += node.text;
    if (!isMark(nodes[length + 1], '::')) return { name, length: length + 1 };
    name += '::';
  }
  return { name: '', length: 0 };
}

/** `[MAJOR, MINOR].join('.')`, also with `compact`. */
function joined(items: readonly SourceNode[], methods: readonly SourceNode[], values: Values): string | undefined {
  const at = methods.findIndex((node) => isWord(node, 'join'));
  const argument = methods[at + 1];
  const separator = isGroup(argument, '(') ? staticText(argument.items, values) : undefined;
  if (at === -1 || separator === undefined) return undefined;
  const parts = split(items).filter((part) => !(part.length === 1 && isWord(part[0], 'nil')));
  return together(parts.map((part) => staticText(part, values)), separator);
}

function together(texts: readonly (string | undefined)[], separator: string): string | undefined {
  let length = 0;
  for (const text of texts) {
    length += text === undefined ? Number.POSITIVE_INFINITY : text.length + separator.length;
    if (length > longest && texts.length > 1) return undefined;
  }
  return texts.every((text) => text !== undefined) ? texts.join(separator) : undefined;
}

function interpolated(text: string, dynamic: boolean, values: Values): string | undefined {
  if (!dynamic) return text;
  let result = '';
  let at = 0;
  for (let open = text.indexOf('#{'); open !== -1; open = text.indexOf('#{', at)) {
    const close = text.indexOf('}', open);
    const value = close === -1 ? undefined : values.get(text.slice(open + 2, close).trim());
    if (value === undefined || result.length + value.length > longest) return undefined;
    result += text.slice(at, open) + value;
    at = close + 1;
  }
  return result + text.slice(at);
}

/**
 * The path that an expression names, relative to the root of the tree: literals, `File.join`, `File.expand_path`, `File.dirname(__FILE__)`, `__dir__`, `+`.
 * A literal alone is relative to `base`. `undefined` when it is computed or leaves the root.
 */
export function staticPath(nodes: readonly SourceNode[], file: SourceFile, values: Values, base = file.directory): string | undefined {
  const here = rootMark + (file.directory === '.' ? '' : file.directory);
  const known: Values = { get: (name) => (name === '__dir__' || name === 'File.dirname(__FILE__)' ? here : values.get(name)) };
  const pieces = split(nodes, '+').map((part) => pathTerm(part, file, known));
  if (pieces.length === 0 || pieces.some((piece) => piece === undefined)) return undefined;
  const path = pieces.join('');
  return path.startsWith(rootMark) ? joinPath('.', path.slice(rootMark.length).replace(/^\/+/, '')) : joinPath(base, path);
}

/** Stands before paths that are already relative to the root. */
const rootMark = '\0/';

function pathTerm(nodes: readonly SourceNode[], file: SourceFile, values: Values): string | undefined {
  const [first] = nodes;
  if (isWord(first, '__FILE__') && nodes.length === 1) return rootMark + file.path;
  if (isWord(first, '__dir__')) return rootMark + (file.directory === '.' ? '' : file.directory);
  if (isWord(first, 'File', 'Pathname') && nodes.length >= 3) {
    const isCall = isMark(nodes[1], '.') && nodes[2]?.kind === 'word';
    const method = isCall && nodes[2]?.kind === 'word' ? nodes[2].text : '';
    const last = nodes[3];
    const parts = isGroup(last, '(') ? split(last.items) : split(nodes.slice(3));
    const texts = parts.map((part) => pathTerm(part, file, values));
    if (texts.some((text) => text === undefined)) return undefined;
    return fileMethod(method, texts as string[]);
  }
  return staticText(nodes, values);
}

function fileMethod(method: string, texts: readonly string[]): string | undefined {
  const [first, second] = texts;
  if (first === undefined) return undefined;
  if (method === 'join' || method === 'new') return texts.join('/');
  if (method === 'realpath' || method === 'absolute_path') return first;
  if (method === 'dirname') return first.startsWith(rootMark) ? rootMark + relativeDirectory(first.slice(rootMark.length)) : directoryOf(first);
  if (method !== 'expand_path') return undefined;
  return second === undefined || first.startsWith(rootMark) ? first : `${second}/${first}`;
}

function relativeDirectory(path: string): string {
  const directory = directoryOf(path);
  return directory === '.' ? '' : directory;
}
