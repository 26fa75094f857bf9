import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';

const bsdText = (JSON.parse(readFileSync('node_modules/spdx-license-list/licenses/BSD-3-Clause.json', 'utf8')) as { licenseText: string }).licenseText;
const gplNotice = 'This program is free software; you can redistribute it and/or modify it under the terms of version 2 of the GNU General Public License as published by the Free Software Foundation.';

describe('a choice', () => {
  it.each([
    ['whose licences are named before it', 'The modules come under the EPL v1.0 and the Apache License v2.0, which are in this package. The texts are at https://home.example. You may elect to redistribute them under either of these licenses.', 'EPL-1.0 OR Apache-2.0'],
    ['with a name that only likens', 'This library is licensed under both the BSD-style license (see the file LICENSE) and the GPLv2 (see the file COPYING). You may select, at your option, one of the above-listed licenses.', 'BSD-3-Clause OR GPL-2.0-only'],
    ['at an election', 'Licensed to you under, at your election, the "Elastic License 2.0", the "GNU Affero General Public License v3.0 only", or the "Server Side Public License, v 1".', 'Elastic-2.0 OR AGPL-3.0-only OR SSPL-1.0'],
    ['whose members are listed twice', 'Licensed under the "Elastic License 2.0", the "GNU Affero General Public License v3.0 only", and the "Server Side Public License, v 1"; use it in compliance with, at your election, the "Elastic License 2.0", the "GNU Affero General Public License v3.0 only", or the "Server Side Public License, v 1".', 'Elastic-2.0 OR AGPL-3.0-only OR SSPL-1.0'],
    ['in a list of a part', 'Dual licensed under the MIT or GPL Version 2 licenses.\n\nIncludes a selector engine.\nReleased under the MIT, BSD, and GPL Licenses.', '(MIT OR GPL-2.0-only) AND (MIT OR BSD-3-Clause OR GPL-1.0-or-later)'],
  ])('%s', (_, text, expected) => {
    for (const one of dressed(text)) expect(expressionOf(one), one).toBe(expected);
  });

  it('is told again by the notice and the text of what it offers', () => {
    for (const offer of ['This file is provided under a dual BSD/GPLv2 license. When using or redistributing it, you may do so under either license.', 'The program is dual-licensed under both the GPL version 2 and BSD license. Either license may be used at your option.']) {
      const text = `${offer}\n\nGPL LICENSE SUMMARY\n\n${gplNotice}\n\nBSD LICENSE\n\n${bsdText}`;
      expect(expressionOf(text)?.split(' OR ').toSorted(), offer).toEqual(['BSD-3-Clause', 'GPL-2.0-only']);
    }
  });

  it.each([
    ['of several of them', 'Licensed under the EPL v1.0 and the Apache License v2.0. You have to comply with both of these licenses.', 'EPL-1.0 AND Apache-2.0'],
    ['of what follows', 'The core is under the MIT License and the parser under the Apache License 2.0. You may choose one of the following themes.', 'MIT AND Apache-2.0'],
    ['of parts', 'The code is under an MIT/GPLv2 license, with portions subject to a BSD 3-Clause license.', '(MIT OR GPL-2.0-only) AND BSD-3-Clause'],
    ['of a list that "and" ends', 'The work holds code under the MIT License, the Apache License 2.0, and the EPL v1.0.', 'MIT AND Apache-2.0 AND EPL-1.0'],
  ])('is none %s', (_, text, expected) => {
    for (const one of dressed(text)) expect(expressionOf(one), one).toBe(expected);
  });

  it('of one part leaves what another part is under', () => {
    expect(expressionOf(`The library is dual licensed under the MIT License or the GPL version 2.\n\nThe server is licensed under the MIT License.\n\nThe plugins are licensed under the GPL version 2.`)).toBe('(MIT OR GPL-2.0-only) AND MIT AND GPL-2.0-only');
  });
});

describe('a licence that is offered beside another one in one place', () => {
  it('is not offered for the work of somebody else further down', () => {
    const text = `Copyright (c) 2001 The Authors\nThe tool is under the GNU General Public License, version 2 or any later version.\n${'More is told about the tool in its manual, which is long. '.repeat(4)}\n\nThe compiler in it:\nCopyright (c) 1999 by The Company\nLicense for redistribution is by either the Artistic License or the GNU General Public License (v1).\n`;
    expect(expressionOf(text)).toBe('GPL-2.0-or-later AND (Artistic-1.0-Perl OR GPL-1.0-only)');
  });
});
