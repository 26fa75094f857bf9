import { readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { Understood } from './read-declared.ts';

/** What a statement means in the spelling of its ecosystem; the mappings are what reviewers have decided. */
export function interpretDeclared(value: string, vocabulary: string, mappings?: ReadonlyMap<string, LicenseExpression | 'none'>): Understood {
  const read = readDeclaredLicense(value, vocabulary, mappings);
  switch (read.kind) {
    case 'expression':
      return { certainty: read.certainty, expression: renderLicenseExpression(read.expression), notes: read.notes };
    case 'unknown':
      return { certainty: 'unknown', notes: read.notes, ...(read.candidates.length > 0 && { candidates: read.candidates, ...(read.label !== undefined && { unspecified: `LicenseRef-unspecified-${read.label}` }) }) };
    case 'text':
      return { certainty: 'unknown', notes: read.notes };
    case 'none':
    case 'file':
    case 'proprietary':
      return { certainty: read.kind, notes: read.notes };
  }
}
