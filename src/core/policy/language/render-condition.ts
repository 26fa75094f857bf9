import type { Expression, Operand } from './syntax.ts';

/** The one canonical spelling of a condition: equal conditions are equal texts, whatever spaces, quotes and brackets they were written with. */
export function renderCondition(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or': return expression.operands.map((operand) => (operand.kind === 'and' || operand.kind === 'or' ? `(${renderCondition(operand)})` : renderCondition(operand))).join(` ${expression.kind} `);
    case 'not': return isSimple(expression.operand) ? `not ${renderCondition(expression.operand)}` : `not (${renderCondition(expression.operand)})`;
    case 'statement': return expression.operator === 'isTrue' ? expression.fact.name : `${expression.fact.name} ${expression.operator}`;
    case 'comparison': return `${renderOperand(expression.left)} ${expression.operator} ${renderOperand(expression.right)}`;
    case 'constant': return String(expression.value);
  }
}

const isSimple = ({ kind }: Expression): boolean => kind === 'statement' || kind === 'constant' || kind === 'not';

function renderOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'fact': return operand.name;
    case 'value': return typeof operand.value === 'string' ? quote(operand.value) : String(operand.value);
    case 'values': return `[${operand.values.map(quote).join(', ')}]`;
    case 'list': return `@${operand.name}`;
  }
}

const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
