import { describe, expect, it } from 'vitest';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import { countedWork } from './counted-work.ts';
import { LicenseDetector } from './license-detector.ts';

const detector = new LicenseDetector(loadLicenseIndex());
const mit = licenseTexts().get('MIT')!.text;

function workFor(text: string): number {
  const before = countedWork.steps;
  detector.detect(new TextEncoder().encode(text));
  return countedWork.steps - before;
}

/** Texts that repeat something which makes work. Ranges full of pieces of licences are not among them: up to 16,000 words they are compared as a whole. */
const repeated: Readonly<Record<string, string>> = {
  'bare names': 'GPL MIT BSD Apache ',
  'tags': 'SPDX-License-Identifier: MIT OR Apache-2.0\n',
  'one long line': 'var a=1;function b(c){return c};',
};

describe('the work of detection', () => {
  it.each(Object.entries(repeated))('is linear for %s', { timeout: 120_000 }, (_, piece) => {
    const copies = Math.ceil(40_000 / piece.length);
    const [once, twice] = [workFor(piece.repeat(copies)), workFor(piece.repeat(2 * copies))];
    expect(twice).toBeLessThanOrEqual(2.2 * once + 100_000);
  });

  it('finds each of hundreds of texts behind each other, on its lines', { timeout: 120_000 }, () => {
    const ids = ['MIT', 'ISC', 'BSD-3-Clause', 'Zlib', 'BSD-2-Clause'];
    const pieces = Array.from({ length: 120 }, (_, index) => `Copyright 2020 Jane Doe\n\n${licenseTexts().get(ids[index % ids.length]!)!.text.trim()}\n`);
    const { matches, expression } = detector.detect(new TextEncoder().encode(pieces.join('\n')));
    const texts = matches.filter(({ kind }) => kind === 'text');
    expect(texts.map((match) => renderLicenseExpression(match.expression))).toEqual(pieces.map((_, index) => ids[index % ids.length]!));
    expect(new Set(renderLicenseExpression(expression!).split(' AND '))).toEqual(new Set(ids));
  });

  it('reads texts of many megabytes in parts, and finds what stands across their ends', { timeout: 120_000 }, () => {
    const filler = 'var a = 1;\n'.repeat(Math.floor((4 * 2 ** 20 - 400) / 11));
    const { matches, expression } = detector.detect(new TextEncoder().encode(`${filler}${mit}\n${filler}// SPDX-License-Identifier: ISC\n`));
    const lines = filler.length / 11;
    const head = mit.split('\n').findIndex((line) => line.startsWith('Permission'));
    expect(matches.filter(({ kind }) => kind === 'text').map(({ startLine, coverage }) => [startLine <= lines + head + 1, startLine > lines, coverage])).toEqual([[true, true, 1]]);
    expect(renderLicenseExpression(expression!)).toBe('MIT AND ISC');
    expect(matches.at(-1)!.startLine).toBe(2 * lines + `${mit}\n`.split('\n').length);
  });
});
