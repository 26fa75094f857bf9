import { expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import { LicenseDetector } from '#core/license/detect/license-detector.ts';
import type { DeclaredReading } from '#core/model/license-facts.ts';
import { loadLicenseIndex } from '#platform/licenses/license-index-file.ts';
import { readLicenseText } from './read-license-text.ts';
import { meantReadings, statedParts } from './stated-parts.ts';

const source = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

Files: *
Copyright: 2001 Ann
License: house

Files: lib/zip/* lib/gz/a.c
Copyright: 2002 Ben
License: Zlib

Files: lib/more.c
Copyright: 2003 Cay
License: Zlib

Files: old/*
Copyright: 1999 Dan
License: odd-terms
 Do with it what you like on Sundays.

Files: debian/*
Copyright: 2010 Eve
License: GPL-2+

Files: tests/*
Copyright: 2004 Fay
License: house

License: house
 Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided that the above copyright notice and this permission notice appear in all copies.
 .
 THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`;

const reading = readLicenseText({ bytes: encodeUtf8(source), text: source, role: 'license', isCut: false }, new LicenseDetector(loadLicenseIndex()));

it('says what the work as a whole is under, what each name means, and what only it knows', () => {
  expect(reading.expression).toBe('ISC');
  expect(reading.stanzas!.map(({ files, name, expression, startLine, endLine, main }) => [files[0], name, expression, startLine, endLine, main])).toEqual([
    ['*', 'house', 'ISC', 3, 5, true], ['lib/zip/*', 'Zlib', 'Zlib', 7, 9, undefined], ['lib/more.c', 'Zlib', 'Zlib', 11, 13, undefined], ['old/*', 'odd-terms', 'LicenseRef-odd-terms', 15, 18, undefined],
    ['debian/*', 'GPL-2+', 'GPL-2.0-or-later', 20, 22, undefined], ['tests/*', 'house', 'ISC', 24, 26, undefined],
  ]);
  expect(reading.texts).toEqual([{ id: 'LicenseRef-odd-terms', text: 'Do with it what you like on Sundays.' }]);
});

it.each([['usr/share/doc/tool/copyright', ''], ['debian/copyright', ''], ['vendor/tool/debian/copyright', 'vendor/tool/']])('makes a part of each licence besides: %s', (path, base) => {
  expect(statedParts({ path, role: 'license', reading }).map(({ pattern, license, stated, files: [file] }) => [pattern, license, stated, file!.reading.matches[0]!.startLine, file!.reading.copyrights.map(({ line }) => line)])).toEqual([
    [`${base}lib/zip/* ${base}lib/gz/a.c ${base}lib/more.c`, 'Zlib', 'work', 9, [8, 12]],
    [`${base}old/*`, 'LicenseRef-odd-terms', 'work', 17, [16]],
    [`${base}debian/*`, 'GPL-2.0-or-later', 'packaging', 22, [21]],
  ]);
});

it('tells what a name in a declaration means, where the declaration is in that file', () => {
  const declared = (path: string): DeclaredReading => ({ value: 'house', path, certainty: 'unknown', notes: ['"house" is no licence name that we know'], candidates: ['ISC'] });
  expect(meantReadings([declared('a/copyright'), declared('b/copyright')], [{ path: 'a/copyright', role: 'license', reading }])).toEqual([
    { value: 'house', path: 'a/copyright', expression: 'ISC', certainty: 'alias', notes: ['in this file "house" stands for ISC'] }, declared('b/copyright'),
  ]);
});
