import { describe, expect, it } from 'vitest';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { licenseTexts } from '#platform/licenses/license-texts.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import { countedWork } from './counted-work.ts';
import { LicenseDetector } from './license-detector.ts';

const detector = new LicenseDetector(loadLicenseIndex());
const textOf = (id: string): string => licenseTexts().get(id)!.text;

function workFor(text: string): number {
  const before = countedWork.steps;
  detector.detect(new TextEncoder().encode(text));
  return countedWork.steps - before;
}

/** Texts that repeat what makes work. */
const repeated: Readonly<Record<string, string>> = {
  'bare names': 'GPL MIT BSD Apache ',
  'tags': 'SPDX-License-Identifier: MIT OR Apache-2.0\n',
  'one long line': 'var a=1;function b(c){return c};',
  'one phrase of many licences': 'this software is provided by the copyright holders and contributors as is ',
  'the beginning of a text': 'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files ',
  'whole texts': `${textOf('MIT')}\n\n`,
  'texts with changes': `${textOf('ISC').replaceAll('software', 'fine software')}\n\n`,
};

describe('the work of detection', () => {
  it.each(Object.entries(repeated))('is linear for %s', { timeout: 120_000 }, (_, piece) => {
    // above the length up to which a range is compared as a whole
    const copies = Math.ceil(600_000 / piece.length);
    const [once, twice] = [workFor(piece.repeat(copies)), workFor(piece.repeat(2 * copies))];
    expect(twice).toBeLessThanOrEqual(2.2 * once);
  });

  it('finds each of hundreds of texts behind each other, on its lines', { timeout: 120_000 }, () => {
    const ids = ['MIT', 'ISC', 'BSD-3-Clause', 'Zlib', 'BSD-2-Clause'];
    const pieces = Array.from({ length: 120 }, (_, index) => `Copyright 2020 Jane Doe\n\n${textOf(ids[index % ids.length]!).trim()}\n`);
    const { matches, expression } = detector.detect(new TextEncoder().encode(pieces.join('\n')));
    const texts = matches.filter(({ kind }) => kind === 'text');
    expect(texts.map((match) => renderLicenseExpression(match.expression))).toEqual(pieces.map((_, index) => ids[index % ids.length]!));
    expect(new Set(renderLicenseExpression(expression!).split(' AND '))).toEqual(new Set(ids));
  });

  it('finds what stands megabytes apart', () => {
    const filler = 'var a = 1;\n'.repeat(400_000);
    const { matches, expression } = detector.detect(new TextEncoder().encode(`${filler}${textOf('MIT')}\n${filler}// SPDX-License-Identifier: ISC\n`));
    expect(renderLicenseExpression(expression!)).toBe('MIT AND ISC');
    expect(matches.at(-1)!.startLine).toBe(800_000 + `${textOf('MIT')}\n`.split('\n').length);
  });
});
