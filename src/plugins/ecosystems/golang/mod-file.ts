import type { SourceFile } from '#core/plugin/source-file.ts';
import { LARGE, textLines } from '#core/text/text-lines.ts';
import { FaultList } from './faults.ts';
import { readModuleLines, type Directive } from './module-lines.ts';

export interface Requirement {
  readonly path: string;
  readonly version: string;
  readonly indirect: boolean;
  readonly line: number;
}

export interface Replacement {
  readonly path: string;
  /** Only this version is replaced; all versions when absent. */
  readonly version?: string;
  /** A module path, or a directory when `targetVersion` is absent. */
  readonly target: string;
  readonly targetVersion?: string;
  readonly line: number;
}

/** What a go.mod or go.work file says. */
export interface ModFile {
  readonly module?: { readonly path: string; readonly line: number };
  /** Language version: the least Go version that builds it. */
  readonly go?: string;
  readonly toolchain?: { readonly name: string; readonly line: number };
  /** In order; those of a large file are not held but read anew each time. */
  readonly requirements: Iterable<Requirement>;
  readonly replacements: readonly Replacement[];
  /** `path@version`. */
  readonly exclusions: ReadonlySet<string>;
  /** Packages that `go tool` runs. */
  readonly tools: readonly { readonly path: string; readonly line: number }[];
  /** go.work only: directories of the modules. */
  readonly uses: readonly { readonly directory: string; readonly line: number }[];
  readonly faults: FaultList;
}

interface Draft {
  module?: { path: string; line: number };
  go?: string;
  toolchain?: { name: string; line: number };
  replacements: Replacement[];
  exclusions: Set<string>;
  tools: { path: string; line: number }[];
  uses: { directory: string; line: number }[];
  faults: FaultList;
}

/** Keywords that say nothing about dependencies. */
const silent = new Set(['retract', 'godebug', 'ignore']);

export const readModFile = (file: SourceFile): ModFile => readModLines(textLines(file), file.size >= LARGE);

/** `lines` can be gone through several times; those of a large file are for each reading of its requirements. */
export function readModLines(lines: Iterable<string>, isLarge: boolean): ModFile {
  const draft: Draft = { replacements: [], exclusions: new Set(), tools: [], uses: [], faults: new FaultList() };
  const kept: Requirement[] = [];
  for (const directive of readModuleLines(lines, (fault) => draft.faults.add(fault))) {
    const problem = directive.keyword === 'require' ? problemOfCount(directive) : readDirective(draft, directive);
    if (problem !== undefined) draft.faults.add({ line: directive.line, message: problem });
    else if (!isLarge && directive.keyword === 'require') kept.push(requirementOf(directive));
  }
  return { ...draft, requirements: isLarge ? { [Symbol.iterator]: () => requirementsOf(lines) } : kept };
}

function* requirementsOf(lines: Iterable<string>): Generator<Requirement> {
  for (const directive of readModuleLines(lines, () => {})) {
    if (directive.keyword === 'require' && problemOfCount(directive) === undefined) yield requirementOf(directive);
  }
}

const requirementOf = ({ words: [path, version], comment, line }: Directive): Requirement => ({ path: path!, version: version!, indirect: isIndirect(comment), line });

/** The fault of the directive, if it has one. */
function readDirective(draft: Draft, directive: Directive): string | undefined {
  const { keyword, words, line } = directive;
  if (silent.has(keyword)) return undefined;
  if (keyword === 'replace') return readReplacement(draft, words, line);
  const problem = problemOfCount(directive);
  if (problem !== undefined) return problem;
  const first = words[0]!;
  if (keyword === 'module') draft.module = { path: first, line };
  else if (keyword === 'go') draft.go = first;
  else if (keyword === 'toolchain') draft.toolchain = { name: first, line };
  else if (keyword === 'tool') draft.tools.push({ path: first, line });
  else if (keyword === 'use') draft.uses.push({ directory: first, line });
  else draft.exclusions.add(`${first}@${words[1]!}`);
  return undefined;
}

function problemOfCount({ keyword, words }: Directive): string | undefined {
  const wanted = argumentCounts.get(keyword);
  if (wanted === undefined) return `"${shorten(keyword)}" is no directive of this file`;
  return words.length === wanted ? undefined : `"${keyword}" wants ${wanted} ${wanted === 1 ? 'word' : 'words'} and has ${words.length}`;
}

const argumentCounts: ReadonlyMap<string, number> = new Map([
  ['module', 1], ['go', 1], ['toolchain', 1], ['tool', 1], ['use', 1], ['require', 2], ['exclude', 2],
]);

function readReplacement(draft: Draft, words: readonly string[], line: number): string | undefined {
  const arrow = words.indexOf('=>');
  const left = words.slice(0, arrow);
  const right = words.slice(arrow + 1);
  const [path, version] = left;
  const [target, targetVersion] = right;
  if (arrow === -1 || path === undefined || left.length > 2 || target === undefined || right.length > 2) return 'a replacement is written: path [version] => target [version]';
  if (targetVersion === undefined && !isLocalPath(target)) return `the replacement "${shorten(target)}" is neither a directory nor a module with a version`;
  draft.replacements.push({ path, ...(version === undefined ? {} : { version }), target, ...(targetVersion === undefined ? {} : { targetVersion }), line });
  return undefined;
}

/** `// indirect`, alone or before other remarks. */
const isIndirect = (comment: string): boolean => comment === 'indirect' || comment.startsWith('indirect;');

export const isLocalPath = (target: string): boolean => /^(?:\.{0,2}[/\\]|\.{1,2}$|[A-Za-z]:[/\\])/.test(target);

/** Replacements by `path@version`, or `path@` for all versions; the first of several holds. */
export function indexReplacements(...lists: readonly (readonly Replacement[])[]): ReadonlyMap<string, Replacement> {
  const index = new Map<string, Replacement>();
  for (const replacement of lists.flat()) {
    const key = `${replacement.path}@${replacement.version ?? ''}`;
    if (!index.has(key)) index.set(key, replacement);
  }
  return index;
}

/** One for the very version comes before one for all. */
export const replacementFor = (index: ReadonlyMap<string, Replacement>, path: string, version: string): Replacement | undefined =>
  index.get(`${path}@${version}`) ?? index.get(`${path}@`);

export const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
