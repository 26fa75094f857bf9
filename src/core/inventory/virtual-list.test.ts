import { describe, expect, it } from 'vitest';
import { virtualList } from './virtual-list.ts';

describe('a virtual list', () => {
  const plain = [0, 1, 2, 3].map((number) => ({ number }));
  const list = virtualList(4, (number) => ({ number }));

  it('reads like an array', () => {
    expect(Array.isArray(list)).toBe(true);
    expect([list.length, list[2], list[4], list.at(-1), 3 in list, 4 in list]).toEqual([4, { number: 2 }, undefined, { number: 3 }, true, false]);
    expect([...list]).toEqual(plain);
    expect(list.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    expect(list.filter(({ number }) => number > 1)).toEqual(plain.slice(2));
    expect([[{ number: 9 }].concat(list), list.slice(1, 3), [...list.entries()].length, Object.keys(list)]).toEqual([[{ number: 9 }, ...plain], plain.slice(1, 3), 4, Object.keys(plain)]);
    expect(JSON.stringify(list)).toBe(JSON.stringify(plain));
    expect(list).toEqual(plain);
  });

  it('cannot be changed', () => {
    const open = list as { number: number }[];
    expect(() => open.push({ number: 4 })).toThrow(TypeError);
    expect(() => (open[0] = { number: 4 })).toThrow(TypeError);
    expect(() => open.sort()).toThrow(TypeError);
    expect([...list]).toEqual(plain);
  });
});
