import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { personOf, rolesOfDifferentPeople } from './people.ts';

it('one person is one, however the name is written', () => {
  expect(new Set(['Mia Rossi', ' mia  rossi ', 'MIA ROSSI'].map(personOf)).size).toBe(1);
});

it('as many roles as possible have a person of their own', () => {
  const people = fc.subarray(['mia', 'tom', 'ada'], { minLength: 1 });
  fc.assert(fc.property(fc.array(people, { maxLength: 4 }), (each) => {
    const agreed = new Map(each.map((names, index) => [`role-${index}`, new Set(names)]));
    const best = (rest: readonly (readonly string[])[], taken: readonly string[]): number => {
      const [first, ...others] = rest;
      if (first === undefined) return 0;
      return Math.max(best(others, taken), ...first.filter((name) => !taken.includes(name)).map((name) => 1 + best(others, [...taken, name])));
    };
    expect(rolesOfDifferentPeople(agreed).size).toBe(best(each, []));
  }));
});
