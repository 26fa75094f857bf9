import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPackaging, readCopyrightFile } from './copyright-file.ts';

const head = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n';
const outline = (source: string) => readCopyrightFile(source)?.stanzas.map(({ files, license, line, isMain }) => [files.join(' '), license, line, isMain]);

describe('a machine-readable copyright file', () => {
  it('gives files licences; the star is the work as a whole', () => {
    expect(outline(`${head}License: GPL-3+\n\nFiles: *\nLicense: MIT\n\nFiles: a.c,\n b/*\nCopyright: 2001 A\nLicense: Zlib\n text\n .\n more\n\nLicense: MIT\n words\n`)).toEqual([['', 'GPL-3+', 2, true], ['*', 'MIT', 5, true], ['a.c b/*', 'Zlib', 10, false]]);
  });

  it('without a star is all that is not about the packaging', () => {
    expect(outline(`${head}\nFiles: src/*\nLicense: MIT\n\nFiles: debian/*\nLicense: GPL-2\n`)).toEqual([['src/*', 'MIT', 4, true], ['debian/*', 'GPL-2', 7, false]]);
    expect([['debian/*'], ['./debian/rules', 'debian/x'], ['debian/*', 'a'], [], ['debian']].map(isPackaging)).toEqual([true, true, false, false, false]);
  });

  it('has texts for names, with their lines', () => {
    expect(readCopyrightFile(`${head}\nLicense: own\n One\n .\n Two\n`)!.texts).toEqual([{ license: 'own', line: 3, first: 4, last: 6, text: 'One\n\nTwo' }]);
  });

  it('is none without its first field', () => {
    expect(readCopyrightFile('This package was debianized by A.\n\nLicense: GPL\n')).toBeUndefined();
  });

  it('is read whatever its shape, within its lines', () => {
    const line = fc.constantFrom('Format: 1', 'Files: *', 'Files:', ' a b', 'License:', 'License: MIT', ' .', '', 'Copyright: x', ':', '# c');
    fc.assert(fc.property(fc.array(line), (lines) => {
      const read = readCopyrightFile(lines.join('\n'));
      for (const { first, last, line: at } of read?.stanzas ?? []) expect(1 <= first && first <= at && at <= last && last <= lines.length).toBe(true);
      for (const { first, last } of read?.texts ?? []) expect(first <= last && last <= lines.length).toBe(true);
    }));
  });
});
