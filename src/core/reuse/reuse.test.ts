import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../binary/utf8.ts';
import { encodeUtf8 } from '../binary/encode-utf8.ts';
import { bytesWithoutIgnoredBlocks, withoutIgnoredBlocks } from './ignored-blocks.ts';
import { fitsAll, fitsReuseGlob } from './reuse-glob.ts';
import { readReuseToml } from './reuse-toml.ts';

describe('patterns of REUSE.toml', () => {
  it.each([
    ['po/*.po', 'po/de.po', true], ['po/*.po', 'po/old/de.po', false], ['*', 'a.c', true], ['*', 'src/a.c', false], ['**', 'src/a.c', true], ['src/**', 'src/x/y.c', true], ['src/**', 'src', false],
    ['**/a.c', 'a.c', true], ['**/a.c', 'x/y/a.c', true], ['src/**/a.c', 'src/a.c', true], ['a.c', 'x/a.c', false], [String.raw`a\*.c`, 'a*.c', true], [String.raw`a\*.c`, 'ab.c', false],
    [String.raw`a\\b`, String.raw`a\b`, true], [String.raw`\a.c`, 'a.c', true], ['a.c', 'abc', false], ['', '', true], ['*', '', true], ['a*b*c', 'axxbyyc', true], ['a*b*c', 'axxbyy', false], ['a[1].c', 'a[1].c', true], ['a?', 'ab', false],
  ])('%s and %s: %s', (pattern, path, fits) => {
    expect(fitsReuseGlob(pattern, path)).toBe(fits);
  });

  it('are followed in bounded time, and fit themselves when nothing in them is special', () => {
    // trying each star at each place would not end within a test's minute
    expect(fitsReuseGlob(`${'**a'.repeat(60)}b`, 'a'.repeat(4000))).toBe(false);
    fc.assert(fc.property(fc.string(), (text) => fitsReuseGlob(text.replaceAll(/[\\*]/g, String.raw`\$&`), text)));
    fc.assert(fc.property(fc.string(), fc.string(), (start, end) => fitsReuseGlob(`${start.replaceAll(/[\\*]/g, String.raw`\$&`)}**`, start + end)));
  });

  it('that fit every path are known', () => {
    expect(['**', '**/*', '**/**', '*', 'src/**'].map(fitsAll)).toEqual([true, true, true, false, false]);
    for (const pattern of ['**', '**/*', '**/**']) fc.assert(fc.property(fc.array(fc.stringMatching(/^[^/]+$/), { minLength: 1 }), (names) => fitsReuseGlob(pattern, names.join('/'))));
  });
});

const toml = `# SPDX-License-Identifier: CC0-1.0
version = 1

[[annotations]]
path = ["po/*.po", "./po/*.pot"]
precedence = "aggregate"
SPDX-FileCopyrightText = ["2019 Ana", "2020 Bo"]
SPDX-License-Identifier = "GPL-3.0-or-later"

[[annotations]]
path = "art/**"
SPDX-License-Identifier = [
  "CC-BY-4.0",
  "MIT",
]
`;

describe('REUSE.toml', () => {
  it('is read with its lines', () => {
    expect(readReuseToml(toml)).toEqual({
      annotations: [
        { paths: ['po/*.po', 'po/*.pot'], precedence: 'aggregate', licenses: ['GPL-3.0-or-later'], copyrights: ['2019 Ana', '2020 Bo'], line: 4, licenseLine: 8, copyrightLine: 7 },
        { paths: ['art/**'], precedence: 'closest', licenses: ['CC-BY-4.0', 'MIT'], copyrights: [], line: 10, licenseLine: 12, copyrightLine: 10 },
      ],
      faults: [],
    });
  });

  it.each([
    ['version = 1\n[[annotations]\n', /^it is no TOML: /, 0], ['[[annotations]]\npath = "a"\n', /^the key version is missing$/, 1], ['version = 2\n', /^its version is not 1/, 0], ['version = 1\nannotations = "x"\n', /must be a list of tables/, 0],
    ['version = 1\n[[annotations]]\n', /^an annotation has no path$/, 0], ['version = 1\n[[annotations]]\npath = ["../a", "b"]\n', /^the path "..\/a" leads out/, 1], ['version = 1\n[[annotations]]\npath = "/a"\n', /leads out/, 0],
    ['version = 1\n[[annotations]]\npath = "a"\nprecedence = "first"\n', /^the precedence "first" is none of closest, aggregate, override$/, 1], ['version = 1\n[[annotations]]\npath = ["a", 7]\n', /^path must be a text or a list of texts$/, 1],
  ])('of %j tells what is wrong, and holds the rest', (source, message, count) => {
    const { annotations, faults } = readReuseToml(source);
    expect([annotations.length, faults.length]).toEqual([count, 1]);
    expect(faults[0]!.message).toMatch(message);
    expect(faults[0]!.line).toBeGreaterThan(0);
  });

  it('of any shape is read without a fault of ours', () => {
    const piece = fc.constantFrom('version = 1\n', '[[annotations]]\n', 'path = "a"\n', 'path = [1]\n', 'path = []\n', '[annotations]\n', 'precedence = 3\n', 'SPDX-License-Identifier = "MIT"\n', '"__proto__" = 1\n', '= \n');
    fc.assert(fc.property(fc.array(piece), (pieces) => readReuseToml(pieces.join('')).faults.every(({ line }) => line >= 1)));
  });
});

describe('ignored blocks', () => {
  it('are blank, line by line', () => {
    expect(withoutIgnoredBlocks('a\n# REUSE-IgnoreStart\nMIT\r\n# REUSE-IgnoreEnd\nb')).toBe('a\n#                  \n   \r\n                 \nb'.replace(/\n {17}\nb$/, `\n${' '.repeat(17)}\nb`));
    expect(withoutIgnoredBlocks('x REUSE-IgnoreStart y REUSE-IgnoreEnd z REUSE-IgnoreStart')).toMatch(/^x +z REUSE-IgnoreStart$/);
  });

  it('end where they are closed; without an end there is none', () => {
    for (const source of ['', 'REUSE-IgnoreStart MIT', 'REUSE-IgnoreEnd MIT REUSE-IgnoreStart', 'REUSE-Ignore']) expect(withoutIgnoredBlocks(source)).toBe(source);
  });

  it('are the same in bytes, which keep their places', () => {
    expect(decodeUtf8(bytesWithoutIgnoredBlocks(encodeUtf8('REUSE-IgnoreStartREUSE-IgnoreEndREUSE-IgnoreStartMITREUSE-IgnoreEnd'))).trim()).toBe('');
    const piece = fc.constantFrom('REUSE-IgnoreStart', 'REUSE-IgnoreEnd', 'REUSE-Ignore', 'R', 'RREUSE', '\n', 'MIT ', 'é', '中');
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      const source = pieces.join('');
      const bytes = encodeUtf8(source);
      const rest = bytesWithoutIgnoredBlocks(bytes);
      expect(rest.length).toBe(bytes.length);
      expect(decodeUtf8(rest).replaceAll(' ', '')).toBe(withoutIgnoredBlocks(source).replaceAll(' ', ''));
      expect(rest === bytes).toBe(withoutIgnoredBlocks(source) === source);
    }));
  });
});
