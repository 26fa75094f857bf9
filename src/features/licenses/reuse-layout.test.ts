import { describe, expect, it } from 'vitest';
import type { LicenseFile } from '#core/model/license-facts.ts';
import { licenseFileRole } from './license-file-role.ts';
import { interpretDeclared } from './interpret-declared.ts';
import { packageLicenses, type PackageLicenses } from './package-licenses.ts';
import { readAnnotations } from './read-annotations.ts';
import { withReuseLayout } from './reuse-layout.ts';
import { defaultPrecedence } from './effective-license.ts';

function file(path: string, expression?: string, kind: 'text' | 'tag' = 'text'): LicenseFile {
  const matches = expression === undefined ? [] : [{ kind, expression, startLine: 1, endLine: 3, score: 1 }];
  return { path, role: licenseFileRole(path) ?? 'source', reading: { nature: 'text', ...(expression !== undefined && { expression }), matches, resembles: [], copyrights: [] } };
}

function annotations(path: string, ...tables: string[]): LicenseFile {
  const { faults, ...reading } = readAnnotations(`version = 1\n${tables.map((table) => `[[annotations]]\n${table}\n`).join('')}`);
  expect(faults).toEqual([]);
  return { path, role: 'annotations', reading: { nature: 'text', resembles: [], ...reading } };
}

/** The licences of a package that declares `declared`. */
function licenses(declared: string | undefined, ...files: LicenseFile[]): PackageLicenses {
  const readings = declared === undefined ? [] : [{ value: declared, path: 'package.json', line: 3, ...interpretDeclared(declared, 'npm') }];
  return packageLicenses({ ref: 'npm:.', vocabulary: 'npm', readings, files: { main: [...withReuseLayout(files)], parts: new Map() }, concluded: undefined, precedence: defaultPrecedence });
}

const summary = ({ unit: { effective, detectedLicense, embedded }, findings }: PackageLicenses) => ({
  effective: [effective.status, effective.license], detected: detectedLicense, parts: embedded.map(({ pattern, license, stated }) => [pattern, license, stated]), findings: findings.map(({ kind }) => kind),
});

describe('names of files', () => {
  it('tell annotations and headers beside a file', () => {
    expect(['REUSE.toml', 'a/REUSE.toml', '.reuse/dep5', 'a/.reuse/dep5', 'a/dep5', 'reuse.toml', 'a/logo.png.license', '.gitignore.license', 'main.js.LICENSE.txt'].map(licenseFileRole)).toEqual([
      'annotations', 'annotations', 'annotations', 'annotations', undefined, undefined, 'source', 'source', 'third-party',
    ]);
  });
});

describe('texts in LICENSES', () => {
  it('are what their names say', () => {
    const names = (path: string, expression?: string) => withReuseLayout([file(path, expression)])[0]!.reading.expression;
    expect(names('LICENSES/GPL-3.0-or-later.txt', 'GPL-3.0-only')).toBe('GPL-3.0-or-later');
    expect(names('LICENSES/GPL-3.0-only.txt', 'GPL-3.0-or-later')).toBe('GPL-3.0-only');
    expect(names('LICENSES/LGPL-2.1+.txt', 'LGPL-2.1-only')).toBe('LGPL-2.1-or-later');
    expect(names('LICENSES/LicenseRef-House.txt')).toBe('LicenseRef-House');
    expect(names('LICENSES/Classpath-exception-2.0.txt', 'GPL-2.0-only WITH Classpath-exception-2.0')).toBeUndefined();
    // the words of a file go before its name
    expect(names('LICENSES/MIT.txt', 'Apache-2.0')).toBe('Apache-2.0');
    expect(names('COPYING', 'GPL-3.0-only')).toBe('GPL-3.0-only');
    expect(names('docs/GPL-3.0-or-later.txt', 'GPL-3.0-only')).toBe('GPL-3.0-only');
  });

  it('confirm what is declared, and are of some files otherwise', () => {
    const texts = [file('LICENSES/GPL-3.0-or-later.txt', 'GPL-3.0-only'), file('LICENSES/CC0-1.0.txt', 'CC0-1.0'), file('LICENSES/MIT.txt', 'MIT')];
    expect(summary(licenses('GPL-3.0-or-later', ...texts))).toEqual({
      effective: ['settled', 'GPL-3.0-or-later'], detected: 'GPL-3.0-or-later', parts: [['LICENSES/CC0-1.0.txt', 'CC0-1.0', 'work'], ['LICENSES/MIT.txt', 'MIT', 'work']], findings: ['part-differs-from-package'],
    });
    expect(summary(licenses('MIT OR CC0-1.0', ...texts.slice(1)))).toMatchObject({ effective: ['settled', 'MIT OR CC0-1.0'], parts: [], findings: [] });
    // the licence file beside them says what the whole is under
    expect(summary(licenses(undefined, ...texts, file('LICENSE', 'MIT')))).toMatchObject({ effective: ['settled', 'MIT'], detected: 'MIT' });
  });

  it('are a contradiction where none is what was declared', () => {
    expect(summary(licenses('Apache-2.0', file('LICENSES/MIT.txt', 'MIT'), file('LICENSES/CC0-1.0.txt', 'CC0-1.0')))).toMatchObject({ effective: ['conflict', 'Apache-2.0'], findings: ['declared-differs-from-detected'] });
    expect(summary(licenses(undefined, file('LICENSES/MIT.txt', 'MIT'), file('LICENSES/CC0-1.0.txt', 'CC0-1.0')))).toMatchObject({ effective: ['settled', 'MIT AND CC0-1.0'], findings: [] });
  });
});

