import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8 } from '#core/binary/encode-utf8.ts';
import type { Detection, LicenseMatch } from '#core/license/detect/detection.ts';
import type { LicenseExpression } from '#core/license/expression.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { renderLicenseExpression } from '#core/license/render-expression.ts';
import { statedLicenses } from './stated-licenses.ts';
import { withStated } from './with-stated.ts';

const parse = (text: string): LicenseExpression => {
  const parsed = parseLicenseExpression(text, { unknownIds: 'accept' });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.expression;
};
const stated = (file: string, source: string) => statedLicenses(file, encodeUtf8(source))?.fields.map(({ expression, line }) => [renderLicenseExpression(expression), line]);
const match = (kind: LicenseMatch['kind'], expression: string, startLine: number, endLine = startLine): LicenseMatch => ({ kind, expression: parse(expression), startLine, endLine, start: 0, end: 0, coverage: 1, score: 1 });
const found = (...matches: LicenseMatch[]): Detection => ({ expression: matches[0]?.expression, matches, resembles: [] });
const expressionOf = (file: string, source: string, ...matches: LicenseMatch[]): string | undefined => {
  const { expression } = withStated(found(...matches), statedLicenses(file, encodeUtf8(source)));
  return expression === undefined ? undefined : renderLicenseExpression(expression);
};

const debian = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Source: https://code.example/tool

