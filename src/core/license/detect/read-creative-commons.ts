import { licenseId } from '../license-list.ts';
import type { Mention } from './mention.ts';
import { commonsPart } from './foreign-words.ts';
import type { ReadableText } from './readable-text.ts';

/** `Creative Commons Attribution-ShareAlike 3.0`, `CC BY-NC 4.0`, `cc-by-sa`. */
export function readCreativeCommons(text: ReadableText, at: number): Mention | undefined {
  const first = text.word(at);
  let next = at;
  if (first === 'creative' && text.word(at + 1) === 'commons') next = at + 2;
  else if (first === 'cc' && /^[-_ ]$/.test(text.gapBefore(at + 1))) next = at + 1;
  else return undefined;
  const has = { by: false, nc: false, nd: false, sa: false };
  let version: string | undefined;
  let end = next;
  for (let place = next; place < Math.min(text.count, next + 18); place++) {
    const [word, following] = [text.word(place), text.word(place + 1)];
    if (word === 'attribution' || (word === 'by' && (place < next + 2 || has.by))) has.by = true;
    else if (word === 'nc' || word === 'noncommercial' || (word === 'non' && following === 'commercial')) { has.nc = true; if (word === 'non') place++; }
    else if (word === 'nd' || /^noderiv(?:ative)?s?$/.test(word) || (word === 'no' && /^deriv(?:ative)?s?$/.test(following))) {
      has.nd = true;
      if (word === 'no') place++;
      if (text.word(place + 1) === 'works') place++;
    } else if (word === 'sa' || word === 'sharealike' || (word === 'share' && following === 'alike')) { has.sa = true; if (word === 'share') place++; }
    else if (/^v?[1-4]$/.test(word) && /^[015]$/.test(following) && text.gapBefore(place + 1) === '.') {
      version = `${word.replace('v', '')}.${following}`;
      end = place + 2;
      break;
    } else if (/^v?[1-4]$/.test(word) && has.by) {
      version = `${word.replace('v', '')}.0`;
      end = place + 1;
      break;
    } else {
      const part = commonsPart(text.words, place);
      if (part === 'by') has.by = true;
      else if (part === 'nc') has.nc = true;
      else if (part === 'nd') has.nd = true;
      else if (part === 'sa') has.sa = true;
      else if (part === undefined && !/^(?:license|licence|version|v|the|a|cc|public|international|generic|unported|s)$/.test(word)) break;
    }
    if (has.by) end = place + 1;
  }
  if (!has.by) return undefined;
  const variant = `CC-BY${has.nc ? '-NC' : ''}${has.sa ? '-SA' : has.nd ? '-ND' : ''}-${version ?? '3.0'}`;
  const ported = version === undefined ? undefined : portOf(text, variant, end);
  return { kind: 'mention', start: at, end: ported?.end ?? end, expression: ported?.id ?? variant, family: undefined, assumed: version === undefined, echo: false, coverage: 1, score: version === undefined ? 0.6 : 0.9 };
}

/** How places are called whose law a licence was ported to, by their names and codes. */
const places: ReadonlyMap<string, string> = new Map(Object.entries({
  australia: 'AU', au: 'AU', austria: 'AT', at: 'AT', germany: 'DE', deutschland: 'DE', de: 'DE', france: 'FR', fr: 'FR', netherlands: 'NL', nl: 'NL', japan: 'JP', jp: 'JP',
  igo: 'IGO', uk: 'UK', 'england and wales': 'UK', us: 'US', usa: 'US', 'united states': 'US',
}));

/** The version for one place ("3.0 Germany", "2.0 England and Wales") where the list has it. */
function portOf(text: ReadableText, variant: string, end: number): { readonly id: string; readonly end: number } | undefined {
  const first = text.word(end) === 'the' ? end + 1 : end;
  for (let words = 3; words > 0; words--) {
    const place = places.get(Array.from({ length: words }, (_, index) => text.word(first + index)).join(' '));
    // "at" is Austria in "3.0 AT" only
    if (place === undefined || text.sentenceBefore(first) || (words === 1 && text.word(first).length === 2 && !isUpper(text, first))) continue;
    const id = licenseId(`${variant}-${place}`);
    if (id !== undefined) return { id, end: first + words };
  }
  return undefined;
}

const isUpper = (text: ReadableText, at: number): boolean => [0, 1].every((offset) => {
  const byte = text.words.bytes[text.words.starts[at]! + offset]!;
  return byte >= 65 && byte <= 90;
});
