import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { LicenseFacts } from '#core/license-knowledge/license-facts.ts';
import { ownLicenses } from '#core/license-knowledge/own-licenses.ts';

const texts = createRequire(import.meta.url)('spdx-license-list/full.js') as Readonly<Record<string, { readonly licenseText: string }>>;

/** Every clause that a record cites of its own text, with what it is cited for. */
function citations(facts: LicenseFacts): (readonly [what: string, clause: string])[] {
  const { copyleft, network, patent, duties, terms, permits, joins, laterVersions } = facts;
  const some: (readonly [string, string | undefined])[] = [
    ['copyleft', copyleft.clause], ['network', network.clause], ['patent', patent.clause], ['retaliation', patent.retaliationClause], ['later versions', laterVersions],
    ...duties.map(({ code, clause }) => [code, clause] as const), ...terms.map(({ term, clause }) => [term, clause] as const),
    ...permits.map(({ clause }) => ['permits', clause] as const), ...joins.map(({ clause }) => ['joins', clause] as const),
  ];
  return some.flatMap(([what, clause]) => (clause === undefined ? [] : [[what, clause] as const]));
}

/** Paragraphs behind title and copyright line. */
const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part.length > 80 || /^["“(]?this|^the |^permission|^redistribution/i.test(part));

/** Whether the section is there: its number where sections begin, and its letters in parentheses or with a parenthesis or dot behind them. */
function isThere(clause: string, text: string): boolean {
  // "GPL 6" is section 6 of the GPL-3.0, on which the LGPL-3.0 builds
  if (clause.startsWith('GPL ')) return isThere(clause.slice(4), texts['GPL-3.0-only']!.licenseText);
  return clause.split(/, | and /).every((part) => isPartThere(part.trim(), text));
}

function isPartThere(part: string, text: string): boolean {
  const paragraph = /^¶(\d+)$/.exec(part.split(':')[0]!);
  if (paragraph !== null) return paragraphs(text).length >= Number(paragraph[1]);
  const section = /^(?:section |covenant )?(\d+(?:\.\d+)*|[IVX]+)(?:\.?([A-Z]))?((?:\(\w+\))*)/.exec(part);
  if (section?.[1] !== undefined && section[0] !== '' && (/^\d/.test(section[1]) || part === section[0])) {
    const [, number, capital, letters = ''] = section;
    const numbered = new RegExp(String.raw`(?:^|[\s§*#"(])${number!.replaceAll('.', String.raw`\.`)}(?:[.):\s\-–\]*]|$)`, 'm').test(text);
    const lettered = [...letters.matchAll(/\((\w+)\)/g)].every(([, letter]) => new RegExp(String.raw`(?:^|[\s(*"'‘])${letter!}[.)]`, 'im').test(text));
    // a list without numbers: its points in order
    const points = letters === '' && capital === undefined ? (text.match(/^\s*(?:[-*•+]|\d\.?)\s/gm) ?? []).length : 0;
    if (!numbered && /^\d$/.test(number!)) return points >= Number(number);
    return numbered && lettered && (capital === undefined || new RegExp(String.raw`(?:^|\s)${capital}[.)]`, 'm').test(text));
  }
  const letters = /^\((\w+)\)/.exec(part);
  if (letters !== null) return new RegExp(String.raw`\(?${letters[1]!}[.)]`, 'i').test(text);
  const words = part.replace(/^(?:¶ on |last (?:sentence|paragraph) of |last |the )/, '').replaceAll('"', '');
  return ['sentence', 'paragraph', 'patent paragraph', 'litigation paragraph', 'first item', 'second item', 'third item'].includes(words) || words.split(' ').every((word) => text.toLowerCase().includes(word.toLowerCase()));
}

describe('the clauses that we cite', () => {
  // its sections are numbered in Japanese
  const withText = ownLicenses.filter(({ id }) => id !== 'CC-BY-SA-2.1-JP' && (texts[id]?.licenseText ?? '') !== '');

  it('are looked up in nearly every text', () => {
    // what we name ourselves is on no list and has no text
    expect(ownLicenses.filter(({ id }) => !id.startsWith('LicenseRef-')).length - withText.length).toBeLessThan(5);
  });

  it('are in the texts', () => {
    const wrong = withText.flatMap((facts) => citations(facts).filter(([, clause]) => !isThere(clause, texts[facts.id]!.licenseText)).map(([what, clause]) => `${facts.id}: ${what} ${clause}`));
    expect([...new Set(wrong)]).toEqual([]);
  });
});
