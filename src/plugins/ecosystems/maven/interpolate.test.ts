import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interpolator, isResolved } from './interpolate.ts';

const of = (properties: Record<string, string>) => new Interpolator((name) => (Object.hasOwn(properties, name) ? properties[name] : undefined));

describe('Interpolator', () => {
  it('replaces what is known, also within values', () => {
    expect(of({ a: '1', b: '${a}.2', c: '${b}-${a}' }).interpolate('v${c}!')).toBe('v1.2-1!');
  });
  it('leaves what is unknown, unclosed or without end', () => {
    const interpolator = of({ a: '${b}', b: '${a}', c: 'x${c}' });
    expect(interpolator.interpolate('${nothing}')).toBe('${nothing}');
    expect(interpolator.interpolate('1${a')).toBe('1${a');
    expect(isResolved(interpolator.interpolate('${a}'))).toBe(false);
    expect(isResolved(interpolator.interpolate('${c}'))).toBe(false);
    expect(interpolator.interpolate('${__proto__}${constructor}')).toBe('${__proto__}${constructor}');
  });
  it('does not grow without bounds', () => {
    const properties: Record<string, string> = { p0: 'lol' };
    for (let at = 1; at < 200; at++) properties[`p${at}`] = `\${p${at - 1}}`.repeat(10);
    expect(of(properties).interpolate('${p199}').length).toBeLessThan(20_000);
  });
  it('gives the same whatever was asked before', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd');
    const text = fc.array(fc.oneof(fc.constantFrom('x', '.', '$', '{', '}'), name.map((key) => `\${${key}}`)), { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.dictionary(name, text, { noNullPrototype: true }), text, text, (properties, first, second) => {
      const known = new Set(Object.keys(properties));
      const cyclic = [...known].some((key) => reaches(properties, key, key, new Set()));
      fc.pre(!cyclic);
      const warm = of(properties);
      warm.interpolate(first);
      expect(warm.interpolate(second)).toBe(of(properties).interpolate(second));
    }));
  });
});

function reaches(properties: Record<string, string>, from: string, to: string, seen: Set<string>): boolean {
  for (const [, next] of (properties[from] ?? '').matchAll(/\$\{([^}]*)\}/g)) {
    if (next === to) return true;
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    if (reaches(properties, next, to, seen)) return true;
  }
  return false;
}
