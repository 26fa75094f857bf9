import { TextSyntaxError } from './position.ts';
import { get, isRecord, type Value } from './value.ts';
import { parseYaml, type YamlText } from './yaml.ts';

export interface YamlItem {
  readonly key: number;
  readonly value: Value;
  /** 1-based. */
  readonly line: number;
}

export interface YamlMember {
  readonly key: string;
  readonly value: Value;
  /** 1-based. */
  readonly line: number;
}

/** Size of the lots that are parsed at once, in characters. */
const LOT = 2 ** 17;

/**
 * The members of one block mapping, whose lines come one by one and are parsed in lots, cut before lines that are indented like the first key:
 * a mapping of any size costs no more memory than its largest member. `first` is the number of the first line. Scalars stay texts.
 * Equal keys that do not stand together are all given. Throws `TextSyntaxError`.
 */
export function* mappingMembers(lines: Iterable<string>, first = 1, lot = LOT): Generator<YamlMember> {
  let lastIsExplicit = false;
  const cutsBefore = (line: string, indent: number, size: number): boolean => {
    if (size === 0 || !startsKey(line, indent)) return false;
    const isExplicit = line.startsWith('? ', indent);
    // members with very long keys are written in a way that is slow to read: each is a lot of its own
    const isCut = size > lot || isExplicit || lastIsExplicit;
    if (isCut) lastIsExplicit = isExplicit;
    return isCut;
  };
  for (const piece of pieces(lines, first, cutsBefore)) yield* parseLot(piece.lines, piece.start, piece.indent);
}

/** As `mappingMembers`, of one block sequence. */
export function* sequenceItems(lines: Iterable<string>, first = 1, lot = LOT): Generator<YamlItem> {
  let key = 0;
  for (const piece of pieces(lines, first, (line, indent, size) => size > lot && startsItem(line, indent))) {
    for (const item of parseItems(piece.lines, piece.start)) yield { ...item, key: key++ };
  }
}

interface Piece {
  readonly lines: readonly string[];
  readonly start: number;
  /** Of the first key or item; zero where there is none. */
  readonly indent: number;
}

/** `cutsBefore` is asked with the size of what the line would be added to. */
function* pieces(lines: Iterable<string>, first: number, cutsBefore: (line: string, indent: number, size: number) => boolean): Generator<Piece> {
  let piece: string[] = [];
  let size = 0;
  let start = first;
  let number = first - 1;
  let indent: number | undefined;
  for (const line of lines) {
    number++;
    indent ??= indentOfKey(line);
    if (indent !== undefined && cutsBefore(line, indent, size)) {
      yield { lines: piece, start, indent };
      piece = [];
      size = 0;
      start = number;
    }
    piece.push(line);
    size += line.length + 1;
  }
  yield { lines: piece, start, indent: indent ?? 0 };
}

const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;

/** `undefined` for a line without content. */
export function indentOfKey(line: string): number | undefined {
  let at = 0;
  while (line.charCodeAt(at) === SPACE) at++;
  const code = line.charCodeAt(at);
  return Number.isNaN(code) || code === HASH || code < SPACE ? undefined : at;
}

/** Of the members of a block mapping whose first key is indented so. */
export function startsKey(line: string, indent: number): boolean {
  for (let at = 0; at < indent; at++) if (line.charCodeAt(at) !== SPACE) return false;
  const first = line.charCodeAt(indent);
  // `:` ends a key that was too long for one line, `#` may stand inside of a member, `-` is the item of a list that is not indented
  return first > SPACE && first !== COLON && first !== HASH && first !== DASH;
}

export function startsItem(line: string, indent: number): boolean {
  for (let at = 0; at < indent; at++) if (line.charCodeAt(at) !== SPACE) return false;
  return line.charCodeAt(indent) === DASH && !(line.charCodeAt(indent + 1) > SPACE);
}

function* parseLot(lines: readonly string[], start: number, indent: number): Generator<YamlMember> {
  const isIndented = indent > 0;
  const shift = start - (isIndented ? 2 : 1);
  const text = lines.join('\n');
  const yaml = parseAt(isIndented ? `x:\n${text}` : text, shift);
  const path = isIndented ? ['x'] : [];
  const value = isIndented && isRecord(yaml.value) ? yaml.value['x'] : yaml.value;
  if (!isRecord(value)) {
    if (value !== undefined && value !== null && value !== '') throw new TextSyntaxError('what stands here is not a mapping', start);
    return;
  }
  for (const key of Object.keys(value)) yield { key, value: value[key], line: Math.max(1, (yaml.line(...path, key) ?? 1) + shift) };
}

function* parseItems(lines: readonly string[], start: number): Generator<Omit<YamlItem, 'key'>> {
  const shift = start - 2;
  const yaml = parseAt(`x:\n${lines.join('\n')}`, shift);
  const value = get(yaml.value, 'x');
  if (!Array.isArray(value)) {
    if (value !== undefined && value !== null && value !== '') throw new TextSyntaxError('what stands here is not a list', start);
    return;
  }
  for (const [index, item] of value.entries()) yield { value: item, line: Math.max(1, (yaml.line('x', index) ?? 1) + shift) };
}

function parseAt(text: string, shift: number): YamlText {
  try {
    return parseYaml(text, { strings: true });
  } catch (error) {
    if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, Math.max(1, error.line + shift));
    throw error;
  }
}
