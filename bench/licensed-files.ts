import { licenseTexts } from '../src/platform/licenses/license-texts.ts';

export interface LicensedLines {
  readonly id: string;
  /** Of the first copyright line right above the text, which may count as a part of it; else of the text. */
  readonly headLine: number;
  readonly startLine: number;
  readonly endLine: number;
}

export interface LicensedFile {
  readonly text: string;
  readonly licenses: readonly LicensedLines[];
  /** How the lines are marked as comments, and what lies between licences. */
  readonly style: string;
}

/** Numbers from 0 to 1, the same ones for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Comment {
  readonly name: string;
  readonly open?: string;
  readonly line: string;
  readonly close?: string;
}

const comments: readonly Comment[] = [
  { name: 'plain', line: '' }, { name: 'slashes', line: '// ' }, { name: 'hashes', line: '# ' }, { name: 'stars', open: '/*', line: ' * ', close: ' */' }, { name: 'block', open: '/*', line: '', close: '*/' },
  { name: 'dashes', line: '-- ' }, { name: 'semicolons', line: ';; ' }, { name: 'percents', line: '% ' }, { name: 'html', open: '<!--', line: '  ', close: '-->' }, { name: 'dnl', line: 'dnl ' }, { name: 'quote', line: '> ' },
];

const prose = ['This product includes work of many people.', 'The following component is used to draw charts on the first page.', 'It was changed a little to fit our build, see the log for the details.', 'Parts of the parser come from another project.', '----------------------------------------', 'The next part concerns the fonts in this folder.'];
const code = ['int main(void) {', '  return table[index] ^ 0x5bd1e995;', '}', 'export const answer = 42;', 'for (let at = 0; at < size; at++) sum += values[at];', 'def area(width, height):', '    return width * height', '#include <stdio.h>'];
const holders = ['Jane Doe', 'Example GmbH', 'The Frobnicate Authors', 'ACME Widgets, Inc.', 'John Roe <john@home.example>'];

/**
 * Files with 1 to 6 texts of the SPDX list on known lines, in comment styles, reflowed or not, under titles and copyright lines of their own,
 * between prose or code. `ids` are those whose texts tell them from all others.
 */
export function licensedFiles(ids: readonly string[], count: number, seed: number): LicensedFile[] {
  const next = random(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)]!;
  const texts = licenseTexts();
  return Array.from({ length: count }, () => {
    const comment = pick(comments);
    const between = pick([prose, code]);
    const lines: string[] = [];
    const licenses: LicensedLines[] = [];
    const chatter = (most: number): void => {
      for (let left = 1 + Math.floor(next() * most); left > 0; left--) lines.push(pick(between));
    };
    const wanted = 1 + Math.floor(next() * 6);
    if (next() < 0.7) chatter(6);
    for (let index = 0; index < wanted; index++) {
      const id = pick(ids);
      const { name, text } = texts.get(id)!;
      if (comment.open !== undefined) lines.push(comment.open);
      if (next() < 0.3) lines.push(`${comment.line}${name}`, comment.line.trimEnd());
      const headLine = lines.length + 1;
      for (let holder = Math.floor(next() * 3); holder > 0; holder--) lines.push(`${comment.line}Copyright (c) ${1990 + Math.floor(next() * 35)} ${pick(holders)}`);
      const whole = text.trim().split('\n').map((line) => line.trimEnd());
      const body = (next() < 0.3 ? withoutHead(whole) : whole).map((line) => (next() < 0.06 ? changed(line, next) : line));
      const shown = next() < 0.4 ? reflowed(body, 60 + Math.floor(next() * 40)) : body;
      licenses.push({ id, headLine, startLine: lines.length + 1, endLine: lines.length + shown.length });
      for (const line of shown) lines.push(`${comment.line}${line}`.trimEnd());
      if (comment.close !== undefined) lines.push(comment.close);
      if (next() < 0.8) lines.push('');
      if (next() < 0.6) chatter(8);
    }
    return { text: `${lines.join('\n')}\n`, licenses, style: `${comment.name}, ${between === prose ? 'prose' : 'code'}` };
  });
}

/** From the first long paragraph on, when that is near the beginning. */
function withoutHead(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line, index) => line.length > 45 && (lines[index + 1]?.length ?? 0) > 20 && !/copyright|©|version/i.test(line));
  return first > 0 && first < 8 ? lines.slice(first) : lines;
}

/** With one word exchanged. */
function changed(line: string, next: () => number): string {
  const words = line.split(' ');
  const at = Math.floor(next() * words.length);
  return words.map((word, index) => (index === at && /^[a-z]{4,}$/.test(word) ? 'frobnicated' : word)).join(' ');
}

function reflowed(lines: readonly string[], width: number): string[] {
  const found: string[] = [];
  let row = '';
  for (const line of [...lines, '']) {
    for (const word of line.split(/\s+/).filter((one) => one !== '')) {
      if (row !== '' && row.length + 1 + word.length > width) { found.push(row); row = ''; }
      row = row === '' ? word : `${row} ${word}`;
    }
    if (line !== '') continue;
    if (row !== '') found.push(row);
    row = '';
    if (found.at(-1) !== '') found.push('');
  }
  while (found.at(-1) === '') found.pop();
  return found;
}

interface Lines {
  readonly startLine: number;
  readonly endLine: number;
}

/** How well found lines cover the true ones, with or without the copyright lines above: what is in both, of what is in any. */
export const overlap = (found: Lines, { headLine, startLine, endLine }: LicensedLines): number =>
  Math.max(part(found, { startLine, endLine }), part(found, { startLine: headLine, endLine }));

function part(a: Lines, b: Lines): number {
  const both = Math.min(a.endLine, b.endLine) - Math.max(a.startLine, b.startLine) + 1;
  return both <= 0 ? 0 : both / (Math.max(a.endLine, b.endLine) - Math.min(a.startLine, b.startLine) + 1);
}
