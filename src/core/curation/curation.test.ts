import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LicenseExpression } from '../license/expression.ts';
import { normalizeExpression } from '../license/normalize-expression.ts';
import { parseLicenseExpression } from '../license/parse-expression.ts';
import { renderLicenseExpression as render } from '../license/render-expression.ts';
import { canonicalPurl } from '../purl/purl.ts';
import { applyCurations, CurationIndex, type CuratedClaims, type LicenseClaims } from './apply-curations.ts';
import type { Curation } from './curation.ts';
import { parseCurations } from './parse-curations.ts';
import { reviewCurations } from './review-curations.ts';

function parse(text: string): LicenseExpression {
  const parsed = parseLicenseExpression(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return normalizeExpression(parsed.expression);
}

const file = `curations:
  - purl: pkg:npm/left-pad
    versions: vers:npm/>=1.0.0|<2.0.0
    was: BSD
    declared: bsd-3-clause
    reason: ambiguous-metadata
    by: jane@home.example
    on: 2026-03-31
    comment: LICENSE has three clauses
  - purl: pkg:pypi/Some_Thing@1.10
    concluded: MIT AND ISC
    mappings: { "BSD-ish": BSD-2-Clause, Copyright me: NONE }
    exclude:
      - { path: tests/, reason: test }
    findings:
      - path: /src/table.py
        detected: GPL-2.0
        startLines: 3, 17
        concluded: NONE
        reason: false-detection
        comment: a table of names
    reason: wrong-metadata
    by: jane@home.example
    on: 2026-03-31
`;

describe('a file of curations', () => {
  it('is read', () => {
    const { curations, issues } = parseCurations(file, '.muster/curations.yaml');
    expect(issues).toEqual([]);
    const [first, second] = curations as [Curation, Curation];
    expect([first.purl, render(first.declared!), first.was, first.reason, first.on, first.source]).toEqual([
      'pkg:npm/left-pad', 'BSD-3-Clause', 'BSD', 'ambiguous-metadata', '2026-03-31', { path: '.muster/curations.yaml', line: 2 },
    ]);
    expect([second.purl, render(second.concluded!), [...second.mappings.keys()], second.exclude]).toEqual([
      'pkg:pypi/some-thing@1.10', 'MIT AND ISC', ['BSD-ish', 'Copyright me'], [{ path: 'tests/', reason: 'test' }],
    ]);
    expect(second.mappings.get('Copyright me')).toBe('none');
    expect(second.findings).toEqual([{ path: '/src/table.py', detected: parse('GPL-2.0-only'), startLines: [3, 17], concluded: 'none', reason: 'false-detection', comment: 'a table of names' }]);
  });

  const entry = (lines: Readonly<Record<string, string>>): string => {
    const all = { purl: 'pkg:npm/a', declared: 'MIT', reason: 'wrong-metadata', by: 'jane', on: '2026-01-01', ...lines };
    return `curations:\n  - ${Object.entries(all).filter(([, value]) => value !== '').map(([key, value]) => `${key}: ${value}`).join('\n    ')}\n`;
  };

  it.each([
    [entry({ declared: 'MIT OR' }), '3: curations[0].declared: "MIT OR" is no SPDX expression: column 7: a license is missing at the end'],
    [entry({ purl: 'npm/a' }), '2: curations[0].purl: "npm/a" is not a package URL: it does not start with "pkg:".'],
    [entry({ versions: '">=1"' }), '7: curations[0].versions: ">=1" is not a version range: it must look like vers:npm/>=1.0.0|<2.0.0.'],
    [entry({ versions: 'vers:pypi/>=1' }), '7: curations[0].versions: the range "vers:pypi/>=1" is of pypi, the package of npm'],
    [entry({ purl: 'pkg:npm/a@1.0.0', versions: 'vers:npm/*' }), '7: curations[0].versions: the purl already names a version; leave out one of them'],
    [entry({ reason: 'because' }), '4: curations[0].reason: must be one of missing-metadata, wrong-metadata, ambiguous-metadata, false-detection, missed-detection, not-used, relicensed, asked-licensor, imported'],
    [entry({ by: '' }), '2: curations[0].by: this key is missing'],
    [entry({ on: 'yesterday' }), '6: curations[0].on: must be a date such as 2026-03-31'],
    [entry({ licence: 'MIT' }), '7: curations[0].licence: this key is unknown'],
    [entry({ declared: '' }), '2: curations[0]: it corrects nothing; give declared, concluded, mappings, exclude or findings'],
    [entry({ mappings: '{ BSD: what }' }), '7: curations[0].mappings.BSD: "what" is no SPDX expression: column 1: "what" is not on the SPDX license list; a license of your own is named LicenseRef-…'],
    [entry({ findings: '\n      - { path: a, concluded: MIT, reason: false-detection, startLines: x }' }), '8: curations[0].findings[0].startLines: "x" is no line number'],
    ['curations: no\n', '1: curations: must be a list'],
    ['rules: []\ncurations: []\n', '1: rules: this key is unknown'],
    ['- a\n', '1: the file: must be keys and values'],
    ['curations:\n  - purl: [\n', expect.stringMatching(/^\d+: /)],
  ])('%j is told', (source, expected) => {
    const { curations, issues } = parseCurations(source, 'c.yaml');
    expect(curations).toEqual([]);
    expect(issues.map(({ line, message }) => `${line}: ${message}`)).toEqual([expected]);
  });

  it('holds what is right in it when something is wrong', () => {
    const { curations, issues } = parseCurations(`${file}  - purl: nothing\n    reason: x\n`, 'c.yaml');
    expect([curations.length, issues.length > 0, issues.every(({ line }) => line! >= 24)]).toEqual([2, true, true]);
  });

  it('may be empty', () => {
    for (const source of ['', '# none yet\n', 'curations: []\n']) expect(parseCurations(source, 'c.yaml')).toEqual({ curations: [], issues: [] });
  });

  it('answers to every text', () => {
    const piece = fc.constantFrom('curations:', '\n', '  - ', 'purl: pkg:npm/a', 'declared: MIT', 'by: x', '__proto__: 1', '{', '}', '[', ']', '&a', '*a', 'reason: imported', ' ', ':');
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      const { issues } = parseCurations(pieces.join(''), 'c.yaml');
      for (const { message } of issues) expect(message).not.toBe('');
    }));
  });
});

