import { globOf } from '#core/ignore/wildcard.ts';

type Segment = '**' | ((text: string) => boolean);

interface Pattern {
  /** The later one decides. */
  readonly number: number;
  readonly excludes: boolean;
  readonly segments: readonly Segment[];
}

/** Which directories belong to the workspace that these patterns name. The last pattern that matches decides; `!` excludes. */
export class WorkspacePatterns {
  /** By what all that they match begins with, up to the first wildcard: workspaces name a thousand directories one by one. */
  readonly #byStart = new Map<string, Pattern[]>();
  readonly isEmpty: boolean;

  constructor(patterns: readonly string[]) {
    this.isEmpty = patterns.length === 0;
    for (const [number, pattern] of patterns.entries()) {
      const excludes = pattern.startsWith('!');
      for (const plain of expandBraces(excludes ? pattern.slice(1) : pattern)) this.#add(plain, number, excludes);
    }
  }

  /** A directory relative to the root of the workspace. */
  has(directory: string): boolean {
    const path = directory === '.' ? [] : directory.split('/');
    let last: Pattern | undefined;
    for (let length = 0; length <= path.length; length++) {
      for (const pattern of this.#byStart.get(path.slice(0, length).join('/')) ?? []) {
        if ((last === undefined || pattern.number > last.number) && matchesSegments(pattern.segments, path.slice(length))) last = pattern;
      }
    }
    return last?.excludes === false;
  }

  #add(plain: string, number: number, excludes: boolean): void {
    const segments = plain.split('/').filter((segment) => segment !== '' && segment !== '.');
    const wild = segments.findIndex((segment) => /[*?]/.test(segment));
    const start = wild === -1 ? segments : segments.slice(0, wild);
    const key = start.join('/');
    const pattern = { number, excludes, segments: segments.slice(start.length).map((segment) => (segment === '**' ? segment : globOf(segment))) };
    const known = this.#byStart.get(key);
    if (known === undefined) this.#byStart.set(key, [pattern]);
    else known.push(pattern);
  }
}

const EXPANSIONS = 200;

/** `{apps,libs}/*` is `apps/*` and `libs/*`; braces inside braces are not taken apart. */
function expandBraces(pattern: string): string[] {
  let expanded = [''];
  let at = 0;
  while (at < pattern.length) {
    const open = pattern.indexOf('{', at);
    const close = open === -1 ? -1 : pattern.indexOf('}', open);
    if (close === -1) break;
    const before = pattern.slice(at, open);
    const alternatives = pattern.slice(open + 1, close).split(',');
    if (expanded.length * alternatives.length > EXPANSIONS) break;
    expanded = expanded.flatMap((start) => alternatives.map((alternative) => start + before + alternative));
    at = close + 1;
  }
  const rest = pattern.slice(at);
  return expanded.map((start) => start + rest);
}

/** `reached[i]`: the pattern up to here matches the first `i` segments of the path. Time is pattern times path. */
function matchesSegments(pattern: readonly Segment[], path: readonly string[]): boolean {
  let reached = path.map(() => false);
  reached.unshift(true);
  for (const segment of pattern) {
    const next = reached.map(() => false);
    for (let at = 0; at <= path.length; at++) {
      if (segment === '**') next[at] = reached[at] === true || (at > 0 && next[at - 1] === true && path[at - 1] !== 'node_modules');
      else if (at > 0 && reached[at - 1] === true) next[at] = segment(path[at - 1]!);
    }
    reached = next;
  }
  return reached[path.length] === true;
}
