/** A word or parenthesis of a licence expression. */
export interface Token {
  readonly text: string;
  /** Counts from 1. */
  readonly column: number;
  /** Set when the text holds a character that no expression has. */
  readonly fault?: string;
}

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (isSpace(character)) at++;
    else if (character === '(' || character === ')') tokens.push({ text: character, column: ++at });
    else {
      const start = at;
      while (at < text.length && !isSpace(text[at]!) && text[at] !== '(' && text[at] !== ')') at++;
      tokens.push(word(text.slice(start, at), start + 1));
    }
  }
  return tokens;
}

const isSpace = (character: string): boolean => character === ' ' || character === '\t' || character === '\n' || character === '\r';

function word(text: string, column: number): Token {
  const odd = text.search(/[^A-Za-z0-9.:+-]/);
  if (odd !== -1) return { text, column, fault: `${JSON.stringify(String.fromCodePoint(text.codePointAt(odd)!))} cannot stand in a license expression (in ${JSON.stringify(text)})` };
  return { text, column };
}
