import { orExpressions } from '../license/combine-expressions.ts';
import { isListedForChoice, listedChoice, type DeclaredList } from '../license/declared/listed-choice.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { SbomComponent } from '../model/sbom.ts';
import { licenseStatement } from './license-statement.ts';

/** Property that says of several declared licences that one may be chosen: a list leaves that open, and an expression needs ids. */
const licenseChoiceProperty = 'muster:license-choice';

type Declared = Pick<SbomComponent, 'declaredLicenses' | 'properties'>;

/** Are the declared licences there to choose from, and do not all apply? */
export const isLicenseChoice = ({ declaredLicenses, properties }: Declared): boolean =>
  declaredLicenses.length > 1 && properties.some(({ name, value }) => name === licenseChoiceProperty && value === 'true');

/** What a manifest lists for choice is one expression; where the names are no expressions, they stay a list that says so. */
export function withLicenseChoice<T extends Declared>(component: T, list: DeclaredList): T {
  const choice = orExpressions(listedChoice(list) ?? []);
  if (choice !== undefined) return { ...component, declaredLicenses: [licenseStatement(renderLicenseExpression(choice))] };
  if (component.declaredLicenses.length < 2 || !isListedForChoice(list)) return component;
  return { ...component, properties: [...component.properties, { name: licenseChoiceProperty, value: 'true' }] };
}

/** Without the property, where what two documents say together is no longer that list. */
export const withoutLicenseChoice = (properties: SbomComponent['properties']): SbomComponent['properties'] => properties.filter(({ name }) => name !== licenseChoiceProperty);
