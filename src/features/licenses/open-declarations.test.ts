import { describe, expect, it } from 'vitest';
import type { DeclaredReading, LicenseFile, LicenseFileRole } from '#core/model/license-facts.ts';
import { defaultPrecedence } from './effective-license.ts';
import { interpretDeclared } from './interpret-declared.ts';
import { packageLicenses } from './package-licenses.ts';

const file = (path: string, expression: string | undefined, role: LicenseFileRole): LicenseFile => ({
  path, role, reading: { nature: 'text', ...(expression !== undefined && { expression }), matches: [], resembles: [], copyrights: [] },
});
const licenses = (value: string, ...main: LicenseFile[]) => {
  const readings: DeclaredReading[] = [{ value, path: 'package.json', ...interpretDeclared(value, 'npm') }];
  const { unit, findings } = packageLicenses({ ref: 'pkg:npm/a@1', vocabulary: 'npm', readings, files: { main, parts: new Map() }, concluded: undefined, precedence: defaultPrecedence });
  return { ...unit.effective, findings: findings.map(({ kind }) => kind) };
};
const readme = file('README.md', 'Apache-2.0', 'readme');

describe('a declaration that is not understood', () => {
  it('is not answered by what a readme mentions', () => {
    expect(licenses('Terms of the house, edition 3', readme)).toEqual({ status: 'conflict', license: 'Apache-2.0', basis: 'detected', besides: ['LicenseRef-declaration-not-understood'], findings: ['declaration-not-understood'] });
    // a licence file in which nothing was recognised answers as little
    expect(licenses('Terms of the house, edition 3', file('LICENSE', undefined, 'license'), readme).status).toBe('conflict');
    expect(licenses('SEE LICENSE IN terms.txt', readme).status).toBe('conflict');
  });

  it('is answered by the licence file, and stays a finding', () => {
    expect(licenses('Terms of the house, edition 3', file('LICENSE', 'MIT', 'license'), readme)).toEqual({ status: 'settled', license: 'MIT', basis: 'detected', findings: ['declaration-not-understood'] });
    expect(licenses('SEE LICENSE IN LICENSE', file('LICENSE', 'MIT', 'license'))).toMatchObject({ status: 'settled', license: 'MIT' });
  });

  it('is none where the author only left the field as it was, or names licences that share a name', () => {
    for (const value of ['UNKNOWN', '', 'NOASSERTION']) expect(licenses(value, readme)).toMatchObject({ status: 'settled', license: 'Apache-2.0' });
    expect(licenses('BSD', file('README.md', 'BSD-2-Clause', 'readme'))).toMatchObject({ status: 'settled', license: 'BSD-2-Clause' });
  });
});

describe('a declaration that speaks of a limit in words that are not understood', () => {
  it.each(['Apache 2.0, but not for our competitors', 'Apache 2.0 with the ACME clause'])('%s is not answered by a vaguer field', (value) => {
    const readings: DeclaredReading[] = [value, 'License :: OSI Approved :: Apache Software License'].map((each) => ({ value: each, path: 'METADATA', ...interpretDeclared(each, 'pypi') }));
    const of = (...main: LicenseFile[]) => packageLicenses({ ref: 'pkg:pypi/a@1', vocabulary: 'pypi', readings, files: { main, parts: new Map() }, concluded: undefined, precedence: defaultPrecedence });
    expect(of().unit.effective).toEqual({ status: 'conflict', license: 'Apache-2.0', basis: 'declared', besides: ['LicenseRef-declaration-not-understood'] });
    expect(of().findings.map(({ kind }) => kind)).toEqual(['declaration-not-understood']);
    expect(of(file('LICENSE', 'Apache-2.0', 'license')).unit.effective.status).toBe('settled');
  });

  it('is told from other words beside a licence', () => {
    const readings: DeclaredReading[] = ['Copyright 2020 The Authors', 'License :: OSI Approved :: MIT License'].map((each) => ({ value: each, path: 'METADATA', ...interpretDeclared(each, 'pypi') }));
    expect(packageLicenses({ ref: 'pkg:pypi/a@1', vocabulary: 'pypi', readings, files: undefined, concluded: undefined, precedence: defaultPrecedence }).unit.effective).toEqual({ status: 'settled', license: 'MIT', basis: 'declared' });
  });
});

describe('what a readme says of a contract', () => {
  it('goes against an open licence where it keeps all rights, and not where it only may be bought instead', () => {
    const licenseFile = file('LICENSE', 'GPL-3.0-only', 'license');
    expect(licenses('GPL-3.0-only', licenseFile, file('README.md', 'GPL-3.0-only OR LicenseRef-proprietary', 'readme'))).toMatchObject({ status: 'settled', license: 'GPL-3.0-only', findings: [] });
    expect(licenses('GPL-3.0-only', licenseFile, file('README.md', 'LicenseRef-proprietary', 'readme')).status).toBe('conflict');
  });
});

describe('a limit that is declared', () => {
  it('holds whatever the files say', () => {
    const limited = 'Apache-2.0 AND LicenseRef-Commons-Clause-1.0';
    for (const value of ['Apache 2.0 with Commons Clause', 'Apache License with Commons Clause']) {
      for (const found of [readme, file('LICENSE', 'Apache-2.0', 'license'), file('LICENSE', limited, 'license')]) expect(licenses(value, found), value).toMatchObject({ status: 'settled', license: limited });
    }
    expect(licenses('BSD with Commons Clause', file('LICENSE', 'BSD-2-Clause', 'license'))).toMatchObject({ license: 'BSD-2-Clause AND LicenseRef-Commons-Clause-1.0' });
  });
});
