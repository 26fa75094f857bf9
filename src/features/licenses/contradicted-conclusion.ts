import { licensesIn, termsIn, type LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { undeclaredTerms } from './compare-licenses.ts';
import type { Declaration } from './declared-license.ts';
import { expressionOf } from './detected-license.ts';
import { familyOf } from './license-family.ts';

/** What of a package speaks for or against a conclusion: what the curation itself corrects is no longer among it. */
export interface ConclusionEvidence {
  /** Absent where the package declares nothing that we understand, or the curation names what it corrects (`was`). */
  readonly declaration: Declaration | undefined;
  /** Of the package as a whole. */
  readonly main: readonly LicenseFile[];
}

/** Files that one message names. */
const shown = 3;

/** Why nobody but the curation says so; `undefined` where something speaks for it, or nothing says anything. */
export function contradictionOf(concluded: LicenseExpression, { declaration, main }: ConclusionEvidence): string | undefined {
  const told = main.flatMap((file) => {
    const expression = expressionOf(file);
    return expression === undefined || file.role === 'third-party' ? [] : [{ file, expression }];
  });
  // where no file is there to speak of the whole, sources do
  const named = told.filter(({ file }) => file.role !== 'source');
  const files = named.length > 0 ? named : told;
  if (declaration === undefined && files.length === 0) return undefined;
  if (declaration !== undefined && speaksFor(concluded, declaration)) return undefined;
  if (files.some(({ expression }) => speaksFor(concluded, { expression, isAssumed: false }))) return undefined;
  const says = [
    ...(declaration === undefined ? [] : [`declared is ${renderLicenseExpression(declaration.expression)}`]),
    ...files.slice(0, shown).map(({ file, expression }) => `${file.path} holds ${renderLicenseExpression(expression)}`),
    ...(files.length > shown ? [`${files.length - shown} more do not say so either`] : []),
  ];
  return `it concludes ${renderLicenseExpression(concluded)}, for which nothing speaks: ${says.join(', ')}`;
}

/** A conclusion may take one of several licences, or add what was not found; one that shares no licence with the evidence stands against it. */
function speaksFor(concluded: LicenseExpression, { expression, isAssumed }: Declaration): boolean {
  if (undeclaredTerms(expression, concluded).length < termsIn(concluded).length) return true;
  if (!isAssumed) return false;
  const families = new Set(licensesIn(expression).map(familyOf));
  return licensesIn(concluded).some((license) => families.has(familyOf(license)));
}
