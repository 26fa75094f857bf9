import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import hackage from './index.ts';

it('a package.yaml of another tool costs nothing of a lockfile', async () => {
  const files = { 'shop.cabal': 'cabal-version: 2.4\nname: shop\nversion: 1\n\nlibrary\n  build-depends: lamp >=1\n', 'cabal.project.freeze': 'constraints: any.lamp ==1.9.0\n', 'template/package.yaml': 'name: {{ name }}\n' };
  expect((await readStale(hackage, files)).edges).toEqual(['shop > pkg:hackage/lamp@1.9.0 runtime']);
});
