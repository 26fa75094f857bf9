import { TextSyntaxError } from '../../text/position.ts';

export interface TagLine {
  readonly tag: string;
  readonly value: string;
  readonly line: number;
}

const OPEN = '<text>';
const CLOSE = '</text>';

/** `Tag: value`; a value in `<text>…</text>` may span lines. The text comes in pieces that end with a line. */
export function* tagLines(texts: Iterable<string>): Generator<TagLine> {
  let line = 0;
  /** Pieces from the line on whose value is not closed yet. */
  let open: string[] = [];
  for (const text of texts) {
    // a line is whole, so that the closing tag cannot stand across two pieces
    if (open.length > 0 && !text.includes(CLOSE)) {
      open.push(text);
      continue;
    }
    const source = open.length === 0 ? text : [...open, text].join('');
    open = [];
    const rest = yield* linesIn(source, line);
    line = rest.line;
    if (rest.at < source.length) open = [source.slice(rest.at)];
  }
  if (open.length > 0) throw new TextSyntaxError('this <text> is never closed', line + 1);
}

/** Answers where it had to stop, since a value is not closed in what is there, and how many lines came before. */
function* linesIn(source: string, before: number): Generator<TagLine, { readonly at: number; readonly line: number }> {
  let at = 0;
  let line = before;
  while (at < source.length) {
    line++;
    let end = source.indexOf('\n', at);
    if (end === -1) end = source.length;
    const start = at;
    const content = source.slice(at, end).trim();
    at = end + 1;
    if (content === '' || content.startsWith('#')) continue;
    const colon = content.indexOf(':');
    const tag = colon === -1 ? '' : content.slice(0, colon).trim();
    if (!/^[A-Za-z0-9]+$/.test(tag)) throw new TextSyntaxError('this is no line of the form Tag: value', line);
    const value = content.slice(colon + 1).trim();
    if (value.startsWith(OPEN)) {
      const begin = source.indexOf(OPEN, start) + OPEN.length;
      const close = source.indexOf(CLOSE, begin);
      if (close === -1) return { at: start, line: line - 1 };
      yield { tag, value: source.slice(begin, close), line };
      for (let next = end; next !== -1 && next < close; next = source.indexOf('\n', next + 1)) line++;
      const rest = source.indexOf('\n', close);
      at = rest === -1 ? source.length : rest + 1;
    } else yield { tag, value, line };
  }
  return { at: source.length, line };
}
