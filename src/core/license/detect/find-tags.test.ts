import { expect, it } from 'vitest';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { expressionOf } from '../../../../test/support/detected-license.ts';
import { LicenseDetector } from './license-detector.ts';

const tag = (value: string): string => `// SPDX-License-Identifier: ${value}\n`;

it.each([
  ['MIT/Apache-2.0', 'MIT OR Apache-2.0'],
  ['GPL-2.0+/BSD-3-Clause/ISC', 'GPL-2.0-or-later OR BSD-3-Clause OR ISC'],
  ['MIT/who-knows-what', undefined],
  ['MIT OR\n// Apache-2.0', 'MIT OR Apache-2.0'],
  ['(GPL-2.0-only WITH\n//   Linux-syscall-note) OR MIT', 'GPL-2.0-only WITH Linux-syscall-note OR MIT'],
  ['MIT OR\nint main(void);', 'MIT'],
  ['MIT OR\n// This is the main program.', 'MIT'],
])('the tag %j says %s', (value, expected) => {
  expect(expressionOf(tag(value))).toBe(expected);
});

it('is less sure of a tag that lacks what would have to follow', () => {
  const detector = new LicenseDetector(loadLicenseIndex());
  const scores = ['MIT', 'MIT OR'].map((value) => detector.detect(new TextEncoder().encode(tag(value))).matches.map(({ score, assumed }) => ({ score, assumed: assumed === true })));
  expect(scores).toEqual([[{ score: 1, assumed: false }], [{ score: 0.5, assumed: true }]]);
});
