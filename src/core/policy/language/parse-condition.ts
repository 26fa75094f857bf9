import { closest, ConditionError } from './condition-error.ts';
import { binaryOperators, unaryOperators, type BinaryOperator, type Expression, type Operand, type UnaryOperator } from './syntax.ts';
import { tokenize, type Token } from './tokens.ts';

/** Deeper nesting is refused: the program must not run out of stack. */
const depthLimit = 100;

const infix: readonly string[] = binaryOperators;
const postfix: readonly string[] = unaryOperators.filter((name) => name !== 'isTrue');
const reserved = new Set(['and', 'or', 'not', 'in', 'true', 'false', ...infix, ...postfix]);

/** Reads `a and (b or not c)`; throws ConditionError at the first thing that is wrong. Facts and types are not looked at here. */
export function parseCondition(text: string): Expression {
  const parser = new Parser(text, tokenize(text));
  return parser.whole();
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string, tokens: readonly Token[]) {
    this.#text = text;
    this.#tokens = tokens;
  }

  whole(): Expression {
    if (this.#tokens.length === 0) throw new ConditionError('the condition is empty', 0, 'Write when the rule applies, or true for always.');
    const expression = this.#or();
    const rest = this.#tokens[this.#at];
    if (rest !== undefined) throw this.#unexpected(rest, 'and, or, or the end');
    return expression;
  }

  #or = (): Expression => this.#chain('or', this.#and);

  #and = (): Expression => this.#chain('and', this.#not);

  #chain(word: 'and' | 'or', operand: () => Expression): Expression {
    const first = operand();
    const operands = [first];
    while (this.#take('word', word)) operands.push(operand());
    return operands.length === 1 ? first : { kind: word, operands, offset: first.offset };
  }

  #not = (): Expression => {
    const token = this.#tokens[this.#at];
    if (!this.#take('word', 'not')) return this.#primary();
    return this.#deeper(() => ({ kind: 'not', operand: this.#not(), offset: token!.offset }));
  };

  #primary(): Expression {
    if (this.#take('symbol', '(')) {
      const inner = this.#deeper(this.#or);
      this.#expect(')', 'Close the bracket.');
      return inner;
    }
    const left = this.#operand();
    const operator = this.#operator();
    if (operator !== undefined && postfix.includes(operator.value)) {
      if (left.kind !== 'fact') throw new ConditionError(`${operator.value} says something about a fact, and this is none`, left.offset, 'Write the name of a fact before it.');
      return { kind: 'statement', fact: left, operator: operator.value as UnaryOperator, offset: left.offset };
    }
    if (operator !== undefined) return { kind: 'comparison', left, operator: operator.value as BinaryOperator, right: this.#operand(), offset: operator.offset };
    if (left.kind === 'fact') return { kind: 'statement', fact: left, operator: 'isTrue', offset: left.offset };
    if (left.kind === 'value' && typeof left.value === 'boolean') return { kind: 'constant', value: left.value, offset: left.offset };
    throw new ConditionError('a value alone is no condition', left.offset, 'Compare a fact with it, as in usage.channel == "hosted".');
  }

  #operator(): { value: string; offset: number } | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || token.kind === 'number') return undefined;
    if (token.kind === 'word' && token.value === 'not' && this.#isWord(1, 'in')) {
      this.#at += 2;
      return { value: 'not in', offset: token.offset };
    }
    const isOperator = token.kind === 'symbol' ? infix.includes(token.value) : token.kind === 'word' && (infix.includes(token.value) || postfix.includes(token.value));
    if (isOperator) {
      this.#at++;
      return token as { value: string; offset: number };
    }
    if (token.kind !== 'word' || token.value === 'and' || token.value === 'or') return undefined;
    const meant = closest(token.value, [...infix, ...postfix, 'and', 'or']);
    throw new ConditionError(`${JSON.stringify(token.value.slice(0, 60))} is no operator`, token.offset, meant === undefined ? 'The reference of conditions lists the operators; texts stand in quotes.' : `Did you mean ${meant}?`);
  }

  #isWord(ahead: number, value: string): boolean {
    const token = this.#tokens[this.#at + ahead];
    return token?.kind === 'word' && token.value === value;
  }

  #operand(): Operand {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new ConditionError('something is missing at the end', this.#text.length, 'Write a fact or a value.');
    this.#at++;
    if (token.kind === 'number' || token.kind === 'text') return { kind: 'value', value: token.value, offset: token.offset };
    if (token.kind === 'list') return { kind: 'list', name: token.value, offset: token.offset };
    if (token.kind === 'symbol' && token.value === '[') return this.#values(token.offset);
    if (token.kind === 'symbol' || (reserved.has(token.value) && token.value !== 'true' && token.value !== 'false')) throw this.#unexpected(token, 'a fact or a value');
    if (token.value === 'true' || token.value === 'false') return { kind: 'value', value: token.value === 'true', offset: token.offset };
    if (!token.value.includes('.')) throw new ConditionError(`${JSON.stringify(token.value.slice(0, 60))} is neither a fact nor a text`, token.offset, `Facts have a dot, as usage.channel; a text stands in quotes: "${token.value.slice(0, 60)}".`);
    return { kind: 'fact', name: token.value, offset: token.offset };
  }

  #values(offset: number): Operand {
    const values: string[] = [];
    const offsets: number[] = [];
    while (!this.#take('symbol', ']')) {
      if (values.length > 0) this.#expect(',', 'Separate the texts of a list by commas and end it with ].');
      const token = this.#tokens[this.#at];
      if (token?.kind !== 'text') throw new ConditionError('a list holds texts in quotes', token?.offset ?? this.#text.length, 'Write for example ["MIT", "Apache-2.0"].');
      values.push(token.value);
      offsets.push(token.offset);
      this.#at++;
    }
    return { kind: 'values', values, offsets, offset };
  }

  #take(kind: Token['kind'], value: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind || token.value !== value) return false;
    this.#at++;
    return true;
  }

  #expect(symbol: string, remedy: string): void {
    if (this.#take('symbol', symbol)) return;
    const offset = this.#tokens[this.#at]?.offset ?? this.#text.length;
    throw new ConditionError(`${symbol} is missing`, offset, remedy);
  }

  #unexpected(token: Token, wanted: string): ConditionError {
    return new ConditionError(`${JSON.stringify(String(token.value).slice(0, 60))} stands where ${wanted} is expected`, token.offset, 'Remove it or complete what stands before it.');
  }

  #deeper(read: () => Expression): Expression {
    if (++this.#depth > depthLimit) throw new ConditionError(`nested more than ${depthLimit} deep`, this.#tokens[this.#at - 1]!.offset, 'Make several rules of it.');
    const inner = read();
    this.#depth--;
    return inner;
  }
}
