import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasShared, sharedPath } from '../../../test/support/shared.ts';
import { compareVersions, isVersion, schemeOfPurlType, VersionError, versionSchemes, type VersionScheme } from './versions.ts';

const signs = { '<': -1, '=': 0, '>': 1 } as const;

/** `left op right`. */
type Comparison = readonly [left: string, op: keyof typeof signs, right: string];

/**
 * Labels that we hold to be wrong. They come from PHP's bare version_compare, while Composer first completes a version to four numbers
 * (Composer\Semver\VersionParser::normalize), so that 1.0 is 1.0.0 and comes after 1.0.0-beta. And `1.2.3.# = 1.2.3.1` cannot be true beside
 * `1.2.3.# = 1.2.3` and `1.2.3 < 1.2.3.1`.
 */
const disputed = new Set([
  'composer 1.0.0 > 1.0',
  'composer v3.0 < v3.0.0-beta',
  'composer v4-beta4 < v4.0-alpha',
  'composer v4.4 < v4.4.0-beta',
  'composer v6.5 < v6.5.0-beta-0',
  'composer 1.2.3.# = 1.2.3.1',
]);

function sharedComparisons(scheme: VersionScheme): Comparison[] {
  const path = sharedPath('inventory/versions', `${scheme}.tsv`);
  if (!hasShared || !existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('//'))
    .map((line) => line.split('\t') as unknown as Comparison)
    .filter(([left, op, right]) => !disputed.has(`${scheme} ${left} ${op} ${right}`));
}

const ordered = (scheme: VersionScheme, [left, op, right]: Comparison): string | undefined =>
  compareVersions(scheme, left, right) === signs[op] && compareVersions(scheme, right, left) === 0 - signs[op] ? undefined : `${left} ${op} ${right}`;

describe.runIf(hasShared)('the shared comparisons', () => {
  const withData = versionSchemes.filter((scheme) => sharedComparisons(scheme).length > 0);
  it.each(withData)('%s', (scheme) => {
    const failed = sharedComparisons(scheme).flatMap((comparison) => ordered(scheme, comparison) ?? []);
    expect(failed).toEqual([]);
  });
});

