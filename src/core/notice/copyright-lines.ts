import { findCopyrights } from '../copyright/find-copyrights.ts';
import { splitText } from './split-text.ts';

const longest = 200;

/** Lines in which a licence says whose work it is. */
const head = 12;

/** Numbers, from 1, of lines that begin like a statement of copyright and are not part of the licence itself: for statements too unusual to be taken apart. */
export function plainCopyrightLines(text: string, reference: string | undefined): number[] {
  // where lines end is no part of a licence: the same words may be broken elsewhere
  const own = ` ${wordsOf(reference ?? '')} `;
  return text.split('\n').flatMap((line, index) => (line.length <= longest && /^[\s*#/]{0,8}(?:copyright\b|©|\(c\)\s)/i.test(line) && !own.includes(` ${wordsOf(line)} `) && !/[<[{](?:year|yyyy)/i.test(line) ? [index + 1] : []));
}

const wordsOf = (text: string): string => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').join(' ');

/** Lines in which somebody has to put a year and a name. */
const gapForms: readonly RegExp[] = [
  /^\s{0,8}copyright\b.{0,20}(?:(?:<|\[)(?:year|yyyy)|\b(?:YEAR|YYYY)\b)/i,
  /^\s{0,8}(?:<[^<>]{1,40}> ?|\[[^\][]{1,40}\] ?)?copyright\b.{0,8}[<[(](?!https?:|c\)|©)[^<>[\]()]{1,60}[>\])]/i,
  /^\s{0,8}<copyright (?:notice|information)>\s*$/i,
];

/** A text of the SPDX list without the statement of whoever wrote the licence first (`<year> <owner>`, a company): it is not that of the component. What protects the licence text itself stays. */
export function withoutForeignStatements(reference: string): string {
  const stated = findCopyrights(reference).filter(({ subject }) => subject === 'work').map(({ lines }) => lines.first);
  const gaps = reference.split('\n').flatMap((line, index) => (gapForms.some((form) => form.test(line)) ? [index + 1] : []));
  // further down stand examples of how to apply a licence, which are part of it
  return splitText(reference, new Set([...stated, ...gaps].filter((line) => line <= head))).body;
}
