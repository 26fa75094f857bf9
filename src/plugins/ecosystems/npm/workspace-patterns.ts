import { fitsGlob } from '#core/ignore/wildcard.ts';

/** Does a directory belong to the workspace that these patterns name? The last pattern that matches decides; `!` excludes. */
export function isWorkspaceMember(patterns: readonly string[], directory: string): boolean {
  let member = false;
  for (const pattern of patterns) {
    const excludes = pattern.startsWith('!');
    if (member !== excludes) continue;
    if (expandBraces(excludes ? pattern.slice(1) : pattern).some((plain) => matchesPath(plain, directory))) member = !excludes;
  }
  return member;
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

function matchesPath(pattern: string, path: string): boolean {
  const segments = pattern.split('/').filter((segment) => segment !== '' && segment !== '.');
  return matchesSegments(segments, path === '.' ? [] : path.split('/'));
}

/** `reached[i]`: the pattern up to here matches the first `i` segments of the path. Time is pattern times path. */
function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let reached = path.map(() => false);
  reached.unshift(true);
  for (const segment of pattern) {
    const next = reached.map(() => false);
    for (let at = 0; at <= path.length; at++) {
      if (segment === '**') next[at] = reached[at] === true || (at > 0 && next[at - 1] === true && path[at - 1] !== 'node_modules');
      else if (at > 0 && reached[at - 1] === true) next[at] = fitsGlob(segment, path[at - 1]!);
    }
    reached = next;
  }
  return reached[path.length] === true;
}
