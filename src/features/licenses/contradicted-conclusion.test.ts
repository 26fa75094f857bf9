import { describe, expect, it } from 'vitest';
import type { Curation } from '#core/curation/curation.ts';
import { reviewCurations } from '#core/curation/review-curations.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { canonicalPurl } from '#core/purl/purl.ts';
import { curatedEvidence, indexOf } from './curated-evidence.ts';
import { interpretDeclared } from './interpret-declared.ts';

const parse = (text: string): LicenseExpression => {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
};

const file = (path: string, expression: string, role: LicenseFile['role'] = 'license'): LicenseFile => ({
  path, role, reading: { nature: 'text', expression, matches: [{ kind: 'text', expression, startLine: 1, endLine: 20, score: 1 }], resembles: [], copyrights: [] },
});

/** What the review says of a curation for a package that declares `declared` and has these files. */
function remarks(more: Partial<Curation>, declared: readonly string[], ...main: LicenseFile[]): string[] {
  const curation: Curation = { purl: canonicalPurl('pkg:npm/a'), mappings: new Map(), exclude: [], findings: [], reason: 'asked-licensor', by: 'jane', source: { path: 'c.yaml', line: 2 }, ...more };
  const readings = declared.map((value) => ({ value, path: 'a/package.json', ...interpretDeclared(value, 'npm') }));
  const { uses } = curatedEvidence({ purl: canonicalPurl('pkg:npm/a@1.0.0'), readings, files: { main, parts: new Map() }, homes: ['a'], vocabulary: 'npm', documents: new Set() }, indexOf([curation]));
  return reviewCurations([curation], uses).map(({ kind, message }) => `${kind}: ${message}`);
}

describe('paths of a curation', () => {
  it('are those in the package, wherever it lies', () => {
    const findings = [{ path: '/lib/a.js', concluded: parse('ISC'), reason: 'imported' as const }];
    for (const [home, path] of [['node_modules/a', 'node_modules/a/lib/a.js'], ['https://registry.example/a.tgz!', 'https://registry.example/a.tgz!/package/lib/a.js']] as const) {
      const curation: Curation = { purl: canonicalPurl('pkg:npm/a'), mappings: new Map(), exclude: [], findings, reason: 'imported', by: 'x', source: { path: 'c.yaml' } };
      const { files } = curatedEvidence({ purl: canonicalPurl('pkg:npm/a@1.0.0'), readings: [], files: { main: [file(path, 'MIT', 'source')], parts: new Map() }, homes: [home], vocabulary: 'npm', documents: new Set() }, indexOf([curation]));
      expect(files!.main.map(({ reading }) => reading.expression)).toEqual(['ISC']);
    }
  });
});

describe('a conclusion', () => {
  it('is contradicted where everything that is known says something else, whatever its reason', () => {
    expect(remarks({ concluded: parse('GPL-3.0-only') }, ['MIT'], file('a/LICENSE', 'MIT'))).toEqual([
      'contradicted: it concludes GPL-3.0-only, for which nothing speaks: declared is MIT, a/LICENSE holds MIT',
    ]);
    expect(remarks({ concluded: parse('MIT') }, [], file('a/LICENSE', 'GPL-2.0-only'))).toHaveLength(1);
    expect(remarks({ concluded: parse('MIT') }, ['GPL-2.0-or-later'])).toHaveLength(1);
    expect(remarks({ concluded: parse('Apache-2.0') }, ['BSD'], file('a/LICENSE', 'BSD-2-Clause'))).toHaveLength(1);
    expect(remarks({ concluded: parse('MIT') }, [], ...['a', 'b', 'c', 'd', 'e'].map((name) => file(`a/${name}.js`, 'ISC', 'source')))[0]).toMatch(/c\.js holds ISC, 2 more do not say so either$/);
  });

  it('stands where some of it speaks for it', () => {
    expect(remarks({ concluded: parse('GPL-3.0-or-later') }, ['MIT'], file('a/LICENSE', 'GPL-3.0-only'))).toEqual([]);
    expect(remarks({ concluded: parse('MIT') }, ['MIT OR GPL-2.0-only'], file('a/LICENSE', 'GPL-2.0-only'))).toEqual([]);
    expect(remarks({ concluded: parse('MIT AND ISC') }, ['MIT'], file('a/LICENSE', 'MIT'))).toEqual([]);
    expect(remarks({ concluded: parse('BSD-3-Clause') }, ['BSD'])).toEqual([]);
    expect(remarks({ concluded: parse('GPL-2.0-only WITH Classpath-exception-2.0') }, ['GPL-2.0-only'])).toEqual([]);
  });

  it('stands where nothing says anything', () => {
    expect(remarks({ concluded: parse('ISC') }, [])).toEqual([]);
    expect(remarks({ concluded: parse('ISC') }, ['whatever you like'])).toEqual([]);
    expect(remarks({ concluded: parse('ISC') }, [], file('a/vendor.txt', 'MIT', 'third-party'))).toEqual([]);
  });

  it('stands where the curation names what is wrong', () => {
    const concluded = parse('GPL-3.0-only');
    expect(remarks({ concluded, was: 'MIT' }, ['MIT'])).toEqual([]);
    expect(remarks({ concluded, was: 'MIT' }, ['MIT'], file('a/LICENSE', 'MIT'))).toEqual(['contradicted: it concludes GPL-3.0-only, for which nothing speaks: a/LICENSE holds MIT']);
    expect(remarks({ concluded, was: 'MIT', exclude: [{ path: '/LICENSE', reason: 'other' }] }, ['MIT'], file('a/LICENSE', 'MIT'))).toEqual([]);
    expect(remarks({ concluded, was: 'MIT', findings: [{ path: '/LICENSE', concluded, reason: 'wrong-metadata' }] }, ['MIT'], file('a/LICENSE', 'MIT'))).toEqual([]);
    expect(remarks({ concluded, declared: concluded }, ['MIT'])).toEqual([]);
  });
});
