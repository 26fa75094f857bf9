import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';

const bsd = (JSON.parse(readFileSync('node_modules/spdx-license-list/licenses/BSD-3-Clause.json', 'utf8')) as { licenseText: string }).licenseText;

it.each([
  ['nuclear facility', 'BSD-3-Clause-No-Nuclear-License-2014'],
  ['military facility', 'BSD-3-Clause-No-Military-License'],
])('the BSD licence with a sentence about a %s is %s', (place, expected) => {
  expect(expressionOf(`${bsd}\n\nYou acknowledge that this software is not designed, licensed or intended for use in the design, construction, operation or maintenance of any ${place}.\n`)).toBe(expected);
});

it.each([
  ['The name of the domain is public. Domain names that are in use are listed; the public domain of a function is another thing.', undefined],
  ['"Confidential" is no information which is in the public domain when it is told.', undefined],
  ['No part of these sources is in the public domain.', undefined],
  ['You may quote works in the public domain.', undefined],
  ['Written in 1999 and released as public domain.', 'LicenseRef-public-domain'],
])('of the public domain %j says %s', (text, expected) => {
  expect(expressionOf(text)).toBe(expected);
});
