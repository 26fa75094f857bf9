import { readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { DeclaredLicense } from '#core/model/component.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';

type Understood = Omit<DeclaredReading, 'value' | 'path' | 'line'>;

/** Reads statements of authors; a spelling that many packages share is read once. */
export class DeclaredReader {
  readonly #known = new Map<string, Understood>();

  /** `vocabulary` is the type of the purl. */
  read({ value, path, line }: DeclaredLicense, vocabulary: string): DeclaredReading {
    const key = `${vocabulary}\0${value}`;
    let understood = this.#known.get(key);
    if (understood === undefined) this.#known.set(key, (understood = understand(value, vocabulary)));
    return { value, path, ...(line !== undefined && { line }), ...understood };
  }
}

/** With decided meanings of spellings. */
export const readMapped = ({ value, path, line }: DeclaredLicense, vocabulary: string, mappings: ReadonlyMap<string, LicenseExpression | 'none'>): DeclaredReading =>
  ({ value, path, ...(line !== undefined && { line }), ...understand(value, vocabulary, mappings) });

function understand(value: string, vocabulary: string, mappings?: ReadonlyMap<string, LicenseExpression | 'none'>): Understood {
  const read = readDeclaredLicense(value, vocabulary, mappings);
  switch (read.kind) {
    case 'expression':
      return { certainty: read.certainty, expression: renderLicenseExpression(read.expression), notes: read.notes };
    case 'unknown':
      return { certainty: 'unknown', notes: read.notes, ...(read.candidates.length > 0 && { candidates: read.candidates }) };
    case 'text':
      return { certainty: 'unknown', notes: read.notes };
    case 'none':
    case 'file':
    case 'proprietary':
      return { certainty: read.kind, notes: read.notes };
  }
}