const curation = (purl: string, more: Partial<Curation>): Curation => ({ purl: canonicalPurl(purl), mappings: new Map(), exclude: [], findings: [], reason: 'wrong-metadata', by: 'jane', source: { path: 'c.yaml', line: 1 }, ...more });
const claims = (purl: string, more: Partial<LicenseClaims> = {}): LicenseClaims => ({ purl: canonicalPurl(purl), statements: [], findings: [], ...more });
const apply = (of: LicenseClaims, ...curations: Curation[]): CuratedClaims => applyCurations(of, new CurationIndex(curations));
const ranged = (range: string): Pick<Curation, 'versions'> => ({ versions: parseCurations(`curations:\n  - { purl: pkg:npm/a, versions: "${range}", declared: MIT, reason: imported, by: x, on: 2026-01-01 }`, 'x').curations[0]!.versions! });

describe('applying', () => {
  it('takes the most precise curation', () => {
    const all = curation('pkg:npm/a', { declared: parse('MIT') });
    const range = curation('pkg:npm/a', { declared: parse('ISC'), ...ranged('vers:npm/>=1.0.0|<2.0.0') });
    const exact = curation('pkg:npm/a@1.5.0', { declared: parse('Zlib') });
    const declared = (purl: string): string => render(apply(claims(purl), exact, all, range).declared!);
    expect(['pkg:npm/a@0.1.0', 'pkg:npm/a@1.4.0', 'pkg:npm/a@1.5.0', 'pkg:npm/a@2.0.0', 'pkg:npm/a'].map(declared)).toEqual(['MIT', 'ISC', 'Zlib', 'MIT', 'MIT']);
    expect(apply(claims('pkg:npm/b@1.0.0'), all).declared).toBeUndefined();
    expect(apply(claims('pkg:npm/a@1.0.0?arch=x'), all).declaredBy).toBe(all);
  });

  it('leaves alone what is no longer as it was', () => {
    const fix = curation('pkg:npm/a', { was: 'BSD', declared: parse('BSD-3-Clause') });
    expect(apply(claims('pkg:npm/a@1.0.0', { statements: ['BSD'] }), fix).declaredBy).toBe(fix);
    const now = apply(claims('pkg:npm/a@2.0.0', { statements: ['MIT'], declared: parse('MIT') }), fix);
    expect([now.declaredBy, render(now.declared!), now.uses[0]!.contradictions]).toEqual([undefined, 'MIT', ['it corrects "BSD", but pkg:npm/a@2.0.0 declares "MIT"']]);
  });

  it('corrects and leaves out findings', () => {
    const fix = curation('pkg:npm/a', {
      exclude: [{ path: 'test/', reason: 'test' }],
      findings: [
        { path: '/src/table.js', detected: parse('GPL-2.0-only'), startLines: [3], concluded: 'none', reason: 'false-detection' },
        { path: '*.css', concluded: parse('MIT'), reason: 'missed-detection' },
      ],
    });
    const found = apply(claims('pkg:npm/a@1.0.0', {
      findings: [
        { path: 'test/x/y.js', expression: parse('ISC') }, { path: 'src/table.js', expression: parse('GPL-2.0-only'), firstLine: 3 },
        { path: 'src/table.js', expression: parse('GPL-2.0-only'), firstLine: 9 }, { path: 'lib/a.css', expression: parse('Zlib') }, { path: 'LICENSE', expression: parse('MIT') },
      ],
    }), fix);
    expect(found.dropped.map(({ finding }) => finding.path)).toEqual(['test/x/y.js', 'src/table.js']);
    expect(found.findings.map(({ path, expression, correctedBy }) => [path, render(expression), correctedBy === fix])).toEqual([
      ['src/table.js', 'GPL-2.0-only', false], ['lib/a.css', 'MIT', true], ['LICENSE', 'MIT', false],
    ]);
  });

  it('gives the meanings of the spellings that are there', () => {
    const fix = curation('pkg:npm/a', { mappings: new Map<string, LicenseExpression | 'none'>([['BSD', parse('BSD-3-Clause')], ['X', 'none']]) });
    const read = apply(claims('pkg:npm/a@1.0.0', { statements: ['MIT and BSD'] }), fix);
    expect([[...read.mappings.keys()], render(read.declared!), read.declaredBy === fix]).toEqual([['BSD'], 'MIT AND BSD-3-Clause', true]);
    const other = apply(claims('pkg:npm/a@1.0.0', { statements: ['BSD-2-Clause'], declared: parse('BSD-2-Clause') }), fix);
    expect([other.mappings.size, render(other.declared!), other.declaredBy]).toEqual([0, 'BSD-2-Clause', undefined]);
    expect(apply(claims('pkg:npm/a@1.0.0', { statements: ['X'] }), fix).declared).toBeUndefined();
  });

  it('looks only at the curations of the package', () => {
    const index = new CurationIndex(Array.from({ length: 20_000 }, (_, at) => curation(`pkg:npm/p${at}`, { declared: parse('MIT') })));
    // looking through all of them each time would not end within a test's minute
    for (let at = 0; at < 2_000; at++) expect(applyCurations(claims(`pkg:npm/p${at}@1.0.0`), index).uses).toHaveLength(1);
  });
});

