import { decodeUtf8 } from '#core/binary/utf8.ts';
import { orExpressions } from '#core/license/combine-expressions.ts';
import { readDeclaredLicense } from '#core/license/declared/read-declared-license.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { controlParagraphs } from '#core/linux/control-file.ts';
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
}

/** Lines that hold the text for a name that only this file knows. */
export interface NamedText {
  /** The name as the fields have it. */
  readonly expression: LicenseExpression;
  readonly first: number;
  readonly last: number;
}

export interface StatedLicenses {
  /** What is most general comes first. */
  readonly fields: readonly StatedLicense[];
  readonly texts: readonly NamedText[];
  /** The fields say all: a text in the file only tells what their names mean. */
  readonly isComplete: boolean;
}

type Reader = (source: string) => StatedLicenses | undefined;

/**
 * Reads fields of manifests that are told by their names: `debian/copyright` and others of that form, `package.json`, `*.nuspec`. `undefined` for all other files,
 * and for manifests that state no licence or are damaged.
 */
export function statedLicenses(file: string, bytes: Uint8Array): StatedLicenses | undefined {
  const reader = readerOf(file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).toLowerCase());
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
  if (name === 'copyright') return debianCopyright;
  if (name === 'package.json') return packageJson;
  return name.endsWith('.nuspec') ? nuspec : undefined;
}

/** Paragraphs with `Files`, of which `*` is the work itself; those of a licence alone only give the text for a name. */
function debianCopyright(source: string): StatedLicenses | undefined {
  if (!/^Format(?:-Specification)?:/im.test(source.slice(0, 2000))) return undefined;
  const fields: (StatedLicense & { readonly isMain: boolean })[] = [];
  const texts: NamedText[] = [];
  for (const { fields: paragraph } of controlParagraphs(source)) {
    const license = paragraph.get('license');
    const lines = license?.value.split('\n') ?? [];
    const at = lines.findIndex((line) => line.trim() !== '');
    if (at === -1) continue;
    const name = lines[at]!.trim();
    const line = license!.line + at;
    const read = stateOf(name, 'deb', line) ?? { expression: namedReference(name), line, isAssumed: false };
    if (lines.length > at + 1 && !isListed(read.expression)) texts.push({ expression: read.expression, first: line + 1, last: license!.line + lines.length - 1 });
    const files = paragraph.get('files')?.value;
    const isHeader = paragraph.has('format') || paragraph.has('format-specification');
    if (files !== undefined || isHeader) fields.push({ ...read, isMain: isHeader || files!.split(/\s+/).includes('*') });
  }
  return { fields: fields.sort((one, other) => Number(other.isMain) - Number(one.isMain) || one.line - other.line).map(({ isMain: _, ...field }) => field), texts, isComplete: true };
}

/** Is it one licence of the SPDX list, with an exception of it? */
const isListed = (expression: LicenseExpression): boolean => expression.kind === 'license' || (expression.kind === 'with' && expression.license.kind === 'license' && !expression.addition.id.startsWith('AdditionRef-'));

/** Under a name that nobody but the file knows. */
function namedReference(name: string): LicenseExpression {
  const parsed = parseLicenseExpression(`LicenseRef-${name.slice(0, 80).replaceAll(/[^A-Za-z0-9.-]+/g, '-')}`, { unknownIds: 'accept' });
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

const manifest = (field: StatedLicense | undefined): StatedLicenses | undefined => (field === undefined ? undefined : { fields: [field], texts: [], isComplete: false });

/** `undefined` for what names another file or is not understood. */
function stateOf(name: string, vocabulary: string, line: number): StatedLicense | undefined {
  const read = readDeclaredLicense(name, vocabulary);
  if (read.kind === 'proprietary') return { expression: namedReference('proprietary'), line, isAssumed: false };
  return read.kind === 'expression' ? { expression: read.expression, line, isAssumed: read.certainty === 'assumed' } : undefined;
}
