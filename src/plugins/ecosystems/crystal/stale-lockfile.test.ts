import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import crystal from './index.ts';

const lock = 'version: 2.0\nshards:\n  lamp:\n    git: https://host.example/lamp.git\n    version: 1.9.0\n\n  wick:\n    git: https://host.example/wick.git\n    version: 0.2.0+git.commit.0123456789012345678901234567890123456789\n';
const read = (dependencies: string, more: Record<string, string> = {}) => readStale(crystal, { 'shard.yml': `name: shop\nversion: 1.0.0\ndependencies:\n${dependencies}`, 'shard.lock': lock, ...more });
const lamp = (rest: string) => `  lamp:\n    git: https://host.example/lamp.git\n${rest}`;

it('locked versions that the manifest does not admit are told, and what is not locked is listed', async () => {
  const { stale, purls } = await read(`${lamp('    version: ~> 2.0\n')}  oil:\n    git: https://host.example/oil.git\n`);
  expect(stale).toEqual(['shard.yml:4 the manifest and shard.lock do not agree: oil is not locked; lamp is ~> 2.0 here and locked as 1.9.0']);
  expect(purls).toContain('pkg:crystal/oil');
});

it.each(['', '    version: "*"\n', '    version: ~> 1.2\n', '    version: ">= 1.0, < 2"\n', '    version: 1.9.0\n', '    branch: main\n', '    version: 3.0.0\n    tag: v1.9.0\n', '    version: abc\n'])('lamp with %j is met', async (rest) => {
  expect((await read(lamp(rest))).stale).toEqual([]);
});

it('commits behind a release and what another file replaces are not compared', async () => {
  expect((await read('  wick:\n    git: https://host.example/wick.git\n    version: ~> 1.0\n')).stale).toEqual([]);
  expect((await read(lamp('    version: ~> 2.0\n'), { 'shard.override.yml': 'dependencies:\n  lamp:\n    git: https://host.example/lamp.git\n' })).stale).toEqual([]);
});
