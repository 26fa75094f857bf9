import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import nim from './index.ts';

const sha = '0123456789012345678901234567890123456789';
const lock = JSON.stringify({ version: 2, packages: { lamp: { version: '1.9.0', vcsRevision: sha, url: 'https://host.example/lamp', downloadMethod: 'git', dependencies: [], checksums: { sha1: sha } }, wick: { version: '#head', vcsRevision: sha, url: 'https://host.example/wick', downloadMethod: 'git', dependencies: [], checksums: { sha1: sha } } }, tasks: {} });
const readAll = (line: string) => readStale(nim, { 'shop.nimble': `version = "1.0.0"\nauthor = "Ann"\nlicense = "MIT"\n${line}\n`, 'nimble.lock': lock });
const read = async (line: string) => (await readAll(line)).stale;

it('a locked version that the nimble file does not admit is told', async () => {
  expect(await read('requires "nim >= 9.0", "lamp >= 2.0"')).toEqual(['shop.nimble:4 the manifest and nimble.lock do not agree: lamp is >= 2.0 here and locked as 1.9.0']);
});

it.each(['requires "lamp"', 'requires "lamp >= 1.0 & < 2.0"', 'requires "lamp ^= 1.2"', 'requires "lamp#head"', 'requires "wick >= 2.0"', 'requires "https://host.example/lamp >= 2.0"', 'requires "L_amp"', 'when defined(windows):\n  requires "other"', 'when defined(windows): requires "other"'])('%s is met', async (line) => {
  expect(await read(line)).toEqual([]);
});

it('what is not locked is told and listed, and a repository is known whatever its package is called', async () => {
  const { stale, purls, edges } = await readAll('requires "https://host.example/wick.git", "other >= 3"\ntaskRequires "test", "saw == 1.0"');
  expect(stale).toEqual(['shop.nimble:4 the manifest and nimble.lock do not agree: other is not locked; saw is not locked']);
  expect(purls).toEqual(expect.arrayContaining(['pkg:nim/other', 'pkg:nim/saw@1.0']));
  expect(edges).toEqual(expect.arrayContaining(['shop > pkg:nim/other runtime', 'shop > pkg:nim/saw@1.0 test', expect.stringMatching(/ > pkg:nim\/wick@/)]));
});
