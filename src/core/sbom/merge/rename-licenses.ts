import type { LicenseExpression } from '../../license/expression.ts';
import { parseLicenseExpression } from '../../license/parse-expression.ts';
import { renderLicenseExpression } from '../../license/render-expression.ts';
import type { Sbom, SbomComponent, SbomLicense, SbomLicenseText } from '../../model/sbom.ts';
import { UnusedNames } from '../unused-names.ts';

/** Documents number their own licences, so that one `LicenseRef-1` is not another: those with different texts get names of their own. */
export class LicenseTexts {
  readonly #byId = new Map<string, SbomLicenseText>();
  readonly #names = new UnusedNames();

  get all(): readonly SbomLicenseText[] {
    return [...this.#byId.values()];
  }

  /** Takes up the texts of a document; the answer is the document with the names that they got. */
  take(sbom: Sbom): Sbom {
    const renamed = new Map<string, string>();
    for (const license of sbom.licenseTexts) {
      const known = this.#byId.get(license.id);
      if (known?.text === license.text) continue;
      const id = this.#names.take(license.id);
      this.#byId.set(id, { ...license, id });
      if (id !== license.id) renamed.set(license.id, id);
    }
    return renamed.size === 0 ? sbom : { ...sbom, components: sbom.components.map((component) => withNames(component, renamed)) };
  }
}

function withNames(component: SbomComponent, names: ReadonlyMap<string, string>): SbomComponent {
  const change = (licenses: readonly SbomLicense[]) => licenses.map((license) => (license.expression === undefined ? license : { ...license, expression: renamedExpression(license.expression, names) }));
  return {
    ...component,
    declaredLicenses: change(component.declaredLicenses),
    concludedLicenses: change(component.concludedLicenses),
    detectedLicenses: change(component.detectedLicenses),
  };
}

function renamedExpression(text: string, names: ReadonlyMap<string, string>): string {
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  return parsed.ok ? renderLicenseExpression(renamed(parsed.expression, names)) : text;
}

function renamed(expression: LicenseExpression, names: ReadonlyMap<string, string>): LicenseExpression {
  switch (expression.kind) {
    case 'reference':
      return expression.document === undefined ? { ...expression, id: names.get(expression.id) ?? expression.id } : expression;
    case 'with':
      return { ...expression, license: renamed(expression.license, names) as typeof expression.license };
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map((operand) => renamed(operand, names)) };
    case 'license':
      return expression;
  }
}
