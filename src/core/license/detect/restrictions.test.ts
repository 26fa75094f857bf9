import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';

const textOf = (id: string): string => (JSON.parse(readFileSync(`node_modules/spdx-license-list/licenses/${id}.json`, 'utf8')) as { licenseText: string }).licenseText.replace(/(?<!\n)\n(?!\n)/g, ' ');

/** The text with a sentence before one of its own. */
const inside = (id: string, before: string, sentence: string): string => {
  const text = textOf(id);
  expect(text).toContain(before);
  return text.replace(before, `${sentence}${before}`);
};

const disclaimer = 'THE SOFTWARE IS PROVIDED';
const behind = (id: string, sentence: string): string => `${textOf(id)}\n\n${sentence}\n`;

describe('a licence with a limit', () => {
  it.each([
    ['behind it', behind('MIT', 'The Software may be used for non-commercial purposes only.'), 'MIT AND LicenseRef-noncommercial-use-only'],
    ['before it', `This licence is for non-commercial use only. For commercial use write to us.\n\n${textOf('MIT')}`, 'LicenseRef-noncommercial-use-only AND MIT'],
    ['in the middle of a sentence', inside('MIT', 'including without limitation', 'for non-commercial use only, '), 'MIT AND LicenseRef-noncommercial-use-only'],
    ['in its first line', inside('BSD-3-Clause', 'are permitted provided', 'for non-commercial purposes '), 'BSD-3-Clause AND LicenseRef-noncommercial-use-only'],
    ['as a clause of its own', inside('BSD-3-Clause', 'Neither the name', 'Use for commercial purposes is prohibited.\n\n4. '), 'BSD-3-Clause AND LicenseRef-noncommercial-use-only'],
    ['of military use', inside('MIT', disclaimer, 'The Software may not be used for military purposes.\n\n'), 'MIT AND LicenseRef-no-military-use'],
    ['of training', behind('ISC', 'The Software may not be used to train machine learning models.'), 'ISC AND LicenseRef-no-ai-training'],
    ['in other words', inside('MIT', 'The above copyright notice', 'The Software may not be used by companies with more than 100 employees.\n\n'), 'MIT AND LicenseRef-additional-restriction'],
    ['that forbids handing on', inside('BSD-2-Clause', 'Redistributions in binary form', 'Redistributions by way of an app store are not permitted.\n\n'), 'BSD-2-Clause AND LicenseRef-additional-restriction'],
    ['that turns a right around', textOf('MIT').replace('and/or sell copies', 'but not sell copies'), 'MIT AND LicenseRef-additional-restriction'],
    ['that asks for more', inside('MIT', disclaimer, 'For paid software you must name the original project on its first page.\n\n'), 'MIT AND LicenseRef-additional-restriction'],
    ['of where it may be used', inside('HPND', 'It is provided', 'This permission is explicitly restricted to programs in the language that it was written in. '), 'HPND AND LicenseRef-additional-restriction'],
    ['that has a name', inside('MIT', disclaimer, 'The Software shall be used for Good, not Evil.\n\n'), 'JSON'],
  ])('%s is never that licence alone', (_, text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });

  it.each([
    ['who is thanked', behind('MIT', 'The Software may be used for commercial and non-commercial purposes.'), 'MIT'],
    ['what must stay', inside('MIT', disclaimer, 'This notice may not be removed from the file.\n\n'), 'MIT'],
    ['what is free', inside('BSD-3-Clause', 'Neither the name', 'Names of modules are not restricted. '), 'BSD-3-Clause'],
    ['another work, far away', `${textOf('MIT')}\n\n${'The article is long. '.repeat(30)}Its samples are copyrighted by the publisher and may not be used for commercial purposes.`, 'MIT'],
    ['a licence that limits itself', `Licensed under the Creative Commons Attribution-NonCommercial 4.0 license: for non-commercial purposes only.`, 'CC-BY-NC-4.0'],
  ])('is not seen in words that say %s', (_, text, expected) => {
    expect(expressionOf(text)).toBe(expected);
  });
});

const clause = (license: string): string => `"Commons Clause" License Condition v1.0

The Software is provided to you by the Licensor under the License, as defined below, subject to the following condition.

Without limiting other conditions in the License, the grant of rights under the License will not include, and the License does not grant to you, the right to Sell the Software.

Any license notice or attribution required by the License must also include this Commons Clause License Condition notice.

Software: Example
License: ${license}
Licensor: The Company
`;

describe('the Commons Clause', () => {
  it.each([['MIT', 'MIT'], ['Apache-2.0', 'Apache 2.0']])('stands beside %s, whichever comes first', (id, name) => {
    expect(expressionOf(`${textOf(id)}\n\n${clause(name)}`)).toBe(`${id} AND LicenseRef-Commons-Clause-1.0`);
    expect(expressionOf(`${clause(name)}\n${textOf(id)}`)).toBe(`LicenseRef-Commons-Clause-1.0 AND ${id}`);
  });
});
