import { licenseBase } from './license-base.ts';
import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';

/** Words of a file within which its author says what the texts behind are there for. */
const prefaceLength = 80;

/**
 * A file that begins with an offer to choose ("dual licensed", "under the terms of either") and then holds the text of each licence once, and names no other one: the expression of the choice.
 * Its texts apply by nothing but that offer.
 */
export function choiceOfTexts(text: ReadableText, mentions: readonly Mention[]): string | undefined {
  const texts = mentions.filter(({ kind }) => kind === 'text');
  const byBase = new Map(texts.map((one) => [licenseBase(one.expression), one.expression]));
  if (texts.length < 2 || byBase.size !== texts.length || texts.some(({ expression }) => expression.includes(' '))) return undefined;
  if (!mentions.every(({ kind, expression }) => kind !== 'exception' && expression.split(' OR ').every((one) => byBase.has(licenseBase(one)))) || !offersChoice(text)) return undefined;
  return texts.map(({ expression }) => saidOf(licenseBase(expression), mentions) ?? expression).join(' OR ');
}

/** "Version 2 or later": a text does not say it, the author does. */
function saidOf(base: string, mentions: readonly Mention[]): string | undefined {
  return mentions.find(({ kind, expression, assumed, end }) => kind === 'mention' && !assumed && end <= prefaceLength && expression.endsWith('-or-later') && licenseBase(expression) === base)?.expression;
}

function offersChoice(text: ReadableText): boolean {
  const length = Math.min(prefaceLength, text.count);
  for (let at = 0; at < length; at++) {
    const [word, next] = [text.word(at), text.word(at + 1)];
    if (word === 'either' && next !== 'version' && next !== 'express') return true;
    if (/^(?:dual|dually|double|triple|tri)$/.test(word) && /^licen[cs](?:e|es|ed|ing)$/.test(next)) return true;
    if (word === 'choose') return true;
    // "(at your option) any later version" chooses a version
    if (/^(?:choice|option)$/.test(word) && text.word(at - 1) === 'your' && next !== 'any') return true;
    if (/^(?:one|any)$/.test(word) && next === 'of' && text.word(at + 2) === 'the' && text.word(at + 3) === 'following' && /^licen[cs]es$/.test(text.word(at + 4))) return true;
  }
  return false;
}
