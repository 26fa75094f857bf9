/** A licence field of a file by which a distribution builds a package. */
export interface RecipeField {
  readonly value: string;
  /** Counts from 1. */
  readonly line: number;
}

/** `License:` of an RPM spec file, once for the package and once for each subpackage that has another. */
export function specLicenses(source: string): RecipeField[] {
  return source.split('\n').flatMap((line, index) => {
    const colon = line.indexOf(':');
    const value = line.slice(0, Math.max(0, colon)).trim().toLowerCase() === 'license' ? line.slice(colon + 1).trim() : '';
    return value === '' ? [] : [{ value, line: index + 1 }];
  });
}

/** `license=(GPL2 'custom:name')` of PKGBUILD, `license="MIT AND ISC"` of APKBUILD; what a variable stands for is left out. */
export function shellLicenses(source: string): RecipeField[] {
  const fields: RecipeField[] = [];
  let line = 1;
  for (let at = 0; at < source.length; line++) {
    const end = endOfLine(source, at);
    const opening = /^[ \t]{0,40}license=(\(?)/.exec(source.slice(at, Math.min(end, at + 60)));
    at = opening === null ? end + 1 : Math.max(end + 1, readWords(source, at + opening[0].length, { isList: opening[1] === '(', line }, fields));
  }
  return fields;
}

/** Answers where the words end. */
function readWords(source: string, start: number, { isList, line: first }: { readonly isList: boolean; readonly line: number }, fields: RecipeField[]): number {
  let line = first;
  for (let at = start; at < source.length; at++) {
    const char = source[at]!;
    if (char === '\n') line++;
    if (char === ')' && isList) return at;
    if (/\s/.test(char)) {
      if (!isList) return at;
      continue;
    }
    if (char === '#') {
      at = endOfLine(source, at) - 1;
      continue;
    }
    const quote = char === '"' || char === "'" ? char : undefined;
    const end = quote === undefined ? wordEnd(source, at) : source.indexOf(quote, at + 1);
    // a quotation mark that nothing closes: the file is damaged
    if (end === -1) return source.length;
    const value = source.slice(quote === undefined ? at : at + 1, end).trim();
    if (value !== '' && !value.includes('$')) fields.push({ value, line });
    if (!isList) return end;
    line += source.slice(at, end).split('\n').length - 1;
    at = quote === undefined ? end - 1 : end;
  }
  return source.length;
}

function wordEnd(source: string, start: number): number {
  let end = start + 1;
  while (end < source.length && !/[\s)]/.test(source[end]!)) end++;
  return end;
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}
