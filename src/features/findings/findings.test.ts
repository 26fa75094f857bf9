import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileFindings } from '#core/model/file-findings.ts';
import type { DeclaredReading, LicenseFile, LicenseReading } from '#core/model/license-facts.ts';
import { withoutDeclarations } from '../licenses/declaring-files.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { joinDeclarations } from './foreign-declarations.ts';
import { withForeignReadings } from './foreign-readings.ts';
import { placements } from './placed-findings.ts';
import { differingReadings, isDisputed, readingDifferences } from './reading-differences.ts';

const reading = (expression: string | undefined, more: Partial<LicenseReading> = {}): LicenseReading => ({ nature: 'text', ...(expression !== undefined && { expression }), matches: [], resembles: [], copyrights: [], ...more });
const origin = { tool: 'scancode-toolkit', version: '32.5.0', path: 'r.json' };
const file = (own: string | undefined, foreign: string | undefined, role: LicenseFile['role'] = 'license'): LicenseFile => ({ path: 'LICENSE', role, origin, reading: reading(foreign), others: [{ reading: reading(own) }] });

describe('two readings of one file', () => {
  it.each<[string | undefined, string | undefined, LicenseFile['role'], boolean, boolean]>([
    ['MIT', 'MIT', 'license', false, false], ['MIT OR ISC', 'ISC OR MIT', 'license', false, false], ['MIT', 'ISC', 'license', true, true], ['MIT', undefined, 'license', true, false], [undefined, 'MIT', 'license', true, false],
    [undefined, undefined, 'license', false, false], ['GPL-2.0-only', 'GPL-2.0-or-later', 'license', true, false], ['MIT AND ISC', 'MIT', 'license', true, true], ['MIT AND ISC', 'MIT OR ISC', 'license', true, false],
    ['LicenseRef-public-domain', 'LicenseRef-scancode-public-domain', 'license', false, false],
    // the section about the licence against the whole
    [undefined, 'MIT', 'readme', false, false], ['MIT', 'MIT AND GPL-2.0-only', 'readme', false, true], ['MIT', 'ISC', 'readme', true, true],
  ])('Muster: %s, ScanCode: %s, in a %s: differ %s, disputed %s', (own, foreign, role, differ, disputed) => {
    const one = file(own, foreign, role);
    expect([differingReadings(one).length > 0, readingDifferences('x', [one]).length > 0, isDisputed(one) && role === 'license']).toEqual([differ, differ, disputed && role === 'license']);
  });

  it('are told once for many files, with both sides of each', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...file('MIT', 'ISC', 'source'), path: `src/${at}.c` }));
    const [finding, ...more] = readingDifferences('x', many);
    expect([finding!.message, finding!.evidence.length, more.length]).toEqual(['scancode-toolkit 32.5.0 finds ISC in 30 files, and Muster finds MIT', 40, 0]);
  });
});

describe('foreign readings', () => {
  const findings = (path: string, more: Partial<FileFindings>): FileFindings => ({ file: path, licenses: [], resembles: [], ...more });
  it('lose nothing: every reading of a file is the one that counts or stands beside it', () => {
    const some = fc.record({ unsearched: fc.boolean(), expression: fc.constantFrom('MIT', 'ISC', undefined), copyrights: fc.constantFrom(undefined, ['Copyright 2020 A']) });
    fc.assert(fc.property(fc.option(fc.constantFrom('MIT', 'BSD-3-Clause'), { nil: undefined }), fc.array(some, { minLength: 1, maxLength: 3 }), (own, documents) => {
      const files: LicenseFile[] = own === undefined ? [] : [{ path: 'LICENSE', role: 'license', reading: reading(own) }];
      const foreign = documents.map(({ unsearched, expression, copyrights }, index) => ({
        origin: { ...origin, path: `${index}.json` }, nature: 'text' as const,
        findings: findings('LICENSE', { ...(unsearched ? { unsearched: true } : expression !== undefined && { expression }), ...(copyrights !== undefined && { copyrights: copyrights.map((statement) => ({ statement, startLine: 1, endLine: 1 })) }) }),
      }));
      const [merged] = withForeignReadings(files, { files: new Map([['LICENSE', foreign]]), documents: [], issues: [] });
      if (merged === undefined) {
        expect(files.length === 0 && foreign.every((one) => one.findings.unsearched === true && one.findings.copyrights === undefined)).toBe(true);
        return;
      }
      const searched = foreign.filter((one) => one.findings.unsearched !== true);
      const expected = [...searched.map((one) => one.findings.expression), ...(own === undefined ? [] : [own])];
      const beside = (merged.others ?? []).filter((other) => other.origin === undefined || searched.some((one) => one.origin === other.origin));
      expect([...(expected.length > 0 ? [merged.reading.expression] : []), ...beside.map((other) => other.reading.expression)]).toEqual(expected);
      expect(merged.origin).toEqual(searched[0]?.origin);
      expect(merged.reading.copyrights.length > 0).toBe(foreign.find((one) => one.findings.copyrights !== undefined) !== undefined);
    }));
  });
});

