import { expect, it } from 'vitest';
import { classicEntries } from './yarn-classic-entries.ts';

const read = (text: string) => {
  const odd: number[] = [];
  const entries = [...classicEntries(text.split('\n'), (line) => odd.push(line))];
  return { entries, odd };
};

it('reads patterns, properties and dependencies, quoted or not', () => {
  const { entries, odd } = read([
    '# a comment', 'a@^1, "b@npm:a@1 || 2", "c@x, y":', '  version "1.0.0"', '  "resolved" "https://files.example/a.tgz#12"', '  dependencies:',
    '    d "^1 || ^2"', '    "@e/f" latest', '  optionalDependencies:', '    g "~3"', '  unknown:', '    h "1"', '', 'a@file:x:', '  version "0.0.0"',
  ].join('\n'));
  expect(entries).toEqual([
    {
      patterns: ['a@^1', 'b@npm:a@1 || 2', 'c@x, y'], version: '1.0.0', resolved: 'https://files.example/a.tgz#12', integrity: undefined,
      dependencies: [['d', '^1 || ^2'], ['@e/f', 'latest']], optionalDependencies: [['g', '~3']], line: 2,
    },
    { patterns: ['a@file:x'], version: '0.0.0', resolved: undefined, integrity: undefined, dependencies: [], optionalDependencies: [], line: 13 },
  ]);
  expect(odd).toEqual([]);
});

it('tells lines that it does not understand', () => {
  expect(read('<<<<<<< HEAD\na@1:\n  version "1"\n=======\nwhat\n  x\n>>>>>>> b\n')).toMatchObject({ entries: [{ version: '1' }], odd: [1, 4, 5, 6, 7] });
});
