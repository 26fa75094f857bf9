import { expect, it } from 'vitest';
import { packagesOf } from './dune-package.ts';
import { readDune } from './dune-text.ts';
import { readOpam } from './opam-text.ts';

const needOf = (written: string) => {
  const [{ requirement, version, scope, platform }] = packagesOf(readDune(`(package (name shop) (depends ${written}))`))[0]!.dependencies as [ReturnType<typeof readOpam>['dependencies'][number]];
  return { requirement, version, scope, platform };
};

it.each([
  ['lamp', { requirement: '', scope: 'runtime' }],
  ['(lamp (>= 1.10))', { requirement: '>= "1.10"', scope: 'runtime' }],
  ['(lamp (= "v0.9"))', { requirement: '= "v0.9"', version: 'v0.9', scope: 'runtime' }],
  ['(lamp (and :with-test (= 0.24.1)))', { requirement: '= "0.24.1"', version: '0.24.1', scope: 'test' }],
  ['(lamp (and (>= 1) (< 2) :build))', { requirement: '>= "1" & < "2"', scope: 'build' }],
  ['(lamp (or (< 1) (>= 2)))', { requirement: '< "1" | >= "2"', scope: 'runtime' }],
  ['(lamp (and (or (= 1) (= 2)) (<> :os win32)))', { requirement: '(= "1" | = "2") & os != "win32"', scope: 'runtime', platform: 'os != "win32"' }],
  ['(lamp (= :os linux))', { requirement: '', scope: 'runtime', platform: 'os = "linux"' }],
  ['(lamp (= :version))', { requirement: '= version', scope: 'runtime' }],
  ['(lamp (not :with-test))', { requirement: '', scope: 'runtime' }],
  ['(lamp :with-test (>= 3))', { requirement: '>= "3"', scope: 'test' }],
])('%s is read as the opam file says it that dune writes', (written, expected) => {
  expect(needOf(written)).toEqual({ version: undefined, platform: undefined, ...expected });
});

it('texts, comments and blocks of texts are told apart from lists', () => {
  const [form] = readDune('(a ; (b)\n "c;(\\"\\n" #| (d) |# "e \\\n   f"\n "\\| g (\n "\\| h\n i)');
  expect(form).toMatchObject({ kind: 'list', items: [{ text: 'a' }, { text: 'c;("\n' }, { text: 'e f' }, { text: 'g (\nh', line: 4 }, { text: 'i', line: 6 }] });
});

it.each([['(a (b)', /missing/], ['(a))', /closes nothing/], ['('.repeat(500), /too deeply/]])('%s is malformed', (source, message) => {
  expect(() => readDune(source)).toThrow(message);
});

it('an opam file names one version wherever the condition says so', () => {
  const versions = readOpam('depends: [ "a" {with-test & = "0.24.1"} "b" {os = "linux"} "c" {= "1" | = "2"} "d" {= version} "e" {os = "linux" & = "3"} ]').dependencies.map(({ version }) => version);
  expect(versions).toEqual(['0.24.1', undefined, undefined, undefined, '3']);
});
