import type { ReadableText } from './readable-text.ts';

/** "for more details", "you should have received a copy of": a reference to what was said before. */
export function refersBack(text: ReadableText, start: number, end: number): boolean {
  for (let at = end; at < end + 5 && at < text.count && !text.sentenceBefore(at); at++) {
    if (/^details?$/.test(text.word(at)) && text.word(end) === 'for') return true;
  }
  for (let at = end; at < end + 12 && at < text.count && !text.paragraphBefore(at); at++) if (text.word(at) === 'common' && /^licen[cs]es$/.test(text.word(at + 1))) return true;
  for (let at = start - 1; at > start - 9 && at >= 0; at--) {
    if (/^sections?$/.test(text.word(at)) && /^\d/.test(text.word(at + 1)) && at > start - 6) return true;
    if (text.word(at) === 'received' || (text.word(at) === 'see' && at > start - 3 && !text.sentenceBefore(at + 1))) return true;
  }
  return false;
}
