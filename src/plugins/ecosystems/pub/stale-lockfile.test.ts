import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import pub from './index.ts';

const lock = (kind = 'direct main', version = '1.1.0'): string => `packages:\n  lamp:\n    dependency: "${kind}"\n    description:\n      name: lamp\n      url: "https://pub.example"\n    source: hosted\n    version: "${version}"\nsdks:\n  dart: ">=3.0.0"\n`;
const read = (dependencies: string, locked = lock(), more: Readonly<Record<string, string>> = {}) => readStale(pub, { 'pubspec.yaml': `name: shop\ndependencies:\n${dependencies}`, 'pubspec.lock': locked, ...more });

it('a locked version that the manifest does not admit is told', async () => {
  expect((await read('  lamp: ^2.0.0\n')).stale).toEqual(['pubspec.yaml:3 the manifest and pubspec.lock do not agree: lamp is ^2.0.0 here and locked as 1.1.0']);
});

it('one that it admits, or that an override decides about, is not', async () => {
  expect((await read('  lamp: ^1.0.0\n')).stale).toEqual([]);
  expect((await read('  lamp: any\n')).stale).toEqual([]);
  expect((await read('  lamp: ^2.0.0\n', lock('direct overridden'))).stale).toEqual([]);
  expect((await read('  lamp: ^2.0.0\ndependency_overrides:\n  lamp: 1.1.0\n')).stale).toEqual([]);
  expect((await read('  lamp:\n    git: https://git.example/lamp\n')).stale).toEqual([]);
});

it('what is not locked is listed', async () => {
  const { stale, edges } = await read('  lamp: ^1.0.0\n  bulb: 2.0.0\n');
  expect(stale).toEqual(['pubspec.yaml:4 the manifest and pubspec.lock do not agree: bulb is not locked']);
  expect(edges).toEqual(['shop > pkg:pub/bulb@2.0.0 runtime', 'shop > pkg:pub/lamp@1.1.0 runtime']);
});

it('members of a workspace are compared as well, and need no entry themselves', async () => {
  const files = { 'part/pubspec.yaml': 'name: part\nresolution: workspace\ndependencies:\n  lamp: ^2.0.0\n  shop: any\n' };
  expect((await read('  part: any\nworkspace:\n  - part\n', lock(), files)).stale).toEqual(['part/pubspec.yaml:4 the manifest and pubspec.lock do not agree: lamp is ^2.0.0 here and locked as 1.1.0']);
});