describe('the review', () => {
  const remarks = (components: readonly LicenseClaims[], ...curations: Curation[]): string[] => {
    const index = new CurationIndex(curations);
    return reviewCurations(curations, components.flatMap((component) => applyCurations(component, index).uses)).map(({ kind, message }) => `${kind}: ${message}`);
  };

  it('tells curations that nothing is meant by, that are needless, or that are contradicted', () => {
    const a = claims('pkg:npm/a@1.0.0', { statements: ['MIT'], declared: parse('MIT') });
    expect(remarks([a], curation('pkg:npm/b', { declared: parse('MIT') }))).toEqual(['unused: no component of the inventory is pkg:npm/b']);
    expect(remarks([a], curation('pkg:npm/a', { declared: parse('MIT') }))).toEqual(['needless: pkg:npm/a@1.0.0 already declares what it corrects']);
    expect(remarks([a], curation('pkg:npm/a', { declared: parse('ISC') }))).toEqual([]);
    expect(remarks([a], curation('pkg:npm/a', { declared: parse('ISC') }), curation('pkg:npm/a', { declared: parse('Zlib'), source: { path: 'd.yaml', line: 7 } }))).toEqual([
      'contradicted: another curation for the same versions says otherwise (d.yaml:7), and is written later',
    ]);
    expect(remarks([a], curation('pkg:npm/a', { was: 'BSD', declared: parse('ISC') }))).toEqual(['contradicted: it corrects "BSD", but pkg:npm/a@1.0.0 declares "MIT"']);
    expect(remarks([a], curation('pkg:npm/a', { mappings: new Map([['BSD', 'none' as const]]) }))).toEqual(['without-effect: it changed nothing at pkg:npm/a@1.0.0']);
  });

  it('tells paths where there is nothing, once somebody looked', () => {
    const fix = curation('pkg:npm/a', { exclude: [{ path: 'test/', reason: 'test' }] });
    expect(remarks([claims('pkg:npm/a@1.0.0', { findings: [{ path: 'LICENSE', expression: parse('MIT') }] })], fix)).toEqual(['contradicted: no licence was found where "test/" points']);
    expect(remarks([claims('pkg:npm/a@1.0.0')], fix)).toEqual(['without-effect: it changed nothing at pkg:npm/a@1.0.0']);
  });
});
