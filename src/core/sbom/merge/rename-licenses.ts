import type { LicenseExpression } from '../../license/expression.ts';
import { parseLicenseExpression } from '../../license/parse-expression.ts';
import { renderLicenseExpression } from '../../license/render-expression.ts';
import type { LicenseStatement } from '../../model/component.ts';
import type { Sbom, SbomComponent, SbomLicense, SbomLicenseText } from '../../model/sbom.ts';
import { ownReferences } from '../license-reference.ts';
import { licenseWords } from '../license-statement.ts';
import { UnusedNames } from '../unused-names.ts';
import { inWords, onlyWords } from '../verbatim-licenses.ts';

/** Documents number their own licences, so that one `LicenseRef-1` is not another: those with different texts get names of their own. */
export class LicenseTexts {
  readonly #byId = new Map<string, SbomLicenseText>();
  readonly #names = new UnusedNames();

  get all(): readonly SbomLicenseText[] {
    return [...this.#byId.values()];
  }

  /** Takes up the texts of a document; the answer is the document with the names that they got. */
  take(given: Sbom): Sbom {
    const sbom = inPlainWords(given);
    const renamed = new Map<string, string>();
    for (const license of sbom.licenseTexts) {
      const known = this.#byId.get(license.id);
      if (known?.text === license.text) continue;
      const id = this.#names.take(license.id);
      this.#byId.set(id, { ...license, id });
      if (id !== license.id) renamed.set(license.id, id);
    }
    return renamed.size === 0 ? sbom : { ...sbom, components: sbom.components.map((component) => withLicenseNames(component, { licenses: renamed })) };
  }
}

/** References that stand for nothing but words say these words, so that another document that says them agrees. */
function inPlainWords(sbom: Sbom): Sbom {
  const words = new Map(sbom.licenseTexts.flatMap((license): [string, LicenseStatement][] => {
    const [value, url] = [onlyWords(license), license.urls[0]];
    return value === undefined ? [] : [[license.id, { value, ...(url !== undefined && { url }) }]];
  }));
  if (words.size === 0) return sbom;
  /** Parts of expressions, which have no place for words. */
  const needed = new Set<string>();
  const components = sbom.components.map((component) => withLicenses(component, (license) => {
    const changed = inWords(license, words);
    if (changed === license) for (const id of ownReferences(licenseWords(license))) needed.add(id);
    return changed;
  }));
  return { ...sbom, components, licenseTexts: sbom.licenseTexts.filter(({ id }) => !words.has(id) || needed.has(id)) };
}

/** New names by old ones: of licences of the document itself, and of documents that define others. */
interface NewNames {
  readonly licenses?: ReadonlyMap<string, string>;
  readonly documents?: ReadonlyMap<string, string>;
}

export const withLicenseNames = (component: SbomComponent, names: NewNames): SbomComponent =>
  withLicenses(component, (license) => (license.expression === undefined ? license : { ...license, expression: renamedExpression(license.expression, names) }));

function withLicenses(component: SbomComponent, change: (license: SbomLicense) => SbomLicense): SbomComponent {
  return {
    ...component,
    declaredLicenses: component.declaredLicenses.map(change),
    concludedLicenses: component.concludedLicenses.map(change),
    detectedLicenses: component.detectedLicenses.map(change),
  };
}

function renamedExpression(text: string, names: NewNames): string {
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  return parsed.ok ? renderLicenseExpression(renamed(parsed.expression, names)) : text;
}

function renamed(expression: LicenseExpression, names: NewNames): LicenseExpression {
  switch (expression.kind) {
    case 'reference':
      if (expression.document === undefined) return { ...expression, id: names.licenses?.get(expression.id) ?? expression.id };
      return { ...expression, document: names.documents?.get(expression.document) ?? expression.document };
    case 'with':
      return { ...expression, license: renamed(expression.license, names) as typeof expression.license };
    case 'and':
    case 'or':
      return { ...expression, operands: expression.operands.map((operand) => renamed(operand, names)) };
    case 'license':
      return expression;
  }
}
