/** One character of a pattern: a code unit, any character, any run of characters, or one of a class. */
export type Wildcard = number | 'any' | 'run' | CharacterClass;

export interface CharacterClass {
  readonly negated: boolean;
  /** Pairs: first and last code unit. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
}

/** Does the whole text fit? Only the last run is ever tried again, so the time is at most the product of both lengths. */
export function fitsWildcards(pattern: readonly Wildcard[], text: string): boolean {
  let at = 0;
  let next = 0;
  let run = -1;
  let runEnd = 0;
  while (at < text.length) {
    const wildcard = pattern[next];
    if (wildcard === 'run') {
      run = next++;
      runEnd = at;
    } else if (wildcard !== undefined && fitsOne(wildcard, text.charCodeAt(at))) {
      next++;
      at++;
    } else if (run !== -1) {
      next = run + 1;
      at = ++runEnd;
    } else return false;
  }
  while (pattern[next] === 'run') next++;
  return next === pattern.length;
}

/** As `fitsWildcards`, of a pattern in which `*` stands for any characters, `?` for one, and all else for itself. */
export function globOf(pattern: string): (text: string) => boolean {
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  const wildcards = pattern.split('').map((character) => (character === '*' ? 'run' : character === '?' ? 'any' : character.charCodeAt(0)));
  return (text) => fitsWildcards(wildcards, text);
}

/** Of a single text. */
export const fitsGlob = (pattern: string, text: string): boolean => globOf(pattern)(text);

function fitsOne(wildcard: Exclude<Wildcard, 'run'>, unit: number): boolean {
  if (typeof wildcard === 'number') return wildcard === unit;
  if (wildcard === 'any') return true;
  return wildcard.ranges.some(([first, last]) => unit >= first && unit <= last) !== wildcard.negated;
}

const named: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  alnum: [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a]], alpha: [[0x41, 0x5a], [0x61, 0x7a]], blank: [[0x20, 0x20], [0x09, 0x09]], cntrl: [[0, 0x1f], [0x7f, 0x7f]],
  digit: [[0x30, 0x39]], graph: [[0x21, 0x7e]], lower: [[0x61, 0x7a]], print: [[0x20, 0x7e]], punct: [[0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]],
  space: [[0x20, 0x20], [0x09, 0x0d]], upper: [[0x41, 0x5a]], xdigit: [[0x30, 0x39], [0x41, 0x46], [0x61, 0x66]],
};

/** Reads `[a-z]`, `[!a]`, `[[:alpha:]]` from the bracket at `start`; `end` is behind the closing one. `undefined` when there is none or a name is unknown. */
export function readClass(text: string, start: number): { readonly wildcard: CharacterClass; readonly end: number } | undefined {
  let at = start + 1;
  const negated = text[at] === '!' || text[at] === '^';
  if (negated) at++;
  const ranges: (readonly [number, number])[] = [];
  for (let isFirst = true; isFirst || text[at] !== ']'; isFirst = false) {
    if (at >= text.length) return undefined;
    const name = text.startsWith('[:', at) ? text.slice(at + 2, text.indexOf(':]', at)) : undefined;
    if (name !== undefined && text.includes(':]', at + 2)) {
      if (!Object.hasOwn(named, name)) return undefined;
      ranges.push(...named[name]!);
      at += name.length + 4;
      continue;
    }
    const first = readUnit(text, at);
    at = first.end;
    // also where the range is upside down
    ranges.push([first.unit, first.unit]);
    if (text[at] !== '-' || text[at + 1] === ']' || at + 1 >= text.length) continue;
    const last = readUnit(text, at + 1);
    ranges.push([first.unit, last.unit]);
    at = last.end;
  }
  return { wildcard: { negated, ranges }, end: at + 1 };
}

function readUnit(text: string, at: number): { readonly unit: number; readonly end: number } {
  const from = text[at] === '\\' ? at + 1 : at;
  return { unit: text.charCodeAt(from), end: from + 1 };
}
