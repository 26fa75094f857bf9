import { licenseId } from '../../license/license-list.ts';
import { describeType, type FactType } from '../facts/fact-type.ts';
import { definitionOf, factNames, isFactName } from '../facts/facts.ts';
import { closest, ConditionError } from './condition-error.ts';
import { operatorRules, type OperandKind } from './operators.data.ts';
import type { Comparison, Expression, FactOperand, Operand, Statement } from './syntax.ts';

/** Throws ConditionError at the first fact, value or list that does not fit. `lists` are the ids of the lists of the policy. */
export function checkCondition(expression: Expression, lists: ReadonlySet<string>): void {
  switch (expression.kind) {
    case 'and':
    case 'or':
      for (const operand of expression.operands) checkCondition(operand, lists);
      return;
    case 'not': return checkCondition(expression.operand, lists);
    case 'statement': return checkStatement(expression);
    case 'comparison': return checkComparison(expression, lists);
    case 'constant': return;
  }
}

function typeOf({ name, offset }: FactOperand): FactType {
  if (isFactName(name)) return definitionOf(name).type;
  const meant = closest(name, factNames);
  throw new ConditionError(`there is no fact ${name.slice(0, 80)}`, offset, meant === undefined ? 'The reference lists all facts; a text stands in quotes.' : `Did you mean ${meant}?`);
}

function checkStatement({ fact, operator, offset }: Statement): void {
  const type = typeOf(fact);
  if (operator === 'isKnown' || operator === 'isUnknown') return;
  const fits = operator === 'isTrue' ? type.kind === 'boolean' : ['text', 'texts', 'choices'].includes(type.kind);
  if (fits) return;
  const remedy = operator === 'isTrue' ? `Compare it with a value: it is ${describeType(type)}.` : 'Only texts and lists can be empty; say isUnknown when you mean that nobody knows it.';
  throw new ConditionError(operator === 'isTrue' ? `${fact.name} is not true or false` : `${fact.name} cannot be empty: it is ${describeType(type)}`, offset, remedy);
}

function checkComparison({ left, operator, right, offset }: Comparison, lists: ReadonlySet<string>): void {
  const leftType = left.kind === 'fact' ? typeOf(left) : undefined;
  const rightType = right.kind === 'fact' ? typeOf(right) : undefined;
  for (const operand of [left, right]) if (operand.kind === 'list') checkList(operand.name, operand.offset, lists);
  if (leftType === undefined && rightType === undefined) throw new ConditionError('both sides are fixed, so that the answer is always the same', left.offset, 'Name a fact on one side.');
  const rule = operatorRules[operator];
  const leftKind = kindOf(left, leftType);
  const rightKind = kindOf(right, rightType);
  if (!rule.takes.some(([one, other]) => one === leftKind && other === rightKind)) {
    throw new ConditionError(`${operator} cannot stand between ${describe(left, leftType)} and ${describe(right, rightType)}`, offset, `${rule.meaning} Write for example: ${rule.example}`);
  }
  if (leftType !== undefined) checkValues(right, leftType, left as FactOperand, operator);
  if (rightType !== undefined) checkValues(left, rightType, right as FactOperand, operator);
  if (operator === 'satisfies' && (left as FactOperand).name !== 'component.version') {
    throw new ConditionError('satisfies compares versions, and only component.version is one', left.offset, `Write for example: ${rule.example}`);
  }
}

function checkList(name: string, offset: number, lists: ReadonlySet<string>): void {
  if (lists.has(name)) return;
  const meant = closest(name, [...lists]);
  throw new ConditionError(`the policy has no list @${name.slice(0, 80)}`, offset, meant === undefined ? 'Add it under lists, or write the texts themselves: ["MIT", "Apache-2.0"].' : `Did you mean @${meant}?`);
}

function kindOf(operand: Operand, type: FactType | undefined): OperandKind {
  if (operand.kind === 'values' || operand.kind === 'list') return 'list';
  if (type !== undefined) return type.kind === 'texts' || type.kind === 'choices' ? 'list' : type.kind === 'choice' ? 'text' : type.kind;
  const value = operand.kind === 'value' ? operand.value : '';
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}

function describe(operand: Operand, type: FactType | undefined): string {
  if (operand.kind === 'fact') return `${operand.name} (${describeType(type!)})`;
  if (operand.kind === 'value') return typeof operand.value === 'string' ? `the text ${JSON.stringify(operand.value.slice(0, 60))}` : String(operand.value);
  return operand.kind === 'list' ? `the list @${operand.name}` : 'a list';
}

/** A value that the fact never has is a slip of the pen: the rule would never fire. */
function checkValues(operand: Operand, type: FactType, fact: FactOperand, operator: string): void {
  const written = operand.kind === 'values' ? operand.values.map((value, index) => [value, operand.offsets[index]!] as const)
    : operand.kind === 'value' && typeof operand.value === 'string' ? [[operand.value, operand.offset] as const] : [];
  if (operand.kind === 'values' && written.length === 0) throw new ConditionError('the list is empty', operand.offset, `Name texts in it, or write ${fact.name} isEmpty.`);
  const isPart = operator === 'startsWith' || operator === 'endsWith' || operator === 'contains' || operator === 'matches';
  if (isPart) return;
  for (const [value, offset] of written) {
    if ((type.kind === 'choice' || type.kind === 'choices') && !type.values.includes(value)) {
      const meant = closest(value, type.values);
      throw new ConditionError(`${fact.name} is never ${JSON.stringify(value.slice(0, 60))}`, offset, meant === undefined ? `It is ${describeType(type)}.` : `Did you mean "${meant}"? It is ${describeType(type)}.`);
    }
    if (fact.name === 'license.ids') checkLicense(value, offset);
  }
}

function checkLicense(value: string, offset: number): void {
  const official = licenseId(value);
  if (official === value || value.startsWith('LicenseRef-') || value.startsWith('DocumentRef-')) return;
  throw new ConditionError(`${JSON.stringify(value.slice(0, 60))} is no licence of the SPDX list`, offset, official === undefined ? 'Use the official id, as in GPL-2.0-only, or a LicenseRef- of your own.' : `Write "${official}".`);
}
