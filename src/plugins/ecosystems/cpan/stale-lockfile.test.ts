import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import cpan from './index.ts';

const snapshot = '# carton snapshot format: version 1.0\nDISTRIBUTIONS\n  Lamp-1.9\n    pathname: A/AN/ANN/Lamp-1.9.tar.gz\n    provides:\n      Lamp 1.9\n      Lamp::Cord undef\n    requirements:\n      perl 5.010\n';
const readAll = (cpanfile: string) => readStale(cpan, { cpanfile, 'cpanfile.snapshot': snapshot });
const read = async (cpanfile: string) => (await readAll(cpanfile)).stale;

it('a version in the snapshot that the cpanfile does not admit is told', async () => {
  expect(await read("requires 'perl', '5.030';\nrequires 'Lamp', '2.0';\n")).toEqual(['cpanfile:2 the manifest and cpanfile.snapshot do not agree: Lamp is 2.0 here and locked as 1.9']);
});

it.each(["requires 'Lamp';", "requires 'Lamp', '1.2';", "requires 'Lamp', '>= 1.0, < 2.0';", "requires 'Lamp::Cord', '3';", "requires 'Lamp', '2.0', git => 'https://host.example/lamp.git';", "requires 'Lamp', $version;", "if ($^O eq 'MSWin32') { requires 'Other', '2'; }", "requires 'Other' if $] < 5.020;", "recommends 'Other';", "on test => sub { requires 'Other'; };", "requires 'List::Util';", "requires 'Test2::V0';"])('%s is met', async (line) => {
  expect(await read(`${line}\n`)).toEqual([]);
});

it('modules that are neither in the snapshot nor come with Perl are told and listed', async () => {
  expect(await readAll("requires 'Lamp';\nrequires 'Other::Thing', '2';\nrequires 'JSON::PP';\non test => sub {\n  requires 'Lamp::Cord';\n  requires 'Test::Wick', '== 1.5';\n};\n")).toEqual({
    stale: ['cpanfile:2 the manifest and cpanfile.snapshot do not agree: Other::Thing is not locked; Test::Wick is not locked'],
    purls: ['pkg:cpan/Lamp@1.9?author=ANN', 'pkg:cpan/Other-Thing', 'pkg:cpan/Test-Wick@1.5'],
    edges: expect.arrayContaining([expect.stringMatching(/ > pkg:cpan\/Other-Thing runtime$/), expect.stringMatching(/ > pkg:cpan\/Test-Wick@1.5 test$/)]),
  });
});
