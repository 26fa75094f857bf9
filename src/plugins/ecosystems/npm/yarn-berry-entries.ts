import { parseYaml } from '#core/text/yaml.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { isRecord, type ValueRecord } from '#core/text/value.ts';

/** One entry of a yarn.lock of Yarn 2 and later; `__metadata` is one too. */
export interface BerryEntry {
  /** Descriptors, comma-separated as in the file. */
  readonly key: string;
  readonly value: ValueRecord;
  readonly line: number;
}

/** Size of the pieces that are parsed at once, in characters. */
const PIECE = 2 ** 18;

/** The file is YAML whose top level is one long mapping: it is parsed piece by piece, cut before lines without indentation. */
export function* berryEntries(lines: Iterable<string>): Generator<BerryEntry> {
  let piece: string[] = [];
  let size = 0;
  let start = 1;
  let number = 0;
  let lastIsExplicit = false;
  for (const line of lines) {
    number++;
    const isExplicit = line.startsWith('? ');
    // entries with very long keys are written in a way that is slow to read: each is a piece of its own
    if ((size > PIECE || isExplicit || lastIsExplicit) && size > 0 && startsEntry(line)) {
      yield* parsePiece(piece.join('\n'), start);
      piece = [];
      size = 0;
      start = number;
      lastIsExplicit = isExplicit;
    }
    piece.push(line);
    size += line.length + 1;
  }
  yield* parsePiece(piece.join('\n'), start);
}

function startsEntry(line: string): boolean {
  const first = line.charCodeAt(0);
  // `:` ends a key that was too long for one line, `#` may stand inside of an entry
  return !Number.isNaN(first) && first > SPACE && first !== COLON && first !== HASH;
}

const SPACE = 32;
const HASH = 35;
const COLON = 58;

function* parsePiece(text: string, start: number): Generator<BerryEntry> {
  let yaml;
  try {
    yaml = parseYaml(text, { strings: true });
  } catch (error) {
    if (error instanceof TextSyntaxError && error.line !== undefined) throw new TextSyntaxError(error.message, error.line + start - 1);
    throw error;
  }
  if (!isRecord(yaml.value)) {
    if (yaml.value !== undefined && yaml.value !== null && yaml.value !== '') throw new TextSyntaxError('the file is not a yarn.lock', start);
    return;
  }
  for (const [key, value] of Object.entries(yaml.value)) if (isRecord(value)) yield { key, value, line: (yaml.line(key) ?? 1) + start - 1 };
}
