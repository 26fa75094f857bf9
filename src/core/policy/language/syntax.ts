/** A condition as it is written. Offsets are places in its text (0-based). */
export type Expression = Combination | Negation | Statement | Comparison | Constant;

export interface Combination {
  readonly kind: 'and' | 'or';
  /** Two or more. */
  readonly operands: readonly Expression[];
  readonly offset: number;
}

export interface Negation {
  readonly kind: 'not';
  readonly operand: Expression;
  readonly offset: number;
}

/** A fact by itself, or with an operator that needs nothing on its right. */
export interface Statement {
  readonly kind: 'statement';
  readonly fact: FactOperand;
  readonly operator: UnaryOperator;
  readonly offset: number;
}

export interface Comparison {
  readonly kind: 'comparison';
  readonly left: Operand;
  readonly operator: BinaryOperator;
  readonly right: Operand;
  /** Of the operator. */
  readonly offset: number;
}

export interface Constant {
  readonly kind: 'constant';
  readonly value: boolean;
  readonly offset: number;
}

export interface FactOperand {
  readonly kind: 'fact';
  readonly name: string;
  readonly offset: number;
}

export type Operand =
  | FactOperand
  | { readonly kind: 'value'; readonly value: string | number | boolean; readonly offset: number }
  | { readonly kind: 'values'; readonly values: readonly string[]; readonly offsets: readonly number[]; readonly offset: number }
  /** `@name`: a list of the policy. */
  | { readonly kind: 'list'; readonly name: string; readonly offset: number };

export const unaryOperators = ['isTrue', 'isEmpty', 'isKnown', 'isUnknown'] as const;

export type UnaryOperator = (typeof unaryOperators)[number];

export const binaryOperators = ['==', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'hasAny', 'hasAll', 'hasOnly', 'startsWith', 'endsWith', 'contains', 'matches', 'satisfies'] as const;

export type BinaryOperator = (typeof binaryOperators)[number];
