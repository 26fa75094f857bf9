import type { LicenseExpression } from '#core/license/expression.ts';
import { andExpressions, expressionKey } from '#core/license/combine-expressions.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import type { LicenseFile, LicenseReading } from '#core/model/license-facts.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { fitsReuseGlob } from '#core/reuse/reuse-glob.ts';
import { meantBy, textNamed, type NamedTextFile } from '../license/text-named.ts';
import { compareLicenses } from './compare-licenses.ts';
import { expressionOf } from './detected-license.ts';
import { parsedExpression } from './parsed-expression.ts';

/**
 * Files as the REUSE specification (3.3) means them: a text in `LICENSES/` is what its name says, a file with a `.license` file beside it says nothing itself, and neither does one that
 * an annotation with the precedence `override` covers. Where annotations are the fallback or come on top (`closest`, `aggregate`), what the file says stays.
 */
export function withReuseLayout(files: readonly LicenseFile[]): readonly LicenseFile[] {
  const paths = new Set<string>();
  const overriding: { readonly base: string; readonly patterns: readonly string[] }[] = [];
  let hasTexts = false;
  for (const { path, role, reading } of files) {
    if (isSidecar(path, role)) paths.add(path.slice(0, -sidecar.length));
    if (role === 'annotations') for (const { files: patterns, overrides } of reading.stanzas ?? []) if (overrides === true) overriding.push({ base: directoryOf(path), patterns });
    hasTexts ||= role === 'license' && path.includes('LICENSES/');
  }
  if (!hasTexts && paths.size === 0 && overriding.length === 0) return files;
  return files.flatMap((file) => {
    if (file.role === 'license') return [named(file)];
    if (file.role !== 'source') return [file];
    const covered = isSidecar(file.path, file.role) ? file.path.slice(0, -sidecar.length) : file.path;
    if ((covered === file.path && paths.has(covered)) || overriding.some((one) => covers(one, covered))) return [];
    return [file];
  });
}

const sidecar = '.license';
const isSidecar = (path: string, role: LicenseFile['role']): boolean => role === 'source' && path.endsWith(sidecar);

function covers({ base, patterns }: { readonly base: string; readonly patterns: readonly string[] }, path: string): boolean {
  const inside = base === '.' ? path : path.startsWith(`${base}/`) ? path.slice(base.length + 1) : undefined;
  return inside !== undefined && patterns.some((pattern) => fitsReuseGlob(pattern, inside));
}

function named(file: LicenseFile): LicenseFile {
  const name = textNamed(file.path);
  if (name === undefined) return file;
  return { ...file, reading: name.kind === 'license' ? meant(file.reading, name) : alone(file.reading) };
}

function meant(reading: LicenseReading, name: Extract<NamedTextFile, { kind: 'license' }>): LicenseReading {
  const found = parsedExpression(reading.expression);
  // what stands under a name of its own nobody else knows; parts of it may look like others
  if (found === undefined || (name.license.kind === 'reference' && !reading.matches.some(({ kind }) => kind === 'text'))) return { ...reading, expression: renderLicenseExpression(name.license), resembles: [] };
  const say = (text: string): string => renderLicenseExpression(meantBy(name, parsedExpression(text) ?? found));
  return { ...reading, expression: say(reading.expression!), matches: reading.matches.map((match) => (match.kind === 'text' ? { ...match, expression: say(match.expression) } : match)) };
}

/** The text of an exception says nothing without a licence. */
function alone({ expression: _, ...reading }: LicenseReading): LicenseReading {
  return { ...reading, resembles: [] };
}

/**
 * Texts in `LICENSES/` that are of some files only. There is one for every licence of any file; which of them the work as a whole is under, its declaration says, a licence file
 * beside them or an annotation for all files. Where nothing does, all of them count.
 */
export function textsOfParts(main: readonly LicenseFile[], declared: LicenseExpression | undefined): LicenseFile[] {
  const texts = main.filter(({ path, role }) => role === 'license' && textNamed(path) !== undefined);
  if (texts.length === 0) return [];
  const said = main.filter((file) => !texts.includes(file) && (file.role === 'license' || file.role === 'annotations')).flatMap((file) => expressionOf(file) ?? []);
  const whole = declared ?? andExpressions(said);
  if (whole === undefined) return [];
  const isOfWhole = (file: LicenseFile): boolean => {
    const expression = expressionOf(file);
    return expression !== undefined && compareLicenses(whole, expression) !== 'different';
  };
  const isConfirmed = texts.some(isOfWhole) || said.some((expression) => compareLicenses(whole, expression) !== 'different');
  return isConfirmed ? texts.filter((file) => !isOfWhole(file)) : [];
}

/** Texts of parts about which nothing else tells: neither an annotation nor a file that was read. */
export function untoldTexts(texts: readonly LicenseFile[], main: readonly LicenseFile[]): LicenseFile[] {
  const told = new Set(main.flatMap((file) => [...(file.role === 'source' ? [file.reading.expression] : []), ...(file.role === 'annotations' ? (file.reading.stanzas ?? []).map(({ expression }) => expression) : [])]).flatMap((text) => parsedExpression(text) ?? []).map(expressionKey));
  return texts.filter((file) => {
    const expression = expressionOf(file);
    return expression !== undefined && !told.has(expressionKey(expression));
  });
}
