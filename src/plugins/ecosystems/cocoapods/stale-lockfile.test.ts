import { expect, it } from 'vitest';
import { readStale } from '../../../../test/support/read-stale.ts';
import cocoapods from './index.ts';

const lock = 'PODS:\n  - Lamp (1.9.0)\n\nDEPENDENCIES:\n  - Lamp (~> 1.0)\n\nSPEC REPOS:\n  trunk:\n    - Lamp\n\nCOCOAPODS: 1.15.2\n';
const read = (pods: string) => readStale(cocoapods, { Podfile: `target 'Shop' do\n${pods}\nend\n`, 'Podfile.lock': lock });

it('a locked version that the Podfile does not admit is told, at its line', async () => {
  expect((await read("  pod 'Lamp', '~> 2.0'\n  pod 'Bulb'")).stale).toEqual(['Podfile:2 the manifest and Podfile.lock do not agree: Lamp is ~> 2.0 here and locked as 1.9.0; Bulb is not locked']);
});

it.each(["pod 'Lamp'", "pod 'Lamp', '~> 1.2'", "pod 'Lamp', '>= 1.0', '< 2'", "pod 'Lamp', :git => 'https://git.example/lamp'", "if old\n  pod 'Lamp', '~> 1.0'\nelse\n  pod 'Lamp', '~> 2.0'\nend"])('%s is met', async (pod) => {
  expect((await read(pod)).stale).toEqual([]);
});

it('a pod that is not locked and has a place of its own is listed', async () => {
  expect(await read("  pod 'Lamp', '~> 1.0'\n  pod 'Bulb', :git => 'https://git.example/bulb', :tag => 'v1'")).toEqual({
    stale: ['Podfile:3 the manifest and Podfile.lock do not agree: Bulb is not locked'],
    purls: ['pkg:cocoapods/Bulb?vcs_url=git%2Bhttps:%2F%2Fgit.example%2Fbulb%40v1', 'pkg:cocoapods/Lamp@1.9.0'],
    edges: [expect.stringMatching(/ > pkg:cocoapods\/Bulb\?.* runtime$/), expect.stringMatching(/ > pkg:cocoapods\/Lamp@1.9.0 runtime$/)],
  });
});
