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

describe('an alternative', () => {
  it.each([
    ['The client is licensed under the MIT License. The server, a lightweight alternative to FooBase, is licensed under the AGPL-3.0-only license.', 'MIT AND AGPL-3.0-only'],
    ['MIT License for the client.\n\nAlternatives: none.\n\n---\n\nThe files in server/ are licensed under the GNU Affero General Public License version 3 only.', 'MIT AND AGPL-3.0-only'],
    ['This project is licensed under the MIT License. See below for alternatives to it that we like. Files in ee/ are under SSPL-1.0.', 'MIT AND SSPL-1.0'],
    ['Licensed under the MIT License, see below for alternatives.\n\nee/ under SSPL-1.0', 'MIT AND SSPL-1.0'],
    ['The client is licensed under the MIT License. The server, like other options of its kind to choose from, is licensed under GPL-3.0-only.', 'MIT AND GPL-3.0-only'],
    ['The client is licensed under the MIT License. Alternatively, use our server. The server is licensed under the AGPL-3.0-only license.', 'MIT AND AGPL-3.0-only'],
    ['MIT License. Alternatively, build it from the sources. Server code is under AGPL-3.0-only.', 'MIT AND AGPL-3.0-only'],
    ['The MIT License covers the client; the server, an optional alternative, is under AGPL-3.0-only.', 'MIT AND AGPL-3.0-only'],
    ['Licensed under the MIT License. Alternatives to this tool exist. ee/ is licensed under the SSPL-1.0.', 'MIT AND SSPL-1.0'],
    ['Our code is MIT licensed. You may choose to install the plugins, which come under the GPL-3.0-only license.', 'MIT AND GPL-3.0-only'],
    ['MIT License.\n\nWant an alternative to FooBase? Choose our enterprise edition (AGPL-3.0-only license).', 'MIT AND AGPL-3.0-only'],
    ['MIT licensed. Dual use of files: server/ is AGPL-3.0-only.', 'MIT AND AGPL-3.0-only'],
    ['You may choose the client under the MIT License. The code in the server directory is available under the AGPL-3.0-only license.', 'MIT AND AGPL-3.0-only'],
  ])('that is none of a licence makes no choice: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it.each([
    ['This software is licensed under the MIT License. Alternatively, this software may be distributed under the terms of the GNU General Public License version 2 only.', 'MIT OR GPL-2.0-only'],
    ['Licensed under the MIT license. As an alternative, you may use it under the GPL-3.0-only license.', 'MIT OR GPL-3.0-only'],
    ['Licensed under the MIT license. As an alternative to the MIT license, you may use it under the GPL-3.0-only license.', 'MIT OR GPL-3.0-only'],
    ['It is under the Apache License 2.0. An alternative license is the GPL-2.0-only.', 'Apache-2.0 OR GPL-2.0-only'],
    ['Foo is available under the MIT license, or alternatively under the GPL-2.0-only license.', 'MIT OR GPL-2.0-only'],
    ['The server is licensed under the MIT License. Alternatively, the server is licensed under GPL-3.0-only.', 'MIT OR GPL-3.0-only'],
    ['Licensed under the MIT License.\n\nAlternatively:\n\nGPL-2.0-only', 'MIT OR GPL-2.0-only'],
    ['Licensed under the MIT License.\n\n## Alternative licenses\n\nIt may be used under the GPL-2.0-only, too.', 'MIT OR GPL-2.0-only'],
  ])('of licences is a choice: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });
});

describe('a denial', () => {
  it.each([
    ['If you do not have a commercial license, the GPL-3.0-only license applies.', 'GPL-3.0-only'],
    ['If you have not bought a licence from us, AGPL-3.0-only applies.', 'AGPL-3.0-only'],
    ['If you do not pay, it is under the AGPL-3.0-only license.', 'AGPL-3.0-only'],
    ['Should you not have bought a license, AGPL-3.0-only applies.', 'AGPL-3.0-only'],
    ['Those who have not paid get it under the AGPL-3.0-only license.', 'AGPL-3.0-only'],
    ['May not be distributed except under the AGPL-3.0-only.', 'AGPL-3.0-only'],
    ['May not be distributed except under the terms of the GNU Affero General Public License version 3.', 'AGPL-3.0-only'],
    ['You may not use this file unless under the terms of the GPL-3.0-only.', 'GPL-3.0-only'],
    ['It must not be used other than under the GPL-2.0-only license.', 'GPL-2.0-only'],
    ['You may not use this software except in compliance with the GPL-3.0-only license.', 'GPL-3.0-only'],
  ])('of everything else grants: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it.each([
    ['This is not licensed under the GPL-3.0-only.', undefined],
    ['This may not be distributed under the GPL-2.0-only except with permission.', undefined],
    ['If you can not use the GPL-3.0-only, ask us. MIT License.', 'MIT'],
    ['If you have not bought one, you must not use it under the GPL-2.0-only license.', undefined],
    ['If you are a company, then not the GPL-2.0-only but the MIT license applies.', 'MIT'],
    ['It may not be combined with GPL-2.0-only code except in tests.', undefined],
    ['If it is for a product, it is not under the GPL-2.0-only license.', undefined],
  ])('stays one: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
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
