import { expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';

it.each([
  ['License: GPL >= 2', 'GPL-2.0-or-later'],
  ['License: LGPL (>= 2.1)', 'LGPL-2.1-or-later'],
  ['License: LGPL (>= 2.0, < 3)', 'LGPL-2.0-only OR LGPL-2.1-only'],
  ['License: GPL (>= 2) | MIT', 'GPL-2.0-or-later OR MIT'],
  ['GNU General Public License, at least version 3', 'GPL-3.0-or-later'],
  ['under the terms of at least version 2 of the GNU General Public License', 'GPL-2.0-or-later'],
  ['under the GNU GPL, minimum version 2', 'GPL-2.0-or-later'],
  ['under the GNU GPL, version 2 at minimum', 'GPL-2.0-or-later'],
  ['under the GPL from version 3 on', 'GPL-3.0-or-later'],
  ['under the GPL, no earlier than version 2', 'GPL-2.0-or-later'],
  ['under the GPL, version 2 or any more recent version', 'GPL-2.0-or-later'],
  ['under version 2 of the GNU General Public License or, if you like, any more recent version', 'GPL-2.0-or-later'],
  ['under version 2.1 of the GNU Lesser General Public License or any later version', 'LGPL-2.1-or-later'],
  ['under version two of the GNU General Public License', 'GPL-2.0-only'],
  ['under the GPL version 2 or any version after that', 'GPL-2.0-or-later'],
  ['under the GPL version 3 or any future version', 'GPL-3.0-or-later'],
  ['under the GPL version 2 onwards', 'GPL-2.0-or-later'],
  ['License: GPLv2 plus', 'GPL-2.0-or-later'],
  ['License: GPLv3 or better', 'GPL-3.0-or-later'],
])('%j grants later versions, or which', (text, expected) => {
  for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
});

it.each([
  'under version 2 of the GNU General Public License. Later versions of the program are faster.',
  'under the GPL version 2 and the following conditions',
  'under version 2 of the GPL and the above copyright notice',
  'under the GPL version 2, not any later version',
  'under the GPL version 2 only, no later one',
  'under the GPL version 2 plus what the authors of it said',
  'under version 2 of the GPL and nothing newer',
])('%j grants none', (text) => {
  for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe('GPL-2.0-only');
});
