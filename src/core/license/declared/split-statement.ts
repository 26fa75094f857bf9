export interface Split {
  readonly operator: 'and' | 'or';
  readonly parts: readonly string[];
  /** Why the operator is not certain. */
  readonly assumed?: string;
}

/** Operators from the one that binds least to the one that binds most. */
const levels: readonly { readonly pattern: RegExp; readonly operator: 'and' | 'or'; readonly assumed?: string }[] = [
  { pattern: /\s*;\s*/g, operator: 'and', assumed: 'a semicolon is taken for "and"' },
  { pattern: /\s+or\s+|\s*\|{1,2}\s*/gi, operator: 'or' },
  { pattern: /\s+and\s+|\s*&{1,2}\s*/gi, operator: 'and' },
  { pattern: /\s*,\s*/g, operator: 'and', assumed: 'a comma is taken for "and"' },
  { pattern: /\s*\+\s+(?=\p{L})|\s+\+\s*(?=\p{L})/giu, operator: 'and', assumed: '"+" is taken for "and"' },
  { pattern: /\s*\/\s*/g, operator: 'or' },
];

/** Splits at the operators that bind least, outside of parentheses. `undefined`: there are none. */
export function splitStatement(text: string): Split | undefined {
  // Debian: "A or B, and C" is (A or B) and C
  const scoped = pieces(text, /\s*,\s*(?:and|or)\s+/gi);
  if (scoped !== undefined && scoped.some((part) => /\s(?:and|or)\s/i.test(part))) {
    const operators = new Set([...text.matchAll(/,\s*(and|or)\s+/gi)].map(([, word]) => word!.toLowerCase()));
    if (operators.size === 1) return { operator: operators.has('and') ? 'and' : 'or', parts: scoped };
  }
  // "A, B or C"
  if (/,/.test(text) && /\sor\s/i.test(text) && !/\sand\s/i.test(text)) {
    const choices = pieces(text, /\s*,\s*(?:or\s+)?|\s+or\s+/gi);
    if (choices !== undefined) return { operator: 'or', parts: choices };
  }
  const listed = /,/.test(text) && /\sand\s/i.test(text) ? text.replace(/,\s*and\s+/gi, ' and ') : text;
  for (const { pattern, operator, assumed } of levels) {
    const parts = pieces(listed, pattern);
    if (parts !== undefined) return { operator, parts, ...(assumed !== undefined && { assumed }) };
  }
  return undefined;
}

function pieces(text: string, pattern: RegExp): string[] | undefined {
  const depths = depthsOf(text);
  const found: string[] = [];
  let start = 0;
  for (const match of text.matchAll(pattern)) {
    if (depths[match.index] !== 0 || match[0] === '') continue;
    found.push(text.slice(start, match.index).trim());
    start = match.index + match[0].length;
  }
  if (start === 0) return undefined;
  found.push(text.slice(start).trim());
  const filled = found.filter((part) => part !== '');
  return filled.length > 1 ? filled : undefined;
}

function depthsOf(text: string): Int32Array {
  const depths = new Int32Array(text.length + 1);
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ')') depth--;
    depths[at] = depth;
    if (text[at] === '(') depth++;
  }
  return depths;
}

/** Without parentheses (or brackets) around all of it. */
export function unwrapped(text: string): string {
  let inner = text.trim();
  for (let count = 0; count < 20 && /^[([].*[)\]]$/s.test(inner) && closesAtEnd(inner); count++) inner = inner.slice(1, -1).trim();
  return inner;
}

function closesAtEnd(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(' || text[at] === '[') depth++;
    else if ((text[at] === ')' || text[at] === ']') && --depth === 0) return at === text.length - 1;
  }
  return false;
}
