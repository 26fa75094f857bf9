import { ConditionError } from './condition-error.ts';

export type Token =
  | { readonly kind: 'word' | 'text' | 'list' | 'symbol'; readonly value: string; readonly offset: number }
  | { readonly kind: 'number'; readonly value: number; readonly offset: number };

const symbols = ['==', '!=', '<=', '>=', '<', '>', '(', ')', '[', ']', ','] as const;

/** What people write who know another language, and what it is called here. */
const foreign: Readonly<Record<string, string>> = { '&&': 'and', '||': 'or', '!': 'not', '=': '==', '===': '==', '<>': '!=', '&': 'and', '|': 'or' };

/** Longer conditions are refused: nobody could review them. */
export const conditionLimit = 10_000;

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Throws ConditionError at the first character that begins nothing. */
export function tokenize(text: string): Token[] {
  if (text.length > conditionLimit) throw new ConditionError(`the condition is longer than ${conditionLimit} characters`, conditionLimit, 'Make several rules of it, or move names into a list.');
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      at++;
    } else {
      const [token, end] = tokenAt(text, at, code);
      tokens.push(token);
      at = end;
    }
  }
  return tokens;
}

function tokenAt(text: string, at: number, code: number): [Token, number] {
  if (isLetter(code)) return word(text, at);
  if (isDigit(code) || (code === 45 && isDigit(text.charCodeAt(at + 1)))) return number(text, at);
  if (code === 34 || code === 39) return quoted(text, at);
  if (code === 64) return listName(text, at);
  const wrong = ['===', '&&', '||', '<>'].find((spelling) => text.startsWith(spelling, at));
  const symbol = wrong === undefined ? symbols.find((spelling) => text.startsWith(spelling, at)) : undefined;
  if (symbol !== undefined) return [{ kind: 'symbol', value: symbol, offset: at }, at + symbol.length];
  const character = wrong ?? String.fromCodePoint(text.codePointAt(at)!);
  const meant = Object.hasOwn(foreign, character) ? foreign[character] : undefined;
  throw new ConditionError(`${JSON.stringify(character)} is no part of a condition`, at, meant === undefined ? 'Remove it; texts stand in quotes.' : `Write ${meant} instead.`);
}

function word(text: string, start: number): [Token, number] {
  let at = start + 1;
  for (let code = text.charCodeAt(at); isLetter(code) || isDigit(code) || code === 46 || code === 95 || code === 45; code = text.charCodeAt(at)) at++;
  return [{ kind: 'word', value: text.slice(start, at), offset: start }, at];
}

function number(text: string, start: number): [Token, number] {
  let at = start + 1;
  let points = 0;
  for (let code = text.charCodeAt(at); isDigit(code) || code === 46; code = text.charCodeAt(at)) {
    if (code === 46) points++;
    at++;
  }
  const written = text.slice(start, at);
  if (points > 1 || written.length > 15 || written.endsWith('.') || isLetter(text.charCodeAt(at))) throw new ConditionError(`${JSON.stringify(written.slice(0, 40))} is no number`, start, 'Write numbers like 7 or 7.5, and everything else in quotes.');
  return [{ kind: 'number', value: Number(written), offset: start }, at];
}

function quoted(text: string, start: number): [Token, number] {
  const quote = text[start]!;
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at]!;
    if (character === quote) return [{ kind: 'text', value, offset: start }, at + 1];
    if (character === '\\' && at + 1 < text.length) value += text[++at]!;
    else value += character;
  }
  throw new ConditionError('the text that begins here has no end', start, `Close it with ${quote}.`);
}

function listName(text: string, start: number): [Token, number] {
  let at = start + 1;
  for (let code = text.charCodeAt(at); isLetter(code) || isDigit(code) || code === 45 || code === 95; code = text.charCodeAt(at)) at++;
  if (at === start + 1) throw new ConditionError('@ stands without the name of a list', start, 'Write @ and the id of a list of the policy, as in @denied.');
  return [{ kind: 'list', value: text.slice(start + 1, at), offset: start }, at];
}
