import { IntList } from '../inventory/int-list.ts';
import type { SourceFile } from '../plugin/source-file.ts';
import { TextSyntaxError } from './position.ts';
import { ScatteredLines } from './scattered-lines.ts';
import { LARGE, textLines } from './text-lines.ts';
import { get, isRecord, type Value } from './value.ts';
import { indentOfKey, mappingMembers, sequenceItems, startsItem, startsKey } from './yaml-pieces.ts';
import { parseYaml, type YamlText } from './yaml.ts';

/** The sections at the top of a file that may be long, and what each of them is. */
export type LongSections = Readonly<Record<string, 'list' | 'mapping'>>;

/** A member or an item of a long section. */
export interface SectionPart {
  readonly key: string | number;
  readonly value: Value;
  /** 1-based; in pieces that of the key or item, whatever of the part is meant. */
  readonly line: number | undefined;
}

/** A YAML file, nearly all of which is in a few long sections; every scalar stays the text that is written. */
export interface YamlSections {
  /** Without the long sections; one that is written as something else than it should be is left in it. */
  readonly head: Value;
  /** 1-based line of what stands at the path; in pieces only in `head`. */
  line(...path: readonly (string | number)[]): number | undefined;
  /** Is the section there, as what it should be? */
  has(section: string): boolean;
  /** In order; can be gone through several times. Throws `TextSyntaxError` where the file is read in pieces. */
  parts(section: string): Iterable<SectionPart>;
  readonly isWhole: boolean;
}

/** A large file in pieces, of which none is longer than its longest part; a small one as a whole. Of several documents the first. Throws `TextSyntaxError`. */
export const readYamlSections = (file: SourceFile, long: LongSections): YamlSections =>
  (file.size >= LARGE ? sectionsInPieces(textLines(file), long) : whole(parseYaml(file.text(), { strings: true }), long));

function whole({ value, line }: YamlText, long: LongSections): YamlSections {
  const isLong = (section: string, content: Value): boolean => Object.hasOwn(long, section) && (long[section] === 'list' ? Array.isArray(content) : isRecord(content));
  return {
    head: isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([section, content]) => !isLong(section, content))) : value,
    line,
    has: (section) => isLong(section, get(value, section)),
    *parts(section) {
      const content = get(value, section);
      if (!isLong(section, content)) return;
      if (Array.isArray(content)) for (const [key, item] of content.entries()) yield { key, value: item, line: line(section, key) };
      else for (const [key, member] of Object.entries(content as object)) yield { key, value: member, line: line(section, key) };
    },
    isWhole: true,
  };
}

/** `lines` are gone through once for everything but the long sections, and once for each reading of one of them. */
export function sectionsInPieces(lines: Iterable<string>, long: LongSections, lot?: number): YamlSections {
  const { scattered, starts } = headOf(lines, long);
  const rest = whole(scattered.read((text) => parseYaml(text, { strings: true })), long);
  const head = isNothing(rest.head) && starts.size > 0 ? {} : rest.head;
  for (const [section, number] of starts) if (get(head, section) !== undefined || rest.has(section)) throw twice(section, number);
  const line = (...path: readonly (string | number)[]): number | undefined => {
    const found = rest.line(...path);
    return found === undefined ? undefined : scattered.line(found);
  };
  return {
    head,
    line,
    has: (section) => starts.has(section) || rest.has(section),
    *parts(section) {
      for (const part of rest.parts(section)) yield { ...part, line: line(section, part.key) };
      const start = starts.get(section);
      if (start === undefined) return;
      const own = linesIn(lines, long, section);
      if (long[section] === 'list') yield* sequenceItems(own, start + 1, lot);
      else yield* mappingMembers(own, start + 1, lot);
    },
    isWhole: false,
  };
}

/** Lines at which the parts of a long section begin, and those behind them. */
export interface PlacedParts {
  /** Of the key of the section. */
  readonly line: number;
  readonly starts: IntList;
  readonly ends: IntList;
}

