import { isUtf8 } from 'node:buffer';
import type { TextFlaw } from './text-flaw.ts';

export interface DecodedText {
  readonly text: string;
  /** What makes it no proper text, where something does; bytes that are no UTF-8 were replaced by U+FFFD. */
  readonly flaw: TextFlaw | undefined;
}

/** Strips the byte order mark; UTF-16 is decoded only with a mark. */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), flaw: undefined };
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), flaw: undefined };
  const start = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const text = bytes.toString('utf8', start);
  if (!isUtf8(bytes)) return { text, flaw: { kind: 'encoding', line: lineOf(text, '\uFFFD') } };
  return { text, flaw: bytes.includes(0) ? { kind: 'nul', line: lineOf(text, '\0') } : undefined };
}

function lineOf(text: string, character: string): number {
  const place = text.indexOf(character);
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < place; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
