import { endingOf, fitsPath, literalOf, longestPattern, parsePathPattern, type PathPattern } from './path-pattern.ts';

interface Rule {
  /** Later rules win. */
  readonly rank: number;
  readonly keeps: boolean;
  readonly pattern: PathPattern;
}

export type Verdict = 'ignored' | 'kept';

/** Patterns that need a look at each path, in one list; more would make a walk slow, and no honest file comes near. */
const mostComplex = 1000;

/** The rules of one ignore file (gitignore(5)). Letters are told apart by case; the time for a path does not grow with the number of plain names and endings. */
export class IgnoreRules {
  readonly #byPath = new Map<string, Rule[]>();
  readonly #byName = new Map<string, Rule[]>();
  readonly #byEnding = new Map<string, Rule[]>();
  readonly #complex: Rule[] = [];
  /** Lines that were left out because they are too long, or too many of their kind. */
  readonly leftOut: number;
  readonly #isEmpty: boolean;

  constructor(lines: readonly string[]) {
    let leftOut = 0;
    for (const [rank, line] of lines.entries()) {
      const rule = line.length < longestPattern ? readRule(line, rank) : undefined;
      if (rule === undefined ? line.length >= longestPattern : !this.#add(rule)) leftOut++;
    }
    this.leftOut = leftOut;
    this.#isEmpty = this.#byPath.size + this.#byName.size + this.#byEnding.size + this.#complex.length === 0;
  }

  /** What the last matching rule says of the path itself; the path of a directory ends in a slash. */
  verdict(path: string): Verdict | undefined {
    if (this.#isEmpty) return undefined;
    const isDirectory = path.endsWith('/');
    const plain = isDirectory ? path.slice(0, -1) : path;
    const name = plain.slice(plain.lastIndexOf('/') + 1);
    let best: Rule | undefined;
    const take = (rules: readonly Rule[] | undefined, fits: (rule: Rule) => boolean) => {
      if (rules === undefined) return;
      for (let index = rules.length - 1; index >= 0; index--) {
        const rule = rules[index]!;
        if (best !== undefined && rule.rank < best.rank) return;
        if ((isDirectory || !rule.pattern.directoryOnly) && fits(rule)) best = rule;
      }
    };
    take(this.#byPath.get(plain), always);
    take(this.#byName.get(name), always);
    const dot = name.lastIndexOf('.');
    if (dot !== -1) take(this.#byEnding.get(name.slice(dot)), ({ pattern }) => fitsPath(pattern, [name]));
    if (this.#complex.length > 0) {
      const names = plain.split('/');
      take(this.#complex, ({ pattern }) => fitsPath(pattern, names));
    }
    return best === undefined ? undefined : best.keeps ? 'kept' : 'ignored';
  }

  /** Is the path ignored, or a directory that it is in? What is in an ignored directory cannot be kept. */
  covers(path: string): boolean {
    for (let slash = path.indexOf('/'); slash !== -1 && slash < path.length - 1; slash = path.indexOf('/', slash + 1)) {
      if (this.verdict(path.slice(0, slash + 1)) === 'ignored') return true;
    }
    return this.verdict(path) === 'ignored';
  }

  #add(rule: Rule): boolean {
    const { pattern } = rule;
    const literal = literalOf(pattern);
    const ending = endingOf(pattern);
    const dot = ending?.lastIndexOf('.') ?? -1;
    if (literal !== undefined) push(pattern.anchored ? this.#byPath : this.#byName, literal, rule);
    else if (ending !== undefined && dot !== -1) push(this.#byEnding, ending.slice(dot), rule);
    else if (this.#complex.length < mostComplex) this.#complex.push(rule);
    else return false;
    return true;
  }
}

const always = (): boolean => true;

function push(map: Map<string, Rule[]>, key: string, rule: Rule): void {
  const rules = map.get(key);
  if (rules === undefined) map.set(key, [rule]);
  else rules.push(rule);
}

/** `undefined` for a line that says nothing. */
export function readRule(line: string, rank: number): Rule | undefined {
  const text = withoutTrailingSpaces(line);
  if (text === '' || text.startsWith('#')) return undefined;
  const keeps = text.startsWith('!');
  const pattern = parsePathPattern(keeps ? text.slice(1) : text);
  return pattern === undefined ? undefined : { rank, keeps, pattern };
}

/** Spaces at the end do not count unless a backslash stands before them. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === ' ') end--;
  if (end === line.length) return line;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === '\\') backslashes++;
  return line.slice(0, backslashes % 2 === 1 ? end + 1 : end);
}
