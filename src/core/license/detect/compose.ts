import { attachExceptions } from './attach-exception.ts';
import { withBought, withoutToldAgain, withVagueMembers, type Group } from './choice-members.ts';
import { choiceOfTexts } from './choice-of-texts.ts';
import { echoesIn } from './echoes.ts';
import type { Mention } from './mention.ts';
import { isAlternative, isField } from './is-alternative.ts';
import { licenseBase } from './license-base.ts';
import { isOfAnotherPart } from './other-part.ts';
import { offersBehind } from './offers-behind.ts';
import type { ReadableText } from './readable-text.ts';

/** So many mentions are only in lists; each of them is held against each other one. */
const pairwiseLimit = 600;
const repetitions = 3;

/** The first mentions of each kind of each licence; how many kinds there are is bounded by the index. */
function withoutRepetitions(mentions: readonly Mention[]): Mention[] {
  const counts = new Map<string, number>();
  return mentions.filter(({ kind, expression, assumed }) => {
    const key = `${kind} ${assumed} ${expression}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= repetitions;
  });
}

export interface Composition {
  /** SPDX; absent when nothing is said. */
  readonly expression: string | undefined;
  /** Of the mentions those that only refer to others. */
  readonly echoes: ReadonlySet<Mention>;
}

/** The SPDX expression of all mentions, which stand in the order of the text. */
export function composeExpression(text: ReadableText, found: readonly Mention[], lastTaken: (word: number) => number): Composition {
  const listed = new Set(found.filter((mention) => mention.listed === true).map(({ expression }) => expression));
  const said = listed.size === 0 ? found : found.filter((mention) => mention.listed !== true);
  const bought = said.filter((mention) => mention.isAlternative === true);
  const others = bought.length === 0 ? said : said.filter((mention) => mention.isAlternative !== true);
  const all = others.length <= pairwiseLimit ? others : withoutRepetitions(others);
  const statements = all.filter(({ kind }) => kind !== 'clue' && kind !== 'exception');
  const mentions = statements.length > 0 ? all.filter(({ kind }) => kind !== 'clue') : all;
  const offered = choiceOfTexts(text, mentions);
  if (offered !== undefined) return { expression: offered, echoes: new Set() };
  const shared = withArtisticText(withNamedFiles(withSharedVersions(text, mentions), all));
  const echoes = echoesIn(text, shared, listed);
  const choices = choicesOf(text, shared, lastTaken);
  const offers = offersBehind(text, shared);
  const groups: Group[] = [];
  let before: Mention | undefined;
  const told = attachExceptions(text, shared.filter((one) => !echoes.has(one)));
  for (const [index, mention] of told.entries()) {
    const group = groups.at(-1);
    const isRepeated = group?.members.some(({ expression }) => expression === mention.expression) === true && group.members.length > 1;
    if (group !== undefined && before !== undefined && !isRepeated && (isAlternative(text, before, mention, lastTaken) || isInListOfChoice(text, told, index, lastTaken) || offers.some((offer) => offer.has(before!) && offer.has(mention) && !isOfAnotherPart(text, before!, mention, before!.end)) || (isChoice(choices, before, mention) && !isGrant(text, mention) && !isOfOthers(text, before.end, mention.start) && !isOfAnotherPart(text, before, mention, before.end)))) group.members.push(mention);
    else groups.push({ members: [mention] });
    before = mention;
  }
  withVagueMembers(text, groups, { mentions: shared, left: echoes, offers, lastTaken });
  withBought(groups, bought);
  for (const group of groups) group.members = group.members.map((member) => inContext(member, group));
  const parts = withoutParts(text, withoutToldAgain(text, withoutAppendices(groups))).map(({ members }) => alternatives(members)).filter((part) => part !== '');
  const unique = [...new Map(parts.map((part) => [part.split(' OR ').toSorted().join(), part])).values()];
  const expression = unique.length < 2 ? unique[0] : unique.map((part) => (part.includes(' OR ') && !part.startsWith('(') ? `(${part})` : part)).join(' AND ');
  return { expression, echoes: new Set(mentions.filter((_, index) => echoes.has(shared[index]!))) };
}

/** "A, B, or C": the comma before B stands for the "or" before C. */
function isInListOfChoice(text: ReadableText, told: readonly Mention[], index: number, lastTaken: (word: number) => number): boolean {
  for (let at = index; at < told.length && at < index + longestList; at++) {
    if (isListed(text, told[at - 1]!, told[at]!)) continue;
    return at > index && told[at]!.start - told[at - 1]!.end <= 2 && text.word(told[at - 1]!.end) === 'or' && isAlternative(text, told[at - 1]!, told[at]!, lastTaken);
  }
  return false;
}

const longestList = 12;

/** Only a comma, and an article, between two names. */
const isListed = (text: ReadableText, a: Mention, b: Mention): boolean => {
  const distance = b.start - a.end;
  return a.kind === 'mention' && b.kind === 'mention' && distance >= 0 && distance < 2 && (distance === 0 || /^(?:the|an?)$/.test(text.word(a.end))) && /^[\s"'*_`)]*,[\s"'*_`(/#]*$/.test(text.gapBefore(a.end));
};

/** Debian's "the complete text is in common-licenses/GPL-2" says which version a name without one means. */
function withNamedFiles(mentions: readonly Mention[], all: readonly Mention[]): Mention[] {
  return mentions.map((mention) => {
    if (!mention.assumed || mention.family?.gnu !== true || mentions.some((other) => other.family === mention.family && !other.assumed)) return mention;
    const file = all.find(({ kind, family, expression }) => kind === 'clue' && family === mention.family && expression.endsWith('-only'));
    return file === undefined ? mention : { ...mention, expression: file.expression };
  });
}

/** "The same terms as Perl": of the Artistic License that version is meant whose text is beside it. */
function withArtisticText(mentions: readonly Mention[]): readonly Mention[] {
  const texts = mentions.filter(({ kind, expression }) => kind === 'text' && expression.startsWith('Artistic-'));
  if (texts.length !== 1) return mentions;
  return mentions.map((mention) => (mention.kind === 'mention' && mention.expression === perlTerms ? { ...mention, expression: perlTerms.replace('Artistic-1.0-Perl', texts[0]!.expression) } : mention));
}

const perlTerms = 'Artistic-1.0-Perl OR GPL-1.0-or-later';

/** "GPL or LGPL version 2": the version is that of both. "Dual MIT/GPL" is the kernel's name for version 2, which is its own. */
function withSharedVersions(text: ReadableText, mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, index) => {
    const next = mentions[index + 1];
    // "the BSD license, which may be found at opensource.org/licenses/bsd-license"
    if (mention.assumed && mention.family?.gnu !== true && next?.kind === 'url' && next.expression === mention.expression && next.start - mention.end < 20) return { ...mention, assumed: false };
    if (!mention.assumed || mention.family?.gnu !== true) return mention;
    if (next !== undefined && next.family?.gnu === true && next.family !== mention.family && !next.assumed && next.start - mention.end === 1 && /^(?:or|and)$/.test(text.word(mention.end))) {
      const version = /-(\d\.\d)-(only|or-later)$/.exec(next.expression);
      const base = version === null ? undefined : mention.family.versions[version[1]!];
      if (base !== undefined) return { ...mention, expression: `${base}-${version![2]!}`, assumed: false };
    }
    // "as all of the Linux kernel, this file is GPL"
    for (let at = mention.start - 1; at > mention.start - 7 && !text.sentenceBefore(at + 1); at--) if (text.word(at) === 'kernel' && text.word(at - 1) === 'linux') return { ...mention, expression: 'GPL-2.0-only' };
    if (text.word(mention.start - 2) === 'dual' && text.gapBefore(mention.start) === '/') return { ...mention, expression: 'GPL-2.0-only' };
    if (text.word(mention.start - 2) === 'module' && /^licen[cs]e$/.test(text.word(mention.start - 1))) return { ...mention, expression: 'GPL-2.0-or-later', assumed: false };
    return mention;
  });
}

