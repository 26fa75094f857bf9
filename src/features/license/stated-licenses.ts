import { decodeUtf8 } from '#core/binary/utf8.ts';
import { orExpressions } from '#core/license/combine-expressions.ts';
import { readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { readCopyrightFile, type CopyrightStanza } from '#core/linux/copyright-file.ts';
import { shellLicenses, specLicenses, type RecipeField } from './packaging-recipes.ts';
import { readReuseToml } from '#core/reuse/reuse-toml.ts';
import { parseJson } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { get, list, text, type Value } from '#core/text/value.ts';
import { child, parseXml } from '#core/text/xml.ts';

/** What a file states about licences in a field that is for it. */
export interface StatedLicense {
  readonly expression: LicenseExpression;
  /** Counts from 1. */
  readonly line: number;
  /** A version or variant was filled in. */
  readonly isAssumed: boolean;
  /** Of a copyright file that says which files it is about. */
  readonly stanza?: CopyrightStanza;
}

/** Lines that hold the text for a name that only this file knows. */
export interface NamedText {
  /** The name as the fields have it. */
  readonly expression: LicenseExpression;
  readonly first: number;
  readonly last: number;
  readonly text?: string;
}

export interface StatedLicenses {
  /** What is most general comes first. */
  readonly fields: readonly StatedLicense[];
  /** What the fields mean together; absent: all of them apply. */
  readonly whole?: LicenseExpression;
  readonly texts: readonly NamedText[];
  /** The fields say all: a text in the file only tells what their names mean. */
  readonly isComplete: boolean;
}

type Reader = (source: string) => StatedLicenses | undefined;

/** Whether `statedLicenses` reads files of this name, so that nobody else needs to. */
export const statesLicenses = (file: string): boolean => readerOf(nameOf(file)) !== undefined;

const nameOf = (file: string): string => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase();

/**
 * Reads fields of manifests that are told by their names: `debian/copyright` and others of that form, `package.json`, `*.nuspec`, `PKGBUILD`, `APKBUILD`, `*.spec`, `REUSE.toml`. `undefined` for all other files,
 * and for manifests that state no licence or are damaged.
 */
export function statedLicenses(file: string, bytes: Uint8Array): StatedLicenses | undefined {
  const reader = readerOf(nameOf(file));
  if (reader === undefined || bytes.length > limit) return undefined;
  try {
    return reader(decodeUtf8(bytes));
  } catch (error) {
    if (error instanceof TextSyntaxError) return undefined;
    throw error;
  }
}

/** Bytes; manifests are short. */
const limit = 8 * 2 ** 20;

function readerOf(name: string): Reader | undefined {
  // `dep5` is the older file of annotations of REUSE, in the same form
  if (name === 'copyright' || name === 'dep5') return debianCopyright;
  if (name === 'reuse.toml') return reuseToml;
  if (name === 'package.json') return packageJson;
  if (name === 'pkgbuild') return (source) => recipe(shellLicenses(source), 'alpm');
  if (name === 'apkbuild') return (source) => recipe(shellLicenses(source), 'apk');
  if (name.endsWith('.spec')) return (source) => recipe(specLicenses(source), 'rpm');
  return name.endsWith('.nuspec') ? nuspec : undefined;
}

/** Paragraphs with `Files`, of which `*` is the work itself; those of a licence alone only give the text for a name. */
function debianCopyright(source: string): StatedLicenses | undefined {
  const file = readCopyrightFile(source);
  if (file === undefined) return undefined;
  const read = ({ license, line }: { readonly license: string; readonly line: number }): StatedLicense => stateOf(license, 'deb', line) ?? { expression: namedReference(license), line, isAssumed: false };
  const fields = file.stanzas.map((stanza) => ({ ...read(stanza), stanza }));
  const texts = file.texts.map(({ first, last, text: words, ...named }) => ({ expression: read(named).expression, first, last, text: words })).filter(({ expression }) => !isListed(expression));
  return { fields: fields.sort((one, other) => Number(other.stanza.isMain) - Number(one.stanza.isMain) || one.line - other.line), texts, isComplete: true };
}

/** What a machine-readable copyright file states, whatever its name is. */
export const statedInCopyrightFile = (source: string): StatedLicenses | undefined => {
  const stated = debianCopyright(source);
  return stated === undefined || stated.fields.length === 0 ? undefined : stated;
};

/** One licence of the SPDX list. Which exception is meant the text below tells better than its name: those of Autoconf have many. */
const isListed = (expression: LicenseExpression): boolean => expression.kind === 'license';

/** Under a name that nobody but the file knows. */
function namedReference(name: string): LicenseExpression {
  const parsed = parseLicenseExpression(`LicenseRef-${name.slice(0, 80).replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^-|-$/g, '') || 'unnamed'}`, { unknownIds: 'accept' });
  if (!parsed.ok) throw new Error(`${name} cannot be a reference: ${parsed.message}`);
  return parsed.expression;
}

function packageJson(source: string): StatedLicenses | undefined {
  const json = parseJson(source);
  const read = (value: Value, ...path: (string | number)[]): StatedLicense | undefined => {
    const name = text(value) ?? text(value, 'type');
    return name === undefined ? undefined : stateOf(name, 'npm', json.line(...path) ?? 1);
  };
  const one = read(get(json.value, 'license'), 'license');
  if (one !== undefined) return manifest(one);
  // the old form, a list to choose from; what of it is not understood may be the one that is chosen
  const all = list(json.value, 'licenses').map((value, index) => read(value, 'licenses', index));
  const choice = all.some((each) => each === undefined) ? undefined : orExpressions(all.map((each) => each!.expression));
  return manifest(choice === undefined ? undefined : { expression: choice, line: all[0]!.line, isAssumed: all.some((each) => each!.isAssumed) });
}

function nuspec(source: string): StatedLicenses | undefined {
  const license = child(child(parseXml(source), 'metadata'), 'license');
  if (license?.attributes.get('type') !== 'expression') return undefined;
  return manifest(stateOf(license.text.trim(), 'nuget', license.line));
}

/** What REUSE.toml says of other files; a tag in a comment speaks of itself. */
function reuseToml(source: string): StatedLicenses | undefined {
  const fields = readReuseToml(source).annotations.flatMap(({ licenses, licenseLine: line }) => licenses.flatMap((license): StatedLicense[] => {
    const read = parseLicenseExpression(license);
    return read.ok ? [{ expression: read.expression, line, isAssumed: false }] : [];
  }));
  return fields.length === 0 ? undefined : { fields, texts: [], isComplete: false };
}

/** All of them apply; a name that only the distribution knows stays one. Nothing is stated where a field leaves open which licence is meant, or is none. */
function recipe(fields: readonly RecipeField[], vocabulary: string): StatedLicenses | undefined {
  const stated = fields.map(({ value, line }) => stateOf(value, vocabulary, line) ?? (isOwnName(value, vocabulary) ? { expression: namedReference(value), line, isAssumed: false } : undefined));
  return stated.some((one) => one === undefined) ? undefined : { fields: stated.map((one) => one!), texts: [], isComplete: false };
}

const isOwnName = (value: string, vocabulary: string): boolean => vocabulary === 'alpm' && /^(?:custom|LicenseRef)[:-]\s*\S/i.test(value);

const manifest = (field: StatedLicense | undefined): StatedLicenses | undefined => (field === undefined ? undefined : { fields: [field], texts: [], isComplete: false });

/** `undefined` for what names another file or is not understood. */
function stateOf(name: string, vocabulary: string, line: number): StatedLicense | undefined {
  const read = readDeclaredLicense(name, vocabulary);
  if (read.kind === 'unknown' && read.label !== undefined && vocabulary === 'deb') return { expression: namedReference(`unspecified-${read.label}`), line, isAssumed: true };
  if (read.kind === 'proprietary') return { expression: namedReference('proprietary'), line, isAssumed: false };
  return read.kind === 'expression' ? { expression: read.expression, line, isAssumed: read.certainty === 'assumed' } : undefined;
}
