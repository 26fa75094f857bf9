import { isAlternative } from './is-alternative.ts';
import { isOfAnotherPart } from './other-part.ts';
import { licenseBase } from './license-base.ts';
import type { Mention } from './mention.ts';
import type { ReadableText } from './readable-text.ts';

/** Mentions joined by "or". */
export interface Group {
  members: Mention[];
}

/** Words between two names of one list ("the BSD and the GPL"), and between those of an offer. */
const inList = 2;
const inOffer = 24;

/**
 * Adds what a choice names vaguely because the text tells it elsewhere ("a dual BSD/GPLv2 license", and the BSD text below; "under both the BSD-style license and the GPLv2; you may select one"): taken for a mere
 * repetition, the choice would be gone. A group that has another member of the same family needs no second one.
 */
export function withVagueMembers(text: ReadableText, groups: readonly Group[], { mentions, left, offers, lastTaken }: {
  readonly mentions: readonly Mention[];
  /** Those that were taken for repetitions. */
  readonly left: ReadonlySet<Mention>;
  readonly offers: readonly ReadonlySet<Mention>[];
  readonly lastTaken: (word: number) => number;
}): void {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [keyOf(member), group] as const)));
  const named = mentions.filter(({ kind }) => kind === 'mention' || kind === 'tag');
  named.forEach((mention, index) => {
    if (!left.has(mention) || mention.echo || groupOf.has(keyOf(mention))) return;
    for (const other of [named[index + 1], named[index - 1]]) {
      const group = other === undefined ? undefined : groupOf.get(keyOf(other));
      if (other === undefined || group === undefined) continue;
      const [first, second] = other.start < mention.start ? [other, mention] : [mention, other];
      const base = licenseBase(mention.expression);
      const isOffered = offers.some((offer) => offer.has(first) && offer.has(second));
      if (second.start - first.end > (isOffered ? inOffer : inList) || group.members.some(({ expression }) => licenseBase(expression) === base) || isOfAnotherPart(text, first, second, first.end)) continue;
      if (!isOffered && !isAlternative(text, first, second, lastTaken)) continue;
      // said better elsewhere
      if (!isOffered && groups.some(({ members }) => members.length > 1 && [base, licenseBase(other.expression)].every((one) => members.some(({ expression }) => licenseBase(expression) === one)))) continue;
      const member = { ...mention, expression: toldBehind(mention, mentions) };
      group.members.splice(other.start < mention.start ? group.members.length : 0, 0, member);
      groupOf.set(keyOf(mention), group);
      return;
    }
  });
}

const keyOf = ({ start, end }: Mention): string => `${start} ${end}`;

/** The version or variant that the text below has of it. */
function toldBehind({ expression, end, assumed, family }: Mention, mentions: readonly Mention[]): string {
  if (!assumed && family === undefined) return expression;
  const base = licenseBase(expression);
  const told = new Set(mentions.filter((other) => other.start > end && !other.assumed && other.kind !== 'url' && other.kind !== 'exception' && other.kind !== 'clue' && licenseBase(other.expression) === base).map((other) => other.expression));
  return told.size === 1 ? [...told][0]! : expression;
}

/** Adds what may be bought instead of a licence to the choice that it stands behind, or else before. */
export function withBought(groups: readonly Group[], bought: readonly Mention[]): void {
  for (const one of bought) {
    const isLicense = ({ members }: Group): boolean => members.some(({ expression }) => !expression.startsWith('LicenseRef-'));
    const group = groups.findLast((other) => isLicense(other) && other.members[0]!.start < one.start && one.start - other.members.at(-1)!.end < nearBought) ?? groups.find((other) => isLicense(other) && other.members.at(-1)!.start > one.start);
    if (group !== undefined && !group.members.some(({ expression }) => expression === one.expression)) group.members.push(one);
  }
}

/** Words; of a licence that is further away something else stands between. */
const nearBought = 110;

/**
 * Without the licences that are told one by one right before or behind an offer to choose among just these ("under A, B and C; you may not use it except in compliance with, at your election, A, B or C"; a dual
 * licence, then the notice of each): they say what is offered.
 */
export function withoutToldAgain(text: ReadableText, groups: readonly Group[]): Group[] {
  const left = new Set<Group>();
  groups.forEach((group, index) => {
    const members = group.members.filter(({ isAlternative: isBought }) => isBought !== true);
    const versions = new Set(members.map(versionOf));
    if (versions.size < 2 || members.some(({ kind, expression }) => kind !== 'mention' || expression.includes(' '))) return;
    // what the group has twice is told in it
    const untold = new Set([...versions].filter((version) => members.filter((one) => versionOf(one) === version).length === 1));
    for (const run of [groups.slice(index + 1, index + 1 + untold.size), groups.slice(Math.max(0, index - untold.size), index)]) {
      if (run.length !== untold.size || !run.every(({ members }) => members.length === 1 && (members[0]!.kind === 'mention' || members[0]!.kind === 'text'))) continue;
      const told = run.map(({ members }) => members[0]!);
      if (new Set(told.map(versionOf)).size !== untold.size || !told.every((one) => untold.has(versionOf(one)))) continue;
      if (told.some((one) => isOfAnotherPart(text, members.at(-1)!, one, Math.min(one.start, members.at(-1)!.end)))) continue;
      for (const one of run) left.add(one);
    }
  });
  return groups.filter((group) => !left.has(group));
}

/** A text does not say whether later ones may be chosen. */
const versionOf = ({ expression }: Mention): string => expression.replace(/-(?:only|or-later)$/, '');
