import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression } from '../license/render-expression.ts';
import type { SbomLicense } from '../model/sbom.ts';

/** What an author wrote as an SPDX id or expression where it is one (in official spelling), else as a name, word for word. */
export function licenseStatement(written: string, url?: string): SbomLicense {
  const text = written.trim();
  if (text === 'NONE' || text === 'NOASSERTION') return { expression: text };
  const parsed = parseLicenseExpression(text);
  const address = url === undefined ? {} : { url };
  if (!parsed.ok) return { name: text, ...address };
  const { expression } = parsed;
  if (expression.kind === 'license' && !expression.orLater) return { id: expression.id, ...address };
  return { expression: renderLicenseExpression(expression) };
}

export const licenseWords = ({ expression, id, name }: SbomLicense): string => expression ?? id ?? name ?? '';

/** Property with what an author wrote, where the statement spells it differently. */
export const declaredLicenseProperty = 'muster:declared-license';
