import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import opam from './index.ts';

const locked = 'opam-version: "2.0"\nname: "shop"\nversion: "dev"\ndepends: [\n  "lamp" {= "1.9.0"}\n  "wick" {= "dev"}\n  "saw" {= "3.2" & with-test}\n]\n';
const read = async (depends: string) => (await readStale(opam, { 'shop.opam': `opam-version: "2.0"\ndepends: [\n${depends}\n]\n`, 'shop.opam.locked': locked })).stale;

it('a locked version that the opam file does not admit is told', async () => {
  expect(await read('  "lamp" {>= "2.0" & < "3"}\n  "saw" {with-test & < "3.0"}')).toEqual(['shop.opam:3 the manifest and shop.opam.locked do not agree: lamp is >= "2.0" & < "3" here and locked as 1.9.0; saw is < "3.0" here and locked as 3.2']);
});

it.each([
  '  "lamp"', '  "lamp" {>= "1.0"}', '  "lamp" {>= "2.0" | < "1.95"}', '  "lamp" {>= "2.0" & os = "linux" | < "1.95"}', '  "lamp" {>= version}', '  "lamp" {= "1.9.0" & with-test}', '  "wick" {>= "1.0" & < "2.0"}', '  ("lamp" {>= "2.0"} | "lamp" {< "2.0"})',
])('%s is met', async (depends) => {
  expect(await read(depends)).toEqual([]);
});
