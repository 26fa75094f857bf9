import { notAVersion, orderLists, orderNumerals, type VersionOrder } from './version-order.ts';

/** Versions that are lists of numbers, where a longer list comes after its beginning: `1.0 < 1.0.0`. */
function numberLists(kind: string, grammar: RegExp, separator: RegExp): VersionOrder {
  const read = (text: string): string[] => {
    const trimmed = text.trim();
    if (!grammar.test(trimmed)) throw notAVersion(kind, text);
    return trimmed.split(separator);
  };
  return {
    compare: (left, right) => orderLists(read(left), read(right), orderNumerals),
    isVersion: (text) => grammar.test(text),
  };
}

/** R: dots and dashes separate alike (`?package_version`). */
export const cran = numberLists('CRAN', /^[0-9]+(?:[.-][0-9]+)*$/, /[.-]/);

/** Haskell: the package versioning policy. */
export const hackage = numberLists('Haskell', /^[0-9]+(?:\.[0-9]+)*$/, /\./);
