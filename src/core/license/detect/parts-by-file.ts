import type { Mention } from './mention.ts';
import { parts } from './parts.data.ts';
import type { ReadableText } from './readable-text.ts';

/** Words before the first licence and behind the second one in which is looked for. */
const reach = 16;

const files = /^(?:files?|directory|directories|folders?|components?|modules?|packages?|parts?|portions?|headers?)$/;

/** "Each file is either under A or under B", "variously licensed under A or B", "A or B, depending on the file": which one holds is no choice of who gets it. */
export function isOfEachFile(text: ReadableText, first: Mention, second: Mention): boolean {
  for (let at = first.start - 1; at >= 0 && at > first.start - reach && !text.sentenceBefore(at + 1); at--) {
    const word = text.word(at);
    if (word === 'variously') return true;
    if (/^(?:each|every|individual)$/.test(word) && isOfFiles(text, at + 1) && isEitherUnder(text, at, first.start) && !isChosen(text, at, second.end)) return true;
  }
  for (let at = second.end; at < second.end + reach && !text.paragraphBefore(at); at++) {
    const word = text.word(at);
    if (/^(?:depending|depends)$/.test(word) && text.word(at + 1) === 'on' && [2, 3, 4].some((next) => files.test(text.word(at + next)))) return true;
    if (/^headers?$/.test(word) && tellsWhich(text, at)) return true;
  }
  return false;
}

/** "Each file", "each source file", "each of the files". */
const isOfFiles = (text: ReadableText, at: number): boolean => [0, 1, 2].some((next) => /^files?$/.test(text.word(at + next)) && !text.sentenceBefore(at + next));

/** "Each file is either under A or under B"; under either of them it would be by choice. */
function isEitherUnder(text: ReadableText, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) if (text.word(at) === 'either' && /^(?:under|licen[cs]ed|covered)$/.test(text.word(at + 1))) return true;
  return false;
}

/** "Each file may be used under A or B, at your option". */
function isChosen(text: ReadableText, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to + 8, text.count); at++) {
    if (at > to && text.sentenceBefore(at)) return false;
    if (/^(?:option|choice|choose|dual|dually)$/.test(text.word(at))) return true;
  }
  return false;
}

/** "The header of the file says which", "as its header specifies". */
function tellsWhich(text: ReadableText, header: number): boolean {
  for (let at = header + 1; at < header + 6 && !text.sentenceBefore(at); at++) if (/^(?:says?|tells?|states?|names?|specif(?:y|ies)|indicates?)$/.test(text.word(at))) return true;
  return false;
}

/** "A (the core) or B (everything in ee/)": what stands behind each of them is what it is for. */
export const namePartsBehind = (text: ReadableText, first: Mention, second: Mention): boolean => namesPart(text, first.end) && namesPart(text, second.end);

function namesPart(text: ReadableText, at: number): boolean {
  if (!/^\s*\(\s*$/.test(text.gapBefore(at))) return false;
  for (let word = at; word < at + 4 && (word === at || !text.gapBefore(word).includes(')')); word++) if (parts.test(text.word(word)) || text.word(word) === 'most') return true;
  return false;
}
