import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkspacePatterns } from './workspace-patterns.ts';

const isWorkspaceMember = (patterns: readonly string[], directory: string): boolean => new WorkspacePatterns(patterns).has(directory);

describe('patterns of a workspace', () => {
  it.each([
    [['packages/*'], 'packages/a', true],
    [['packages/*'], 'packages/a/b', false],
    [['./packages/*/'], 'packages/a', true],
    [['packages/**'], 'packages/a/b/c', true],
    [['packages/**'], 'packages/a/node_modules/b', false],
    [['**'], 'any/where', true],
    [['apps/web'], 'apps/web', true],
    [['packages/*', '!packages/old'], 'packages/old', false],
    [['packages/*', '!packages/*', 'packages/kept'], 'packages/kept', true],
    [['{apps,libs}/*-app'], 'libs/my-app', true],
    [['{apps,libs}/*-app'], 'tools/my-app', false],
    [['pkg-?'], 'pkg-a', true],
    [['a/b', '!a/*', 'a/{b,c}'], 'a/c', true],
    [['a/b', 'a/*', '!a/b'], 'a/b', false],
    [['a/b', '!**'], 'a/b', false],
    [['.'], '.', true],
    [[], 'a', false],
  ] as const)('%j: %s is a member: %s', (patterns, directory, expected) => expect(isWorkspaceMember(patterns, directory)).toBe(expected));

  it('take their time in proportion to pattern and path, whatever they are', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a*?/{},!]{0,60}$/), fc.stringMatching(/^[a/]{0,60}$/), (pattern, path) => {
      expect(typeof isWorkspaceMember([pattern], path)).toBe('boolean');
    }));
    expect(isWorkspaceMember([`${'*a'.repeat(200)}b`], 'a'.repeat(5000))).toBe(false);
    expect(isWorkspaceMember([`${'**/'.repeat(200)}b`], 'a/'.repeat(500))).toBe(false);
  });
});
