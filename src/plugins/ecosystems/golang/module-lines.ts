/** One directive of a go.mod or go.work file; lines of a block are told apart. */
export interface Directive {
  readonly keyword: string;
  readonly words: readonly string[];
  /** Text after `//` on the same line, trimmed; empty when there is none. */
  readonly comment: string;
  readonly line: number;
}

export interface LineFault {
  readonly line: number;
  readonly message: string;
}

/** The common line grammar of go.mod and go.work (Go Modules Reference, "Lexical elements" and "Grammar"); what does not fit into it is told. */
export function* readModuleLines(lines: Iterable<string>, tell: (fault: LineFault) => void): Generator<Directive> {
  let block: string | undefined;
  let line = 0;
  for (const source of lines) {
    line++;
    const { words, comment, open } = splitLine(source);
    if (open) tell({ line, message: 'a quoted text has no end' });
    if (words.length === 0) continue;
    if (block !== undefined) {
      if (words[0] === ')') block = undefined;
      else yield { keyword: block, words, comment, line };
    } else if (words.at(-1) === '(') block = words[0];
    // a block on one line: `require ( a v1.0.0 )`
    else if (words[1] === '(' && words.at(-1) === ')') yield { keyword: words[0]!, words: words.slice(2, -1), comment, line };
    else yield { keyword: words[0]!, words: words.slice(1), comment, line };
  }
  if (block !== undefined) tell({ line, message: `the block "${block}" has no closing parenthesis` });
}

const punctuation = '()[],';

function splitLine(source: string): { words: string[]; comment: string; open: boolean } {
  const words: string[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at]!;
    if (character === ' ' || character === '\t' || character === '\r') at++;
    else if (source.startsWith('//', at)) return { words, comment: source.slice(at + 2).trim(), open: false };
    else if (punctuation.includes(character)) {
      words.push(character);
      at++;
    } else if (character === '"' || character === '`') {
      const end = endOfQuoted(source, at, character);
      if (end === -1) return { words, comment: '', open: true };
      words.push(character === '`' ? source.slice(at + 1, end) : source.slice(at + 1, end).replace(/\\(.)/g, '$1'));
      at = end + 1;
    } else {
      let end = at + 1;
      while (end < source.length && !' \t\r'.includes(source[end]!) && !punctuation.includes(source[end]!) && !source.startsWith('//', end)) end++;
      words.push(source.slice(at, end));
      at = end;
    }
  }
  return { words, comment: '', open: false };
}

function endOfQuoted(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === quote) return at;
    if (quote === '"' && source[at] === '\\') at++;
  }
  return -1;
}
