import { expect, it } from 'vitest';
import { readInstructions } from './dockerfile-instructions.ts';
import { readStages } from './stages.ts';

const addressesOf = (text: string): readonly string[] => readStages(readInstructions(text)).sources.map(({ address }) => address);

it('a stage knows the variables of the stage that it is based on', () => {
  const text = 'FROM alpine AS base\nENV HOST=files.example\nENV PORT=1\nFROM base AS middle\nENV PORT=2\nFROM middle\nADD https://${HOST}:${PORT}/a.tgz /\n';
  expect(addressesOf(text)).toEqual(['https://files.example:2/a.tgz']);
});

it('chains of very many stages are read', () => {
  const count = 20_000;
  const text = Array.from({ length: count }, (_, at) => `FROM ${at === 0 ? 'alpine' : `s${at - 1}`} AS s${at}\nENV V${at}=https://files.example/${at}.tgz\nADD \${V${at}} /\n`).join('');
  expect(addressesOf(text)).toHaveLength(count);
});