describe('compareVersions', () => {
  it.each<[VersionScheme, readonly string[]]>([
    ['alpm', ['1.0a-1', '1.0alpha-1', '1.0-1', '1.0-2', '1.0.a-1', '1.0.1-1', '1:0.1-1']],
    ['apk', ['1.2_alpha', '1.2_alpha2', '1.2_rc1', '1.2', '1.2-r1', '1.2~0a-r1', '1.2_p1', '1.2a', '1.2.0', '1.2.09', '1.2.1', '1.2.10']],
    ['composer', ['dev-main', '1.0-dev', '1.0-alpha1', '1.0-beta2', '1.0-RC1', 'v1.0', '1.0-patch1', '1.0.1']],
    ['conan', ['1.1.1-pre.1', '1.1.1', '1.1.1+b1', '1.1.1+b2', '1.1.1k', '1.1.2', '1.1.10', 'cci.20200101']],
    ['conda', ['1.0', '1.1dev1', '1.1_', '1.1a1', '1.1.dev1', '1.1.a1', '1.1.0rc1', '1.1', '1.1.post1', '1.1post1', '1996.07.12', '1!0.4.1']],
    ['cpan', ['1.10', '1.2', '1.21', '1.9', 'v1.901.0', 'v2.0.0']],
    ['cran', ['1.0', '1.0-0', '1.0.1', '1.0-10']],
    ['deb', ['1.0~rc1-1', '1.0-1~bpo1', '1.0-1', '1.0-1+b1', '1.0+dfsg-1', '1.0.1-1', '1:0.1']],
    ['gem', ['1.0.a2', '1.0.a10', '1.0.rc-1', '1', '1.0.1', '1.10']],
    ['generic', ['1.0-alpha', '1.0-rc1', 'v1.0', '1.0p1', '1.0.1', '1.10', '2']],
    ['golang', ['v0.0.0-20200101000000-abcdefabcdef', 'v0.1.0', 'v1.0.0-rc.1', '1.0.0', 'go1.20', 'v2.0.0+incompatible']],
    ['hackage', ['1.0', '1.0.0', '1.0.1', '1.10']],
    ['maven', ['1.0-alpha-1', '1.0-beta1', '1.0-M2', '1.0-rc1', '1.0-SNAPSHOT', '1.0', '1.0-sp1', '1.0-jre8', '1.0-1', '1.0.1', '1.10']],
    ['nuget', ['1.0.0-Alpha', '1.0.0-beta.2', '1.0.0-BETA.10', '1.0', '1.0.0.1']],
    ['opam', ['1.0~beta', '1.0', '1.0+1', '1.0.1', 'v0.1']],
    ['pub', ['1.0.0-dev', '1.0.0', '1.0.0+1', '1.0.0+2', '1.0.1']],
    ['pypi', ['not a version', '1.0.dev1', '1.0a1.dev1', '1.0a1', '1.0rc1', '1.0', '1.0+abc', '1.0+5', '1.0.post1.dev1', '1.0-1', '1.1', '1!0']],
    ['rpm', ['1.0~rc1', '1.0', '1.0-1', '1.0-1.fc40', '1.0-10', '1.0^git1', '1.0a', '1.0.1', '1:0']],
    ['semver', ['1.0.0-1', '1.0.0-alpha', '1.0.0-alpha.1', '1.0.0', '1.0.1', '1.10.0', '2']],
  ])('%s', (scheme, ascending) => {
    const failed = ascending.flatMap((left, index) => ascending.slice(index + 1).flatMap((right) => ordered(scheme, [left, '<', right]) ?? []));
    expect(failed).toEqual([]);
  });

  it.each<[VersionScheme, string]>([
    ['cran', '1.0a'],
    ['cpan', 'one'],
    ['deb', 'x:1'],
    ['gem', 'one'],
    ['golang', '(devel)'],
    ['hackage', '1-2'],
    ['nuget', 'one'],
    ['pub', ''],
    ['semver', 'latest'],
  ])('%s refuses %s', (scheme, text) => {
    expect(() => compareVersions(scheme, text, '1.0')).toThrow(VersionError);
  });
});

describe('isVersion', () => {
  it.each<[VersionScheme, readonly string[], readonly string[]]>([
    ['semver', ['1.2.3', 'v1.2.3-rc.1+build'], ['1.2', '01.2.3', '^1.2.3', '1.x', 'latest', '']],
    ['pypi', ['1', '1.0rc1', '1!2.0.post1+local.1'], ['==1.0', '1.*', 'one']],
    ['gem', ['1', '1.0.rc1', '1.0-x86'], ['~> 1.0', '', '1beta']],
    ['apk', ['1.2.3_rc1-r0', '6b-r7'], ['6.6p1', '1..2', '1-r']],
    ['composer', ['v1.0', '1.0.0-RC1', '1.2.3.4-beta.2'], ['^1.0', 'dev-main', '1.2.3.#']],
    ['nuget', ['1.0', '1.2.3.4-beta+sha'], ['[1.0]', '1.*', '1.2.3.4.5']],
    ['deb', ['1:1.0-1~deb12u1'], ['', 'a b']],
    ['hackage', ['1.2.3'], ['1.2-3']],
  ])('%s', (scheme, versions, others) => {
    expect(versions.filter((text) => !isVersion(scheme, text))).toEqual([]);
    expect(others.filter((text) => isVersion(scheme, text))).toEqual([]);
  });
});

it('knows the scheme of every purl type', () => {
  expect(['npm', 'pypi', 'hex', 'cocoapods', 'deb', 'github', 'constructor'].map(schemeOfPurlType)).toEqual([
    'semver',
    'pypi',
    'semver',
    'gem',
    'deb',
    'generic',
    'generic',
  ]);
});
