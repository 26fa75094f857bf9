import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { isCopyrightLine } from './optional-parts.ts';
import { textWordsOf, type TextWords } from './text-words.ts';
import { wordHash, wordsOf, type Words } from './words.ts';

/** The names on the copyright lines of the reference are those of its first author: wherever they stand, a copy has others. */
export function excuseHolderNames(text: string, words: Words, { hashes, at }: TextWords, required: number[]): void {
  const names = new Set<number>();
  for (const line of text.split('\n')) {
    if (!isCopyrightLine(line.trim())) continue;
    const { hashes: found, count } = textWordsOf(wordsOf(encodeUtf8(line)));
    for (let index = 0; index < count; index++) if (!plainWords.has(found[index]!)) names.add(found[index]!);
  }
  if (names.size === 0) return;
  for (let index = 0; index < at.length && index < required.length; index++) {
    const first = words.bytes[words.starts[at[index]!]!]!;
    // a name is written with a capital letter
    if (names.has(hashes[index]!) && first >= 65 && first <= 90) required[index] = 0;
  }
}

/** Words of copyright lines that are no names, and names that tell one variant of a licence from another. */
const plainWords: ReadonlySet<number> = new Set([
  'copyright', 'copyrights', 'copyrighted', 'by', 'of', 'and', 'all', 'rights', 'reserved', 'in', 'for', 'is', 'as', 'this', 'software', 'license', 'licensed', 'year', 'years', 'various', 'portions', 'public', 'with', 'or', 'to', 'on', 'from',
  'california', 'berkeley', 'project', 'notice', 'permission', 'document', 'version', 'general', 'free', 'open', 'source',
].map(wordHash));
