import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anything, either, fields, flag, listOf, mapOf, number, scalar, ShapeCheck, text, textOrTexts, type Shape } from './shape.ts';

function misfits(value: unknown, shape: Shape): string[] {
  const check = new ShapeCheck();
  check.see(value, shape);
  return check.misfits.map(({ path }) => path.join('.'));
}

const lock = fields({ version: scalar, packages: listOf(fields({ name: text, license: textOrTexts, needs: mapOf(text), isLocal: flag, size: number })) });

describe('a shape', () => {
  it('finds what is of another kind, and where', () => {
    const value = { version: 3, packages: [{ name: 5, license: ['MIT', 7], needs: { lamp: ['1'], bulb: '2' } }, 'bulb', { license: { type: 'MIT' }, isLocal: 'yes', size: '3' }] };
    expect(misfits(value, lock)).toEqual(['packages.0.name', 'packages.0.license.1', 'packages.0.needs.lamp', 'packages.1', 'packages.2.license', 'packages.2.isLocal', 'packages.2.size']);
    expect(misfits([], text)).toEqual(['']);
    expect(misfits(new Date(), text)).toEqual(['']);
  });

  it('lets what says nothing stand anywhere, and knows nothing of other keys', () => {
    expect(misfits({ version: null, packages: [{ name: null, license: '', needs: [], more: { a: 1 } }, null] }, lock)).toEqual([]);
    expect(misfits({ packages: {} }, lock)).toEqual([]);
    expect(misfits({ packages: '' }, lock)).toEqual([]);
    expect(misfits(JSON.parse('{"__proto__": {"name": 1}, "packages": [{"constructor": 1, "needs": {"__proto__": 4}}]}'), lock)).toEqual(['packages.0.needs.__proto__']);
  });

  it('takes one of several kinds, and gives the members that it does not name a shape of their own', () => {
    const shape = fields({ _meta: anything }, mapOf(either(text, fields({ version: text }))));
    expect(misfits({ _meta: 1, default: { lamp: '1', bulb: { version: 2 }, cord: 3 }, other: 'x' }, shape)).toEqual(['default.bulb.version', 'default.cord', 'other']);
    expect(misfits({ a: [1, { b: 2 }] }, either(anything, text))).toEqual([]);
  });

  it('counts more than it keeps', () => {
    const check = new ShapeCheck();
    check.see(Array.from({ length: 100 }, (_, index) => index), listOf(text), ['packages'], () => 7);
    expect([check.count, check.misfits.length, check.misfits[0]]).toEqual([100, 10, { path: ['packages', 0], value: 0, shape: text, line: 7 }]);
  });

  it('is no trap', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => misfits(value, anything).length === 0 && misfits(value, lock).length >= 0));
  });
});
