import type { LicenseExpression } from '../expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { bytesWithoutIgnoredBlocks } from '../../reuse/ignored-blocks.ts';
import { limitingSentences, restriction } from './added-restrictions.ts';
import { commercialAlternatives } from './commercial-alternatives.ts';
import { ComparedWordReader } from './compared-words.ts';
import { composeExpression } from './compose.ts';
import type { Detection, LicenseMatch } from './detection.ts';
import { composites } from './composite-licenses.data.ts';
import { detectorFingerprint } from './engine-version.ts';
import { exceptionMatch, withJoinedExceptions } from './exception-match.ts';
import { findFields } from './find-fields.ts';
import { findMentions } from './find-mentions.ts';
import { findTags, nextTag } from './find-tags.ts';
import { findTexts } from './find-texts.ts';
import { isFragment } from './fragment-of.ts';
import type { LicenseIndex } from './license-index.ts';
import { LineTable } from './line-table.ts';
import type { Mention } from './mention.ts';
import type { NameIndex } from './name-index.ts';
import { ReadableText } from './readable-text.ts';
import { conditionIds } from './restriction-phrases.data.ts';
import { restrictionsBeside } from './restrictions-beside.ts';
import type { TextIndex } from './text-index.ts';
import { isWhole, type TextMatch } from './text-match.ts';
import { wordHash, WordReader } from './words.ts';

/**
 * Says which licences a text names or holds, and where. Takes time linear in the length of the text. Keeps nothing between calls, so that
 * one detector can serve a whole scan; each thread makes its own of one shared index.
 */
export class LicenseDetector {
  readonly #index: LicenseIndex;

  constructor(index: LicenseIndex) {
    this.#index = index;
  }

