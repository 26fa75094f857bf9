import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import opam from './index.ts';

const locked = 'opam-version: "2.0"\nname: "shop"\nversion: "dev"\ndepends: [\n  "lamp" {= "1.9.0"}\n  "wick" {= "dev"}\n  "saw" {= "3.2" & with-test}\n]\n';
const readAll = (depends: string, others: Readonly<Record<string, string>> = {}) => readStale(opam, { 'shop.opam': `opam-version: "2.0"\ndepends: [\n${depends}\n]\n`, 'shop.opam.locked': locked, ...others });
const read = async (depends: string) => (await readAll(depends)).stale;

it('a locked version that the opam file does not admit is told', async () => {
  expect(await read('  "lamp" {>= "2.0" & < "3"}\n  "saw" {with-test & < "3.0"}')).toEqual(['shop.opam:3 the manifest and shop.opam.locked do not agree: lamp is >= "2.0" & < "3" here and locked as 1.9.0; saw is < "3.0" here and locked as 3.2']);
});

it.each([
  '  "lamp"', '  "lamp" {>= "1.0"}', '  "lamp" {>= "2.0" | < "1.95"}', '  "lamp" {>= "2.0" & os = "linux" | < "1.95"}', '  "lamp" {>= version}', '  "lamp" {= "1.9.0" & with-test}', '  "wick" {>= "1.0" & < "2.0"}', '  ("lamp" {>= "2.0"} | "lamp" {< "2.0"})',
  '  ("lamp" | "other")', '  "other" {os = "win32"}', '  "other" {with-doc}', '  "other" {with-test}', '  "other" {post}',
])('%s is met', async (depends) => {
  expect(await read(depends)).toEqual([]);
});

it('what is not locked is told and listed', async () => {
  expect(await readAll('  "lamp"\n  "other" {>= "3"}\n  "saw" {with-test}\n  "file" {with-test & = "1.0"}\n  "till" {= version}', { 'till.opam': 'opam-version: "2.0"\n' })).toEqual({
    stale: ['shop.opam:4 the manifest and shop.opam.locked do not agree: other is not locked; file is not locked'],
    purls: ['pkg:opam/file@1.0', 'pkg:opam/lamp@1.9.0', 'pkg:opam/other', 'pkg:opam/saw@3.2', 'pkg:opam/wick@dev'],
    edges: ['shop > pkg:opam/file@1.0 test', 'shop > pkg:opam/lamp@1.9.0 runtime', 'shop > pkg:opam/other runtime', 'shop > pkg:opam/saw@3.2 test', 'shop > till runtime'],
  });
});
