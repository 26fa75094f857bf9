import { describe, expect, it } from 'vitest';
import type { DeclaredReading, LicenseFile } from '#core/model/license-facts.ts';
import { defaultPrecedence } from './effective-license.ts';
import { interpretDeclared } from './interpret-declared.ts';
import { packageLicenses } from './package-licenses.ts';

const file = (path: string, expression: string): LicenseFile => ({ path, role: 'license', reading: { nature: 'text', expression, matches: [], resembles: [], copyrights: [] } });
const effective = (values: readonly string[], ...main: LicenseFile[]) => {
  const readings: DeclaredReading[] = values.map((value) => ({ value, path: 'METADATA', ...interpretDeclared(value, 'pypi') }));
  const { unit, findings } = packageLicenses({ ref: 'pkg:pypi/a@1', vocabulary: 'pypi', readings, files: { main, parts: new Map() }, concluded: undefined, precedence: defaultPrecedence });
  return [unit.effective.status, unit.effective.license, findings.length];
};
const classifiers = ['License :: OSI Approved :: MIT License', 'License :: OSI Approved :: GNU General Public License v3 (GPLv3)'];

describe('several classifiers of Python', () => {
  it.each(['Dual License', 'dual', 'Dual licensed.', 'dual-licensing'])('are a choice beside %j', (words) => {
    expect(effective([words, ...classifiers])).toEqual(['settled', 'MIT OR GPL-3.0-only', 0]);
  });

  it('beside "dual" leave the variant to the files, and the choice to the author', () => {
    const statements = ['Dual License', 'License :: OSI Approved :: BSD License', 'License :: OSI Approved :: Apache Software License'];
    expect(effective(statements)).toEqual(['settled', 'LicenseRef-unspecified-BSD OR Apache-2.0', 0]);
    expect(effective(statements, file('LICENSE', 'BSD-2-Clause AND Apache-2.0'))).toEqual(['settled', 'BSD-2-Clause OR Apache-2.0', 0]);
  });

  it('all apply otherwise, unless a file offers just these for choice', () => {
    expect(effective(classifiers)).toEqual(['settled', 'MIT AND GPL-3.0-only', 0]);
    expect(effective(classifiers, file('LICENSE', 'MIT'))).toEqual(['settled', 'MIT AND GPL-3.0-only', 0]);
    expect(effective(classifiers, file('LICENSE', 'MIT OR GPL-3.0-only'))).toEqual(['settled', 'MIT OR GPL-3.0-only', 0]);
    expect(effective(classifiers, file('LICENSE', 'MIT OR ISC'))[1]).toBe('MIT AND GPL-3.0-only');
    // who states all of them means all of them
    expect(effective(['MIT AND GPL-3.0-only', ...classifiers], file('LICENSE', 'MIT OR GPL-3.0-only'))[1]).toBe('MIT AND GPL-3.0-only');
  });
});
