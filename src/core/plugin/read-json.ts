import { jsonInPieces } from '../text/json-in-pieces.ts';
import { parseJson, type JsonOptions, type JsonText } from '../text/json.ts';
import { TextSyntaxError } from '../text/position.ts';
import { LARGE } from '../text/text-lines.ts';
import type { SourceFile } from './source-file.ts';

/** As `parseJson` of its text; of a large file the long objects and lists are not held, and what stands in them is read each time it is asked for. Throws `TextSyntaxError` and `UnreadableFile`. */
export function readJson(file: SourceFile, options?: JsonOptions): JsonText {
  const bytes = file.size >= LARGE ? file.inAnyOrder?.() : undefined;
  if (bytes !== undefined) {
    try {
      return jsonInPieces(bytes);
    } catch (error) {
      // the reader of whole texts says best what is wrong, and knows comments and other encodings
      if (!(error instanceof TextSyntaxError)) throw error;
    }
  }
  return parseJson(file.text(), options);
}
