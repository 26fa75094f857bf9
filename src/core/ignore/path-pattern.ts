import { fitsWildcards, readClass, type Wildcard } from './wildcard.ts';

/** `**`: any number of directories. */
const anyDepth = 'any depth';

/** Characters; no path on a disk is longer. */
export const longestPattern = 4096;

interface Segment {
  readonly wildcards: readonly Wildcard[];
  /** The text, where there is nothing else in it. */
  readonly literal: string | undefined;
  /** What must stand at its end, where all before is one run. */
  readonly ending: string | undefined;
}

/** The part of a line of `.gitignore` that names paths, read as git does (gitignore(5)). */
export interface PathPattern {
  /** Names a place below the directory of the file; else a name at any depth. */
  readonly anchored: boolean;
  readonly directoryOnly: boolean;
  readonly segments: readonly (Segment | typeof anyDepth)[];
}

/** `undefined` for a pattern that matches nothing. Patterns are shorter than `longestPattern`. */
export function parsePathPattern(text: string): PathPattern | undefined {
  const directoryOnly = text.endsWith('/');
  const whole = directoryOnly ? text.slice(0, -1) : text;
  // `**/name` says no more than `name`
  const body = whole.startsWith('**/') && !whole.includes('/', 3) && whole !== '**/**' ? whole.slice(3) : whole;
  const anchored = body.includes('/');
  const pieces = split(anchored && body.startsWith('/') ? body.slice(1) : body);
  if (pieces === undefined || pieces.some((piece) => piece.length === 0)) return undefined;
  if (!anchored) return { anchored, directoryOnly, segments: [segment(pieces[0]!)] };
  const segments = pieces.flatMap((piece, index): (Segment | typeof anyDepth)[] => {
    if (!isAnyDepth(piece)) return [segment(piece)];
    // at the end it means what is inside, at least one level deep
    return index === pieces.length - 1 ? [anyDepth, segment(['run'])] : [anyDepth];
  });
  return { anchored, directoryOnly, segments };
}

const isAnyDepth = (piece: readonly Wildcard[]): boolean => piece.length === 2 && piece[0] === 'run' && piece[1] === 'run';

/** Wildcards between slashes; a slash inside of brackets does not part. `undefined` when a bracket is never closed or a backslash is the last character. */
function split(text: string): Wildcard[][] | undefined {
  const pieces: Wildcard[][] = [[]];
  for (let at = 0; at < text.length; ) {
    const piece = pieces.at(-1)!;
    const character = text[at]!;
    if (character === '/') pieces.push([]);
    else if (character === '*') piece.push('run');
    else if (character === '?') piece.push('any');
    else if (character === '[') {
      const found = readClass(text, at);
      if (found === undefined) return undefined;
      piece.push(found.wildcard);
      at = found.end;
      continue;
    } else if (character === '\\') {
      if (++at === text.length) return undefined;
      if (text[at] === '/') pieces.push([]);
      else piece.push(text.charCodeAt(at));
    } else piece.push(text.charCodeAt(at));
    at++;
  }
  return pieces;
}

function segment(wildcards: readonly Wildcard[]): Segment {
  return { wildcards, literal: textOf(wildcards), ending: wildcards[0] === 'run' ? textOf(wildcards.slice(1)) : undefined };
}

const textOf = (wildcards: readonly Wildcard[]): string | undefined =>
  wildcards.every((wildcard) => typeof wildcard === 'number') ? String.fromCharCode(...wildcards) : undefined;

/** The whole path, where the pattern holds no wildcard: a name, or a path when it is anchored. */
export function literalOf({ segments }: PathPattern): string | undefined {
  const names = segments.map((item) => (item === anyDepth ? undefined : item.literal));
  return names.every((name) => name !== undefined) ? names.join('/') : undefined;
}

/** For `*.log` and the like: the ending. */
export function endingOf({ anchored, segments }: PathPattern): string | undefined {
  const [only] = segments;
  return anchored || only === undefined || only === anyDepth ? undefined : only.ending;
}

/** `names` are those of a path from the directory of the file on. Only the last `**` is ever tried again. */
export function fitsPath({ anchored, segments }: PathPattern, names: readonly string[]): boolean {
  let at = anchored ? 0 : names.length - 1;
  let next = 0;
  let deep = -1;
  let deepEnd = 0;
  while (at < names.length) {
    const item = segments[next];
    if (item === anyDepth) {
      deep = next++;
      deepEnd = at;
    } else if (item !== undefined && fitsSegment(item, names[at]!)) {
      next++;
      at++;
    } else if (deep !== -1) {
      next = deep + 1;
      at = ++deepEnd;
    } else return false;
  }
  return next === segments.length;
}

function fitsSegment({ literal, ending, wildcards }: Segment, name: string): boolean {
  if (literal !== undefined) return literal === name;
  return ending === undefined ? fitsWildcards(wildcards, name) : name.endsWith(ending);
}
