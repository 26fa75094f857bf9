import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInside } from '#core/plugin/path.ts';
import { makeComponent, makeInventory } from '../../../test/support/make-inventory.ts';
import { namedFiles } from './named-files.ts';

const home = 'node_modules/a';
const purl = 'pkg:npm/a@1.0.0';
const places = async (value: string, homes: readonly string[] = [home]): Promise<readonly string[] | undefined> =>
  (await namedFiles(makeInventory({ components: [makeComponent(purl, { declaredLicenses: [{ value, path: `${home}/package.json` }] })] }), { ofComponent: () => homes, ofProject: ({ path }) => path })).get(purl);

describe('files that a declaration names', () => {
  it.each([
    ['SEE LICENSE IN eula.txt', ['node_modules/a/eula.txt']],
    ['SEE LICENSE IN ./docs/our terms.md', ['node_modules/a/docs/our terms.md']],
    ['SEE LICENSE IN docs\\terms.md', ['node_modules/a/docs/terms.md']],
    ['MIT, see the TERMS.txt file for details', ['node_modules/a/TERMS.txt']],
    ['MIT', undefined], ['MIT/X11', undefined], ['SEE LICENSE IN https://home.example/eula.txt', undefined], ['SEE LICENSE IN legal/', undefined],
    ['SEE LICENSE IN ../b/eula.txt', undefined], ['SEE LICENSE IN /etc/hosts', undefined], ['SEE LICENSE IN ..\\..\\x.txt', undefined], ['SEE LICENSE IN .', undefined],
  ])('%s: %j', async (value, expected) => {
    expect(await places(value)).toEqual(expected);
  });

  it('lie in each place of the package, and nowhere where it is not there', async () => {
    expect(await places('SEE LICENSE IN x.txt', ['a', 'b'])).toEqual(['a/x.txt', 'b/x.txt']);
    expect(await places('SEE LICENSE IN x.txt', [])).toBeUndefined();
  });

  it('never lead out of the package', async () => {
    const part = fc.oneof(fc.constantFrom('..', '.', '/', '\\', 'C:', '%2e%2e', '\u0000', 'a', 'eula.txt', ' '), fc.string({ maxLength: 4 }));
    await fc.assert(fc.asyncProperty(fc.array(part, { maxLength: 8 }), async (parts) => {
      for (const path of await places(`SEE LICENSE IN ${parts.join('/')}`) ?? []) expect(isInside(path, home) && !path.split('/').includes('..') && !path.startsWith('/'), path).toBe(true);
    }));
  });
});
