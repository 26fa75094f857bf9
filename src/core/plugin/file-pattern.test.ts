import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FilePatterns } from './file-pattern.ts';

const patterns = ['go.mod', '*.csproj', '*.pkg.tar.zst', 'var/lib/dpkg/status', 'Dockerfile.*', '*requirements*.txt', 'nix/store/*/*', 'a/*/b.json', 'a/**/b.json', 'x/**/*.csproj', '*', 'x*y*z'];
const all = new FilePatterns(patterns.slice(0, 10).map((pattern) => [pattern, pattern] as const));

/** The definition, slowly: as a regular expression. */
function slowly(pattern: string, path: string): boolean {
  const plain = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const wanted = pattern.split('/').map((segment) => (segment === '**' ? '(?:[^/]+/)*' : `${segment.split('*').map(plain).join('[^/]*')}/`));
  return new RegExp(`(?:^|/)${wanted.join('')}$`).test(`${path}/`);
}

describe('file patterns', () => {
  it.each([
    ['sub/go.mod', ['go.mod']],
    ['go.mod.bak', []],
    ['src/App.csproj', ['*.csproj']],
    ['root/var/lib/dpkg/status', ['var/lib/dpkg/status']],
    ['lib/dpkg/status', []],
    ['Dockerfile.build', ['Dockerfile.*']],
    ['dev-requirements-3.txt', ['*requirements*.txt']],
    ['nix/store/abc/name', ['nix/store/*/*']],
    ['a/b/b.json', ['a/*/b.json', 'a/**/b.json']],
    ['a/b.json', ['a/**/b.json']],
    ['q/a/b/c/b.json', ['a/**/b.json']],
    ['x/y/App.csproj', ['*.csproj', 'x/**/*.csproj']],
    ['x.pkg.tar.zst', ['*.pkg.tar.zst']],
  ])('match %s', (path, expected) => {
    expect(all.match(path)).toEqual(expected);
  });

  it('agree with the definition on any path', () => {
    const segment = fc.constantFrom('a', 'b.json', 'x', 'xyz', 'xy', 'go.mod', 'Dockerfile.a', 'requirements.txt', 'my-requirements.txt', 'nix', 'store', 'q.csproj', '.csproj', 'csproj', 'xyyz.z');
    fc.assert(fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), fc.constantFrom(...patterns), (segments, pattern) => {
      const path = segments.join('/');
      expect(new FilePatterns([[pattern, true]]).match(path).length > 0).toBe(slowly(pattern, path));
    }));
  });

  it('tell by its name or directory alone that a file matches, or cannot', () => {
    const segment = fc.constantFrom('a', 'b.json', 'x', 'xyz', 'go.mod', 'Dockerfile.a', 'my-requirements.txt', 'nix', 'store', 'q.csproj', 'other.pkg.tar.zst', 'README');
    fc.assert(fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
      const matching = all.match(segments.join('/'));
      const byName = all.matchesName(segments.at(-1)!);
      if (byName === true) expect(matching).not.toEqual([]);
      if (byName === false && !all.takesAnyName(segments.slice(0, -1).join('/'))) expect(matching).toEqual([]);
    }));
    expect(['README', 'main.js', 'go.sum', 'requirements.in'].map((name) => all.matchesName(name))).toEqual([false, false, false, false]);
    expect(all.matchesName('go.mod')).toBe(true);
    expect(all.takesAnyName('src/nix')).toBe(false);
  });
});
