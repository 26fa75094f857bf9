import * as fc from 'fast-check';
import nodeSemver from 'semver';
import { describe, expect, it } from 'vitest';
import { readRequirement, satisfies, type ManifestSyntax } from './satisfies.ts';
import { VersionError } from './version-order.ts';

describe('satisfies', () => {
  it.each<[ManifestSyntax, requirement: string, yes: readonly string[], no: readonly string[]]>([
    ['npm', '^1.2.3 || ~2.0 || 4.x', ['1.2.3', '1.9.0', '2.0.9', '4.1.0'], ['1.2.2', '2.1.0', '1.3.0-rc.1', '3.0.0']],
    ['npm', '>= 1.2 <=2', ['1.2.0', '2.9.9'], ['1.1.9', '3.0.0', '3.0.0-0']],
    ['npm', '1.2 - 2.3', ['1.2.0', '2.3.9'], ['2.4.0']],
    ['npm', '^0.0.3', ['0.0.3'], ['0.0.4', '0.1.0']],
    ['npm', '>1.2.3-alpha.3', ['1.2.3-alpha.7', '3.4.5'], ['3.4.5-alpha.9', '1.2.3-alpha.3']],
    ['npm', '', ['0.0.0', '9.9.9'], ['1.0.0-rc']],

    ['cargo', '1.2.3', ['1.2.3', '1.9.0'], ['2.0.0', '1.2.2', '2.0.0-alpha']],
    ['cargo', '0.3', ['0.3.9'], ['0.4.0']],
    ['cargo', '>=1.2, <1.5', ['1.2.0', '1.4.9'], ['1.5.0', '1.5.0-rc.1']],
    ['cargo', '=1.2', ['1.2.7'], ['1.3.0']],
    ['cargo', '1.*', ['1.0.0', '1.9.0'], ['2.0.0']],
    ['cargo', '~1', ['1.9.0'], ['2.0.0']],
    ['cargo', '^1.0.0-rc.1', ['1.0.0-rc.2', '1.0.0'], ['1.1.0-rc.1']],

    ['hex', '~> 2.1', ['2.1.0', '2.9.0', '2.2.0-rc.0'], ['3.0.0', '3.0.0-rc.0', '2.0.9']],
    ['hex', '~> 2.1.2', ['2.1.9'], ['2.2.0', '2.1.1']],
    ['hex', '>= 1.0.0 and < 2.0.0 or == 3.1.0', ['1.5.0', '3.1.0'], ['2.0.0', '3.1.1']],
    ['hex', '1.2.3', ['1.2.3'], ['1.2.4']],

    ['pub', '^1.2.3', ['1.2.3', '1.9.0', '1.3.0-dev'], ['2.0.0', '2.0.0-dev', '1.2.2']],
    ['pub', '^0.1.2', ['0.1.9'], ['0.2.0']],
    ['pub', '>=2.12.0 <3.0.0', ['2.12.0', '2.19.0'], ['3.0.0', '3.0.0-dev.1']],
    ['pub', '>=2.12.0<3.0.0', ['2.12.0'], ['3.0.0']],
    ['pub', 'any', ['0.0.1'], []],
    ['pub', '1.2.3', ['1.2.3'], ['1.2.3+1']],

    ['gem', '~> 1.2.3', ['1.2.3', '1.2.9'], ['1.3', '1.3.0.rc1', '1.2.2']],
    ['gem', '~> 1', ['1.0', '1.9'], ['2.0', '2.0.pre']],
    ['gem', '>= 1.0, < 2, != 1.5', ['1', '1.9', '2.a'], ['1.5.0', '2.0']],

    ['pypi', '>=1.0,!=1.5.*,<2', ['1.0', '1.4.9', '1.6'], ['1.5.1', '2.0', '2.0rc1']],
    ['pypi', '~=1.4.2', ['1.4.2', '1.4.9.post1'], ['1.5', '1.4.1']],
    ['pypi', '==1.0', ['1', '1.0.0', '1.0+local'], ['1.0.post1', '1.0.1']],
    ['pypi', '>1.0', ['1.1', '1.0.1'], ['1.0', '1.0.post1', '1.0+local']],
    ['pypi', '===1.0.weird', ['1.0.weird'], ['1.0']],
    ['pypi', '^1.2 || ~3.1.0', ['1.9', '3.1.5'], ['2.0', '2.0a1', '3.2']],
    ['pypi', '', ['1', '2.0rc1'], []],

    ['maven', '[1.0,2.0)', ['1.0', '1.9', '2.0-alpha-1'], ['0.9', '2.0']],
    ['maven', '(,1.0],[1.2,)', ['1', '1.2', '5'], ['1.1']],
    ['maven', '[1.5]', ['1.5.0'], ['1.5.1']],
    ['maven', '1.0', ['1.0', '0.1', '2.0'], []],

    ['nuget', '1.0', ['1.0.0', '7.0.0'], ['1.0.0-beta', '0.9']],
    ['nuget', '(1.0,2.0]', ['1.0.1', '2.0.0'], ['1.0.0', '2.0.1']],
    ['nuget', '[1.0]', ['1.0.0.0'], ['1.0.1']],
    ['nuget', '1.2.*', ['1.2.0', '1.2.99'], ['1.3.0', '1.2.3-beta']],
    ['nuget', '1.2.3-*', ['1.2.3-beta', '1.2.3'], ['1.2.2']],
    ['nuget', '*', ['0.0.1'], ['1.0.0-a']],

    ['composer', '^1.2', ['1.2', 'v1.9.9', '1.2.0-beta1', '1.x-dev'], ['2.0.0', '2.0.0-alpha', '1.1']],
    ['composer', '~1.2.3 || ~2.0', ['1.2.9', '2.9'], ['1.3.0', '3.0']],
    ['composer', '>=1.0 <1.1 | 2.*', ['1.0.5', '2.3'], ['1.1', '3.0']],
    ['composer', '1.0 - 2.0', ['2.0.9'], ['2.1', '0.9']],
    ['composer', '^0.3.1@beta', ['0.3.9'], ['0.4.0']],
    ['composer', 'dev-main#1a2b3c', ['dev-main'], ['dev-other', '1.0']],
    ['composer', 'dev-main as 1.0', ['dev-main'], ['dev-other']],
    ['composer', '1.0.0', ['1.0', 'v1.0.0.0'], ['1.0.1', '1.0.0-RC1']],
    ['composer', '*', ['dev-main', '1'], []],
    ['composer', '>= 1.0, != 1.5 ~1.2', ['1.4'], ['1.5.0', '0.9']],

    ['carthage', '~> 1.2', ['1.2', 'v1.9.0', 'nightly'], ['2.0', '1.1.9']],
    ['carthage', '~> 0.3.1', ['0.3.9'], ['0.4.0', '1.0.0']],
    ['carthage', '>= 1.0', ['1', '9.0'], ['0.9']],
    ['carthage', '== 2.1', ['2.1.0'], ['2.1.1']],

    ['conan', '>=1.2 <2', ['1.2', '1.9.9', '1.2-rc1'], ['2.0', '1.1']],
    ['conan', '~1.2.3', ['1.2.3', '1.2.9'], ['1.3', '1.2.2']],
    ['conan', '~1', ['1.9'], ['2.0']],
    ['conan', '^0.2.1 || 3', ['0.2.9', '3', '3.4'], ['0.3', '4']],
    ['conan', '>1.0, <2.0, include_prerelease', ['1.1', '1.5-pre'], ['2.0', '1.0']],
    ['conan', '*, include_prerelease', ['1', 'cci.2020'], []],

    ['conda', '>=1.2,<1.5|3.*', ['1.2', '1.4.9', '3.0.1'], ['1.5', '30', '2']],
    ['conda', '=1.1.1', ['1.1.1', '1.1.1k', '1.1.1.2'], ['1.1.10', '1.1.2']],
    ['conda', '3.11', ['3.11', '3.11.4', '3.11.0'], ['3.1', '3.12.0', '3.111']],
    ['conda', '==1.2', ['1.2', '1.2.0'], ['1.2.1']],
    ['conda', '==1.0.*', ['1', '1.0.7'], ['1.1']],
    ['conda', '~=1.4.2', ['1.4.2', '1.4.9'], ['1.5', '1.4.1']],
    ['conda', '!=1.5.*', ['1.4'], ['1.5.1']],
    ['conda', '*', ['1'], []],

    ['cpan', '1.02', ['1.02', '1.1', '2'], ['1.01']],
    ['cpan', '>= 1.0, < 2.0, != 1.5', ['1.4'], ['1.5', '2.0', '0.9']],
    ['cpan', '== v1.2.3', ['1.2.3'], ['1.2.4']],

    ['cran', '>= 1.2.0', ['1.2.0', '1.2-1', '2.0'], ['1.1.9']],
    ['cran', '== 1.2-3', ['1.2.3'], ['1.2-4']],

    ['luarocks', '>= 1.0, < 2', ['1.0-1', '1.9'], ['2.0-1', '0.9-3']],
    ['luarocks', '~> 1.2', ['1.9-1'], ['2.0-1']],
    ['luarocks', '1.2.3', ['1.2.3-4'], ['1.2.4-1']],
    ['luarocks', '>= 1.2-3', ['1.2-3', '1.3-1'], ['1.2-2']],
    ['luarocks', '~= 1.2', ['1.3-1', 'scm-1'], ['1.2-1']],

    ['nim', '>= 1.2 & < 2.0', ['1.2.0', '1.9'], ['2.0.0']],
    ['nim', '^= 0.3.1', ['0.3.9'], ['0.4.0']],
    ['nim', '~= 1.2.3', ['1.2.9'], ['1.3.0']],
    ['nim', 'any', ['0.1'], []],

    ['dub', '~>1.2.3', ['1.2.3', '1.2.9', '1.2.4-beta.1'], ['1.3.0', '1.2.2', '1.3.0-beta.1']],
    ['dub', '~>0.9', ['0.9.0', '0.12.0'], ['1.0.0']],
    ['dub', '>=1.0.0 <2.0.0', ['1.0.0', '1.9.0'], ['2.0.0', '0.9.0']],
    ['dub', '^0.2.3', ['0.2.9'], ['0.3.0', '0.2.2']],
    ['dub', '1.2.3', ['1.2.3'], ['1.2.4']],

    ['hackage', '>=1.2 && <1.3 || ==2.*', ['1.2', '1.2.9', '2', '2.5'], ['1.3', '3.0']],
    ['hackage', '^>=1.2.3', ['1.2.3', '1.2.9.1'], ['1.3', '1.2.2']],
    ['hackage', '^>=1', ['1', '1.0.5'], ['1.1']],
    ['hackage', '^>={ 1.2, 2.0.1 }', ['1.2.5', '2.0.9'], ['2.1', '1.3']],
    ['hackage', '(>=1 && (<2)) && ==1.2', ['1.2'], ['1.2.0']],
    ['hackage', '-any', ['0', '7'], []],

    ['julia', '1.2', ['1.2.0', '1.9.3+4', '1.5.0-DEV'], ['2.0.0', '1.1.9']],
    ['julia', '0.7, 1', ['0.7.9', '1.3.0'], ['0.8.0', '2.0.0']],
    ['julia', '~1.2', ['1.2.9'], ['1.3.0']],
    ['julia', '=1.2', ['1.2.0'], ['1.2.1']],
    ['julia', '0.5 - 1.2', ['0.5.0', '1.2.9'], ['1.3.0', '0.4.9']],
    ['julia', '>= 1.1', ['1.1.0', '9.0.0'], ['1.0.9']],
    ['julia', '0.0.3', ['0.0.3'], ['0.0.4']],

    ['opam', '>= "1.2" & (< "2" | = "3.0")', ['1.2', '1.9.1', '3.0'], ['1.1', '2', '3.1']],
    ['opam', '!= "1.5~rc1"', ['1.5'], ['1.5~rc1']],

    ['paket', '~> 1.2.3', ['1.2.3', '1.2.9'], ['1.3', '1.2.2']],
    ['paket', '~> 1', ['1.9'], ['2.0']],
    ['paket', '>= 1.0 < 2.0 alpha beta', ['1.0.0', '1.9'], ['2.0.0', '0.9']],
    ['paket', '== 1.2', ['1.2.0'], ['1.2.1']],
    ['paket', '1.2.3 prerelease', ['1.2.3'], ['1.2.4']],
    ['paket', 'prerelease', ['1', '2.0-a'], []],

    ['swift', 'from: "1.2.3"', ['1.2.3', '1.9.0'], ['2.0.0', '1.2.2', '1.3.0-beta', '2.0.0-beta']],
    ['swift', '.upToNextMinor(from: "1.2.3")', ['1.2.9'], ['1.3.0']],
    ['swift', '.upToNextMajor(from: "0.2.3")', ['0.9.0'], ['1.0.0']],
    ['swift', 'exact: "1.2.3"', ['1.2.3'], ['1.2.4']],
    ['swift', '.exact("1.2.3-beta.1")', ['1.2.3-beta.1'], ['1.2.3', '1.2.3-beta.2']],
    ['swift', '"1.0.0"..<"1.5.0"', ['1.4.9'], ['1.5.0']],
    ['swift', '"1.0.0-a"..."1.5.0"', ['1.5.0', '1.0.0-b', '1.4.0-b'], ['1.5.1', '1.5.0-b']],

    ['golang', 'v1.2.0', ['v1.2.0', 'v1.10.0'], ['v1.2.0-rc.1', 'v1.1.9']],
  ])('%s %s', (syntax, requirement, yes, no) => {
    expect(yes.filter((version) => !satisfies(syntax, version, requirement))).toEqual([]);
    expect(no.filter((version) => satisfies(syntax, version, requirement))).toEqual([]);
  });

  it.each<[ManifestSyntax, string]>([
    ['npm', 'latest'],
    ['npm', 'git+https://host.example/a.git'],
    ['cargo', '1.0 || 2.0'],
    ['composer', 'self.version'],
    ['composer', '>='],
    ['composer', '^1.0 ||'],
    ['gem', '>= one'],
    ['golang', 'main'],
    ['hex', 'main'],
    ['hex', '1.2'],
    ['maven', '[1.0,2.0'],
    ['nuget', '(1.0)'],
    ['pub', 'one'],
    ['pypi', '>=one'],
    ['pypi', '~=1'],
    ['carthage', 'main'],
    ['carthage', '1.0'],
    ['conan', '^0'],
    ['conda', '^1.*$'],
    ['conda', '~=1'],
    ['cpan', '>= latest'],
    ['cran', '>= one'],
    ['dub', '~master'],
    ['luarocks', 'scm'],
    ['nim', '#head'],
    ['hackage', '>=1.2 &&'],
    ['hackage', '(>=1'],
    ['julia', '^1.2.3-rc1'],
    ['opam', '>= "1" & os = "linux"'],
    ['opam', '>= version'],
    ['paket', '>= 1.x'],
    ['swift', 'branch: "main"'],
    ['swift', 'from: "1.2"'],
    ['swift', 'from: version'],
  ])('%s refuses %s', (syntax, text) => {
    expect(() => readRequirement(syntax, text)).toThrow(VersionError);
  });

  it('agrees with node-semver', () => {
    const number = fc.constantFrom('0', '1', '2', '3');
    const tail = fc.constantFrom('', '', '-alpha', '-1', '-rc.2', '+b');
    const version = fc.tuple(number, number, number, tail).map(([major, minor, patch, rest]) => `${major}.${minor}.${patch}${rest}`);
    const partial = fc.oneof(
      version,
      number,
      fc.tuple(number, number).map((numbers) => numbers.join('.')),
      number.map((major) => `${major}.x`),
      fc.constant('*'),
    );
    const comparator = fc.tuple(fc.constantFrom('', '^', '~', '>', '>=', '<', '<=', '= '), partial).map((parts) => parts.join(''));
    const hyphen = fc.tuple(partial, partial).map((ends) => ends.join(' - '));
    const set = fc.oneof(fc.array(comparator, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')), hyphen);
    const range = fc.array(set, { minLength: 1, maxLength: 2 }).map((sets) => sets.join(' || '));
    fc.assert(
      fc.property(version, range, (given, wanted) => {
        expect(satisfies('npm', given, wanted)).toBe(nodeSemver.satisfies(given, wanted));
      }),
      { numRuns: 3000 },
    );
  });

  it('answers or throws a VersionError, whatever the texts', () => {
    const syntaxes: ManifestSyntax[] = [
      'cargo', 'carthage', 'composer', 'conan', 'conda', 'cpan', 'cran', 'dub', 'gem', 'golang', 'hackage', 'hex', 'julia', 'luarocks', 'maven', 'nim', 'npm', 'nuget', 'opam', 'paket', 'pub', 'pypi', 'swift',
    ];
    const operators = ['^', '~', '~>', '>=', '<', '=', '==', '!=', ',', ' ', '||', '|', '&', '[', '(', ')', '-', ' - ', '"', '..<', 'from: '];
    const pieces = fc.constantFrom('1', '0.0', '*', 'x', 'dev-', '@', '.', 'é', ...operators);
    const text = fc.oneof(fc.string(), fc.array(pieces).map((parts) => parts.join('')));
    fc.assert(
      fc.property(fc.constantFrom(...syntaxes), text, text, (syntax, version, requirement) => {
        try {
          expect(typeof satisfies(syntax, version, requirement)).toBe('boolean');
        } catch (error) {
          expect(error).toBeInstanceOf(VersionError);
        }
      }),
      { numRuns: 3000 },
    );
    for (const syntax of syntaxes) {
      for (const unit of ['1 ', ' ', '>', ' - ', '1.', '[1,', ',', '|', '~>1,', '(', '(1', '"1', '^>={', 'x', ' as ', '@dev', '#']) {
        const long = unit.repeat(20_000);
        expect(() => readRequirement(syntax, long)).not.toThrow(RangeError);
      }
    }
  });
});
