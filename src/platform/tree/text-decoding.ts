import { isUtf8 } from 'node:buffer';

export interface DecodedText {
  readonly text: string;
  /** False when bytes had to be replaced by U+FFFD. */
  readonly valid: boolean;
}

/** Strips the byte order mark; UTF-16 is decoded only with a mark. */
export function decodeText(bytes: Buffer): DecodedText {
  if (bytes.length >= 2 && bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), valid: true };
  if (bytes.length >= 2 && bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), valid: true };
  const start = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  return { text: bytes.toString('utf8', start), valid: isUtf8(bytes) };
}
