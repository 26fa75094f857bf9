import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import gem from './index.ts';

const lock = (dependency: string): string => `GEM\n  remote: https://gems.example/\n  specs:\n    lamp (13.0.6)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  ${dependency}\n\nBUNDLED WITH\n   2.3.0\n`;
const read = (gemfile: string, dependency = 'lamp') => readStale(gem, { Gemfile: `source "https://gems.example"\n${gemfile}\n`, 'Gemfile.lock': lock(dependency) });

it('a locked version that the Gemfile does not admit is told', async () => {
  expect((await read('gem "lamp", "~> 14.0"')).stale).toEqual(['Gemfile:2 the manifest and Gemfile.lock do not agree: lamp is ~> 14.0 here and locked as 13.0.6']);
});

it('one that it admits, but was locked for another requirement, too', async () => {
  expect((await read('gem "lamp", "~> 13.0"', 'lamp (>= 12)')).stale).toEqual(['Gemfile:2 the manifest and Gemfile.lock do not agree: lamp is ~> 13.0 here and >= 12 there']);
});

it.each([
  ['gem "lamp", "13.0.6"', 'lamp (= 13.0.6)'], ['gem "lamp", ">= 12", "< 14"', 'lamp (< 14, >= 12)'], ['gem "lamp", ">= 0"', 'lamp'], ['gem "lamp"', 'lamp'],
  ['gem "lamp", ENV["LAMP"]', 'lamp (~> 13.0)'], ['if ENV["X"]\n  gem "lamp", "~> 14.0"\nelse\n  gem "lamp", "~> 13.0"\nend', 'lamp (~> 13.0)'],
])('%s agrees with %s', async (gemfile, dependency) => {
  expect((await read(gemfile, dependency)).stale).toEqual([]);
});

it('what is not locked is listed', async () => {
  const { stale, edges } = await read('gem "lamp"\ngem "bulb", "2.0", group: :test');
  expect(stale).toEqual(['Gemfile:3 the manifest and Gemfile.lock do not agree: bulb is not locked']);
  expect(edges).toEqual([expect.stringMatching(/ > pkg:gem\/bulb@2\.0 test$/), expect.stringMatching(/ > pkg:gem\/lamp@13\.0\.6 runtime$/)]);
});
