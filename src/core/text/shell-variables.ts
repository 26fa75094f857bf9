/** Value of a variable; `undefined` when it has none. */
export type Lookup = (name: string) => string | undefined;

export interface Expansion {
  readonly text: string;
  /** Variables without value and without default, in order; they stand in the text as written. */
  readonly missing: readonly string[];
}

/** Characters that the variables of one text may grow to; one that goes beyond counts as missing. */
const longest = 10_000;

/**
 * Replaces `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:+other}`, `${NAME+other}` and `${NAME:?message}`; `$$` is a dollar sign.
 * Defaults may hold variables. Anything else that begins with `${` (also `${{ … }}` of other languages) counts as missing.
 */
export function expandVariables(source: string, lookup: Lookup, depth = 0): Expansion {
  let text = '';
  const missing: string[] = [];
  let at = 0;
  for (let dollar = source.indexOf('$'); dollar !== -1; dollar = source.indexOf('$', at)) {
    text += source.slice(at, dollar);
    if (source[dollar + 1] === '$') {
      text += '$';
      at = dollar + 2;
      continue;
    }
    const braced = source[dollar + 1] === '{';
    const end = braced ? endOfBraces(source, dollar + 2) : endOfName(source, dollar + 1);
    const written = source.slice(dollar, braced ? end + 1 : end);
    const inner = source.slice(dollar + (braced ? 2 : 1), end);
    at = dollar + written.length;
    if (inner === '') {
      text += written;
      continue;
    }
    const known = depth > 20 ? undefined : valueOf(inner, lookup, depth);
    const value = known !== undefined && text.length + known.text.length > longest ? undefined : known;
    if (value === undefined || value.missing.length > 0) missing.push(...(value?.missing ?? [nameIn(inner)]));
    text += value?.text ?? written;
  }
  return { text: text + source.slice(at), missing };
}

/** The same where values may hold variables in turn, which had no value when theirs was set. */
export function expandAll(source: string, lookup: Lookup): Expansion {
  const once = expandVariables(source, lookup);
  return once.missing.length > 0 || !once.text.includes('$') ? once : expandVariables(once.text, () => undefined);
}

/** For messages: of `NAME:?text` the name, of `{ matrix.os }` what is inside. */
const nameIn = (inner: string): string => (inner.startsWith('{') ? inner.replace(/^\{\s*|\s*\}$/g, '') : inner.split(/[:?+-]/, 1)[0]!.trim()) || inner;

function valueOf(inner: string, lookup: Lookup, depth: number): Expansion | undefined {
  const nameEnd = endOfName(inner, 0);
  const name = inner.slice(0, nameEnd);
  const known = name === '' ? undefined : lookup(name);
  if (nameEnd === inner.length) return known === undefined ? undefined : { text: known, missing: [] };
  const colon = inner[nameEnd] === ':';
  const operator = inner[nameEnd + (colon ? 1 : 0)];
  const word = inner.slice(nameEnd + (colon ? 2 : 1));
  const isSet = known !== undefined && !(colon && known === '');
  if (operator === '-') return isSet ? { text: known, missing: [] } : expandVariables(word, lookup, depth + 1);
  if (operator === '+') return isSet ? expandVariables(word, lookup, depth + 1) : { text: '', missing: [] };
  if (operator === '?') return isSet ? { text: known, missing: [] } : undefined;
  return undefined;
}

function endOfName(source: string, from: number): number {
  let at = from;
  while (at < source.length && /[A-Za-z0-9_]/.test(source[at]!)) at++;
  return at;
}

/** Of the brace that closes; the end of the text when none does. */
function endOfBraces(source: string, from: number): number {
  let depth = 1;
  for (let at = from; at < source.length; at++) {
    if (source[at] === '{') depth++;
    else if (source[at] === '}' && --depth === 0) return at;
  }
  return source.length;
}
