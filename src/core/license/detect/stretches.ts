import type { TriggerScan } from './trigger-words.ts';

/** From one byte offset to before another one. */
export type Stretch = readonly [from: number, to: number];

/** A text of up to this many bytes is read as a whole when it holds any trigger. */
const wholeLimit = 32_768;
/** Bytes that are read around a trigger. Within a licence, a notice or a list of them the next trigger is never so far. */
const before = 4_096;
const behind = 8_192;

/** The stretches of a text that may say something of licences: in order, apart from each other; none when it says nothing. */
export function stretchesOf(bytes: Uint8Array, triggers: TriggerScan): Stretch[] {
  const first = triggers.find(bytes);
  if (first === -1) return [];
  if (bytes.length <= wholeLimit) return [[0, bytes.length]];
  const stretches: [number, number][] = [];
  // a trigger that stands before the half of what is read anyway need not be looked for
  for (let at = first; at !== -1; at = triggers.find(bytes, at + behind / 2)) {
    const last = stretches.at(-1);
    const end = Math.min(bytes.length, at + behind);
    if (last !== undefined && at - before <= last[1]) last[1] = end;
    else stretches.push([wordEnd(bytes, Math.max(0, at - before)), end]);
  }
  return stretches;
}

/** Behind the word that an offset stands in. */
function wordEnd(bytes: Uint8Array, at: number): number {
  if (at === 0) return 0;
  let end = at;
  while (end < bytes.length && end < at + 64 && isLetterOrDigit(bytes[end]!)) end++;
  return end;
}

const isLetterOrDigit = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80;
