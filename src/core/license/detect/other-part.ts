import type { Mention } from './mention.ts';
import { isOfEachFile, namePartsBehind } from './parts-by-file.ts';
import { parts, persons, wholes } from './parts.data.ts';
import type { ReadableText } from './readable-text.ts';

/** Words of one sentence that are looked at. */
const longest = 40;

/** Ends the name of what a sentence is about. */
const ends = /^(?:is|are|was|were|may|can|must|shall|will|remains?|falls?|comes?|stays?|has|have|that|which|of|for|from|by|under|in|below|inside|within|and|or|uses?)$/;

/** Before the subject of a clause. */
const conjunctions = /^(?:alternatively|alternately|optionally|or|and|but|while|whereas|also|however|all|any|some|most)$/;

/** "MIT. The server is licensed under the AGPL": the clause with the second licence is about something else than the first one, and both count. */
export function isOfAnotherPart(text: ReadableText, first: Mention, second: Mention, from: number): boolean {
  const to = second.start;
  for (let at = Math.max(from, to - longest); at < to; at++) if (isDirectoryUnderTerms(text, at)) return true;
  for (let at = Math.max(from, to - longest); at < to; at++) {
    const isSentence = text.sentenceBefore(at);
    if (!isSentence && !(isClauseBefore(text, at) && text.word(at) === 'the') && !conjunctions.test(text.word(at - 1))) continue;
    if (hasSentenceWithin(text, at, to)) continue;
    let start = at;
    // "Alternatively, the server …"
    while (start < to && conjunctions.test(text.word(start))) start++;
    if (isSentence && (isPlace(text, start, Math.min(start + 1, to)) || isSubjectInPlace(text, start, to))) return true;
    if (isSubject(text, first, start, to)) return true;
  }
  return isPartWithTerms(text, first, from, to) || isOfEachFile(text, first, second) || namePartsBehind(text, first, second);
}

/** A comma, a colon, a dash or a bracket between two clauses. */
const isClauseBefore = (text: ReadableText, at: number): boolean => /[,:(]|\s--?\s|\x80[\x93\x94]/.test(text.gapBefore(at));

/** Does a sentence end between a word and another one? */
function hasSentenceWithin(text: ReadableText, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at++) if (text.sentenceBefore(at)) return true;
  return false;
}

/** Does a clause begin that tells the terms of a part: "the server is …", "enterprise modules, which cost, are …"? */
function isSubject(text: ReadableText, first: Mention, start: number, to: number): boolean {
  const hasArticle = /^(?:the|our|its|these|those)$/.test(text.word(start));
  const head = headOf(text, hasArticle ? start + 1 : start, to);
  const word = text.word(head);
  if (hasArticle ? wholes.test(word) || persons.test(word) : !parts.test(word)) return false;
  return isAboutIt(text, head, to) && !isSameAs(text, first, head);
}

/** "You may buy the enterprise modules, which are licensed under …". */
function isPartWithTerms(text: ReadableText, first: Mention, from: number, to: number): boolean {
  for (let at = Math.max(from, to - longest); at < to - 2; at++) {
    if (!parts.test(text.word(at)) || !/^(?:which|that)$/.test(text.word(at + 1)) || !/^(?:is|are)$/.test(text.word(at + 2))) continue;
    if (isAboutIt(text, at, to) && !hasSentenceWithin(text, at, to) && !isSameAs(text, first, at)) return true;
  }
  return false;
}

function headOf(text: ReadableText, start: number, to: number): number {
  let head = start;
  while (head + 1 < to && !ends.test(text.word(head + 1)) && /^[ \t\n\r*#"'`_-]*$/.test(text.gapBefore(head + 1))) head++;
  return head;
}

/** "The server is under the MIT License. Alternatively, the server is under …". */
function isSameAs(text: ReadableText, first: Mention, subject: number): boolean {
  for (let at = first.start - 1; at >= 0 && at > first.start - longest; at--) {
    if (text.word(at) !== text.word(subject)) continue;
    const [one, other] = [text.word(at - 1), text.word(subject - 1)];
    // "the community edition", "the enterprise edition"
    if (one === other || determiners.test(one) || determiners.test(other) || text.sentenceBefore(at) || text.sentenceBefore(subject)) return true;
  }
  return false;
}

const determiners = /^(?:the|this|that|these|those|our|its|all|a|an|of|and|or)?$/;

/** "Files in ee/ are under …", "everything below server/ is …". */
function isSubjectInPlace(text: ReadableText, start: number, end: number): boolean {
  const word = /^(?:the|these|those)$/.test(text.word(start)) ? start + 1 : start;
  return /^(?:files?|code|contents?|everything|sources?|directories|directory|folders?|parts?|modules?|packages?)$/.test(text.word(word))
    && /^(?:in|under|below|inside|within|of)$/.test(text.word(word + 1)) && isPlace(text, word + 2, Math.min(word + 7, end));
}

/** "server/ is licensed under", "ee/: under", "ee/, which is licensed under". */
function isDirectoryUnderTerms(text: ReadableText, at: number): boolean {
  if (text.charAfter(at) !== '/' || noDirectory.test(text.word(at)) || !/^\/[\s"'`*)\]:,]+$/.test(text.gapBefore(at + 1))) return false;
  return /^(?:is|are|under|falls?|comes?)$/.test(text.word(/^(?:which|that)$/.test(text.word(at + 1)) ? at + 2 : at + 1));
}

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

/** "… is licensed", "… are available", between the name and the licence; or nothing between them: "the plugins are GPL". */
function isAboutIt(text: ReadableText, head: number, end: number): boolean {
  for (let at = head + 1; at < end; at++) {
    if (/^(?:is|are|remains?|stays?)$/.test(text.word(at))) return at + 1 === end || /^(?:under|licen[cs]ed|distributed|released|available|covered|provided|published|subject|governed|made|also|free|offered|only|still)$/.test(text.word(at + 1));
    if (/^(?:falls?|comes?|uses?)$/.test(text.word(at))) return true;
  }
  return false;
}
