import { describe, expect, it } from 'vitest';
import { IgnoreRules } from './ignore-rules.ts';

const verdicts = (lines: readonly string[], paths: readonly string[]) => paths.map((path) => new IgnoreRules(lines).verdict(path) ?? '-').join(' ');

describe('rules of an ignore file', () => {
  it.each([
    [['name'], ['name', 'a/name', 'name/', 'name2', 'names/x'], 'ignored ignored ignored - -'],
    [['/name'], ['name', 'a/name'], 'ignored -'],
    [['a/name'], ['a/name', 'b/a/name'], 'ignored -'],
    [['name/'], ['name', 'name/', 'a/name/'], '- ignored ignored'],
    [['*.log'], ['a.log', 'd/.log', 'a.logs', 'd/a.b.log'], 'ignored ignored - ignored'],
    [['a*c'], ['ac', 'abc', 'a/c', 'abcd'], 'ignored ignored - -'],
    [['a?c'], ['abc', 'ac', 'a/c'], 'ignored - -'],
    [['**/x'], ['x', 'a/x', 'a/b/x'], 'ignored ignored ignored'],
    [['x/**'], ['x/', 'x/a', 'x/a/b'], '- ignored ignored'],
    [['a/**/b'], ['a/b', 'a/x/b', 'a/x/y/b', 'b'], 'ignored ignored ignored -'],
    [['a**b'], ['axb', 'a/b', 'd/axxb'], 'ignored - ignored'],
    [['[a-c]x', '[!a-c]y', '[[:digit:]]z', '[]]w'], ['bx', 'dx', 'by', 'dy', '7z', 'az', ']w'], 'ignored - - ignored ignored - ignored'],
    [['[abc'], ['[abc', 'a'], '- -'],
    [['*', '!keep'], ['a', 'keep', 'd/keep'], 'ignored kept kept'],
    [['keep', '!keep', 'keep'], ['keep'], 'ignored'],
    [['#x', String.raw`\#x`, String.raw`\!y`], ['#x', '!y', 'x'], 'ignored ignored -'],
    [['a  ', String.raw`b\ `, 'c d'], ['a', 'a  ', 'b ', 'b', 'c d'], 'ignored - ignored - ignored'],
    [['x\\'], ['x', 'x\\'], '- -'],
    [['/', '!', '//', 'a//'], ['a', 'a/', '/'], '- - -'],
    [['Build'], ['build', 'Build'], '- ignored'],
    [['constructor', '__proto__/'], ['constructor', '__proto__/', 'toString'], 'ignored ignored -'],
  ])('%j', (lines, paths, expected) => {
    expect(verdicts(lines, paths)).toBe(expected);
  });

  it('cover what is in a directory, which nothing in it can change', () => {
    const rules = new IgnoreRules(['build/', '!build/keep', '*.tmp']);
    expect(['build/keep', 'build/a/b', 'a/build/c', 'build', 'x.tmp', 'x.tmp/y', 'a'].map((path) => rules.covers(path))).toEqual([true, true, true, false, true, true, false]);
  });

  it('take time that grows with the product of pattern and path at most', () => {
    for (const pattern of [`${'*a'.repeat(500)}b`, `${'**/a/'.repeat(500)}b`, '*?'.repeat(800), `${'[a-z]*'.repeat(300)}!`, '['.repeat(4000)]) {
      const rules = new IgnoreRules([pattern]);
      // what backtracks would not come back within the time that a test has
      expect([undefined, 'ignored']).toContain(rules.verdict(`${'a'.repeat(2000)}c`));
      expect([undefined, 'ignored']).toContain(rules.verdict(`${'a/'.repeat(1000)}c`));
    }
  });

  it('tell how many of them were too long or too many', () => {
    expect(new IgnoreRules(['a'.repeat(5000), 'b']).leftOut).toBe(1);
    const many = new IgnoreRules(Array.from({ length: 1500 }, (_, index) => `a*b${index}*c`));
    expect(many.leftOut).toBe(500);
    expect(new IgnoreRules(Array.from({ length: 50_000 }, (_, index) => `name-${index}`)).leftOut).toBe(0);
  });
});
