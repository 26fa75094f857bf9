import { describe, expect, it } from 'vitest';
import { readExpression } from './expression.ts';
import { readCode } from './gradle-code.ts';
import { pinnedGradleVersion } from './gradle-version.ts';
import { readLockedModules, type LockedModule } from './locked-modules.ts';

const groovy = (source: string) => readExpression(readCode(source, 'groovy'), 'groovy');
const kotlin = (source: string) => readExpression(readCode(source, 'kotlin'), 'kotlin');

describe('readExpression', () => {
  it('reads literals, variables and sums', () => {
    expect(groovy("'1.0'")).toBe('1.0');
    expect(groovy('"g:a:$versions.kotlin"')).toBe('g:a:${versions.kotlin}');
    expect(kotlin('"g:a:$version.x"')).toBe('g:a:${version}.x');
    expect(groovy('"${rootProject.ext.v}"')).toBe('${v}');
    expect(groovy("'g:a:' + v")).toBe('g:a:${v}');
    expect(kotlin('rootProject.extra["a.b"] as String')).toBe('${a.b}');
    expect(kotlin('libs.versions.x.get()')).toBe('${libs.versions.x}');
    expect(groovy("findProperty('v') ?: '1'")).toBe('${v}');
  });
  it('does not guess what is computed', () => {
    expect(groovy('compute(1)')).toBeUndefined();
    expect(groovy('"g:a:${compute(1)}"')).toBe('g:a:${?}');
  });
});

describe('Gradle versions', () => {
  it.each([
    ['1.0', '1.0'], ['1.0!!', '1.0'], ['[1.7,1.8[!!1.7.25', '1.7.25'], ['[1.0]', '1.0'],
    ['1.+', undefined], ['+', undefined], ['latest.release', undefined], ['[1,2)', undefined], [']1,2]', undefined], ['(,2]', undefined], ['${v}', undefined], ['', undefined],
  ])('%s', (requirement, version) => {
    expect(pinnedGradleVersion(requirement)).toBe(version);
  });
});

describe('readLockedModules', () => {
  it('reads both forms and says which lines it does not know', () => {
    const modules: LockedModule[] = [];
    const { configurations, unread } = readLockedModules('# x\ng:a:1=c1,c2\ng:b:2\nempty=c3\nnonsense\ng:c=c1\nempty====\n'.split('\n'), (module) => modules.push(module));
    expect(modules.map(({ name, configurations: of, line }) => [name, of, line])).toEqual([['a', ['c1', 'c2'], 2], ['b', [], 3]]);
    expect([...configurations].sort()).toEqual(['c1', 'c2', 'c3']);
    expect(unread).toEqual([5, 6, 7]);
  });
});
