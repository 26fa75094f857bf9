import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import cpan from './index.ts';

const snapshot = '# carton snapshot format: version 1.0\nDISTRIBUTIONS\n  Lamp-1.9\n    pathname: A/AN/ANN/Lamp-1.9.tar.gz\n    provides:\n      Lamp 1.9\n      Lamp::Cord undef\n    requirements:\n      perl 5.010\n';
const read = async (cpanfile: string) => (await readStale(cpan, { cpanfile, 'cpanfile.snapshot': snapshot })).stale;

it('a version in the snapshot that the cpanfile does not admit is told', async () => {
  expect(await read("requires 'perl', '5.030';\nrequires 'Lamp', '2.0';\n")).toEqual(['cpanfile:2 the manifest and cpanfile.snapshot do not agree: Lamp is 2.0 here and locked as 1.9']);
});

it.each(["requires 'Lamp';", "requires 'Lamp', '1.2';", "requires 'Lamp', '>= 1.0, < 2.0';", "requires 'Lamp::Cord', '3';", "requires 'Lamp', '2.0', git => 'https://host.example/lamp.git';", "requires 'Lamp', $version;", "requires 'Other', '2';"])('%s is met', async (line) => {
  expect(await read(`${line}\n`)).toEqual([]);
});
