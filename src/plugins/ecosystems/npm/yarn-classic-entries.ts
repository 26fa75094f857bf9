import { TextSyntaxError } from '#core/text/position.ts';

/** One entry of a yarn.lock of version 1. */
export interface ClassicEntry {
  /** `name@requirement`, all that this version satisfies. */
  readonly patterns: readonly string[];
  readonly version: string | undefined;
  readonly resolved: string | undefined;
  readonly integrity: string | undefined;
  readonly dependencies: readonly (readonly [name: string, requirement: string])[];
  readonly optionalDependencies: readonly (readonly [name: string, requirement: string])[];
  readonly line: number;
}

type Open = { -readonly [Key in keyof ClassicEntry]: ClassicEntry[Key] } & {
  dependencies: [string, string][];
  optionalDependencies: [string, string][];
};

/** Lines that are not of the format, told once each. */
export type OddLine = (line: number, text: string) => void;

/**
 * Reads entry by entry: a line of patterns without indentation, properties with two spaces, dependencies with four.
 * Conflict markers of git are told and skipped, both sides are read.
 */
export function* classicEntries(lines: Iterable<string>, odd: OddLine): Generator<ClassicEntry> {
  let entry: Open | undefined;
  let section: [string, string][] | undefined;
  let number = 0;
  for (const line of lines) {
    number++;
    const indent = indentOf(line);
    if (indent === line.length || line.charCodeAt(indent) === HASH) continue;
    if (indent === 0) {
      if (isConflictMarker(line)) {
        odd(number, line);
        continue;
      }
      if (entry !== undefined) yield entry;
      section = undefined;
      entry = openEntry(line, number);
      if (entry === undefined) odd(number, line);
    } else if (entry === undefined) {
      odd(number, line);
    } else if (indent <= 2) {
      section = readProperty(entry, line.slice(indent));
    } else if (section !== undefined) {
      const pair = readPair(line.slice(indent));
      if (pair !== undefined) section.push(pair);
      else odd(number, line);
    }
  }
  if (entry !== undefined) yield entry;
}

const HASH = 35;
const SPACE = 32;
const TAB = 9;

function indentOf(line: string): number {
  let at = 0;
  while (at < line.length && (line.charCodeAt(at) === SPACE || line.charCodeAt(at) === TAB)) at++;
  return at;
}

const isConflictMarker = (line: string): boolean => line.startsWith('<<<<<<<') || line.startsWith('=======') || line.startsWith('>>>>>>>') || line.startsWith('|||||||');

function openEntry(line: string, number: number): Open | undefined {
  const end = line.trimEnd();
  if (!end.endsWith(':')) return undefined;
  const patterns = splitPatterns(end.slice(0, -1));
  if (patterns.length === 0) return undefined;
  return { patterns, version: undefined, resolved: undefined, integrity: undefined, dependencies: [], optionalDependencies: [], line: number };
}

/** Comma-separated; a pattern with special characters is quoted as in JSON. */
function splitPatterns(text: string): string[] {
  const patterns: string[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === SPACE || code === COMMA) {
      at++;
    } else if (code === QUOTE) {
      const end = closingQuote(text, at);
      patterns.push(unquote(text.slice(at, end)));
      at = end;
    } else {
      let end = text.indexOf(', ', at);
      if (end === -1) end = text.length;
      patterns.push(text.slice(at, end));
      at = end;
    }
  }
  return patterns;
}

const QUOTE = 34;
const COMMA = 44;

function closingQuote(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return Math.min(at + 1, text.length);
}

const BACKSLASH = 92;

function unquote(text: string): string {
  if (text.length < 2 || text.charCodeAt(0) !== QUOTE || text.charCodeAt(text.length - 1) !== QUOTE) return text;
  if (!text.includes('\\')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    return text.slice(1, -1);
  }
}

/** Answers the list to fill when a section of dependencies starts. */
function readProperty(entry: Open, text: string): [string, string][] | undefined {
  const trimmed = text.trimEnd();
  if (trimmed.endsWith(':')) {
    const section = unquote(trimmed.slice(0, -1));
    if (section === 'dependencies') return entry.dependencies;
    return section === 'optionalDependencies' ? entry.optionalDependencies : [];
  }
  const pair = readPair(trimmed);
  if (pair !== undefined) {
    const [key, value] = pair;
    if (key === 'version') entry.version = value;
    else if (key === 'resolved') entry.resolved = value;
    else if (key === 'integrity') entry.integrity = value;
  }
  return undefined;
}

/** `name "requirement"`; either side may be quoted. */
function readPair(text: string): [string, string] | undefined {
  const trimmed = text.trimEnd();
  const end = trimmed.charCodeAt(0) === QUOTE ? closingQuote(trimmed, 0) : trimmed.indexOf(' ');
  if (end <= 0 || end >= trimmed.length) return undefined;
  const value = trimmed.slice(end).trimStart();
  return value === '' ? undefined : [unquote(trimmed.slice(0, end)), unquote(value)];
}

/** Throws when nothing of a text that has content is an entry. */
export function demandEntries(count: number, firstOddLine: number | undefined): void {
  if (count === 0 && firstOddLine !== undefined) throw new TextSyntaxError('the file is not a yarn.lock', firstOddLine);
}
