import { decodeUtf8 } from '#core/binary/utf8.ts';
import type { Source } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';

/**
 * Tools end every line with a line break, the last one too: does the file stop in the middle of a line? People, editors and scripts take the last line break away,
 * so that a line that is whole in itself is none that was cut.
 */
export function stopsWithinLine(file: SourceFile, { ends, last = [] }: Pick<Source, 'ends' | 'last'>): boolean {
  const end = file.range?.(Math.max(0, file.size - 2), 2) ?? file.bytes().subarray(-2);
  const final = end.at(-1);
  if (final === undefined || final === LINE_FEED || (final === 0 && end[0] === LINE_FEED)) return false;
  const text = endOf(file, wordsLookedAt);
  if (last.some((word) => text.startsWith(word) || text.includes(`\n${word}`))) return false;
  const line = text.slice(text.lastIndexOf('\n') + 1).trimEnd();
  return ends === undefined ? !isWhole(line.trim()) && !endsAsOthersDo(line.trim(), text) : !/^[\]}).]+$/.test(line);
}

const LINE_FEED = 0x0a;

/** In bytes: the last part of a file is short. */
const wordsLookedAt = 2 ** 16;

const endOf = (file: SourceFile, length: number): string => (file.size <= length || file.range === undefined ? file.text() : decodeUtf8(file.range(file.size - length, length)));

/** Does the line end with what it opened, or with a word that says all of what its field can say? */
function isWhole(line: string): boolean {
  if (/: (?:true|false|hard|soft|force|none|off|on)$/.test(line)) return true;
  const quotes = line.split('"').length - 1;
  if (line.endsWith('"')) return quotes % 2 === 0 && /^[^"]*[=: ] ?"/.test(line);
  return quotes % 2 === 0 && (line === ']' || line === '}' || /^[^{}[\]]*[=:] ?(?:\{[^{}]*\}|\[[^[\]]*\])$/.test(line));
}

/** `Name (1.0)`, of paket.lock: whole where no other line goes on behind such a bracket, with options that may have been cut off here; with options, where those are whole. */
function endsAsOthersDo(line: string, text: string): boolean {
  const options = /^[^()\s]+ \([^()]+\)(?: - (.+))?$/.exec(line);
  if (options === null) return false;
  if (options[1] === undefined) return !/\)[ \t]+\S/.test(text);
  return isWholeCondition(options[1]) || text.includes(` - ${options[1]}\n`) || text.includes(` - ${options[1]}\r\n`);
}

/** `restriction: || (>= net45) (&& (< net6.0) (>= netstandard2.0))`, each bracket closed. */
function isWholeCondition(options: string): boolean {
  if (!/\brestriction: [|&]{2} \(.*\)$/.test(options)) return false;
  let depth = 0;
  for (const character of options) {
    if (character === '(') depth++;
    else if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

/** What the file lacks of what each whole one of its kind has; `undefined` when nothing, or when it is empty. Of a large one only the end is looked at. */
export function lackedBy(file: SourceFile, { closing, closingSince = '', ends }: Pick<Source, 'closing' | 'closingSince' | 'ends'>): string | undefined {
  if (closing === undefined && ends === undefined) return undefined;
  const text = endOf(file, looked).trimEnd();
  if (text === '') return undefined;
  if (closing?.some((mark) => text.includes(mark)) === false && text.includes(closingSince)) return closing[0];
  return ends?.some((end) => text.endsWith(end)) === false ? ends[0] : undefined;
}

/** In bytes. */
const looked = 2 ** 22;

/** The number of its last line that is not empty. */
export function lastLine(file: SourceFile): number {
  let lines = 1;
  let last = 0;
  for (const chunk of file.chunks()) {
    for (const byte of chunk) {
      if (last === LINE_FEED && byte !== 0) lines++;
      if (byte !== 0) last = byte;
    }
  }
  return lines;
}
