import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';

/** Words of one sentence that are looked at. */
const longest = 40;

/** What a text calls the whole that it is about. */
const wholes = /^(?:it|this|they|you|we|software|programs?|librar(?:y|ies)|packages?|projects?|code|sources?|works?|file|products?|module|distribution|contents?|tool|application|app|repository|release|licen[cs]es?|terms|materials?|documentation|script|plugin|framework|data|component|author|authors|copyright)$/;

/** Ends the name of what a sentence is about. */
const ends = /^(?:is|are|was|were|may|can|must|shall|will|remains?|falls?|comes?|stays?|has|have|that|which|of|for|from|by|under|in|below|inside|within|and|or|uses?)$/;

/** "MIT. The server is licensed under the AGPL": the sentence with the second licence is about something else than the first one, and both count. */
export function isOfAnotherPart(text: ReadableText, first: Mention, second: number, from: number): boolean {
  for (let at = Math.max(from, second - longest); at < second; at++) if (isDirectoryUnderTerms(text, at)) return true;
  let start = second;
  while (start > from && start > second - longest && !text.sentenceBefore(start)) start--;
  if (start <= from && !text.sentenceBefore(start)) return false;
  // "Alternatively, the server …"
  while (start < second && /^(?:alternatively|alternately|optionally|or|and|but|also|however|all|any|some|most)$/.test(text.word(start))) start++;
  if (isPlace(text, start, Math.min(start + 1, second)) || isSubjectInPlace(text, start, second)) return true;
  if (text.word(start) !== 'the') return false;
  let head = start + 1;
  while (head + 1 < second && !ends.test(text.word(head + 1)) && /^[ \t\n\r*#"'`_-]*$/.test(text.gapBefore(head + 1))) head++;
  if (!isAboutIt(text, head, second) || wholes.test(text.word(head))) return false;
  // "The server is under the MIT License. Alternatively, the server is under …"
  for (let at = first.start - 1; at >= 0 && at > first.start - longest; at--) if (text.word(at) === text.word(head)) return false;
  return true;
}

/** "Files in ee/ are under …", "everything below server/ is …". */
function isSubjectInPlace(text: ReadableText, start: number, end: number): boolean {
  const word = /^(?:the|these|those)$/.test(text.word(start)) ? start + 1 : start;
  return /^(?:files?|code|contents?|everything|sources?|directories|directory|folders?|parts?|modules?|packages?)$/.test(text.word(word))
    && /^(?:in|under|below|inside|within|of)$/.test(text.word(word + 1)) && isPlace(text, word + 2, Math.min(word + 7, end));
}

/** "server/ is licensed under", "ee/: under". */
const isDirectoryUnderTerms = (text: ReadableText, at: number): boolean =>
  text.charAfter(at) === '/' && /^(?:is|are|under|falls?|comes?)$/.test(text.word(at + 1)) && /^\/[\s"'`*)\]:]+$/.test(text.gapBefore(at + 1)) && !noDirectory.test(text.word(at));

/** Words before a slash that name no directory. */
const noDirectory = /^(?:and|or|https?|licen[cs]es?|sources?|binary|object)$/;

/** A path: `ee/`, `src/server`. */
function isPlace(text: ReadableText, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    if ((text.charAfter(at) === '/' && !noDirectory.test(text.word(at))) || /^\s+\.?\/$/.test(text.gapBefore(at))) return true;
    if (/^(?:directory|folder|subdirectory|tree)$/.test(text.word(at))) return true;
  }
  return false;
}

/** "… is licensed", "… are available", between the name and the licence. */
function isAboutIt(text: ReadableText, head: number, end: number): boolean {
  for (let at = head + 1; at < end; at++) {
    if (/^(?:is|are|remains?|stays?)$/.test(text.word(at))) return /^(?:under|licen[cs]ed|distributed|released|available|covered|provided|published|subject|governed|made|also|free|offered|only|still)$/.test(text.word(at + 1));
    if (/^(?:falls?|comes?|uses?)$/.test(text.word(at))) return true;
  }
  return false;
}
