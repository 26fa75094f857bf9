import { readString, tokenize, type SourceGrammar, type Special, type Token } from '#core/text/source-code.ts';
import { isMark, nest, split, type SourceNode } from '#core/text/source-tree.ts';

/** Perl text as nodes with matched brackets; nothing is run. Quote-like operators, regular expressions, heredocs and documentation are understood. */
export function readPerl(source: string): SourceNode[] {
  const lines = new LinesOfOneWord(source);
  return nest(tokenize(source, grammarOf((text, at, previous) => perlSpecial(text, at, previous, lines))));
}

/** `=>` is a comma. */
export const byArrow = (part: readonly SourceNode[]): SourceNode[][] => split(part, '=>');

/** The value of one literal, number or bare word, `A::B` too; `undefined` for what is computed. */
export function textOf(part: readonly SourceNode[] | undefined): string | undefined {
  const [node, more] = part ?? [];
  if (node === undefined || part === undefined) return undefined;
  if (more !== undefined) return part.every((item, index) => (index % 2 === 0 ? item.kind === 'word' : isMark(item, '::'))) ? part.map((item) => (item.kind === 'group' ? '' : item.text)).join('') : undefined;
  if (node.kind === 'text') return node.dynamic === true ? undefined : node.text;
  return node.kind === 'number' || node.kind === 'word' ? node.text : undefined;
}

const closers: ReadonlyMap<string, string> = new Map([['(', ')'], ['[', ']'], ['{', '}'], ['<', '>']]);

function perlSpecial(source: string, at: number, previous: Token | undefined, lines: LinesOfOneWord): Special | undefined {
  const character = source[at]!;
  const isLineStart = at === 0 || source[at - 1] === '\n';
  if (character === '=' && isLineStart && /[a-z]/.test(source[at + 1] ?? '')) {
    const cut = source.indexOf('\n=cut', at);
    return { end: cut === -1 ? source.length : cut + 5 };
  }
  if (character === '_' && isLineStart && (source.startsWith('__END__', at) || source.startsWith('__DATA__', at))) return { end: source.length };
  // the last index of an array, not a comment
  if (character === '$' && source[at + 1] === '#') return { end: at + 2 };
  if (character === '<') return heredoc(source, at, lines);
  if (character === '/') return beginsPattern(previous) ? pattern(source, at, 1) : undefined;
  return /[qmsty]/.test(character) && !/[\w$@%&>-]/.test(source[at - 1] ?? '') ? quoteLike(source, at) : undefined;
}

/** `q(…)`, `qq{…}`, `qw<…>`, and patterns: `m/…/`, `qr{…}`, `s/…/…/`, `tr/…/…/`, `y/…/…/`. */
function quoteLike(source: string, at: number): Special | undefined {
  const [word = ''] = /^(?:qq|qw|qr|qx|tr|[qmsy])(?!\w)/.exec(source.slice(at, at + 3)) ?? [];
  let begin = at + word.length;
  while (word === 'qw' && /\s/.test(source[begin] ?? '')) begin++;
  const open = source[begin] ?? '';
  if (word === '' || open === '' || /[\w\s,;=)}\]>]/.test(open)) return undefined;
  if (word !== 'q' && word !== 'qq' && word !== 'qw') return pattern(source, begin, word === 's' || word === 'tr' || word === 'y' ? 2 : 1);
  const { end, text } = readString(source, begin + 1, { open, close: closers.get(open) ?? open });
  if (word !== 'qw') return { end, tokens: [{ kind: 'text', text, dynamic: word === 'qq' && /[$@]/.test(text) }] };
  const items = text.split(/\s+/).filter((item) => item !== '').flatMap((item) => [{ kind: 'text' as const, text: item }, { kind: 'mark' as const, text: ',' }]);
  return { end, tokens: [{ kind: 'mark', text: '(' }, ...items, { kind: 'mark', text: ')' }] };
}

const wordsBeforePattern = new Set(['split', 'grep', 'if', 'unless', 'and', 'or', 'not', 'return', 'when']);

/** A slash divides behind a value, and opens a pattern elsewhere. */
function beginsPattern(previous: Token | undefined): boolean {
  if (previous === undefined || previous.kind === 'newline') return true;
  if (previous.kind === 'mark') return ![')', ']', '}'].includes(previous.text);
  return previous.kind === 'word' && wordsBeforePattern.has(previous.text);
}

/** A pattern and, with two parts, what is put in its place; they end where their line does when they are not closed. */
function pattern(source: string, from: number, parts: number): Special {
  let at = from;
  for (let part = 0; part < parts; part++) {
    const open = source[at] ?? '';
    const close = closers.get(open) ?? open;
    const isPaired = close !== open;
    if (part === 0 || isPaired) at++;
    let depth = 1;
    for (; at < source.length; at++) {
      const character = source[at];
      if (character === '\\') at++;
      else if (character === close && --depth === 0) break;
      else if (character === open && isPaired) depth++;
      else if (character === '\n' && !isPaired) return { end: at };
    }
    if (isPaired && part + 1 < parts) {
      at++;
      while (/\s/.test(source[at] ?? '')) at++;
    } else if (part + 1 < parts) at++;
  }
  return { end: Math.min(at + 1, source.length), tokens: [{ kind: 'text', text: '', dynamic: true }] };
}

/** `<<"END"`, `<<'END'`, `<<END`, `<<~END`: the text of the following lines up to the mark is left out. */
function heredoc(source: string, at: number, lines: LinesOfOneWord): Special | undefined {
  const [whole = '', , quote = '', quoted, bare] = /^<<(~?)(?:(["'])(\w+)\2|([A-Z_]\w*))/.exec(source.slice(at, at + 80)) ?? [];
  const name = quoted ?? bare;
  const lineEnd = source.indexOf('\n', at);
  const end = name === undefined || lineEnd === -1 ? undefined : lines.after(name, lineEnd);
  if (end === undefined) return undefined;
  const rest = tokenize(source.slice(at + whole.length, lineEnd), grammarOf((text, place, before) => (text[place] === '<' ? undefined : perlSpecial(text, place, before, lines))));
  const tokens = rest.map(({ kind, text, dynamic }) => ({ kind, text, dynamic: dynamic === true }));
  return { end, tokens: [{ kind: 'text', text: '', dynamic: quote !== "'" }, ...tokens] };
}

/** Where lines end that hold nothing but a word, found once for all heredocs of a text. */
class LinesOfOneWord {
  readonly #source: string;
  #ends: Map<string, number[]> | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  /** The end of the first such line that begins at or behind an offset. */
  after(word: string, from: number): number | undefined {
    this.#ends ??= this.#read();
    const ends = this.#ends.get(word) ?? [];
    let low = 0;
    for (let high = ends.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (ends[middle]! <= from) low = middle + 1;
      else high = middle;
    }
    return ends[low];
  }

  #read(): Map<string, number[]> {
    const ends = new Map<string, number[]>();
    for (const match of this.#source.matchAll(/^[ \t]*(\w+)[ \t]*\r?$/gm)) {
      const word = match[1]!;
      const known = ends.get(word);
      if (known === undefined) ends.set(word, [match.index + match[0].length]);
      else known.push(match.index + match[0].length);
    }
    return ends;
  }
}

const grammarOf = (special: NonNullable<SourceGrammar['special']>): SourceGrammar => ({
  lineComments: ['#'],
  strings: [{ open: '"', close: '"', escapes: true }, { open: "'", close: "'", escapes: true }],
  operators: ['=>', '->', '::', '=~', '!~', '==', '!=', '&&', '||', '//'],
  special,
});
