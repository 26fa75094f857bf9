import { describe, expect, it } from 'vitest';
import { exceptionPhrases } from './exception-phrases.data.ts';
import { licenseAddresses } from './license-addresses.data.ts';
import { noticePhrases as ownNotices } from './notice-phrases.data.ts';
import { proprietaryPhrases } from './proprietary-phrases.data.ts';
import { conditionIds, restrictionPhrases } from './restriction-phrases.data.ts';
import { dressed, expressionOf } from '../../../../test/support/detected-license.ts';
import { exceptionId } from '../license-list.ts';

const noticePhrases = [...ownNotices, ...restrictionPhrases, ...proprietaryPhrases];

describe('exceptions', () => {
  it.each(exceptionPhrases)('$id is found in its example, and not in what is close to it', ({ id, example: [text, expression], nearMiss }) => {
    expect(dressed(text).map(expressionOf)).toEqual(dressed(text).map(() => expression));
    for (const answer of dressed(nearMiss).map(expressionOf)) expect(`${answer} `).not.toContain(`WITH ${id} `);
  });

  it.each(exceptionPhrases.flatMap(({ id, phrases, example: [, expression] }) => phrases.map((phrase) => ({ id, phrase, license: expression.replace(/ WITH .*/, '') }))))('"$phrase" is $id', ({ id, phrase, license }) => {
    const text = `SPDX-License-Identifier: ${license}\n\nTo the licence belongs: ${phrase}, and so on.`;
    expect(dressed(text).map(expressionOf)).toEqual(dressed(text).map(() => `${license} WITH ${id}`));
  });

  it('are on the list, once each', () => {
    const ids = exceptionPhrases.map(({ id }) => id);
    expect(ids.map(exceptionId)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('notices', () => {
  it.each(noticePhrases)('$id is found in $example, and not in what is close to it', ({ id, example, nearMiss }) => {
    expect(dressed(example).map(expressionOf)).toEqual(dressed(example).map(() => id));
    for (const answer of dressed(nearMiss).map(expressionOf)) expect(answer).not.toBe(id);
  });

  it.each(noticePhrases.flatMap(({ id, phrases }) => phrases.map((phrase) => ({ id, phrase }))))('"$phrase" is $id', ({ id, phrase }) => {
    // what limits a licence is looked for beside one
    const text = `Of these ${conditionIds.has(id) ? 'licensed ' : ''}files: ${phrase}, and so on.`;
    expect(dressed(text).map(expressionOf)).toEqual(dressed(text).map(() => id));
  });
});

describe('addresses', () => {
  const written = licenseAddresses.flatMap(({ id, addresses }) => addresses.flatMap((address) => [`http://${address}`, `https://www.${address}.html`, `https://${address}/`].map((url) => ({ id, url }))));

  it.each(written)('$url is that of $id', ({ id, url }) => {
    expect(expressionOf(`# The terms are at <${url}>, in English.`)).toBe(id);
  });

  it.each(licenseAddresses)('$nearMiss is not that of $id', ({ id, nearMiss }) => {
    expect(expressionOf(`See ${nearMiss} for more.`)).not.toBe(id);
  });
});

it('no phrase or address is written down twice', () => {
  const all = [...exceptionPhrases, ...noticePhrases].flatMap(({ phrases }) => phrases).concat(licenseAddresses.flatMap(({ addresses }) => addresses.map((one) => one.toLowerCase())));
  expect(all.filter((one, index) => all.indexOf(one) !== index)).toEqual([]);
});
