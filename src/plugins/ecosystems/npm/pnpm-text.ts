import type { SourceFile } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { ScatteredLines } from '#core/text/scattered-lines.ts';
import { LARGE, textLines } from '#core/text/text-lines.ts';
import { isRecord, record, type ValueRecord } from '#core/text/value.ts';
import { parseYaml, type YamlText } from '#core/text/yaml.ts';
import { mappingMembers, type YamlMember } from '#core/text/yaml-pieces.ts';

/** The long sections, which a large file gives in pieces. */
export type PnpmSection = 'packages' | 'snapshots';

/** One document of a pnpm-lock.yaml. */
export interface PnpmText {
  /** The document; of a large file without its long sections. */
  readonly head: ValueRecord;
  /** 1-based line in the file of what stands at the path in `head`. */
  line(...path: readonly string[]): number | undefined;
  /** In order; can be gone through several times. */
  members(section: PnpmSection): Iterable<YamlMember>;
}

/** From pnpm 11 on, a document of its own before the lockfile holds what pnpm itself is made of. Throws `TextSyntaxError`, also while members are read. */
export const pnpmTexts = (file: SourceFile): Iterable<PnpmText> => (file.size >= LARGE ? inPieces(textLines(file)) : whole(file.text()));

function* whole(text: string): Generator<PnpmText> {
  let start = 1;
  for (const part of text.split(/^---[ \t]*\r?$/m)) {
    const document = parseAt(part, (line) => line + start - 1);
    if (document !== undefined) yield withMembers(document, () => []);
    start += lineBreaks(part);
  }
}

/** More of them would cost a reading of the file each. */
const mostDocuments = 10;

/** Passes over the file: one for everything but the long sections, one for each section that is asked for. */
function* inPieces(lines: Iterable<string>): Generator<PnpmText> {
  const heads: Head[] = [new Head()];
  for (const { text, number, document, section } of places(lines)) {
    if (document === mostDocuments) throw new TextSyntaxError(`the file has more than ${mostDocuments} documents`, number);
    const head = (heads[document] ??= new Head());
    if (section === undefined) head.add(text, number);
    else if (head.starts.get(section) === undefined) head.starts.set(section, number);
  }
  for (const [index, head] of heads.entries()) {
    const document = parseAt(head.text, (line) => head.line(line)) ?? (head.starts.size > 0 ? { head: {}, line: () => undefined } : undefined);
    if (document !== undefined) yield withMembers(document, (section) => {
      const start = head.starts.get(section);
      return start === undefined ? [] : mappingMembers(linesIn(lines, { document: index, section }), start);
    });
  }
}

function* linesIn(lines: Iterable<string>, wanted: Pick<Place, 'document' | 'section'>): Generator<string> {
  let hasBegun = false;
  for (const { text, document, section } of places(lines)) {
    if (document === wanted.document && section === wanted.section) {
      hasBegun = true;
      yield text;
    } else if (hasBegun) return;
  }
}

interface Place {
  text: string;
  /** 1-based. */
  number: number;
  document: number;
  /** Of lines inside of a long section. */
  section: PnpmSection | undefined;
}

/** Each line with where it stands; the object is the same for all. */
function* places(lines: Iterable<string>): Generator<Readonly<Place>> {
  const place: Place = { text: '', number: 0, document: 0, section: undefined };
  for (const text of lines) {
    place.text = text;
    place.number++;
    const first = text.charCodeAt(0);
    if (first === DASH && /^---[ \t]*$/.test(text)) {
      place.document++;
      place.section = undefined;
      continue;
    }
    if (first > SPACE && first !== HASH) {
      place.section = undefined;
      const section = /^(packages|snapshots):[ \t]*$/.exec(text)?.[1] as PnpmSection | undefined;
      if (section !== undefined) {
        place.section = section;
        continue;
      }
    }
    yield place;
  }
}

const SPACE = 32;
const HASH = 35;
const DASH = 45;

/** Everything but the long sections. */
class Head extends ScatteredLines {
  /** Number of the first line of each long section. */
  readonly starts = new Map<PnpmSection, number>();
}

type Document = Pick<PnpmText, 'head' | 'line'>;

function parseAt(text: string, lineOf: (line: number) => number): Document | undefined {
  let yaml: YamlText;
  try {
    yaml = parseYaml(text, { strings: true });
  } catch (error) {
    if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, lineOf(error.line));
    throw error;
  }
  const { value } = yaml;
  if (value === null || value === undefined || value === '') return undefined;
  if (!isRecord(value)) throw new TextSyntaxError('the lockfile is not a mapping', lineOf(1));
  return {
    head: value,
    line(...path) {
      const found = yaml.line(...path);
      return found === undefined ? undefined : lineOf(found);
    },
  };
}

/** A section that is written in another way than usual stands in the head. */
function withMembers({ head, line }: Document, inPieces: (section: PnpmSection) => Iterable<YamlMember>): PnpmText {
  return {
    head,
    line,
    *members(section) {
      for (const [key, value] of Object.entries(record(head, section))) yield { key, value, line: line(section, key) ?? 1 };
      yield* inPieces(section);
    },
  };
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
