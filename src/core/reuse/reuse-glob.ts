/** One character, `*` (anything but a slash) or `**` (anything). */
type Token = string | { readonly crosses: boolean };

/** Patterns of REUSE.toml: `*` fits anything but slashes, `**` slashes too, `\` takes the next character as it is. */
function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\' && at + 1 < pattern.length) tokens.push(pattern[++at]!);
    else if (pattern[at] !== '*') tokens.push(pattern[at]!);
    else {
      let end = at;
      while (pattern[end + 1] === '*') end++;
      tokens.push({ crosses: end > at });
      // `**/` fits nothing too: the slash is a part of it
      if (end > at && pattern[end + 1] === '/') end++;
      at = end;
    }
  }
  return tokens;
}

/** Whether the whole path fits. All places in the pattern are followed at once, so that the time is bounded by the product of both lengths. */
export function fitsReuseGlob(pattern: string, path: string): boolean {
  const tokens = tokensOf(pattern);
  let places = reachable(new Set([0]), tokens);
  for (let at = 0; at < path.length && places.size > 0; at++) {
    const next = new Set<number>();
    for (const place of places) {
      const token = tokens[place];
      if (token === undefined) continue;
      if (typeof token === 'string') {
        if (token === path[at]) next.add(place + 1);
      } else if (token.crosses || path[at] !== '/') next.add(place);
    }
    places = reachable(next, tokens);
  }
  return places.has(tokens.length);
}

/** A star may be of no length. */
function reachable(places: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const place of places) if (typeof tokens[place] === 'object') places.add(place + 1);
  return places;
}

/** Does it fit every path? */
export const fitsAll = (pattern: string): boolean => /^(?:\*\*\/?)+\*?$/.test(pattern);
