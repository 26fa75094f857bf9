import type { Mention } from './mention.ts';
import { licenseBase } from './license-base.ts';
import type { ReadableText } from './readable-text.ts';

const isGnu = (expression: string): boolean => /^(?:[AL]?GPL|GFDL)-/.test(expression);
const statementWords = /^(?:under|licensed|licenced|released|subject|covered|governed|distributed|license|licence|alternatively|terms)$/;

const grantWords = /^(?:under|licensed|licenced|released|subject|covered|governed|distributed|terms)$/;

/** Mentions that repeat what another one says better, or that only speak of a licence. */
export function echoesIn(text: ReadableText, mentions: readonly Mention[]): ReadonlySet<Mention> {
  const echoes = new Set<Mention>();
  const main = mentions.find(({ kind, start, end }) => kind === 'text' && end - start > 0.5 * text.count && end - start > 150);
  const loose = mentions.filter((mention) => mention.kind === 'mention' && !isStatement(text, mention, grantWords));
  const isList = new Set(loose.map(({ expression }) => expression)).size > 9;
  const isCatalogue = new Set(mentions.filter(({ kind }) => kind === 'mention' || kind === 'url').map(({ expression }) => expression)).size > 20;
  mentions.forEach((mention, index) => {
    if (mention.kind === 'exception' || mention.kind === 'tag' || mention.kind === 'text') return;
    if (isEcho(text, mentions, mention, index) || (main !== undefined && !isStatement(text, mention, grantWords) && !isField(text, mention)) || ((isCatalogue || (isList && mention.kind === 'mention')) && !isStatement(text, mention, grantWords))) echoes.add(mention);
  });
  return echoes;
}

function isEcho(text: ReadableText, mentions: readonly Mention[], mention: Mention, index: number): boolean {
  const base = licenseBase(mention.expression);
  const others = mentions.filter((other) => other !== mention && other.kind !== 'exception' && licenseBase(other.expression) === base);
  if (mention.expression === 'LicenseRef-public-domain' && mentions.some(({ expression }) => /^(?:CC0|Unlicense|blessing|SAX-PD|NIST|CC-PDDC|ANTLR-PD|Beerware)/.test(expression))) return true;
  if (mention.echo && mention.expression.startsWith('GPL-1') && mentions.some((other) => /^[AL]GPL-/.test(other.expression) && !other.echo && !other.assumed && other.start < mention.start)) return true;
  if (others.length === 0) return false;
  // a name right before its text
  const next = mentions[index + 1];
  if (next !== undefined && next.kind === 'text' && licenseBase(next.expression) === base && next.start - mention.end < 40) return true;
  if (mention.echo && others.some((other) => !other.echo || other.start < mention.start)) return true;
  if (mention.assumed && others.some((other) => !other.assumed)) return true;
  if (mention.kind !== 'url') return isSummary(text, mentions, mention);
  // the address of the text that a notice points to
  return others.some((other) => other.kind !== 'url' && !other.assumed && !other.echo && Math.abs(other.start - mention.start) < (isGnu(mention.expression) ? 120 : 60))
    || (mention.expression.endsWith('-or-later') && others.some((other) => other.kind !== 'url'));
}

/** "GPL 2" near a notice that says "version 2 or any later version". */
function isSummary(text: ReadableText, mentions: readonly Mention[], { expression, start, end }: Mention): boolean {
  if (!expression.endsWith('-only')) return false;
  const later = expression.replace(/-only$/, '-or-later');
  const reach = text.gapBefore(start).includes('/') || text.gapBefore(end).includes('/') ? 250 : 90;
  return mentions.some((other) => other.expression.split(' ')[0] === later && !other.assumed && other.start - start < reach && other.start > start && other.kind === 'mention');
}

/** `License: MIT`, `alternatively the GPL`. */
const isField = (text: ReadableText, { start }: Mention): boolean =>
  (/^licen[cs]e$/.test(text.word(start - 1)) && /[:=]/.test(text.gapBefore(start))) || /^(?:alternatively|or)$/.test(text.word(start - 1)) || /^(?:alternatively|or)$/.test(text.word(start - 2));

/** Does it stand in a sentence that grants something? */
function isStatement(text: ReadableText, { start }: Mention, words = statementWords): boolean {
  for (let at = start - 1; at >= 0 && at > start - 9; at--) {
    if (words.test(text.word(at))) return true;
    if (text.sentenceBefore(at + 1)) return false;
  }
  return false;
}
