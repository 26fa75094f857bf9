import { decodeUtf8 } from '#core/binary/utf8.ts';
import type { Source } from '#core/plugin/ecosystem.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';

/** Tools end every line with a line break, the last one too: does the file stop in the middle of a line? */
export function stopsWithinLine(file: SourceFile): boolean {
  const end = file.range?.(Math.max(0, file.size - 2), 2) ?? file.bytes().subarray(-2);
  const last = end.at(-1);
  return last !== undefined && last !== LINE_FEED && !(last === 0 && end[0] === LINE_FEED);
}

const LINE_FEED = 0x0a;

/** What the file lacks of what each whole one of its kind has; `undefined` when nothing, or when it is empty. Of a large one only the end is looked at. */
export function lackedBy(file: SourceFile, { closing, ends }: Pick<Source, 'closing' | 'ends'>): string | undefined {
  if (closing === undefined && ends === undefined) return undefined;
  const text = (file.size <= looked || file.range === undefined ? file.text() : decodeUtf8(file.range(file.size - looked, looked))).trimEnd();
  if (text === '') return undefined;
  if (closing?.some((mark) => text.includes(mark)) === false) return closing[0];
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
