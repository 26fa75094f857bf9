import type { SbomProperty } from '../model/sbom.ts';
import { text, type ValueRecord } from '../text/value.ts';

/** What is said not to be there, which is not the same as nothing being said: members of SPDX 2 with commas between. */
const propertyName = 'muster:none';

const members = ['copyrightText', 'downloadLocation', 'homepage'] as const;

export type NoneMember = (typeof members)[number];

/** The members that an element of SPDX 2 says `NONE` of. */
export const noneOf = (spdx: ValueRecord): NoneMember[] => members.filter((name) => text(spdx, name) === 'NONE');

/** As properties, which every format has a place for. */
export function withNone(properties: readonly SbomProperty[], none: readonly NoneMember[]): SbomProperty[] {
  const others = properties.filter(({ name }) => name !== propertyName);
  const all = members.filter((name) => none.includes(name));
  return all.length === 0 ? others : [...others, { name: propertyName, value: all.join() }];
}

export const statedNone = (properties: readonly SbomProperty[]): NoneMember[] => {
  const stated = properties.find(({ name }) => name === propertyName)?.value.split(',') ?? [];
  return members.filter((name) => stated.includes(name));
};
