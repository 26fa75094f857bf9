import { describe, expect, it } from 'vitest';
import { currentLicenseIds } from './license-list.ts';
import { nearIds } from './near-ids.ts';

describe('ids that may be meant', () => {
  it.each([
    ['Apache 2', 'Apache-2.0'],
    ['apache2.0', 'Apache-2.0'],
    ['Apahce-2.0', 'Apache-2.0'],
    ['MTI', 'MIT'],
    ['BSD3', 'BSD-3-Clause'],
    ['GPL-2.0-onyl', 'GPL-2.0-only'],
    ['AGPL3', 'AGPL-3.0-only'],
    ['BSD 3 Clause License', 'BSD-3-Clause'],
    ['mozilla', undefined],
    ['qqqqqqqq', undefined],
    ['', undefined],
    ['!?', undefined],
  ])('%j may mean %s', (written, expected) => {
    const near = nearIds(written, currentLicenseIds);
    if (expected === undefined) expect(near).toEqual([]);
    else expect(near.slice(0, 3)).toContain(expected);
  });

  it('has no time for endless words', () => {
    expect(nearIds('x'.repeat(1_000_000), currentLicenseIds)).toEqual([]);
  });
});
