import { describe, expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';

describe('a licence that is only spoken of', () => {
  it.each([
    ['No part of this driver is covered by the GNU General Public License, nor is any under the LGPL.', undefined],
    ['None of the headers in here are licensed under the GPL.', undefined],
    ['The parser is licensed under the MIT License. It contains no GPL code, and no file of it is under the GNU General Public License.', 'MIT'],
    ['This is not GPL but MIT licensed.', 'MIT'],
    ['Our code is not under the GPL, it is under the Apache License 2.0.', 'Apache-2.0'],
    ['It is released not only under the GPL but also under the MIT license.', 'GPL-1.0-or-later AND MIT'],
    ['It may not be combined with anything under the GPL, the AGPL or the SSPL.', undefined],
    ['This module is not under the GPL version 2 or the LGPL version 2.1. It is under the MIT license.', 'MIT'],
    ['Not licensed under the [GPL](https://www.gnu.org/licenses/gpl-3.0.html), but under the MIT license.', 'MIT'],
  ])('because it is denied: %j', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });

  it.each([
    ['Unlike libfoo, which is distributed under the LGPL, libbar is distributed under the MIT license.', 'MIT'],
    ['In contrast to the GPL, the MIT license asks for little. This is under the MIT license.', 'MIT'],
    ['We chose the MIT license instead of the GNU General Public License.', 'MIT'],
    ['Its terms are stricter than the GPL: they are those of the AGPL version 3.', 'AGPL-3.0-only'],
    ['License of the output: a permissive one, e.g. MIT or BSD.', undefined],
    ['Pick an open source license such as the Apache License or the MIT license.', undefined],
    ['Licences: GPL vs MIT', undefined],
  ])('because it is compared: %j', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });

  it.each([
    ['Barlib was formerly released under the GPL version 2; today it is under the Apache License, Version 2.0.', 'Apache-2.0'],
    ['It is no longer distributed under the GPL. It is licensed under the MIT license.', 'MIT'],
    ['Versions before 3.0 were released under the LGPL. This one is released under the MIT license.', 'MIT'],
    ['Versions up to 2.9 are licensed under the GPLv2; this one is under the MIT license.', 'MIT'],
    ['Older releases remain under the LGPL. It is licensed under the MIT license.', 'MIT'],
    ['All versions are licensed under the MIT license.', 'MIT'],
    ['This module, previously known as Baz, is licensed under the MIT license.', 'MIT'],
    ['The files were released under the MIT license.', 'MIT'],
  ])('because that time is over: %j', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });

  it.each([
    ['Q: May I link it with GPL programs? A: Ask a lawyer.', undefined],
    ['Is the MIT license better than the BSD license? Opinions differ.', undefined],
    ['Which license? It is licensed under the MIT license.', 'MIT'],
    ['Questions? See the wiki. Licensed under the MIT license.', 'MIT'],
  ])('because it is asked about: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it.each([
    ['When a library is released under the Apache License 2.0, keep its NOTICE file.', undefined],
    ['Please never add packages that are licensed under the GPL or the AGPL.', undefined],
    ["Don't copy code from there: it is GPLv2-only and we can't use it.", undefined],
    ['Do not use this file except under the terms of the MIT license.', 'MIT'],
    ['If you use it, the GNU General Public License version 2 applies.', 'GPL-2.0-only'],
    ['You may not use these files without a copy of the MIT license.', 'MIT'],
  ])('because it is that of other works: %j', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it('because it is quoted as an example', () => {
    const quoted = '> This program is free software; you can redistribute it and/or modify\n> it under the terms of the GNU General Public License version 3.\n';
    expect(expressionOf(`For example, given a file with\n\n${quoted}\nit prints the name.\n\n## License\n\nMIT\n`)).toBe('MIT');
    expect(expressionOf(`## License\n\n${quoted}`)).toBe('GPL-3.0-only');
    expect(expressionOf('Begin each file with `// SPDX-License-Identifier: <expression>`, e.g. `// SPDX-License-Identifier: GPL-2.0-only`.')).toBeUndefined();
    expect(expressionOf('## License\n\n`SPDX-License-Identifier: GPL-2.0-only`')).toBe('GPL-2.0-only');
  });
});
