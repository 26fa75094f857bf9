import type { ReadableText } from './readable-text.ts';

/** The name of a file: `COPYING.LGPL`, `licenses/gpl.txt`, `common-licenses/GPL-2`. */
export function isFileName(text: ReadableText, start: number, end: number): boolean {
  if (start > 0 && /^[-./_]$/.test(text.gapBefore(start)) && text.gapBefore(start) !== '' && /^(?:copying|licen[cs]es?|txt|doc|docs|appendix|file|files|src|common|legal|lib|share)$/.test(text.word(start - 1))) return true;
  return text.gapBefore(end) === '.' && /^(?:txt|html|htm|md|license|licence|pdf|rtf|doc|tex|xml|rst)$/.test(text.word(end));
}

/** `zlib.h`, `mit.c`: what a program is made of, not its terms. */
export const isSourceFile = (text: ReadableText, end: number): boolean => text.gapBefore(end) === '.' && /^(?:c|cc|cpp|h|hpp|py|js|ts|java|go|rs|rb|so|dll|dylib)$/.test(text.word(end));

/** A name does not go on over an empty line, an assignment or the end of a sentence, which no initial is ("David M. Gay"). */
export function isBroken(text: ReadableText, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++) {
    const gap = text.gapBefore(at);
    if (gap.length > 1 && (/[=;{}]/.test(gap) || text.paragraphBefore(at) || (gap.startsWith('.') && /\s/.test(gap[1]!) && text.word(at - 1).length > 1 && !/^v?\d/.test(text.word(at))))) return true;
  }
  return false;
}

/** `MIT`, `Apache` and `0BSD`, not the German word or the name of a directory. */
export const isCapital = (text: ReadableText, at: number): boolean => {
  const byte = text.words.bytes[text.words.starts[at]!]!;
  return (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57);
};
