import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';

const textOf = (id: string): string => (JSON.parse(readFileSync(`node_modules/spdx-license-list/licenses/${id}.json`, 'utf8')) as { licenseText: string }).licenseText;

const notice = (name: string, version: string): string => ` This program is free software; you can redistribute it and/or modify it\n under the terms of the GNU ${name} as published by the\n Free Software Foundation; either version ${version}, or (at your option) any\n later version.\n`;

describe("a file of Debian's", () => {
  const header = 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\nUpstream-Name: example\n\n';

  it('tells in a stanza of its own what a name means, and grants no more by it', () => {
    const file = `${header}Files: *\nCopyright: 2011 A. Author\nLicense: Artistic or GPL-1+\n\nLicense: Artistic\n On Debian systems, see /usr/share/common-licenses/Artistic.\n\nLicense: GPL-1+\n${notice('General Public License', '1')}`;
    expect(expressionOf(file)).toBe('Artistic-1.0-Perl OR GPL-1.0-or-later');
  });

  it('offers no choice between the files of two stanzas', () => {
    const file = `${header}Files: *\nCopyright: 2011 A. Author\nLicense: Artistic or GPL-1+\nComment: Perl 5 is licensed under either the Artistic license or the GPL.\n\nFiles: debian/*\nCopyright: 2015 B. Author\nLicense: MIT\n`;
    expect(expressionOf(file)).toBe('(Artistic-1.0-Perl OR GPL-1.0-or-later) AND MIT');
  });

  it('keeps the second one of two licences when its text follows', () => {
    const file = `${header}Files: *\nCopyright: 2011 A. Author\nLicense: LGPL-2.1 or BSD-2-clause\n\nLicense: BSD-2-clause\n${textOf('BSD-2-Clause')}\n`;
    expect(expressionOf(file)).toBe('(LGPL-2.1-only OR BSD-2-Clause) AND BSD-2-Clause');
  });
});

