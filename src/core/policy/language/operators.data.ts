import type { BinaryOperator, UnaryOperator } from './syntax.ts';

export type OperandKind = 'boolean' | 'number' | 'text' | 'list';

export interface OperatorRule {
  /** Kinds on its left and right. */
  readonly takes: readonly (readonly [OperandKind, OperandKind])[];
  readonly meaning: string;
  readonly example: string;
}

const equal = [['boolean', 'boolean'], ['number', 'number'], ['text', 'text']] as const;
const ordered = [['number', 'number']] as const;
const member = [['text', 'list']] as const;
const sets = [['list', 'list']] as const;
const parts = [['text', 'text']] as const;

/** Checks and the reference page are made of this table. */
export const operatorRules: Readonly<Record<BinaryOperator, OperatorRule>> = {
  '==': { takes: equal, meaning: 'Both are the same.', example: 'usage.channel == "hosted"' },
  '!=': { takes: equal, meaning: 'They differ.', example: 'project.outboundLicense != "proprietary"' },
  '<': { takes: ordered, meaning: 'The number is smaller.', example: 'component.versionAgeDays < 7' },
  '<=': { takes: ordered, meaning: 'The number is smaller or the same.', example: 'vulnerability.maxCvss <= 6.9' },
  '>': { takes: ordered, meaning: 'The number is larger.', example: 'project.openObligations > 0' },
  '>=': { takes: ordered, meaning: 'The number is larger or the same.', example: 'vulnerability.maxCvss >= 9' },
  in: { takes: member, meaning: 'The text is one of a list.', example: 'usage.channel in ["distributed", "embedded"]' },
  'not in': { takes: member, meaning: 'The text is none of a list.', example: 'usage.scope not in ["test", "development"]' },
  hasAny: { takes: sets, meaning: 'The two lists have something in common.', example: 'license.categories hasAny ["strong-copyleft", "network-copyleft"]' },
  hasAll: { takes: sets, meaning: 'The left list has everything that the right one has.', example: 'license.ids hasAll ["MIT", "Apache-2.0"]' },
  hasOnly: { takes: sets, meaning: 'The left list has something, and nothing that the right one has not.', example: 'license.ids hasOnly @allowed' },
  startsWith: { takes: parts, meaning: 'The text begins like this.', example: 'component.purl startsWith "pkg:npm/%40acme/"' },
  endsWith: { takes: parts, meaning: 'The text ends like this.', example: 'component.name endsWith "-internal"' },
  contains: { takes: parts, meaning: 'The text has this in it.', example: 'license.declared contains "Commons Clause"' },
  matches: { takes: parts, meaning: 'The whole text is like this; * stands for any characters.', example: 'component.purl matches "pkg:maven/org.apache.logging.log4j/*"' },
  satisfies: { takes: parts, meaning: 'The version lies in a range, written as the ecosystem of the component writes ranges.', example: 'component.version satisfies ">=2.0 <2.17.1"' },
};

export const unaryRules: Readonly<Record<UnaryOperator, { readonly meaning: string; readonly example: string }>> = {
  isTrue: { meaning: 'A fact that is true or false stands by itself.', example: 'usage.modified and not usage.conveyed' },
  isEmpty: { meaning: 'The list or text has nothing in it. Not known is not empty.', example: 'license.categories isEmpty' },
  isKnown: { meaning: 'Somebody or something told the fact. The only operators that always have an answer are isKnown and isUnknown.', example: 'project.criticality isKnown' },
  isUnknown: { meaning: 'Nobody told the fact.', example: 'component.owner isUnknown' },
};
