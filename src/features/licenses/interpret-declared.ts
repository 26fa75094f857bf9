import { readDeclaredEntry, readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseStatement } from '#core/model/component.ts';
import type { Understood } from './read-declared.ts';

/** What a statement means in the spelling of its ecosystem; the mappings are what reviewers have decided. */
export function interpretDeclared(said: string | LicenseStatement, vocabulary: string, mappings?: ReadonlyMap<string, LicenseExpression | 'none'>): Understood {
  const { value, url } = typeof said === 'string' ? { value: said, url: undefined } : said;
  const read = url === undefined ? readDeclaredLicense(value, vocabulary, mappings) : readDeclaredEntry({ name: value, url }, vocabulary, mappings);
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
