import type { LicenseAddition, LicenseExpression, LicenseWithAddition, SimpleLicense } from './expression.ts';
import { exceptionId, licenseId } from './license-list.ts';
import { tokensOf, type Token } from './expression-tokens.ts';

export type ParsedExpression =
  | { readonly ok: true; readonly expression: LicenseExpression }
  /** `column` counts from 1. */
  | { readonly ok: false; readonly message: string; readonly column: number };

export interface ExpressionOptions {
  /** What becomes of an id that is not on our lists (a newer list may have it): an error, or kept as written. */
  readonly unknownIds?: 'refuse' | 'accept';
}

/** Parentheses deeper than any person writes; it bounds whatever walks over the tree. */
const depthLimit = 100;

/** Operators and ids in any case; `AND` binds tighter than `OR`. Takes time linear in the length of the text. */
export function parseLicenseExpression(text: string, options: ExpressionOptions = {}): ParsedExpression {
  try {
    return { ok: true, expression: new Parser(tokensOf(text), text.length + 1, options.unknownIds === 'accept').expression() };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, message: error.message, column: error.column };
    throw error;
  }
}

class ExpressionError extends Error {
  readonly column: number;
  constructor(message: string, column: number) {
    super(message);
    this.column = column;
  }
}

/** An open parenthesis (or the whole text): finished alternatives and the conjunction under way. */
interface Group {
  readonly alternatives: LicenseExpression[];
  conjunction: LicenseExpression[];
  readonly column: number;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly #acceptUnknown: boolean;
  #at = 0;

  constructor(tokens: readonly Token[], end: number, acceptUnknown: boolean) {
    this.#tokens = tokens;
    this.#end = end;
    this.#acceptUnknown = acceptUnknown;
  }

  expression(): LicenseExpression {
    const groups: Group[] = [{ alternatives: [], conjunction: [], column: 1 }];
    for (;;) {
      for (let open = this.#take('('); open !== undefined; open = this.#take('(')) {
        if (groups.length > depthLimit) throw new ExpressionError(`parentheses are nested more than ${depthLimit} deep`, open.column);
        groups.push({ alternatives: [], conjunction: [], column: open.column });
      }
      groups.at(-1)!.conjunction.push(this.#license());
      for (let close = this.#take(')'); close !== undefined; close = this.#take(')')) {
        const group = groups.pop()!;
        if (groups.length === 0) throw new ExpressionError('this parenthesis was never opened', close.column);
        groups.at(-1)!.conjunction.push(closed(group));
      }
      const operator = this.#tokens[this.#at++];
      const group = groups.at(-1)!;
      if (operator === undefined) {
        if (groups.length > 1) throw new ExpressionError('this parenthesis is never closed', group.column);
        return closed(group);
      }
      if (operator.fault !== undefined) throw new ExpressionError(operator.fault, operator.column);
      const word = operator.text.toUpperCase();
      if (word === 'OR') {
        group.alternatives.push(combined('and', group.conjunction));
        group.conjunction = [];
      } else if (word === 'WITH') throw new ExpressionError('WITH can only follow a single license', operator.column);
      else if (word !== 'AND') throw new ExpressionError(`AND, OR or WITH is missing before ${JSON.stringify(operator.text)}`, operator.column);
    }
  }

  #take(text: string): Token | undefined {
    const token = this.#tokens[this.#at];
    if (token?.text !== text) return undefined;
    this.#at++;
    return token;
  }

  #word(what: string): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new ExpressionError(`${what} is missing at the end`, this.#end);
    if (token.fault !== undefined) throw new ExpressionError(token.fault, token.column);
    const isOperator = ['(', ')', 'AND', 'OR', 'WITH'].includes(token.text.toUpperCase());
    if (isOperator) throw new ExpressionError(`${what} is missing before ${JSON.stringify(token.text)}`, token.column);
    return token;
  }

  #license(): SimpleLicense | LicenseWithAddition {
    const license = this.#simple(this.#word('a license'));
    const next = this.#tokens[this.#at];
    if (next?.text.toUpperCase() !== 'WITH') return license;
    this.#at++;
    return { kind: 'with', license, addition: this.#addition(this.#word('an exception')) };
  }

  #simple(token: Token): SimpleLicense {
    const reference = referenceIn(token, 'LicenseRef-');
    if (reference !== undefined) return { kind: 'reference', ...reference };
    const orLater = token.text.endsWith('+');
    const written = orLater ? token.text.slice(0, -1) : token.text;
    const id = licenseId(written) ?? (this.#acceptUnknown && isIdString(written) ? written : undefined);
    if (id === undefined) {
      const remedy = exceptionId(written) === undefined ? 'a license of your own is named LicenseRef-…' : 'exceptions stand after WITH';
      throw new ExpressionError(`${JSON.stringify(written)} is not on the SPDX license list; ${remedy}`, token.column);
    }
    return { kind: 'license', id, orLater };
  }

  #addition(token: Token): LicenseAddition {
    const reference = referenceIn(token, 'AdditionRef-');
    if (reference !== undefined) return reference;
    const id = exceptionId(token.text) ?? (this.#acceptUnknown && isIdString(token.text) ? token.text : undefined);
    if (id === undefined) throw new ExpressionError(`${JSON.stringify(token.text)} is not on the SPDX list of exceptions; one of your own is named AdditionRef-…`, token.column);
    return { id };
  }
}

const closed = ({ alternatives, conjunction }: Group): LicenseExpression => combined('or', [...alternatives, combined('and', conjunction)]);

function combined(kind: 'and' | 'or', operands: readonly LicenseExpression[]): LicenseExpression {
  const [only, ...others] = operands;
  if (only !== undefined && others.length === 0) return only;
  return { kind, operands: operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand])) };
}

const isIdString = (text: string): boolean => /^[A-Za-z0-9.-]+$/.test(text);

/** `[DocumentRef-…:]<prefix>…`, the prefixes in any case and spelled officially in the answer. */
function referenceIn({ text, column }: Token, prefix: string): LicenseAddition | undefined {
  const colon = text.indexOf(':');
  const id = text.slice(colon + 1);
  if (!id.toLowerCase().startsWith(prefix.toLowerCase())) {
    if (colon === -1) return undefined;
    throw new ExpressionError(`${prefix}… is missing after ${JSON.stringify(text.slice(0, colon + 1))}`, column + colon + 1);
  }
  const name = id.slice(prefix.length);
  if (!isIdString(name)) throw new ExpressionError(`${JSON.stringify(text)} needs letters, digits, dots and hyphens after ${prefix}`, column);
  if (colon === -1) return { id: prefix + name };
  const document = text.slice(0, colon);
  if (!document.toLowerCase().startsWith('documentref-') || !isIdString(document.slice(12))) {
    throw new ExpressionError(`${JSON.stringify(document)} is not a DocumentRef-…`, column);
  }
  return { document: `DocumentRef-${document.slice(12)}`, id: prefix + name };
}
