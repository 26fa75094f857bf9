import { LARGE, textPieces } from '../text/text-lines.ts';
import type { SourceFile } from './source-file.ts';

/** Does one of the words, none of which has a line break in it, stand in the text? A large file is not held for that. Throws `UnreadableFile`. */
export function mentions(file: SourceFile, words: readonly string[]): boolean {
  const texts = file.size >= LARGE ? textPieces(file) : [file.text()];
  for (const text of texts) if (words.some((word) => text.includes(word))) return true;
  return false;
}