describe('places of findings', () => {
  it('never lead out of the target', () => {
    const part = fc.constantFrom('a', '..', '.', '', 'b', '__proto__', 'x.jar-extract', 'tree');
    fc.assert(fc.property(fc.array(fc.array(part).map((parts) => parts.join('/'))), fc.constantFrom(undefined, 'tree', ''), (names, root) => {
      const at = placements({ origin, at: 'lib', imported: { source: { name: 'x' }, ...(root !== undefined && { root }), files: names.map((name) => ({ file: name, licenses: [], resembles: [] })), packages: [], issues: [] } });
      for (const path of at.flatMap((placement) => [...placement.keys()])) expect(path.startsWith('/') || path.split('/').includes('..')).toBe(false);
    }));
  });
});

describe('what others read in a package', () => {
  const own: DeclaredReading = { value: 'MIT', path: 'package.json', expression: 'MIT', certainty: 'exact', notes: [] };
  const foreign = (expression: string): DeclaredReading => ({ value: expression, path: 'package.json', origin, expression, certainty: 'exact', notes: [] });
  it.each<[string, readonly DeclaredReading[], readonly DeclaredReading[], readonly string[], number]>([
    ['nothing of ours', [], [foreign('ISC')], ['ISC'], 0], ['the same', [own], [foreign('MIT')], ['MIT'], 0], ['something else', [own], [foreign('ISC')], ['MIT'], 1],
    ['what we do not understand', [{ ...own, value: '?', certainty: 'unknown' }], [foreign('ISC')], ['?', 'ISC'], 0],
    ['two documents', [], [foreign('ISC'), { ...foreign('MIT'), origin: { ...origin, path: 'other.json' } }], ['ISC'], 1],
  ])('beside %s', (_, declared, read, counted, findings) => {
    const joined = joinDeclarations('x', 'npm', declared.map((one) => (one.certainty === 'unknown' ? { value: one.value, path: one.path, certainty: 'unknown', notes: [] } : one)), read);
    expect([joined.readings.map(({ value }) => value), joined.findings.length]).toEqual([counted, findings]);
  });
});

describe('sources that declare a licence', () => {
  const inventory = (line: number | undefined): Inventory => ({ projects: [{ declaredLicenses: [{ value: 'MIT', path: 'pom.xml', ...(line !== undefined && { line }) }] }], components: [] }) as unknown as Inventory;
  const match = (kind: 'notice' | 'mention', expression: string, startLine: number, endLine = startLine) => ({ kind, expression, startLine, endLine, coverage: 1, score: 1 });
  it.each<[string, number | undefined, LicenseReading['matches'], string | undefined]>([
    ['the field', 20, [match('mention', 'MIT', 20)], undefined], ['its address', 20, [match('mention', 'MIT', 20), match('mention', 'MIT', 21)], undefined],
    ['a header', 20, [match('notice', 'Apache-2.0', 1, 15), match('mention', 'MIT', 20)], 'Apache-2.0'], ['a field without a line', undefined, [match('notice', 'Apache-2.0', 1, 15), match('mention', 'MIT', 20)], 'Apache-2.0'],
    ['something else', 20, [match('mention', 'ISC', 90)], 'ISC'],
  ])('%s', (_, line, matches, expected) => {
    const [found] = withoutDeclarations([{ path: 'pom.xml', role: 'source', reading: reading('MIT', { matches }) }], inventory(line));
    expect(found?.reading.expression ?? undefined).toBe(expected === 'ISC' ? 'MIT' : expected);
  });

  it('are told from licence files', () => {
    const license: LicenseFile = { path: 'pom.xml', role: 'license', reading: reading('MIT', { matches: [match('mention', 'MIT', 20)] }) };
    expect(withoutDeclarations([license], inventory(20))).toEqual([license]);
  });
});
