import type { DocumentBytes } from '#core/text/document-bytes.ts';
import { lineTexts } from '#core/text/text-lines.ts';
import { SbomSource } from '#core/plugin/sbom-source.ts';

/** A small document that is read like one too long to be held, in small pieces. */
export const piecedDocument = (text: string): SbomSource => new SbomSource(text, piecedBytes(Buffer.from(text)));

export function piecedBytes(given: Uint8Array): DocumentBytes {
  const all = Buffer.from(given);
  const decode = (part: Uint8Array): string => Buffer.from(part).toString('utf8');
  const bytes: DocumentBytes = {
    size: all.length,
    text: (start, end) => all.toString('utf8', start, end),
    *chunks() {
      for (let at = 0; at < all.length; at += 100) yield all.subarray(at, at + 100);
    },
    texts: () => lineTexts(bytes.chunks(), decode),
  };
  return bytes;
}