Files: lib/zip/*
Copyright: 2001 A
License: Zlib and GPL-2+ with Autoconf exception

Files: *
Copyright: 2001 B
License: GPL-3+ or Expat

Files: old.c
Copyright: 1990 C
License: old-terms
 Redistribution and use in source and binary forms
 .
 are permitted.

License: GPL-3+
 The full text is in /usr/share/common-licenses/GPL-3.
`;

describe('fields that state licences', () => {
  it.each([
    ['debian/copyright', debian, [['GPL-3.0-or-later OR MIT', 10], ['Zlib AND GPL-2.0-or-later WITH Autoconf-exception-2.0', 6], ['LicenseRef-old-terms', 14]]],
    ['.reuse/dep5', 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n\nFiles: img/*\nCopyright: 2020 A\nLicense: CC-BY-4.0\n\nFiles: *\nCopyright: 2019 B\nLicense: MIT\n', [['MIT', 9], ['CC-BY-4.0', 5]]],
    ['REUSE.toml', 'version = 1\n\n[[annotations]]\npath = "a/**"\nSPDX-License-Identifier = ["MIT", "ISC"]\n', [['MIT', 5], ['ISC', 5]]],
    ['x/package.json', '{\n "name": "a",\n "license": "UNLICENSED"\n}', [['LicenseRef-proprietary', 3]]],
    ['package.json', '{"license": {"type": "Apache 2"}}', [['Apache-2.0', 1]]],
    ['package.json', '{"licenses": [\n{"type": "MIT"},\n{"type": "GPLv2"}]}', [['MIT OR GPL-2.0-only', 2]]],
    ['a.b.nuspec', '<package>\n<metadata>\n<license type="expression">MIT OR Apache-2.0</license></metadata></package>', [['MIT OR Apache-2.0', 3]]],
  ])('of %s', (file, source, expected) => {
    expect(stated(file, source)).toEqual(expected);
  });

  it.each([
    ['copyright', 'Copyright 2001 A\nLicense: MIT\n'], ['package.json', '{"license": "SEE LICENSE IN x"}'], ['package.json', '{"license": '], ['package.json', '{"licenses": [{"type": "MIT"}, 7]}'], ['package.json', '[]'],
    ['other.json', '{"license": "MIT"}'], ['a.nuspec', '<package><metadata><license type="file">LICENSE</license></metadata></package>'], ['a.nuspec', '<package><metadata><license'], ['copyright.txt', debian],
  ])('are none in %s: %s', (file, source) => {
    expect(stated(file, source) ?? []).toEqual([]);
  });

  it('are the licence of the file, with what stands for itself beside them', () => {
    expect(expressionOf('package.json', '{"license": "MIT", "keywords": ["gpl"]}', match('mention', 'GPL-2.0-only', 1))).toBe('MIT');
    expect(expressionOf('a.nuspec', '<!--\n header -->\n<package><metadata><license type="expression">MIT</license></metadata></package>', match('notice', 'Apache-2.0', 1, 2), match('mention', 'MIT', 3))).toBe('MIT AND Apache-2.0');
    expect(expressionOf('LICENSE', 'MIT', match('mention', 'MIT', 1))).toBe('MIT');
  });

  it('with names of their own mean the text that stands under them', () => {
    expect(expressionOf('copyright', debian, match('text', 'BSD-Source-Code', 13, 17))).toBe('(GPL-3.0-or-later OR MIT) AND Zlib AND GPL-2.0-or-later WITH Autoconf-exception-2.0 AND BSD-Source-Code');
    // two texts, or one elsewhere, say nothing of the name
    for (const matches of [[match('text', 'MIT', 15), match('text', 'ISC', 16)], [match('text', 'MIT', 19, 20)], [match('mention', 'MIT', 15)]]) expect(expressionOf('copyright', debian, ...matches)).toMatch(/LicenseRef-old-terms$/);
    const odd = 'Format: x\n\nFiles: *\nCopyright: A\nLicense: GPL-2+ with own exception\n This is free software\n';
    expect(expressionOf('copyright', odd)).toMatch(/^GPL-2\.0-or-later WITH AdditionRef-/);
  });

  it('with an exception mean the one that the text below tells', () => {
    const meant = (name: string, text: string): string => {
      const source = `Format: x\n\nFiles: *\nLicense: ${name}\n ${text}\n`;
      const detect = (part: string) => (expect(part).toBe(text), found(match('mention', text, 1)));
      return renderLicenseExpression(withStated(found(), statedLicenses('copyright', encodeUtf8(source)), detect).expression!);
    };
    // the licence is that of the name: a notice of an exception often leaves its version out
    expect(meant('GPL-2+ with own exception', 'GPL-1.0-or-later WITH Bison-exception-2.2')).toBe('GPL-2.0-or-later WITH Bison-exception-2.2');
    expect(meant('GPL-3+ with Autoconf exception', 'GPL-3.0-or-later WITH Autoconf-exception-macro')).toBe('GPL-3.0-or-later WITH Autoconf-exception-macro');
    expect(meant('GPL-3+ with Autoconf exception', 'GPL-3.0-or-later')).toBe('GPL-3.0-or-later WITH Autoconf-exception-3.0');
    expect(meant('GPL-2+ with own exception', 'Apache-2.0 WITH LLVM-exception')).toMatch(/^GPL-2\.0-or-later WITH AdditionRef-/);
    expect(meant('GPL-2+ with own exception', 'GPL-2.0-only WITH Bison-exception-2.2 AND GPL-2.0-only WITH Font-exception-2.0')).toMatch(/WITH AdditionRef-/);
    expect(meant('GPL-3.0+~OpenSSL', 'GPL-3.0-or-later WITH cryptsetup-OpenSSL-exception')).toBe('GPL-3.0-or-later WITH cryptsetup-OpenSSL-exception');
    expect(meant('house-terms', 'GPL-3.0-or-later WITH cryptsetup-OpenSSL-exception')).toBe('LicenseRef-house-terms');
  });

  it('of any shape are read without a fault', () => {
    const part = fc.constantFrom('Format: 1', 'Files: *', 'License:', 'License: MIT', ' text', '', 'License: (', `License: ${'x'.repeat(300)}`, '{"license":', '"MIT"}', '<license type="expression">', '\u0000', 'License: é ü');
    fc.assert(fc.property(fc.array(part), fc.constantFrom('copyright', 'package.json', 'a.nuspec'), (lines, file) => {
      const detection = withStated(found(match('mention', 'MIT', 1)), statedLicenses(file, encodeUtf8(lines.join('\n'))));
      expect(detection.matches.every(({ startLine, endLine }) => startLine >= 1 && startLine <= endLine)).toBe(true);
    }));
  });
});
