import { and, not, or, type Expanded, type Truth } from './expanded.ts';
import { orderNumbers } from './framework.ts';
import { endOfCall } from './property-syntax.ts';

/** What a condition asks of the evaluation. */
export interface ConditionContext {
  expand(text: string): Expanded;
  exists(path: Expanded): Truth;
}

type Token = { readonly kind: 'symbol' | 'word' | 'text'; readonly text: string };

const maximalDepth = 50;

/** MSBuild conditions ("MSBuild conditions" of the reference). What cannot be read, or depends on the build, is not known. */
export function evaluateCondition(condition: string, context: ConditionContext): Truth {
  if (condition.trim() === '') return true;
  const tokens = tokenize(condition);
  if (tokens === undefined) return undefined;
  try {
    const reading = new ConditionReading(tokens, context);
    const result = reading.alternatives(0);
    return reading.atEnd ? result : undefined;
  } catch (error) {
    if (error instanceof ConditionError) return undefined;
    throw error;
  }
}

class ConditionError extends Error {}

class ConditionReading {
  readonly #tokens: readonly Token[];
  readonly #context: ConditionContext;
  #at = 0;

  constructor(tokens: readonly Token[], context: ConditionContext) {
    this.#tokens = tokens;
    this.#context = context;
  }

  get atEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  alternatives(depth: number): Truth {
    if (depth > maximalDepth) throw new ConditionError();
    let result = this.#conjunction(depth);
    while (this.#takeWord('or')) result = or(result, this.#conjunction(depth));
    return result;
  }

  #conjunction(depth: number): Truth {
    let result = this.#negation(depth);
    while (this.#takeWord('and')) result = and(result, this.#negation(depth));
    return result;
  }

  #negation(depth: number): Truth {
    let negated = false;
    while (this.#takeSymbol('!')) negated = !negated;
    const result = this.#primary(depth);
    return negated ? not(result) : result;
  }

  #primary(depth: number): Truth {
    if (this.#takeSymbol('(')) {
      const result = this.alternatives(depth + 1);
      if (!this.#takeSymbol(')')) throw new ConditionError();
      return result;
    }
    const left = this.#next();
    if (left.kind === 'word' && this.#takeSymbol('(')) {
      const argument = this.#context.expand(this.#next().text);
      if (!this.#takeSymbol(')')) throw new ConditionError();
      if (left.text.toLowerCase() === 'exists') return this.#context.exists(argument);
      return left.text.toLowerCase() === 'hastrailingslash' && !argument.unknown ? /[\\/]$/.test(argument.text) : undefined;
    }
    const operator = this.#tokens[this.#at];
    const value = this.#context.expand(left.text);
    if (operator?.kind !== 'symbol' || !comparisons.has(operator.text)) return value.unknown ? undefined : truthOf(value.text);
    this.#at++;
    const right = this.#context.expand(this.#next().text);
    return value.unknown || right.unknown ? undefined : compare(operator.text, value.text, right.text);
  }

  #next(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined || token.kind === 'symbol') throw new ConditionError();
    return token;
  }

  #takeWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'word' || token.text.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }

  #takeSymbol(symbol: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'symbol' || token.text !== symbol) return false;
    this.#at++;
    return true;
  }
}

const comparisons = new Set(['==', '!=', '<', '>', '<=', '>=']);

function truthOf(text: string): Truth {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === 'on' || word === 'yes') return true;
  return word === 'false' || word === 'off' || word === 'no' || word === '' ? false : undefined;
}

function compare(operator: string, left: string, right: string): Truth {
  if (operator === '==' || operator === '!=') {
    const same = left.trim().toLowerCase() === right.trim().toLowerCase() || (isNumber(left) && isNumber(right) && Number(left) === Number(right));
    return operator === '==' ? same : !same;
  }
  const [a, b] = [versionNumbers(left), versionNumbers(right)];
  if (a === undefined || b === undefined) return undefined;
  const difference = orderNumbers(a, b);
  return operator === '<' ? difference < 0 : operator === '>' ? difference > 0 : operator === '<=' ? difference <= 0 : difference >= 0;
}

const isNumber = (text: string): boolean => /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(text);

/** `8.0`, `v4.7.2`; `undefined` for other texts. */
export function versionNumbers(text: string): number[] | undefined {
  const match = /^\s*v?(\d+(?:\.\d+){0,3})(?:[-+].*)?\s*$/i.exec(text);
  return match === null ? undefined : match[1]!.split('.').map(Number);
}

function tokenize(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const character = text[at]!;
    if (/\s/.test(character)) at++;
    else if (character === "'" || character === '`' || character === '"') {
      const end = endOfText(text, at);
      if (end === -1) return undefined;
      tokens.push({ kind: 'text', text: text.slice(at + 1, end) });
      at = end + 1;
    } else if ('=!<>'.includes(character) && text[at + 1] === '=') {
      tokens.push({ kind: 'symbol', text: `${character}=` });
      at += 2;
    } else if ('()!<>'.includes(character)) {
      tokens.push({ kind: 'symbol', text: character });
      at++;
    } else if ('$@%'.includes(character) && text[at + 1] === '(') {
      const end = endOfCall(text, at + 1);
      if (end === -1) return undefined;
      tokens.push({ kind: 'text', text: text.slice(at, end + 1) });
      at = end + 1;
    } else {
      const start = at;
      while (at < text.length && !/[\s()!=<>'"`$@%]/.test(text[at]!)) at++;
      if (at === start) return undefined;
      tokens.push({ kind: 'word', text: text.slice(start, at) });
    }
  }
  return tokens;
}

/** The closing quote; quotes within `$(…)` belong to that. */
function endOfText(text: string, start: number): number {
  const quote = text[start]!;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (text[at] === '$' && text[at + 1] === '(') {
      const end = endOfCall(text, at + 1);
      if (end === -1) return -1;
      at = end;
    }
  }
  return -1;
}
