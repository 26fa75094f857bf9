import { afterString } from './json-outline.ts';
import { syntaxErrorAt } from './position.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The text with comments and trailing commas blanked out: every other character keeps its offset, line and column.
 * Throws `TextSyntaxError` for a comment without end.
 */
export function withoutComments(text: string): string {
  const spans = blanks(text).sort((a, b) => a.start - b.start);
  const parts: string[] = [];
  let kept = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(kept, start), text.slice(start, end).replaceAll(/[^\r\n]/g, ' '));
    kept = end;
  }
  parts.push(text.slice(kept));
  return parts.join('');
}

function blanks(text: string): Span[] {
  const spans: Span[] = [];
  /** Offset of the comma after which nothing but space and comments came so far. */
  let comma: number | undefined;
  /** Whether a value stands before: a comma after an opening bracket or another comma is an error, not a trailing one. */
  let afterValue = false;
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (character === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const end = commentEnd(text, at);
      spans.push({ start: at, end });
      at = end;
      continue;
    }
    if (character === ' ' || character === '\n' || character === '\r' || character === '\t') {
      at++;
      continue;
    }
    if ((character === ']' || character === '}') && comma !== undefined) spans.push({ start: comma, end: comma + 1 });
    comma = character === ',' && afterValue ? at : undefined;
    afterValue = !'[{,:'.includes(character);
    at = character === '"' ? afterString(text, at + 1) : at + 1;
  }
  return spans;
}

function commentEnd(text: string, start: number): number {
  if (text[start + 1] === '/') {
    const newline = text.indexOf('\n', start);
    return newline === -1 ? text.length : newline;
  }
  const end = text.indexOf('*/', start + 2);
  if (end === -1) throw syntaxErrorAt(text, start, 'a comment starts here and never ends');
  return end + 2;
}
