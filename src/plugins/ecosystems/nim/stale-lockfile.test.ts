import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import nim from './index.ts';

const sha = '0123456789012345678901234567890123456789';
const lock = JSON.stringify({ version: 2, packages: { lamp: { version: '1.9.0', vcsRevision: sha, url: 'https://host.example/lamp', downloadMethod: 'git', dependencies: [], checksums: { sha1: sha } }, wick: { version: '#head', vcsRevision: sha, url: 'https://host.example/wick', downloadMethod: 'git', dependencies: [], checksums: { sha1: sha } } }, tasks: {} });
const read = async (line: string) => (await readStale(nim, { 'shop.nimble': `version = "1.0.0"\nauthor = "Ann"\nlicense = "MIT"\n${line}\n`, 'nimble.lock': lock })).stale;

it('a locked version that the nimble file does not admit is told', async () => {
  expect(await read('requires "nim >= 9.0", "lamp >= 2.0"')).toEqual(['shop.nimble:4 the manifest and nimble.lock do not agree: lamp is >= 2.0 here and locked as 1.9.0']);
});

it.each(['requires "lamp"', 'requires "lamp >= 1.0 & < 2.0"', 'requires "lamp ^= 1.2"', 'requires "lamp#head"', 'requires "wick >= 2.0"', 'requires "https://host.example/lamp >= 2.0"'])('%s is met', async (line) => {
  expect(await read(line)).toEqual([]);
});