describe('a sentence about licences', () => {
  it.each([
    ['This library is free software; you can redistribute it and/or modify it under the same terms as the Perl 5 programming language system itself.', 'Artistic-1.0-Perl OR GPL-1.0-or-later'],
    ['Licensed under the Apache License, Version 2.0 (the "Apache License") or the GNU General Public License version 2 (the "GPL License").', 'Apache-2.0 OR GPL-2.0-only'],
    ['under the terms of the GNU General Public License as published by the Free Software Foundation, Inc., 51 Franklin St, Fifth Floor, Boston, MA 02110-1301 USA; either version 2 of the License, or (at your option) any later version', 'GPL-2.0-or-later'],
    ['under the terms of the GNU General Public License as published by the Free Software Foundation, Inc., 51 Franklin St, Boston. Version 2 of this program is faster.', 'GPL-1.0-or-later'],
    ['under the terms of the GNU General Public License as published by the Free Software Foundation, using version 2 of the License.', 'GPL-2.0-only'],
    ['Relicensed: changed from the GPL to the MIT license.', 'MIT'],
    ['It is not distributed under the GNU General Public License (GPL).', undefined],
    ['In addition, if you link this with software that is licensed under the GPLv2, and this conflicts with the conditions of the GPLv2, you may exclude it.', undefined],
    ['You get this with software which is free; it is licensed under the GPLv2.', 'GPL-2.0-only'],
    ['It comes with all of the code. What is licensed under the GPLv2 stays under it.', 'GPL-2.0-only'],
    ['It is distributed under the GNU General Public License (GPL).', 'GPL-1.0-or-later'],
    ['You may use it under the same terms as Ruby or the GPLv2+ (GPLv3+ preferred).', 'Ruby OR GPL-2.0-or-later OR GPL-3.0-or-later'],
    ['See search.php\n * License groups are listed there.', undefined],
    ['[This is the first released version of the Lesser GPL. It also counts as the successor of the GNU Library Public License, version 2, hence the version number 2.1.]', undefined],
  ])('%j says %s', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it('means by the terms of Perl the Artistic License whose text is there', () => {
    const said = 'You can redistribute it and/or modify it under the same terms as the Perl 5 programming language system itself.';
    expect(expressionOf(`${said}\n\n${textOf('Artistic-1.0')}`)).toBe('(Artistic-1.0 OR GPL-1.0-or-later) AND Artistic-1.0');
    expect(expressionOf(said)).toBe('Artistic-1.0-Perl OR GPL-1.0-or-later');
  });

  it('names a licence that an address confirms, beside the text of another one', () => {
    const header = 'This program and the accompanying materials are licensed under the terms of the BSD License. The full text may be found at\nhttp://opensource.org/licenses/bsd-license.php.\n\nPortions Copyright 2001 The Foundation.\n';
    expect(expressionOf(`${header}\n${textOf('BSD-4-Clause')}`)).toBe('BSD-3-Clause AND BSD-4-Clause');
    expect(expressionOf(`Under the BSD License.\n\n${textOf('BSD-4-Clause')}`)).toBe('BSD-4-Clause');
  });
});

describe('a list of licences from which one has to be chosen', () => {
  const list = (intro: string): string => `${intro}\n\n- The FreeType License, found in the file FTL.TXT, which is much like an older licence of Berkeley and wants the project to be named wherever the product is described. All details are in that file. It is meant for products which don't use the GNU General Public License.\n\n- The GNU General Public License version 2, found in GPLv2.TXT, for programs that are under it already.\n`;

  it('is a choice, however much stands between them', () => {
    expect(expressionOf(list('You must choose *one* of the two licenses described below, and obey all its terms.'))).toBe('FTL OR GPL-2.0-only');
    expect(expressionOf(list('You must obey both of the two licenses described below.'))).toBe('FTL AND GPL-2.0-only');
  });
});

describe('a list of ids', () => {
  const list = ['0BSD', 'AFL-1.1', 'AFL-2.0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0', 'EPL-1.0', 'GPL-2.0', 'GPL-3.0', 'MPL-1.1', 'MPL-2.0', 'OSL-3.0'].map((id) => `'${id}'`).join(', ');

  it('says nothing; what stands under the heading does', () => {
    expect(expressionOf(`# ids\n\nconst ids = [${list}];\n`)).toBeUndefined();
    expect(expressionOf(`# ids\n\nconst ids = [${list}];\n\n## License\n\n[Creative Commons Zero v1.0 Universal](https://license.example/)\n`)).toBe('CC0-1.0');
  });
});

describe('variants of one licence', () => {
  it.each([
    ['BSD-4-Clause-UC', textOf('BSD-4-Clause-UC'), 'BSD-4-Clause-UC'],
    ['BSD-4-Clause', textOf('BSD-4-Clause'), 'BSD-4-Clause'],
    ['Apache-1.1 of others', textOf('Apache-1.1').replaceAll('Apache Software Foundation', 'Example Group').replaceAll('Apache', 'Example'), 'Apache-1.1'],
    ['MIT-CMU', textOf('MIT-CMU').replaceAll(/\bCMU\b/g, 'CMU'), 'MIT-CMU'],
  ])('%s', (_, text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });
});

describe('a file that offers a choice and holds the texts of it', () => {
  const texts = (...ids: string[]): string => ids.map(textOf).join('\n\n----\n\n');

  it.each([
    ['Tool is dual licensed. You may use it under the MIT license *or* the ISC license.', 'MIT OR ISC'],
    ['You may use Tool under the terms of either the MIT License or the ISC License.', 'MIT OR ISC'],
    ['At your option you may choose either of the following licenses:\n\n * The MIT License\n * The ISC License', 'MIT OR ISC'],
    ['Licensed under the terms of any of the following licenses at your choice.', 'MIT OR ISC'],
  ])('%s', (preface, expected) => {
    expect(expressionOf(`${preface}\n\n${texts('MIT', 'ISC')}\n`)).toBe(expected);
  });

  it('says which later versions may be chosen', () => {
    expect(expressionOf(`You may choose: the GNU General Public License, version 2 or (at your option) any later version, or the MIT License.\n\n${texts('MIT', 'GPL-2.0-only')}\n`)).toBe('MIT OR GPL-2.0-or-later');
  });

  it('keeps the choice where other licences follow, and what stands twice', () => {
    const offer = `Licensed under the terms of any of the following licenses at your choice: the MIT license (see Appendix A), or the ISC license (see Appendix B).\n\n${'You need not say in which way you go, and whoever gets it from you may go another one. '.repeat(3)}\n\nThe parser is licensed under the Zlib license.\n\n`;
    expect(expressionOf(`${offer}Appendix A: The MIT License\n\n${textOf('MIT')}\n\nAppendix B: The ISC License\n\n${textOf('ISC')}\n`)).toBe('(MIT OR ISC) AND Zlib');
    // only one of them is there, or one of them is also that of a part
    expect(expressionOf(`${offer}${textOf('MIT')}\n`)).not.toBe('(MIT OR ISC) AND Zlib');
    expect(expressionOf(`${offer}${texts('MIT', 'ISC')}\n\n----\n\nThe table of words came with these terms:\n\n${textOf('MIT')}\n`)).toMatch(/AND MIT|MIT AND/);
  });

  it('offers nothing for the whole where the choice is for some files', () => {
    const gnu = 'Tool is under the terms of the GNU Lesser General Public License, either version 3 of the License, or (at your option) any later version.\n\nAlternative licenses\n--------------------\n\n';
    expect(expressionOf(`${gnu}The following license applies (at your option) to the files following the pattern adapter*:\n\n${textOf('Zlib')}\n`)).toBe('LGPL-3.0-or-later AND Zlib');
  });

  it('offers none where it names other licences, or chooses a version only', () => {
    const more = expressionOf(`Tool is dual licensed.\n\n${texts('MIT', 'ISC')}\n\nThe parser is licensed under the Zlib license.\n`);
    expect(more!.split(' AND ').sort()).toEqual(['ISC', 'MIT', 'Zlib']);
    expect(expressionOf(`This program is free software; you can redistribute it under the GNU General Public License; either version 2 of the License, or (at your option) any later version.\n\n${texts('ISC', 'GPL-2.0-only')}\n`)).not.toContain(' OR ');
    expect(expressionOf(texts('MIT', 'ISC'))).toBe('MIT AND ISC');
  });
});