  /** Part of the key of cached answers. */
  get fingerprint(): string {
    return detectorFingerprint(this.#index.fingerprint);
  }

  detect(bytes: Uint8Array): Detection {
    const { expression, echoes, mentions, text, resembles } = readCounting(this.#index, bytes);
    const parsed = expression === undefined ? undefined : parse(expression);
    if (mentions.length === 0 && resembles.length === 0) return { expression: undefined, matches: [], resembles: [] };
    const lines = new LineTable(bytes);
    return {
      expression: parsed,
      matches: withJoinedExceptions(mentions.flatMap((mention) => (mention.kind === 'exception' ? exceptionMatch(mention, parsed, text, lines) : matchOf(mention, echoes.has(mention), text, lines)))),
      resembles: resembles.map(({ id, start, end, coverage }) => ({ id, startLine: lines.at(text.words.starts[start]!), endLine: lines.at(text.words.ends[end - 1]! - 1), coverage })),
    };
  }
}

/** Without what its author excepts; most texts say nothing that could be excepted. */
function readCounting(index: LicenseIndex, bytes: Uint8Array): Reading {
  const reading = read(index, bytes);
  if (reading.mentions.length === 0 && reading.resembles.length === 0) return reading;
  const counting = bytesWithoutIgnoredBlocks(bytes);
  return counting === bytes ? reading : read(index, counting);
}

function matchOf(mention: Mention, isEcho: boolean, text: ReadableText, lines: LineTable): LicenseMatch[] {
  if (mention.listed === true) return [];
  const expression = parse(mention.expression);
  if (expression === undefined) return [];
  const start = text.words.starts[mention.start]!;
  const end = text.words.ends[mention.end - 1]!;
  return [{
    kind: mention.kind, expression, start, end, startLine: lines.at(start), endLine: lines.at(end - 1), coverage: mention.coverage, score: mention.score,
    ...(mention.assumed && { assumed: true }), ...(isEcho && { echo: true }),
  }];
}

function parse(text: string): LicenseExpression | undefined {
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  return parsed.ok ? parsed.expression : undefined;
}

interface Reading {
  readonly expression: string | undefined;
  readonly echoes: ReadonlySet<Mention>;
  readonly mentions: readonly Mention[];
  readonly text: ReadableText;
  readonly resembles: readonly { readonly id: string; readonly start: number; readonly end: number; readonly coverage: number }[];
}

const alternatively = wordHash('alternatively');
const resemblanceThreshold = 0.5;

const emptyText = new ReadableText({ bytes: new Uint8Array(0), count: 0, hashes: new Uint32Array(0), starts: new Uint32Array(0), ends: new Uint32Array(0) });
const noEchoes: ReadonlySet<Mention> = new Set();
const noneTaken = new Uint8Array(0);

// their memory serves one text after the other
const wordReader = new WordReader();
const comparedWordReader = new ComparedWordReader();

/** For tools that look at the parts of an answer, until the next text is read. */
export function read({ texts, names }: LicenseIndex, bytes: Uint8Array): Reading {
  const stretches = names.stretchesIn(bytes);
  if (stretches.length === 0) return { expression: undefined, echoes: noEchoes, mentions: [], text: emptyText, resembles: [] };
  const text = new ReadableText(wordReader.read(bytes, stretches));
  const textWords = comparedWordReader.read(texts, text.words);
  const matches = findTexts(texts, textWords);
  // most files of a tree say nothing of licences
  if (matches.length === 0 && names.next(text.words, 0) === text.count && nextTag(bytes) === -1) return { expression: undefined, echoes: noEchoes, mentions: [], text, resembles: [] };
  const taken = new Uint8Array(text.count);
  const mentions: Mention[] = [];
  const restrictions: Mention[] = [];
  const resembles: Reading['resembles'][number][] = [];
  const fragments: typeof resembles = [];
  for (const match of matches) {
    const start = textWords.at[match.start]!;
    const end = textWords.at[match.end - 1]! + 1;
    if (!isWhole(match)) {
      const like = match.coverage > resemblanceThreshold && match.purity > resemblanceThreshold ? resembles : isFragment(match) ? fragments : undefined;
      like?.push({ id: texts.texts[match.text]!.id, start, end, coverage: match.coverage });
      continue;
    }
    let next = start;
    let offer = -1;
    for (const [at] of match.pairs) {
      const word = textWords.at[at]!;
      for (let foreign = next; foreign < word; foreign++) if (text.words.hashes[foreign] === alternatively) offer = foreign;
      // a few foreign words are a name; more of them may say something
      if (word - next <= 8) taken.fill(1, next, word + 1);
      else taken[word] = 1;
      next = word + 1;
    }
    // "Alternatively, this may be distributed under the GPL": whatever the licence has in common with that sentence
    for (let word = offer; word !== -1 && word < next && (word === offer || !text.sentenceBefore(word)); word++) taken[word] = 0;
    const paired = new Set(match.purity === 1 ? [] : match.pairs.map(([at]) => textWords.at[at]!));
    for (const sentence of match.purity === 1 ? [] : limitingSentences(text, start, next, (word) => paired.has(word), texts.texts[match.text]!.required)) {
      taken.fill(0, sentence.start, sentence.end);
      if (sentence.restricts) restrictions.push(restriction(sentence));
    }
    const id = byTitle(text, names, texts, match, start) ?? texts.texts[match.text]!.id;
    const expression = Object.hasOwn(composites, id) ? composites[id]! : id;
    mentions.push({ kind: 'text', start, end, expression, family: undefined, assumed: false, echo: false, coverage: match.coverage, score: match.coverage * match.purity });
  }
  // one by one: a long text has more of them than a call may have arguments
  for (const found of [findTags(text, taken), findFields(text, taken)]) for (const mention of found) mentions.push(mention);
  for (const mention of findMentions(text, names, taken)) mentions.push(mention);
  for (const one of restrictionsBeside(text, mentions, taken)) restrictions.push(one);
  for (const one of commercialAlternatives(text, mentions, taken)) mentions.push(one);
  // what has a name of its own is called by it
  mentions.push(...restrictions.filter((one) => !mentions.some(({ expression, start, end }) => conditionIds.has(expression) && start < one.end && end > one.start)));
  // a piece of a licence that names one is a notice
  resembles.push(...fragments.filter((one) => !mentions.some(({ start, end }) => start < one.end && end > one.start)));
  resembles.sort((a, b) => a.start - b.start);
  mentions.sort((a, b) => a.start - b.start || b.end - a.end);
  const lastTaken = (word: number): number => {
    let at = word - 1;
    while (at >= 0 && taken[at] === 0) at--;
    return at + 1;
  };
  return { ...composeExpression(text, mentions, lastTaken), mentions, text, resembles };
}

/** The id of a near text that the title names, when the best text is not exact. */
function byTitle(text: ReadableText, names: NameIndex, { texts }: TextIndex, match: TextMatch, start: number): string | undefined {
  if (match.rivals.length === 0 || match.coverage > 0.95) return undefined;
  const titles = findMentions(text, names, noneTaken, Math.max(0, start - 40), Math.min(text.count, start + 40)).map(({ expression }) => expression);
  const idOf = (place: number): string => texts[place]!.id;
  if (titles.includes(idOf(match.text))) return undefined;
  const rival = match.rivals.find((place) => titles.includes(idOf(place)));
  return rival === undefined ? undefined : idOf(rival);
}
