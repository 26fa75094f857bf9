import type { LicenseAddition, LicenseExpression } from './expression.ts';

/** The canonical text: official spelling, operators in capitals, one space, only the parentheses that are needed. */
export function renderLicenseExpression(expression: LicenseExpression): string {
  switch (expression.kind) {
    case 'license':
      return expression.orLater ? `${expression.id}+` : expression.id;
    case 'reference':
      return reference(expression);
    case 'with':
      return `${renderLicenseExpression(expression.license)} WITH ${reference(expression.addition)}`;
    case 'or':
      return expression.operands.map(renderLicenseExpression).join(' OR ');
    case 'and':
      return expression.operands.map((operand) => (operand.kind === 'or' ? `(${renderLicenseExpression(operand)})` : renderLicenseExpression(operand))).join(' AND ');
  }
}

const reference = ({ document, id }: LicenseAddition): string => (document === undefined ? id : `${document}:${id}`);
