import type { LicenseExpression } from '../license/expression.ts';
import { normalizeExpression } from '../license/normalize-expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { makePurl, parsePurl, PurlError, type Purl } from '../purl/purl.ts';
import { parseVers, type VersRange } from '../versions/vers.ts';
import { VersionError } from '../versions/version-order.ts';

/** What a value is not; the caller knows where it stands. */
export class CurationFault extends Error {}

/** Throws CurationFault. */
export function expressionIn(text: string): LicenseExpression {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new CurationFault(`${JSON.stringify(text)} is no SPDX expression: column ${parsed.column}: ${parsed.message}`);
  return normalizeExpression(parsed.expression);
}

/** Throws CurationFault. */
export const expressionOrNone = (text: string): LicenseExpression | 'none' => (text.toUpperCase() === 'NONE' ? 'none' : expressionIn(text));

/** Canonical, and without qualifiers and subpath: a curation is for a package. Throws CurationFault. */
export function packageIn(text: string): { readonly purl: Purl; readonly type: string; readonly version: string | undefined } {
  try {
    const { type, namespace, name, version } = parsePurl(text, 'tolerant');
    return { purl: makePurl({ type, namespace, name, version }, 'tolerant'), type, version };
  } catch (error) {
    if (error instanceof PurlError) throw new CurationFault(error.message);
    throw error;
  }
}

/** Throws CurationFault when it is none, or of another type than the package. */
export function rangeIn(text: string, type: string): VersRange {
  try {
    const range = parseVers(text);
    if (range.type !== type && range.scheme !== parseVers(`vers:${type}/*`).scheme) throw new CurationFault(`the range ${JSON.stringify(text)} is of ${range.type}, the package of ${type}`);
    return range;
  } catch (error) {
    if (error instanceof VersionError) throw new CurationFault(error.message);
    throw error;
  }
}

/** Throws CurationFault. */
export function lineNumbers(written: string | readonly string[]): number[] {
  return (typeof written === 'string' ? written.split(',') : written).map((text) => {
    const line = /^\s*[1-9]\d{0,8}\s*$/.test(text) ? Number(text) : undefined;
    if (line === undefined) throw new CurationFault(`${JSON.stringify(text)} is no line number`);
    return line;
  });
}