/** The MPL that is offered beside a GNU licence without a version is the one of Mozilla's own triple licence. */
function inContext(member: Mention, { members }: Group): Mention {
  if (member.assumed && member.expression === 'MPL-2.0' && members.some(({ expression }) => /^L?GPL-/.test(expression))) return { ...member, expression: 'MPL-1.1' };
  return member;
}

function alternatives(members: readonly Mention[]): string {
  const all = [...new Set(members.flatMap(({ expression }) => (expression.includes(' AND ') ? [`(${expression})`] : expression.split(' OR '))))];
  // an exception holds for the licence wherever the notice names it
  return all.filter((one) => !all.some((other) => other.startsWith(`${one} WITH `))).join(' OR ');
}

/** Pairs of licences that some sentence offers for choice, by their families. */
function choicesOf(text: ReadableText, mentions: readonly Mention[], lastTaken: (word: number) => number): ReadonlySet<string> {
  const pairs = new Set<string>();
  const named = mentions.filter(({ kind }) => kind !== 'exception');
  for (let index = 1; index < named.length; index++) {
    const [a, b] = [named[index - 1]!, named[index]!];
    const [first, second] = [licenseBase(a.expression), licenseBase(b.expression)];
    if (first !== second && a.kind === 'mention' && b.kind === 'mention' && isAlternative(text, a, b, lastTaken)) pairs.add(`${first} ${second}`).add(`${second} ${first}`);
  }
  return pairs;
}

