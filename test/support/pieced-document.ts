import type { DocumentBytes } from '#core/text/document-bytes.ts';
import { SbomSource } from '#core/plugin/sbom-source.ts';

/** A small document that is read like one too long to be held, in small pieces. */
export function piecedDocument(text: string): SbomSource {
  const all = Buffer.from(text);
  const bytes: DocumentBytes = {
    size: all.length,
    text: (start, end) => all.toString('utf8', start, end),
    *chunks() {
      for (let at = 0; at < all.length; at += 100) yield all.subarray(at, at + 100);
    },
  };
  return new SbomSource(text, bytes);
}
