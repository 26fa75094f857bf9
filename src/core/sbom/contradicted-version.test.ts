import { expect, it } from 'vitest';
import type { Purl } from '../purl/purl.ts';
import { diffComponents } from '../inventory/diff.ts';
import { contradictsVersion } from './contradicted-version.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { inventoryOf } from './to-inventory.ts';

it.each([
  ['pkg:npm/y@1.1.0', '1.0.0', true],
  ['pkg:npm/y@1.1', '1.0', true],
  ['pkg:maven/g/a@2.0', '1.0', true],
  ['pkg:deb/debian/a@2.0-1', '1.0-1', true],
  ['pkg:npm/y@1.0.0', 'v1.0.0', false],
  ['pkg:npm/y', '1.0.0', false],
  ['pkg:golang/a.example/b@v1.2.3', '1.2.3', false],
  ['pkg:golang/a.example/b@v2.0.0%2Bincompatible', 'v2.0.0', false],
  ['pkg:pypi/a@1.0', '1.0.0', false],
  ['pkg:deb/debian/a@1.0-1?epoch=2', '2:1.0-1', false],
  ['pkg:rpm/fedora/a@1.0-1.fc40', '1.0', false],
  ['pkg:oci/a@sha256%3Aabc', '1.0', false],
  ['pkg:github/a/b@main', '1.0', false],
  ['pkg:npm/y@1.1.0', '^1.0.0', false],
] as const)('%s beside %s: %s', (purl, version, contradicts) => {
  expect(contradictsVersion(purl as Purl, version)).toBe(contradicts);
});

const read = (purl: string) => inventoryOf({ ...emptySbom('cyclonedx', '1.5'), components: [{ ...emptyComponent, ref: '2', type: 'library', name: 'yy', version: '1.0', purl }] }, { name: 'x', kind: 'sbom', location: 'x', owners: [] }, 'x.cdx.json');

it('is an issue with both, and the package URL counts', () => {
  const { issues, components } = read('pkg:npm/y@1.1');
  expect(issues.filter(({ code }) => code === 'malformed').map(({ message }) => message)).toEqual(['the version and the package URL of a component contradict each other, of which the URL counts: yy 1.0 and pkg:npm/y@1.1']);
  expect(components).toMatchObject([{ purl: 'pkg:npm/y@1.1', version: '1.1' }]);
  expect(read('pkg:npm/y@1.0').issues.some(({ code }) => code === 'malformed')).toBe(false);
});

it('shows as a change of the version', () => {
  const changes = diffComponents(read('pkg:npm/y@1.1').components, read('pkg:npm/y@1.5').components);
  expect(JSON.stringify(changes)).toContain('1.5');
});