const isChoice = (choices: ReadonlySet<string>, a: Mention, b: Mention): boolean =>
  a.kind !== 'text' && b.kind !== 'text' && b.start - a.end < 300 && choices.has(`${licenseBase(a.expression)} ${licenseBase(b.expression)}`);

/** A statement of copyright between two licences ("Copyright (c) 1999", "Copyright 2004") begins the terms of another work. */
function isOfOthers(text: ReadableText, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.word(at) === 'copyright' && (/^(?:19|20)\d\d$/.test(text.word(at + 1)) || (text.word(at + 1) === 'c' && /^(?:19|20)\d\d$/.test(text.word(at + 2))))) return true;
  return false;
}

/** Is it granted where it stands (`License: GPL-2+`, "tools/ is licensed under the MIT license"), and not only spoken of? */
function isGrant(text: ReadableText, { kind, start, end, assumed }: Mention): boolean {
  if (kind !== 'mention' || assumed) return false;
  if (isField(text, start)) return true;
  // "the core is MIT licensed"
  if (/^(?:is|are)$/.test(text.word(start - 1)) && [end - 1, end].some((at) => /^licen[cs]ed$/.test(text.word(at)))) return true;
  for (let at = start - 1; at >= 0 && at > start - 7; at--) {
    if (/^(?:licen[cs]ed|released|is|are)$/.test(text.word(at)) && text.word(at + 1) === 'under') return true;
    if (text.sentenceBefore(at + 1)) return false;
  }
  return false;
}

/** `License: GPL-2+` that begins a stanza of Debian's only tells what the name means. */
const isExplained = (text: ReadableText, { start }: Mention): boolean => isField(text, start) && text.paragraphBefore(start - 1);

/** Texts that stand behind an offer to choose among all of them, each once ("see Appendix A"), only say what is offered. */
function withoutAppendices(groups: readonly Group[]): readonly Group[] {
  const texts = Map.groupBy(groups.flatMap(({ members }) => members.filter(({ kind }) => kind === 'text')), versionOf);
  const offers = groups.filter(({ members }) => members.length > 1 && members.every(({ kind, expression }) => kind === 'mention' && !expression.includes(' '))).map(({ members }) => ({ end: members.at(-1)!.end, offered: new Set(members.map(versionOf)) }));
  const illustrated = offers.filter(({ end, offered }) => offered.size > 1 && [...offered].every((version) => texts.get(version)?.length === 1 && texts.get(version)![0]!.start > end));
  if (illustrated.length === 0) return groups;
  // with the titles above them
  const isAppendix = (one: Mention): boolean => one.kind === 'text' || (one.kind === 'mention' && texts.get(versionOf(one))?.some(({ start }) => start >= one.start && start - one.end < titleLength) === true);
  return groups.filter(({ members: [first, ...others] }) => others.length > 0 || !isAppendix(first!) || !illustrated.some(({ end, offered }) => first!.start > end && offered.has(versionOf(first!))));
}

/** Words from the title of an appendix to what is recognised of its text. */
const titleLength = 200;

/** A text does not say whether later ones may be chosen. */
const versionOf = ({ expression }: Mention): string => expression.replace(/-(?:only|or-later)$/, '');

/** Groups that only repeat members of another one nearby ("the provisions of the GPL or the LGPL") are left out. */
function withoutParts(text: ReadableText, groups: readonly Group[]): Group[] {
  const idsOf = ({ members }: Group): Set<string> => new Set(members.flatMap(({ expression }) => expression.split(' OR ')));
  const plain = (id: string): string => id.replace(/ WITH .*/, '');
  return groups.filter((group, index) => {
    if (group.members.some((member) => member.kind === 'text' || member.kind === 'tag' || member.kind === 'manifest' || (isGrant(text, member) && !isExplained(text, member)))) return true;
    const ids = [...idsOf(group)];
    return !groups.some((other, place) => {
      if (place === index) return false;
      const others = idsOf(other);
      const distance = Math.max(group.members[0]!.start - other.members.at(-1)!.end, other.members[0]!.start - group.members.at(-1)!.end);
      if (distance > 350) return false;
      const contained = ids.every((id) => others.has(id) || [...others].some((one) => plain(one) === id && one !== id));
      if (!contained) return false;
      return others.size > ids.length || [...others].some((one) => one.includes(' WITH ') && ids.includes(plain(one))) && !ids.some((id) => id.includes(' WITH '));
    });
  });
}
