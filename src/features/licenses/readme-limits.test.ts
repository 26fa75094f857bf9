import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { readmeLimits } from './readme-limits.ts';

const detector = new LicenseDetector(loadLicenseIndex());
const limits = (text: string) => readmeLimits(text, detector).map(({ expression, startLine, endLine }) => [renderLicenseExpression(expression), startLine, endLine]);

describe('limits that a readme states', () => {
  it.each([
    ['# Tool\n\n## Use\n\nIt is free for\nnon-commercial use only.\n', [['LicenseRef-noncommercial-use-only', 5, 6]]],
    ['Free for non-commercial use only.', [['LicenseRef-noncommercial-use-only', 1, 1]]],
    ['# Tool\n\nFast.\n\nThe models are for academic research purposes only.', [['LicenseRef-research-use-only', 5, 5]]],
    ['This is MIT with the Commons Clause.\n', [['LicenseRef-Commons-Clause-1.0', 1, 1]]],
    ['# Tool\n\nUsed in commercial and non-commercial products, in research and for training.\n', []],
    ['# Tool\n\nPlease note that commercial use of Tool 2 requires a commercial license.\n', [['LicenseRef-noncommercial-use-only', 3, 3]]],
    ['# Tool\n\nMIT licensed.\n', []],
  ])('%j', (text, expected) => {
    expect(limits(text)).toEqual(expected);
  });

  it('stand in lines of the text', () => {
    const line = fc.constantFrom('', 'It is for non-commercial use only.', 'research', 'Military use is prohibited.', '# Licence', 'MIT', '\r');
    fc.assert(fc.property(fc.array(line), (lines) => {
      for (const [, first, last] of limits(lines.join('\n')) as [string, number, number][]) expect(lines.slice(first - 1, last).join('\n')).toMatch(/non-commercial|Military/);
    }), { numRuns: 200 });
  });
});
