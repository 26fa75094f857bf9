import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LicenseExpression } from '../expression.ts';
import { parseLicenseExpression } from '../parse-expression.ts';
import { renderLicenseExpression } from '../render-expression.ts';
import { currentLicenseIds, exceptionId } from '../license-list.ts';
import { declaredCases } from './declared-cases.data.ts';
import type { DeclaredLicense } from './declared-license.ts';
import { ambiguousNames, assumedNames, exceptionNames, licenseNames, proprietaryNames } from './license-names.data.ts';
import { ambiguousUrls, licenseUrls, proprietaryUrls } from './license-urls.data.ts';
import { vocabularyNames } from './vocabularies.data.ts';
import { joinDeclaredLicenses, readDeclaredEntry, readDeclaredLicense } from './read-declared-license.ts';

function shown(read: DeclaredLicense): string {
  if (read.kind === 'expression') return [`${read.certainty} ${renderLicenseExpression(read.expression)}`, ...read.files].join(' + ');
  if (read.kind === 'file') return `file ${read.path}`;
  return read.kind === 'unknown' && read.candidates.length > 0 ? `unknown ${read.candidates.join(', ')}` : read.kind;
}

describe('declared licences', () => {
  it.each(declaredCases)('%s %j: %s', (vocabulary, text, expected) => {
    expect(shown(readDeclaredLicense(text, vocabulary === '' ? undefined : vocabulary))).toBe(expected);
  });

  it('say what was assumed and why nothing is known', () => {
    for (const [vocabulary, text] of declaredCases) {
      const read = readDeclaredLicense(text, vocabulary);
      const owesReason = read.kind === 'unknown' || read.kind === 'text' || (read.kind === 'expression' && read.certainty === 'assumed');
      if (owesReason) expect(read.notes.length, text).toBeGreaterThan(0);
    }
  });

  it('know each id of the SPDX list', () => {
    for (const id of currentLicenseIds) expect(shown(readDeclaredLicense(id))).toBe(`exact ${id}`);
  });

  it('are expressions that SPDX accepts', () => {
    const words = ['MIT', 'BSD', 'GPLv2+', 'Apache', '2.0', 'or', 'and', ',', '/', '(', ')', '+', 'with', 'exception', 'classpath', 'file LICENSE', '|', 'GNU', 'Artistic', 'CDDL', 'x'];
    const pieces = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 8 })), { maxLength: 12 });
    fc.assert(fc.property(pieces, fc.constantFrom(undefined, 'deb', 'rpm', 'brew', 'ebuild', 'cran', 'alpm', 'npm'), (parts, vocabulary) => {
      const read = readDeclaredLicense(parts.join(' '), vocabulary);
      if (read.kind !== 'expression') return;
      const text = renderLicenseExpression(read.expression);
      expect(parseLicenseExpression(text), text).toEqual({ ok: true, expression: read.expression });
      expect(shown(readDeclaredLicense(text))).toBe(`exact ${text}`);
    }));
  });

  it('are read to an end, whatever the text', () => {
    for (const piece of ['(', 'MIT or ', 'with ', '+ ', ', ', 'GPL ', '|| ( ', 'a/', ';', 'or later ', 'BSD 3 ']) {
      expect(readDeclaredLicense(piece.repeat(100_000), 'ebuild'), piece).toBeDefined();
      expect(readDeclaredLicense(piece.repeat(100_000 / piece.length / 250), 'rpm'), piece).toBeDefined();
      expect(readDeclaredLicense(piece.repeat(390 / piece.length), 'rpm'), piece).toBeDefined();
    }
  });
});

describe('what reviewers have decided', () => {
  const bsd = parseLicenseExpression('BSD-3-Clause');
  const mappings = new Map<string, LicenseExpression | 'none'>([['BSD', bsd.ok ? bsd.expression : 'none'], ['Copyright (C) 2013, Jane', 'none'], ['http://home.example/x', 'none']]);
  it.each([
    ['BSD', 'alias BSD-3-Clause'],
    ['MIT or BSD', 'alias MIT OR BSD-3-Clause'],
    ['BSD-like', 'unknown BSD-2-Clause, BSD-3-Clause, BSD-4-Clause, 0BSD'],
    ['Copyright (C) 2013, Jane', 'none'],
    ['MIT or http://home.example/x', 'alias MIT'],
  ])('%j: %s', (text, expected) => {
    expect(shown(readDeclaredLicense(text, undefined, mappings))).toBe(expected);
  });

  it('does not stand beside other statements when it is nothing', () => {
    const readings = ['Copyright (C) 2013, Jane', 'MIT'].map((text) => readDeclaredLicense(text, 'pypi', mappings));
    expect([shown(joinDeclaredLicenses(readings)), shown(joinDeclaredLicenses(readings.slice(0, 1)))]).toEqual(['exact MIT', 'none']);
  });
});

