import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { purlTypes } from '#core/purl/purl-types.data.ts';
import { muster, namesOf, scan } from '../support/muster.ts';
import { workshop } from '../support/workshop.ts';

const work = workshop();

/** Package URLs that break what the definition of their type demands, one or more for each type, and some that break the specification itself. */
const odd = (version: string): string[] => [
  ...[...purlTypes.keys()].flatMap((type) => [`pkg:${type}/foo@${version}`, `pkg:${type}/a/b/C%2B%2Blib@${version}?x=1#y`, `pkg:${type}/A::B@${version}`]),
  `pkg:cocoapods/.x%20y@${version}`, `PKG:NPM/%40A/b@${version}?Arch=x&arch=y`, `pkg:npm/%00@${version}`, `pkg:npm/a%2Fb@${version}`, 'pkg:npm/', 'pkg:', 'not a purl', `pkg:npm/x@${'9'.repeat(5000)}`, 'pkg:npm/%ZZ@1', `pkg:__proto__/x@${version}`, `pkg:npm/constructor@${version}`,
];

const bill = (version: string): string => JSON.stringify({
  bomFormat: 'CycloneDX', specVersion: '1.6', version: 1,
  components: odd(version).map((purl, index) => ({ 'type': 'library', 'bom-ref': `c${index}`, 'name': `n${index}`, version, purl })),
});

describe('an SBOM with package URLs that break their rules', () => {
  it.each(['table', 'markdown', 'html', 'csv', 'purls', 'json', 'cyclonedx-json', 'cyclonedx-xml', 'spdx-json', 'spdx-tag-value', 'spdx3-json'])('is written as %s', async (format) => {
    const run = await muster(['scan', work.file('odd.cdx.json', bill('1')), '--format', format]);
    expect([run.code, run.stderr.includes('fault')]).toEqual([0, false]);
  });

  it('keeps every component, and reads its own output the same', async () => {
    const { inventory } = await scan([work.file('odd.cdx.json', bill('1'))]);
    expect(inventory.components.length).toBeGreaterThan(100);
    const again = join(work.root, 'again.json');
    await muster(['scan', work.file('odd.cdx.json', bill('1')), '-o', again]);
    expect(namesOf((await scan([again])).inventory)).toEqual(namesOf(inventory));
  });

  it('is compared, merged, scored, validated and converted', async () => {
    const [one, two] = [work.file('one.cdx.json', bill('1')), work.file('two.cdx.json', bill('2'))];
    for (const args of [['diff', one, two], ['sbom', 'diff', one, two], ['sbom', 'merge', one, two, '-o', join(work.root, 'merged.cdx.json')], ['sbom', 'score', one], ['sbom', 'validate', one], ['sbom', 'convert', one, '-o', join(work.root, 'converted.spdx.json')]]) {
      const { code, stderr } = await muster(args);
      expect([args.slice(0, 2), [0, 1].includes(code!), stderr.includes('fault of ours')]).toEqual([args.slice(0, 2), true, false]);
    }
  });
});
