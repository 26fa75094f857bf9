import { describe, expect, it } from 'vitest';
import { expressionOf } from '../../../../test/support/detected-license.ts';
import { licenseFamilies, type LicenseFamily } from './license-families.data.ts';

const titled = (name: string): string => name.split(' ').map((word) => `${word[0]!.toUpperCase()}${word.slice(1)}`).join(' ');
const only = (id: string, isGnu: boolean | undefined): string => (isGnu ? `${id}-only` : id);

const bareOf = (name: string, { bare, renamed }: LicenseFamily): string => (renamed !== undefined && name.includes(renamed.word) && !name.includes(renamed.before) ? renamed.bare : bare);
const named = licenseFamilies.flatMap((family) => family.names.map((name) => ({ name: titled(name), bare: bareOf(name, family) })));
const versioned = licenseFamilies.flatMap(({ names, versions, gnu }) => names.flatMap((name) => Object.entries(versions).map(([version, id]) => ({ name: titled(name), version, id: only(id, gnu) }))));
const abbreviated = licenseFamilies.flatMap(({ weakNames = [], bare }) => weakNames.map((name) => ({ name: name.toUpperCase(), bare })));
const abbreviatedVersions = licenseFamilies.flatMap(({ weakNames = [], versions, gnu }) => weakNames.flatMap((name) => Object.entries(versions).map(([version, id]) => ({ name: name.toUpperCase(), version, id: only(id, gnu) }))))
  // 4 is the release of a system as well
  .filter(({ name, version }) => !(name === 'BSD' && version === '4.0'));

describe('names of licences', () => {
  it.each(named)('$name without a version is $bare', ({ name, bare }) => {
    expect(expressionOf(`You may use this under the terms of the ${name}.`)).toBe(bare);
    expect(expressionOf(` * You may use this under the terms of the\n * ${name.replaceAll(' ', '\n * ')}.\n`)).toBe(bare);
  });

  it.each(versioned)('$name, version $version is $id', ({ name, version, id }) => {
    expect(expressionOf(`You may use this under the terms of the ${name}, Version ${version}.`)).toBe(id);
    expect(expressionOf(`# You may use this under the terms of version ${version}\n# of the ${name}.\n`)).toBe(id);
  });

  it.each(named)('$name that is denied or compared is none', ({ name }) => {
    expect(expressionOf(`This is not under the ${name}.`)).toBeUndefined();
    expect(expressionOf(`Its terms are unlike those of the ${name}.`)).toBeUndefined();
  });
});

describe('abbreviations of licences', () => {
  it.each(abbreviated)('$name in a sentence about licences is $bare', ({ name, bare }) => {
    expect(expressionOf(`This file is licensed under the ${name}.`)).toBe(bare);
  });

  it.each(abbreviatedVersions)('$name $version in a sentence about licences is $id', ({ name, version, id }) => {
    expect(expressionOf(`This file is licensed under the ${name} ${version}.`)).toBe(id);
  });

  it.each(abbreviated.flatMap(({ name }) => [
    `A ${name} table has many rows, and ${name} says how many.`,
    `int ${name.toLowerCase().replaceAll(' ', '_')}_count = 0;`,
    `#define ${name.replaceAll(' ', '_')}_SIZE 4`,
    `#include "${name.toLowerCase().replaceAll(' ', '_')}.h"`,
    `Compile src/${name.toLowerCase().replaceAll(' ', '-')}.c first.`,
    `This is not under the ${name}.`,
    `Its terms are unlike those of the ${name}.`,
    `${name}-compatible terms are welcome.`,
  ]))('none is named in %j', (text) => {
    expect(expressionOf(text)).toBeUndefined();
  });
});

it('no name is written down for two families', () => {
  const all = licenseFamilies.flatMap(({ names, weakNames = [] }) => [...names, ...weakNames]);
  expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
});
