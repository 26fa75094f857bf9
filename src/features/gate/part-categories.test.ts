import { describe, expect, it } from 'vitest';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { LicenseFile, UnitLicenses } from '#core/model/license-facts.ts';
import { foreignParts } from '../licenses/foreign-parts.ts';
import { PartCategories } from './part-categories.ts';

type Match = LicenseFile['reading']['matches'][number];
const match = (expression: string, kind: Match['kind'] = 'text', more: Partial<Match> = {}): Match => ({ kind, expression, startLine: 3, endLine: 9, coverage: 1, score: 1, ...more });
const file = (path: string, expression: string, matches = [match(expression)], role: LicenseFile['role'] = 'license'): LicenseFile => ({ path, role, reading: { nature: 'text', expression, matches, resembles: [], copyrights: [] } });
const unit = (own: string, ...files: LicenseFile[]): UnitLicenses => ({
  declared: [], declaredLicense: own, files: [], embedded: files.map((one) => ({ pattern: one.path, files: [one] })), copyrights: [], effective: { status: 'settled', license: own, basis: 'declared' },
});
const categories = (own: string, ...files: LicenseFile[]): string[] => new PartCategories(licenseKnowledge()).of(foreignParts(unit(own, ...files)));

describe('categories of the parts of a component', () => {
  it('are those of licences that its own does not name', () => {
    expect(categories('MIT', file('lib/a/COPYING', 'GPL-2.0-only'), file('lib/b/LICENSE', 'BSD-3-Clause'))).toEqual(['permissive', 'strong-copyleft']);
    expect(categories('MIT AND GPL-2.0-only', file('lib/a/COPYING', 'GPL-2.0-only'))).toEqual([]);
    expect(categories('MIT')).toEqual([]);
  });

  it('are those of the way that asks least where a part offers a choice', () => {
    expect(categories('Apache-2.0', file('jquery/LICENSE', 'BSD-3-Clause OR GPL-2.0-only', [match('BSD-3-Clause'), match('GPL-2.0-only')]))).toEqual(['permissive']);
    expect(categories('MIT', file('jquery/LICENSE', 'MIT OR GPL-2.0-only', [match('MIT'), match('GPL-2.0-only')]))).toEqual([]);
  });

  it('are not those of names in a readme, but of those in files about licences, also without a version', () => {
    expect(categories('MIT', file('lib/README', 'GPL-2.0-only', [match('GPL-2.0-only', 'mention', { score: 0.9 })], 'readme'))).toEqual([]);
    expect(categories('MIT', file('lib/foo/LICENSE', 'GPL-1.0-or-later', [match('GPL-1.0-or-later', 'mention', { score: 0.7, assumed: true })]))).toEqual(['strong-copyleft']);
    expect(categories('MIT', file('lib/foo/LICENSE', 'GPL-2.0-only', [match('GPL-2.0-only', 'clue', { score: 0.4 })]))).toEqual([]);
  });

  it('are heard beside the alternative that was taken, and beside an exception that they lack', () => {
    const part = foreignParts(unit('MIT OR GPL-3.0-only', file('lib/foo/LICENSE', 'GPL-3.0-only', [match('GPL-3.0-only', 'tag')])));
    const known = new PartCategories(licenseKnowledge());
    expect([known.of(part, 'MIT'), known.of(part, 'GPL-3.0-only')]).toEqual([['strong-copyleft'], []]);
    expect(categories('GPL-2.0-only WITH Classpath-exception-2.0', file('lib/foo/LICENSE', 'GPL-2.0-only', [match('GPL-2.0-only', 'tag')]))).toEqual(['strong-copyleft']);
    expect(categories('GPL-2.0-only WITH Classpath-exception-2.0', file('lib/foo/COPYING', 'GPL-2.0-only'))).toEqual([]);
    expect(categories('LGPL-3.0-or-later', file('lib/foo/LICENSE', 'GPL-3.0-or-later', [match('GPL-3.0-or-later', 'tag')]))).toEqual(['strong-copyleft']);
  });

  it('prefer nothing to what nobody has classified', () => {
    expect(categories('MIT', file('lib/foo/LICENSE', 'LicenseRef-Foo OR AGPL-3.0-only', [match('LicenseRef-Foo', 'tag'), match('AGPL-3.0-only', 'tag')]))).toEqual(['network-copyleft']);
    expect(categories('MIT', file('lib/foo/LICENSE', 'LicenseRef-Foo', [match('LicenseRef-Foo', 'tag')]))).toEqual(['unclassified']);
  });

  it('are not those of what is beside the work: tests, examples, and the text to which the LGPL is a supplement', () => {
    expect(categories('MIT', file('node_modules/a/test/fonts/LICENSE', 'GPL-2.0-only'), file('a.tar.gz!/a-1.0/Tests/LICENSE', 'GPL-2.0-only'))).toEqual([]);
    expect(categories('MIT', file('examples/app/node_modules/a/lib/COPYING', 'GPL-2.0-only'))).toEqual(['strong-copyleft']);
    for (const path of ['site-packages/packaging/_vendor/foo/LICENSE', 'packaging-24.0.tar.gz!/packaging-24.0/lib/foo/LICENSE', 'node_modules/docs/lib/LICENSE', 'node_modules/@nestjs/testing/lib/LICENSE', 'node_modules/a/dist/examples/LICENSE']) {
      expect([path, categories('MIT', file(path, 'GPL-2.0-only'))]).toEqual([path, ['strong-copyleft']]);
    }
    expect(categories('LGPL-3.0-only', file('LICENSE.txt', 'LGPL-3.0-only AND GPL-3.0-only', [match('LGPL-3.0-only'), match('GPL-3.0-only')]))).toEqual([]);
  });

  it('count a copyleft with an exception for its own file as one that stays there', () => {
    expect(categories('MIT', file('LICENSE', 'GPL-2.0-or-later WITH Autoconf-exception-generic', [match('GPL-2.0-or-later')]))).toEqual(['weak-copyleft']);
    expect(categories('MIT', file('m4/libtool.m4', 'GPL-2.0-or-later WITH Libtool-exception', undefined, 'license'))).toEqual(['weak-copyleft']);
  });

  it('are those of the licence with its exception, whose text stands beside it', () => {
    const runtime = file('tools/LICENSE_linux.txt', 'GPL-3.0-or-later WITH GCC-exception-3.1 AND GPL-3.0-only', [match('GPL-3.0-or-later', 'mention', { score: 0.9 }), match('GPL-3.0-only')]);
    expect(categories('BSD-3-Clause', runtime)).toEqual(['weak-copyleft']);
    expect(categories('BSD-3-Clause', file('a/LICENSE', 'GPL-3.0-or-later AND GPL-3.0-only', [match('GPL-3.0-or-later', 'mention'), match('GPL-3.0-only')]))).toEqual(['strong-copyleft']);
  });

  it('are settled by who concludes the licence of the whole', () => {
    const concluded = { license: 'MIT', reason: 'read by counsel', path: '.muster/curations.yaml' } as unknown as NonNullable<UnitLicenses['concluded']>;
    expect(foreignParts({ ...unit('MIT', file('a/COPYING', 'GPL-2.0-only')), concluded })).toEqual([]);
  });

  it('come with the place and the licence that is taken, what asks most first', () => {
    const parts = foreignParts(unit('MIT', file('b/LICENSE', 'ISC'), file('a/COPYING', 'GPL-2.0-only')));
    expect(new PartCategories(licenseKnowledge()).evidence(parts)).toEqual([{ path: 'a/COPYING', line: 3, says: 'GPL-2.0-only' }, { path: 'b/LICENSE', line: 3, says: 'ISC' }]);
  });
});