/** Of the long sections; `undefined` where one of them is written as something else than it should be. */
export function placesOfParts(lines: Iterable<string>, long: LongSections): ReadonlyMap<string, PlacedParts> | undefined {
  const found = new Map<string, PlacedParts>();
  let open: { readonly parts: PlacedParts; readonly isList: boolean; indent: number | undefined } | undefined;
  const close = (number: number): void => {
    if (open !== undefined && open.parts.starts.length > open.parts.ends.length) open.parts.ends.push(number);
  };
  let last = 0;
  for (const { text, number, section, isStart } of places(lines, long)) {
    last = number;
    if (section === undefined || isStart) {
      close(number);
      open = section === undefined ? undefined : { parts: { line: number, starts: new IntList(), ends: new IntList() }, isList: long[section] === 'list', indent: undefined };
      if (section !== undefined) found.set(section, open!.parts);
    } else if (open !== undefined) {
      open.indent ??= indentOfKey(text);
      if (open.indent === undefined) continue;
      if (!(open.isList ? startsItem : startsKey)(text, open.indent)) {
        if (open.parts.starts.length === 0) return undefined;
        continue;
      }
      close(number);
      open.parts.starts.push(number);
    }
  }
  close(last + 1);
  return found;
}

function headOf(lines: Iterable<string>, long: LongSections): { readonly scattered: ScatteredLines; readonly starts: ReadonlyMap<string, number> } {
  const scattered = new ScatteredLines();
  const starts = new Map<string, number>();
  /** The first line of a section of which nothing has come yet; one that is empty is none. */
  let open: Place | undefined;
  for (const place of places(lines, long)) {
    const { text, number, section, isStart } = place;
    if (open !== undefined && (isStart || section === undefined)) scattered.add(open.text, open.number);
    if (section === undefined) scattered.add(text, number);
    if (isStart || section === undefined) open = isStart ? { ...place } : undefined;
    else if (open !== undefined && /^\s*[^\s#]/.test(text)) {
      if (starts.has(section)) throw twice(section, open.number);
      starts.set(section, open.number);
      open = undefined;
    }
  }
  if (open !== undefined) scattered.add(open.text, open.number);
  return { scattered, starts };
}

const isNothing = (value: Value): boolean => value === undefined || value === null || value === '';

const twice = (section: string, line: number): TextSyntaxError => new TextSyntaxError(`the key ${section} stands twice in one mapping`, line);

function* linesIn(lines: Iterable<string>, long: LongSections, wanted: string): Generator<string> {
  let hasBegun = false;
  for (const { text, section, isStart } of places(lines, long)) {
    if (section === wanted && !isStart) yield text;
    else if (section !== wanted && hasBegun) return;
    hasBegun ||= section === wanted;
  }
}

interface Place {
  text: string;
  /** 1-based. */
  number: number;
  /** Of its first line and of those inside. */
  section: string | undefined;
  isStart: boolean;
}

/** Each line of the first document with where it stands; the object is the same for all. */
function* places(lines: Iterable<string>, long: LongSections): Generator<Readonly<Place>> {
  const place: Place = { text: '', number: 0, section: undefined, isStart: false };
  let hasContent = false;
  for (const text of lines) {
    place.text = text;
    place.number++;
    place.isStart = false;
    const first = text.charCodeAt(0);
    if (first > SPACE && first !== HASH) {
      if (/^(?:---|\.\.\.)(?:[ \t]|$)/.test(text)) {
        if (hasContent) return;
      } else if (first !== DASH) {
        const key = /^([^:]+):(?:[ \t]+#.*|[ \t]*)$/.exec(text)?.[1];
        place.isStart = key !== undefined && Object.hasOwn(long, key);
        place.section = place.isStart ? key : undefined;
      }
      hasContent ||= first !== DIRECTIVE;
    }
    yield place;
  }
}

const SPACE = 32;
const HASH = 35;
const DIRECTIVE = 37;
const DASH = 45;
