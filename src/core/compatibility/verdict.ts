/** From best to worst. */
export const compatibilities = ['compatible', 'conditional', 'needs-determination', 'unknown', 'incompatible'] as const;

/**
 * `conditional`: yes, when the conditions are kept; `needs-determination`: the facts are known and do not decide, Legal has to; `unknown`: facts about the licence are missing.
 */
export type Compatibility = (typeof compatibilities)[number];

const rank = (value: Compatibility): number => compatibilities.indexOf(value);

export const isBetter = (a: Compatibility, b: Compatibility): boolean => rank(a) < rank(b);

export const worse = (a: Compatibility, b: Compatibility): Compatibility => (rank(a) >= rank(b) ? a : b);

/** `compatible` for none. */
export const worst = (values: Iterable<Compatibility>): Compatibility => {
  let result: Compatibility = 'compatible';
  for (const value of values) result = worse(result, value);
  return result;
};

/** What policy rules call it: the fact `license.compatibility`. */
export const policyCompatibility: Readonly<Record<Compatibility, 'yes' | 'conditional' | 'unknown' | 'no'>> = {
  compatible: 'yes', conditional: 'conditional', 'needs-determination': 'unknown', unknown: 'unknown', incompatible: 'no',
};

/** Where an answer comes from, in the order in which they are asked. */
export type AnswerSource = 'determination' | 'exception' | 'rule' | 'matrix' | 'context' | 'none';

/** One answer with its reason. */
export interface Answer {
  readonly verdict: Compatibility;
  /** A sentence of ours that a developer understands. */
  readonly because: string;
  /** Licence and clause that it rests on, as `GPL-2.0-only 6`. */
  readonly clauses: readonly string[];
  readonly source: AnswerSource;
  /** What has to be done so that a conditional answer becomes a yes. */
  readonly conditions: readonly string[];
  /** The reading is disputed: who says what. */
  readonly disputed: readonly string[];
}

export const answer = (verdict: Compatibility, because: string, more: Partial<Omit<Answer, 'verdict' | 'because'>> = {}): Answer => ({ verdict, because, clauses: [], source: 'rule', conditions: [], disputed: [], ...more });
