import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import mise from './index.ts';

const lock = '[[tools.node]]\nversion = "20.11.1"\nbackend = "core:node"\n\n[[tools.python]]\nversion = "3.12.1"\nbackend = "core:python"\n\n[[tools.python]]\nversion = "3.11.7"\nbackend = "core:python"\n\n[[tools.java]]\nversion = "temurin-21.0.1"\nbackend = "core:java"\n';
const read = async (tools: string) => (await readStale(mise, { 'mise.toml': `[tools]\n${tools}\n`, 'mise.lock': lock })).stale;

it('locked versions that mise.toml does not mean, and what is not locked', async () => {
  expect(await read('node = "22"\ngo = "1.21"\npython = ["3.12", "3.10"]')).toEqual(['mise.toml:2 the manifest and mise.lock do not agree: go is not locked; node is 22 here and locked as 20.11.1; python is 3.10 here and locked as 3.12.1, 3.11.7']);
});

it.each(['node = "20"', 'node = "20.11.1"', 'node = "latest"', 'node = "lts"', 'node = "prefix:18"', 'node = { version = "20.11" }', 'java = "21"', 'node = "{{ env.NODE }}"'])('%s is met', async (tool) => {
  expect(await read(tool)).toEqual([]);
});
