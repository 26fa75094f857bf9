/** The parenthesis that closes the one at `start`, outside quotes; -1 when there is none. */
export function endOfCall(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"' || character === '`') quote = character;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at;
  }
  return -1;
}

/** What stands between the parentheses of `$(…)`. */
export interface PropertyExpression {
  /** A property, or a class in brackets. */
  readonly subject: string;
  readonly isClass: boolean;
  readonly calls: readonly PropertyCall[];
}

export interface PropertyCall {
  readonly name: string;
  /** Unquoted, not yet expanded; absent for a field such as `Length`. */
  readonly arguments?: readonly string[];
  readonly isIndex?: boolean;
}

/** `Name`, `Name.Method('a').Other`, `[Class]::Method(a, b)`; `undefined` for anything else. */
export function parsePropertyExpression(text: string): PropertyExpression | undefined {
  const head = /^\s*(?:\[([\w.]{1,100})\]::|([A-Za-z_][\w-]{0,200}))/.exec(text);
  if (head === null) return undefined;
  const isClass = head[1] !== undefined;
  const calls: PropertyCall[] = [];
  let at = head[0].length;
  let first = isClass;
  while (at < text.length) {
    if (/^\s+$/.test(text.slice(at, at + 1))) {
      at++;
      continue;
    }
    if (text[at] === '[') {
      const end = text.indexOf(']', at);
      if (end === -1) return undefined;
      calls.push({ name: '', arguments: [text.slice(at + 1, end)], isIndex: true });
      at = end + 1;
      continue;
    }
    if (!first && text[at] !== '.') return undefined;
    const start = first ? at : at + 1;
    const name = /^[A-Za-z_]\w{0,100}/.exec(text.slice(start, start + 101))?.[0];
    if (name === undefined) return undefined;
    at = start + name.length;
    first = false;
    if (text[at] === '(') {
      const end = endOfCall(text, at);
      if (end === -1) return undefined;
      calls.push({ name, arguments: splitArguments(text.slice(at + 1, end)) });
      at = end + 1;
    } else calls.push({ name });
  }
  return { subject: (head[1] ?? head[2])!, isClass, calls };
}

function splitArguments(text: string): string[] {
  if (text.trim() === '') return [];
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  let quote = '';
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === undefined || (character === ',' && depth === 0 && quote === '')) {
      parts.push(unquote(text.slice(start, at).trim()));
      start = at + 1;
    } else if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === "'" || character === '"' || character === '`') quote = character;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
  }
  return parts;
}

const unquote = (text: string): string =>
  text.length >= 2 && `'"\``.includes(text[0]!) && text.endsWith(text[0]!) ? text.slice(1, -1) : text;
