import { describe, expect, it } from 'vitest';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';

describe('terms that nobody grants', () => {
  it.each([
    ['Parameters\n\nLicensor: A. Author\nLicensed Work: Thing 2\nChange Date: 2030-01-01\nChange License: GPL-2.0-or-later\n', undefined],
    ['Three years later, on the Change Date, the code becomes available under the Apache License 2.0.', undefined],
    ['Allowed licenses: MIT, ISC, BSD-3-Clause and Apache-2.0.', undefined],
    ['Prohibited licenses: AGPL-3.0-only, SSPL-1.0.', undefined],
    ['  allow-licenses: MIT, ISC, BSD-3-Clause, CC0-1.0, 0BSD, X11, MPL-2.0, MPL-1.0, MPL-1.1, Apache-2.0, Unlicense', undefined],
    ['Only MIT and Apache-2.0 licensed packages are accepted.', undefined],
    ['Plugins must be MIT licensed.', undefined],
    ['We plan to move to the MIT license.', undefined],
    ['We are considering the Apache License.', undefined],
    ['The code will be released under the MIT license once the review is done.', undefined],
    ['The linter checks that all files have an Apache License header.', undefined],
  ])('in %j', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });

  it.each([
    ['CDDL HEADER START\nThe contents of this file are subject to the terms of the CDDL 1.0.', 'CDDL-1.0'],
    ['License: GPL-2.0-or-later', 'GPL-2.0-or-later'],
    ['Modules of this package are licensed under the MIT license.', 'MIT'],
    ['The software will be provided under the MIT license.', 'MIT'],
    ['It was relicensed to MIT.', 'MIT'],
    ['The license was changed from the GPL to Apache-2.0.', 'Apache-2.0'],
    ['We moved from Boost to Apache Arrow.', undefined],
  ])('and not in %j', (text, expected) => {
    for (const answer of dressed(text).map(expressionOf)) expect(answer).toBe(expected);
  });
});

describe('names that are meant', () => {
  it.each([
    ['This crate is MIT/Apache-2.0 dual licensed.', 'MIT OR Apache-2.0'],
    ['Code: MIT. Data: ODbL 1.0.', 'MIT AND ODbL-1.0'],
    ['Dedicated to the public domain (CC0 1.0).', 'CC0-1.0'],
    ['It comes under the mozilla.org tri-license.', 'MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later'],
    ['Code: MIT students wrote it.', undefined],
    ['The register CC0 of timer 1.0', undefined],
  ])('%j says %s', (text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it('the Secondary Licenses of the Eclipse Public License are a choice', () => {
    const header = 'This program is made available under the terms of the Eclipse Public License 2.0 which is available at https://www.eclipse.org/legal/epl-2.0/\n\nThis Source Code may also be made available under the following Secondary Licenses when the conditions for such availability set forth in the Eclipse Public License, v. 2.0 are satisfied: GNU General Public License, version 2';
    expect(expressionOf(`${header}.\n`)).toBe('EPL-2.0 OR GPL-2.0-only');
    expect(expressionOf(`${header} with the GNU Classpath Exception [1] and GNU General Public License, version 2 with the OpenJDK Assembly Exception [2].\n`)).toBe('EPL-2.0 OR GPL-2.0-only WITH Classpath-exception-2.0 OR GPL-2.0-only WITH OpenJDK-assembly-exception-1.0');
    expect(expressionOf('// SPDX-License-Identifier: EPL-2.0 OR LicenseRef-GPL-2.0 WITH Assembly-exception\n')).toBe('EPL-2.0 OR GPL-2.0-only WITH OpenJDK-assembly-exception-1.0');
  });
});
