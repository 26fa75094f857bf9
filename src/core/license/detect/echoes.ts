import type { Mention } from './mention.ts';
import { licenseBase } from './license-base.ts';
import { conditionIds } from './restriction-phrases.data.ts';
import type { ReadableText } from './readable-text.ts';

const isGnu = (expression: string): boolean => /^(?:[AL]?GPL|GFDL)-/.test(expression);
const statementWords = /^(?:under|licensed|licenced|released|subject|covered|governed|distributed|license|licence|alternatively|terms)$/;

/** Words between two statements about different parts of a text. */
const farAway = 1_000;
const grantWords = /^(?:under|licensed|licenced|released|subject|covered|governed|distributed|terms)$/;
/** A badge shows the licence of the project and links to its text. */
const badgeWords = /^(?:svg|png|badge|under|licensed|licenced)$/;
const strictWords = /^(?:under|licensed|licenced|released|subject|covered|governed)$/;

/** Mentions that repeat what another one says better, or that only speak of a licence. `listed` are the licences that lists of the text name. */
export function echoesIn(text: ReadableText, mentions: readonly Mention[], listed: ReadonlySet<string>): ReadonlySet<Mention> {
  const echoes = new Set<Mention>();
  const main = mentions.find(({ kind, start, end }) => kind === 'text' && end - start > 0.5 * text.count && end - start > 150);
  const loose = mentions.filter((mention) => mention.kind === 'mention' && !isStatement(text, mention, grantWords));
  const isList = new Set([...loose.map(({ expression }) => expression), ...listed]).size > 9;
  const isCatalogue = new Set(mentions.filter(({ kind }) => kind === 'mention' || kind === 'url').map(({ expression }) => expression).concat([...listed])).size > 20;
  /** One of many in a list, which grants nothing. */
  const isListed = (mention: Mention): boolean => {
    if (!isCatalogue && !(isList && mention.kind === 'mention')) return false;
    if (isUnderHeading(text, mention)) return false;
    const words = mention.kind === 'url' ? badgeWords : isCatalogue ? strictWords : grantWords;
    if (isStatement(text, mention, words, isCatalogue && mention.kind !== 'url' ? 5 : 8)) return false;
    return !isField(text, mention) || /["']/.test(text.gapBefore(mention.start));
  };
  mentions.forEach((mention, index) => {
    if (mention.kind === 'notice' && (isEcho(text, mentions, mention, index) || isOfOther(mentions, mention))) echoes.add(mention);
    if (mention.kind === 'notice' || mention.kind === 'exception' || mention.kind === 'tag' || mention.kind === 'manifest' || mention.kind === 'text') return;
    const isOutsideMain = main !== undefined && !isStatement(text, mention, grantWords) && !isField(text, mention) && !isOffer(text, mention);
    if (isEcho(text, mentions, mention, index) || isOutsideMain || isListed(mention)) echoes.add(mention);
  });
  return echoes;
}

function isEcho(text: ReadableText, mentions: readonly Mention[], mention: Mention, index: number): boolean {
  const base = licenseBase(mention.expression);
  const others = mentions.filter((other) => other !== mention && other.kind !== 'exception' && licenseBase(other.expression) === base);
  if (mention.expression === 'LicenseRef-public-domain' && mentions.some(({ expression }) => /^(?:CC0|Unlicense|blessing|SAX-PD|NIST|CC-PDDC|ANTLR-PD|Beerware)/.test(expression))) return true;
  if (mention.echo && mention.expression.startsWith('GPL-1') && mentions.some((other) => /^[AL]GPL-/.test(other.expression) && !other.echo && !other.assumed && other.start < mention.start)) return true;
  const next = mentions[index + 1];
  if (next?.kind === 'text' && next.expression.startsWith(`${mention.expression}-`) && next.start - mention.end < 40) return true;
  if (isLikeness(text, mention) && mentions.some((other) => other !== mention && other.kind !== 'clue' && other.kind !== 'exception' && !isLikeness(text, other))) return true;
  if (others.length === 0) return false;
  // of two that leave the version open the one with the newer name tells more
  if (mention.assumed && mention.family?.renamed !== undefined && mention.expression === mention.family.bare && others.some((other) => other.assumed && other.expression === mention.family!.renamed!.bare)) return true;
  // a name right before its text, if it is not one of two to choose from
  const before = mentions[index - 1];
  const isChoice = mention.expression.includes(' OR ') || before !== undefined && mention.start - before.end === 1 && text.word(before.end) === 'or';
  if (!isChoice && next !== undefined && next.kind === 'text' && (licenseBase(next.expression) === base || next.expression.startsWith(`${mention.expression}-`)) && next.start - mention.end < 40 && (mention.assumed || mention.kind !== 'url' || next.expression === mention.expression)) return true;
  if (mention.echo && others.some((other) => !other.echo || other.start < mention.start)) return true;
  if (mention.assumed && others.some((other) => !other.assumed && (!isStatement(text, mention, grantWords) || Math.abs(other.start - mention.start) < farAway))) return true;
  if (mention.kind !== 'url') return isSummary(text, mentions, mention);
  // the address of the text that a notice points to
  return others.some((other) => other.kind !== 'url' && !other.assumed && !other.echo && Math.abs(other.start - mention.start) < (isGnu(mention.expression) ? 120 : 60) && (other.kind !== 'text' || other.start < mention.end || other.expression === mention.expression || isGnu(mention.expression)))
    || (mention.expression.endsWith('-or-later') && others.some((other) => other.kind !== 'url'));
}

/** A restriction far from the text of the licence is one of another work; and what the licence says itself need not be said again. */
function isOfOther(mentions: readonly Mention[], { expression, start, end }: Mention): boolean {
  if (!conditionIds.has(expression) || expression.startsWith('LicenseRef-Commons-Clause')) return false;
  if (expression === 'LicenseRef-noncommercial-use-only' && mentions.some((other) => !conditionIds.has(other.expression) && nonCommercial.test(other.expression))) return true;
  const texts = mentions.filter(({ kind }) => kind === 'text');
  return texts.length > 0 && texts.every((other) => start - other.end > besideText || other.start - end > besideText);
}

/** Words between a licence and what is added to it. */
const besideText = 80;
const nonCommercial = /-NC-|Noncommercial|^(?:Aladdin|CPOL|SUL|FSL|BUSL|Prosperity)/i;

/** "GPL 2" near a notice that says "version 2 or any later version". */
function isSummary(text: ReadableText, mentions: readonly Mention[], { expression, start, end }: Mention): boolean {
  if (!expression.endsWith('-only')) return false;
  const later = expression.replace(/-only$/, '-or-later');
  const reach = text.gapBefore(start).includes('/') || text.gapBefore(end).includes('/') ? 250 : 90;
  return mentions.some((other) => other.expression.split(' ')[0] === later && !other.assumed && other.start - start < reach && other.start > start && other.kind === 'mention');
}

/** "an Apache-style licence" says what terms are like. */
const isLikeness = (text: ReadableText, { kind, start, end }: Mention): boolean => kind === 'mention' && [start + 1, end - 2, end - 1, end].some((at) => at > start && /^(?:style|like|type)$/.test(text.word(at)));

/** `License: MIT`. */
const isField = (text: ReadableText, { start }: Mention): boolean => /^licen[cs]e$/.test(text.word(start - 1)) && /[:=]/.test(text.gapBefore(start));

/** The first word of the section that is called "License". */
const isUnderHeading = (text: ReadableText, { start }: Mention): boolean => /^licen[cs](?:e|es|ing)$/.test(text.word(start - 1)) && text.paragraphBefore(start) && /\n[#=* ]*$/.test(text.gapBefore(start - 1));

/** "alternatively the GPL". */
const isOffer = (text: ReadableText, { start }: Mention): boolean => [1, 2].some((back) => /^(?:alternatively|or)$/.test(text.word(start - back)));

/** Does it stand in a sentence that grants something? */
export function isStatement(text: ReadableText, { start }: Mention, words = statementWords, reach = 8): boolean {
  for (let at = start - 1; at >= 0 && at >= start - reach; at--) {
    if (words.test(text.word(at))) return true;
    if (text.sentenceBefore(at + 1)) return false;
  }
  return false;
}
