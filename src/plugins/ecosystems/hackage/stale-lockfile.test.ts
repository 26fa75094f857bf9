import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import hackage from './index.ts';

const freeze = 'active-repositories: hackage:merge\nconstraints: any.lamp ==1.9.0,\n             any.base ==4.18.2.1,\n             lamp -slow\n';
const cabal = (depends: string) => `cabal-version: 2.4\nname: shop\nversion: 1.0\n\nlibrary\n  build-depends:\n${depends}\n`;
const frozen = async (depends: string, more: Record<string, string> = {}) => (await readStale(hackage, { 'shop.cabal': cabal(depends), 'cabal.project.freeze': freeze, ...more })).stale;

it('a frozen version outside of the bounds of a package is told', async () => {
  expect(await frozen('    base >=4.7 && <5,\n    lamp ^>=2.0')).toEqual(['shop.cabal:8 the manifest and cabal.project.freeze do not agree: lamp is ^>=2.0 here and locked as 1.9.0']);
});

it.each(['    lamp', '    lamp >=1.2 && <2', '    lamp ==1.9.*', '    lamp ^>={1.8, 1.9}', '    base >=4.7\n  if flag(new)\n    build-depends: lamp >=2\n  else\n    build-depends: lamp <2', '    base\n  if os(windows)\n    build-depends:\n      other >=3\n  default-language: Haskell2010', '    base\n  if os(windows) {\n    build-depends: other\n  }', '    containers', '    base\n\ntest-suite unit\n  build-depends: other', '    base\n\ncommon tests\n  build-depends: other\n\ntest-suite unit\n  import: tests'])('%j is met', async (depends) => {
  expect(await frozen(depends)).toEqual([]);
});

it('what is not frozen is told and listed', async () => {
  const { stale, purls, edges } = await readStale(hackage, { 'shop.cabal': cabal('    base, lamp,\n    other >=3,\n    wick ==1.0\n  if os(windows)\n    build-depends: never\n  build-tool-depends: saw:saw\n\ncommon shared\n  build-depends: oil\n\nexecutable shop\n  import: shared\n\ntest-suite unit\n  build-depends: lamp, file'), 'cabal.project.freeze': freeze });
  expect(stale).toEqual(['shop.cabal:8 the manifest and cabal.project.freeze do not agree: other is not locked; wick is not locked; saw is not locked; oil is not locked; file is not locked']);
  expect(purls).toEqual(['pkg:hackage/base@4.18.2.1', 'pkg:hackage/file', 'pkg:hackage/lamp@1.9.0', 'pkg:hackage/oil', 'pkg:hackage/other', 'pkg:hackage/saw', 'pkg:hackage/wick@1.0']);
  expect(edges).toEqual(expect.arrayContaining(['shop > pkg:hackage/file test', 'shop > pkg:hackage/oil runtime', 'shop > pkg:hackage/other runtime', 'shop > pkg:hackage/saw build']));
});

it('packages that are not of the project, and those that a repository may hold, are not missed', async () => {
  const other = { 'try/try.cabal': cabal('    other').replace('shop', 'try') };
  expect(await frozen('    base', other)).toEqual([]);
  expect(await frozen('    base', { ...other, 'cabal.project': 'packages: shop.cabal\n' })).toEqual([]);
  for (const packages of ['packages: . try', 'packages:\n  ./*.cabal\n  ./t*/*.cabal', 'packages: .\noptional-packages: */']) {
    expect(await frozen('    base', { ...other, 'cabal.project': `${packages}\n` })).toEqual(['try/try.cabal:7 the manifest and cabal.project.freeze do not agree: other is not locked']);
  }
  expect(await frozen('    other', { 'cabal.project': 'packages: .\n\nsource-repository-package\n  type: git\n  location: https://host.example/hs-other.git\n' })).toEqual([]);
});

it('bounds that are lifted are none', async () => {
  expect(await frozen('    lamp ^>=2.0', { 'cabal.project': 'packages: .\nallow-newer: shop:lamp\n' })).toEqual([]);
  expect(await frozen('    lamp ^>=2.0', { 'cabal.project': 'packages: .\n-- allow-newer: shop:lamp\n' })).toHaveLength(1);
});

const stackLock = 'packages:\n- completed:\n    hackage: lamp-1.9.0@sha256:aa,10\n    pantry-tree:\n      sha256: bb\n      size: 1\n  original:\n    hackage: lamp-1.9.0\n- completed:\n    commit: 0123456789012345678901234567890123456789\n    git: https://host.example/wick.git\n    name: wick\n    version: 0.2.0\n  original:\n    commit: 0123456789012345678901234567890123456789\n    git: https://host.example/wick.git\nsnapshots:\n- completed:\n    sha256: cc\n    size: 1\n    url: https://host.example/lts/20/1.yaml\n  original: lts-20.1\n';
const stack = async (yaml: string) => (await readStale(hackage, { 'stack.yaml': yaml, 'stack.yaml.lock': stackLock })).stale;
const wick = '- git: https://host.example/wick.git\n  commit: 0123456789012345678901234567890123456789\n';

it('stack.yaml.lock: other packages and another snapshot', async () => {
  expect(await stack(`resolver: lts-21.0\nextra-deps:\n- lamp-2.0.0\n- oil-1.0\n`)).toEqual(['stack.yaml:1 the manifest and stack.yaml.lock do not agree: lamp is 2.0.0 here and locked as 1.9.0; oil is not locked; the snapshot is lts-21.0 here and lts-20.1 there']);
});

it('stack.yaml.lock: what is not locked is listed', async () => {
  const { purls, edges } = await readStale(hackage, { 'stack.yaml': `resolver: lts-20.1\nextra-deps:\n- lamp-1.9.0\n- oil-1.0\n${wick}`, 'stack.yaml.lock': stackLock, 'shop.cabal': cabal('    lamp, oil, never') });
  expect(purls).toEqual(['pkg:hackage/lamp@1.9.0', 'pkg:hackage/oil@1.0', expect.stringMatching(/^pkg:hackage\/wick@0.2.0/)]);
  expect(edges).toEqual(['shop > pkg:hackage/lamp@1.9.0 runtime', 'shop > pkg:hackage/oil@1.0 runtime']);
});

it.each([`resolver: lts-20.1\nextra-deps:\n- lamp-1.9.0\n${wick}`, `resolver: lts-20.1\nextra-deps:\n- lamp-1.9.0\n- git: https://host.example/other.git\n  commit: 0123456789012345678901234567890123456789\n`, `snapshot: https://host.example/snapshot.yaml\nextra-deps:\n- lamp-1.9.0@sha256:aa,10\n${wick}`, `resolver: lts-20.1\nextra-deps:\n- lamp-1.9.0\n- ./local\n${wick}`])('stack.yaml.lock: %j is met', async (yaml) => {
  expect(await stack(yaml)).toEqual([]);
});

it('stack.yaml.lock: what is only there', async () => {
  expect(await stack('resolver: lts-20.1\n')).toEqual(['stack.yaml: the manifest and stack.yaml.lock do not agree: lamp is only in the lockfile']);
});
