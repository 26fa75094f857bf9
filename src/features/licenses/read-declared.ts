import { normalizeExpression } from '#core/license/normalize-expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { DeclaredLicense, LicenseStatement } from '#core/model/component.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';

export type Understood = Omit<DeclaredReading, 'value' | 'url' | 'path' | 'line'>;

/** Reads what is no SPDX expression. */
export type Interpret = (said: LicenseStatement, vocabulary: string) => Understood;

/** Reads statements of authors; a spelling that many packages share is read once. */
export class DeclaredReader {
  readonly #known = new Map<string, Understood>();
  readonly #interpret: Interpret | undefined;

  /** Without `interpret` all that is read must be SPDX expressions. */
  constructor(interpret: Interpret | undefined) {
    this.#interpret = interpret;
  }

  /** `vocabulary` is the type of the purl. */
  read({ value, url, path, line }: DeclaredLicense, vocabulary: string): DeclaredReading {
    const key = `${vocabulary}\0${value}\0${url ?? ''}`;
    let understood = this.#known.get(key);
    if (understood === undefined) this.#known.set(key, (understood = exact(value) ?? this.#interpret!({ value, ...(url !== undefined && { url }) }, vocabulary)));
    return { value, ...(url !== undefined && { url }), path, ...(line !== undefined && { line }), ...understood };
  }
}

/** A reader for these statements. The tables of spellings are loaded when one of them is no SPDX expression, which in most lockfiles none is. */
export async function declaredReader(values: ReadonlySet<string>): Promise<DeclaredReader> {
  const isPlain = values.values().every((value) => exact(value) !== undefined);
  return new DeclaredReader(isPlain ? undefined : (await import('./interpret-declared.ts')).interpretDeclared);
}

function exact(value: string): Understood | undefined {
  const parsed = parseLicenseExpression(value);
  return parsed.ok ? { certainty: 'exact', notes: [], expression: renderLicenseExpression(normalizeExpression(parsed.expression)) } : undefined;
}
