import { describe, expect, it } from 'vitest';
import { activeProfiles } from './profiles.ts';
import { readPom } from './raw-pom.ts';
import { readArguments } from './user-properties.ts';

const decide = (profiles: string, config = '', files: string[] = []) => {
  const { active, undecided, onRequest } = activeProfiles(readPom(`<project><profiles>${profiles}</profiles></project>`), readArguments(config), (path) => files.includes(path));
  return { active: active.map(({ id }) => id), undecided: undecided.map(({ profile }) => profile.id), onRequest: onRequest.map(({ id }) => id) };
};
const profile = (id: string, activation: string) => `<profile><id>${id}</id>${activation === '' ? '' : `<activation>${activation}</activation>`}</profile>`;
const property = (name: string, value?: string) => `<property><name>${name}</name>${value === undefined ? '' : `<value>${value}</value>`}</property>`;

describe('activeProfiles', () => {
  it('takes default profiles only when no other is active', () => {
    const base = profile('base', '<activeByDefault>true</activeByDefault>') + profile('asked', '');
    expect(decide(base)).toEqual({ active: ['base'], undecided: [], onRequest: ['asked'] });
    expect(decide(base, '-Pasked')).toEqual({ active: ['asked'], undecided: [], onRequest: ['base'] });
    expect(decide(base, '-P asked,!base')).toEqual({ active: ['asked'], undecided: [], onRequest: [] });
  });
  it('decides by properties of a plain run', () => {
    const all = profile('unset', property('!x')) + profile('set', property('x')) + profile('is', property('x', '1')) + profile('not', property('x', '!1'));
    expect(decide(all).active).toEqual(['unset', 'not']);
    expect(decide(all, '-Dx=1').active).toEqual(['set', 'is']);
    expect(decide(all, '--define x=2').active).toEqual(['set', 'not']);
  });
  it('leaves open what depends on the machine', () => {
    const all = profile('jdk', '<jdk>[9,)</jdk>') + profile('os', '<os><family>unix</family></os>') + profile('env', property('env.CI')) + profile('both', `${property('x')}<jdk>17</jdk>`);
    expect(decide(all)).toEqual({ active: [], undecided: ['jdk', 'os', 'env'], onRequest: ['both'] });
  });
  it('sees files that are there, and does not take others for absent', () => {
    const all = profile('there', '<file><exists>a</exists></file>') + profile('missing', '<file><missing>a</missing></file>');
    expect(decide(all, '', ['a'])).toEqual({ active: ['there'], undecided: [], onRequest: [] });
    expect(decide(all)).toEqual({ active: [], undecided: ['there', 'missing'], onRequest: [] });
  });
});