describe('the names', () => {
  const named = Object.entries(licenseNames).flatMap(([id, names]) => names.split('|').map((name) => name.trim()).filter((name) => name !== '').map((name) => [name, id] as const));

  it.each(named)('%j is %s', (name, id) => {
    const read = readDeclaredLicense(name);
    expect(read.kind === 'expression' && renderLicenseExpression(read.expression)).toBe(id);
  });

  it('that are ambiguous stay so', () => {
    for (const { names, candidates } of ambiguousNames) {
      for (const name of names.split('|')) expect(readDeclaredLicense(name.trim()), name).toMatchObject({ kind: 'unknown', candidates });
      for (const id of candidates) expect(currentLicenseIds.includes(id), id).toBe(true);
    }
  });

  it('that are assumed say so', () => {
    for (const { id, names } of assumedNames) for (const name of names.split('|')) expect(shown(readDeclaredLicense(name)), name).toBe(`assumed ${id}`);
  });

  it('of what is not licensed', () => {
    for (const name of proprietaryNames.split('|')) expect(readDeclaredLicense(name.trim()).kind, name).toBe('proprietary');
  });

  it('of the ecosystems stand for SPDX ids', () => {
    for (const names of Object.values(vocabularyNames)) for (const id of Object.values(names)) expect(parseLicenseExpression(id), id).toMatchObject({ ok: true });
  });

  it('of exceptions are those of SPDX', () => {
    for (const id of Object.keys(exceptionNames)) expect(exceptionId(id)).toBe(id);
  });

  it('of no name is found with a word more or less that matters', () => {
    for (const [name] of named.filter(([, id]) => /^[A-Z][\w.-]+$/.test(id))) {
      const read = readDeclaredLicense(`${name} Quux`);
      expect(read.kind, name).toBe('unknown');
    }
  });
});

describe('the addresses', () => {
  it.each(Object.entries(licenseUrls).flatMap(([id, urls]) => urls.split('|').map((url) => [url, id] as const)))('%s is %s', (url, id) => {
    for (const written of [`https://${url}`, `http://www.${url}`, `https://${url}/`]) {
      const read = readDeclaredLicense(written);
      expect(read.kind === 'expression' && renderLicenseExpression(read.expression), written).toBe(id);
    }
    expect(readDeclaredLicense(`https://elsewhere.example/${url}.old`).kind).not.toBe('expression');
  });

  it('that say nothing definite', () => {
    for (const url of Object.keys(ambiguousUrls)) expect(readDeclaredLicense(`https://www.${url}`).kind).toBe('unknown');
    for (const url of proprietaryUrls) expect(readDeclaredLicense(`https://${url}`).kind).toBe('proprietary');
  });
});

describe('entries with a name and an address', () => {
  it.each([
    ['BSD (https://opensource.org/licenses/BSD-2-Clause)', 'assumed BSD-2-Clause'], ['GNU Lesser General Public License <http://www.gnu.org/licenses/old-licenses/lgpl-2.1.html>', 'assumed LGPL-2.1-only'],
    ['ISC (https://opensource.org/licenses/ISC)', 'exact ISC'], ['BSD (https://home.example/terms)', 'unknown BSD-2-Clause, BSD-3-Clause, BSD-4-Clause, 0BSD'], ['LGPL (https://home.example/terms)', 'assumed LGPL-2.0-or-later'],
  ])('are read from one statement too: %s', (written, expected) => {
    expect(shown(readDeclaredLicense(written, 'maven'))).toBe(expected);
  });

  it.each([
    [{ name: 'Apache License 2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0.txt' }, 'alias Apache-2.0', 0],
    [{ name: 'BSD', url: 'https://opensource.org/licenses/BSD-3-Clause' }, 'assumed BSD-3-Clause', 1],
    [{ name: 'GPL', url: 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html' }, 'assumed GPL-2.0-only', 1],
    [{ name: 'GPLv2+', url: 'https://www.gnu.org/licenses/old-licenses/gpl-2.0.html' }, 'alias GPL-2.0-or-later', 0],
    [{ name: 'MIT', url: 'https://www.apache.org/licenses/LICENSE-2.0' }, 'assumed MIT', 1],
    [{ name: 'Foo', url: 'https://home.example/foo' }, 'unknown', 1],
    [{ url: 'https://opensource.org/licenses/MIT' }, 'alias MIT', 0],
    [{ name: 'CDDL + GPLv2 with classpath exception', url: 'https://glassfish.java.net/nonav/public/CDDL+GPL_1_1.html' }, 'assumed CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0', 1],
  ])('%j: %s', (entry, expected, notes) => {
    const read = readDeclaredEntry(entry, 'maven');
    expect([shown(read), read.notes.length]).toEqual([expected, notes]);
  });

  it('say nothing of a version that is missing where the address names it', () => {
    const read = readDeclaredEntry({ name: 'Apache Public License', url: 'https://opensource.org/licenses/Apache-2.0' }, 'maven');
    expect([shown(read), read.notes]).toEqual(['assumed Apache-2.0', ['the name "Apache Public License" is made precise by the address']]);
  });
});

describe('several statements', () => {
  const together = (vocabulary: string | undefined, ...texts: string[]): string => shown(joinDeclaredLicenses(texts.map((text) => readDeclaredLicense(text, vocabulary)), vocabulary));
  it.each([
    ['maven', ['MIT', 'Apache 2'], 'alias MIT OR Apache-2.0'],
    ['composer', ['MIT', 'GPL-2.0-only'], 'alias MIT OR GPL-2.0-only'],
    ['opam', ['MIT', 'ISC'], 'alias MIT AND ISC'],
    [undefined, ['MIT', 'ISC'], 'assumed MIT AND ISC'],
    ['pypi', ['BSD', 'BSD-3-Clause'], 'exact BSD-3-Clause'],
    ['pypi', ['MIT', 'License :: OSI Approved :: MIT License'], 'alias MIT'],
    ['pypi', ['MIT', 'what ever'], 'unknown'],
    ['cran', ['MIT', 'file LICENSE'], 'exact MIT'],
    ['npm', [], 'unknown'],
  ])('%s %j: %s', (vocabulary, texts, expected) => {
    expect(together(vocabulary, ...texts)).toBe(expected);
  });
});