describe('annotations', () => {
  const table = (path: string, license: string, precedence?: string): string => `path = ${JSON.stringify(path)}\nSPDX-License-Identifier = "${license}"\nSPDX-FileCopyrightText = "2022 Ana"${precedence === undefined ? '' : `\nprecedence = "${precedence}"`}`;

  it('say the licence of the whole and of parts, from where they stand', () => {
    const all = licenses(undefined, annotations('REUSE.toml', table('**', 'MIT'), table('img/**', 'CC-BY-4.0'), table('tests/**', 'CC0-1.0')), annotations('lib/REUSE.toml', table('*.c', 'ISC')), file('LICENSES/MIT.txt', 'MIT'), file('LICENSES/CC-BY-4.0.txt', 'CC-BY-4.0'));
    expect(summary(all)).toEqual({
      effective: ['settled', 'MIT'], detected: 'MIT', parts: [['img/**', 'CC-BY-4.0', 'work'], ['lib/*.c', 'ISC', 'work'], ['tests/**', 'CC0-1.0', 'packaging']], findings: ['part-differs-from-package'],
    });
    expect(all.unit.effective.besides).toEqual(['CC-BY-4.0', 'ISC']);
    expect(all.unit.copyrights).toEqual(['Copyright 2022 Ana']);
  });

  it('before one for all files are of no weight', () => {
    expect(summary(licenses(undefined, annotations('REUSE.toml', table('img/**', 'CC-BY-4.0'), table('**', 'MIT'))))).toMatchObject({ effective: ['settled', 'MIT'], parts: [] });
  });

  it('take the place of what files say with override, and leave it otherwise', () => {
    const sources = (precedence?: string) => withReuseLayout([annotations('lib/REUSE.toml', table('gen/**', 'MIT', precedence)), file('lib/gen/a.c', 'ISC', 'tag'), file('lib/b.c', 'ISC', 'tag')]).map(({ path }) => path);
    expect([sources('override'), sources('aggregate'), sources()]).toEqual([['lib/REUSE.toml', 'lib/b.c'], ['lib/REUSE.toml', 'lib/gen/a.c', 'lib/b.c'], ['lib/REUSE.toml', 'lib/gen/a.c', 'lib/b.c']]);
  });

  it('of the old form are read too', () => {
    const { stanzas, copyrights } = readAnnotations('Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: *\nCopyright: 2019 Ana\nLicense: MIT\n\nFiles: po/*\nCopyright: 2020 Bo\nLicense: GPL-3.0-or-later\n');
    expect(stanzas.map(({ files, expression, main, startLine }) => [files, expression, main, startLine])).toEqual([[['*'], 'MIT', true, 3], [['po/*'], 'GPL-3.0-or-later', undefined, 7]]);
    expect(copyrights).toEqual([{ text: 'Copyright 2019 Ana', line: 4 }, { text: 'Copyright 2020 Bo', line: 8 }]);
    const dep5: LicenseFile = { path: 'x/.reuse/dep5', role: 'annotations', reading: { nature: 'text', resembles: [], matches: [], copyrights: [], stanzas } };
    expect(summary(licenses('MIT', dep5)).parts).toEqual([['x/po/*', 'GPL-3.0-or-later', 'work']]);
  });

  it('that are no expressions are faults', () => {
    expect(readAnnotations('version = 1\n[[annotations]]\npath = "a"\nSPDX-License-Identifier = "MIT and maybe"\n')).toMatchObject({ stanzas: [], faults: [{ line: 4, message: expect.stringMatching(/^"MIT and maybe" is no SPDX expression: column \d+: /) as string }] });
  });
});

describe('a header beside a file', () => {
  it('stands for it', () => {
    expect(withReuseLayout([file('a/logo.svg', 'ISC', 'tag'), file('a/logo.svg.license', 'MIT', 'tag')]).map(({ path }) => path)).toEqual(['a/logo.svg.license']);
    expect(summary(licenses('MIT', file('a/logo.png.license', 'MIT', 'tag')))).toMatchObject({ parts: [], findings: [] });
    expect(summary(licenses('MIT', file('a/logo.png.license', 'CC-BY-4.0', 'tag')))).toMatchObject({ effective: ['settled', 'MIT'], findings: ['part-differs-from-package'] });
  });
});
