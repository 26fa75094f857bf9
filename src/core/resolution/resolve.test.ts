import { describe, expect, it } from 'vitest';
import type { NeededPackage, PackageNeeds, PublishedVersion } from '../plugin/registry.ts';
import { makePurl, parsePurl, type Purl } from '../purl/purl.ts';
import type { PackageSource, RootRequest } from './resolution.ts';
import { resolve } from './resolve.ts';

/** `a@1.0.0` to what it needs: `b ^1`, `c * (peer)`; marks after a bar: `withdrawn`, `discouraged`, `latest`. */
type Shelf = Readonly<Record<string, readonly (string | NeededPackage)[]>>;

const purlOf = (type: string, name: string): Purl => makePurl({ type, name, ...(type === 'composer' ? { namespace: 'acme' } : {}) });

function needed(type: string, text: string): NeededPackage {
  const [, name = '', requirement = '', scope = 'runtime'] = /^(\S+) ?(.*?)(?: \((peer|optional|condition)\))?$/.exec(text) ?? [];
  if (scope === 'condition') return { purl: purlOf(type, name), requirement, scope: 'runtime', isOnlyCondition: true };
  return { purl: purlOf(type, name), requirement, scope: scope as NeededPackage['scope'] };
}

function shop(type: string, shelf: Shelf, extra: Readonly<Record<string, Partial<PackageNeeds>>> = {}): PackageSource & { asked: string[] } {
  const versions = new Map<string, PublishedVersion[]>();
  for (const [key, needs] of Object.entries(shelf)) {
    const [id = '', ...marks] = key.split('|');
    const at = id.lastIndexOf('@');
    const [name, version] = [id.slice(0, at), id.slice(at + 1)];
    const dependencies = needs.map((item) => (typeof item === 'string' ? needed(type, item) : item));
    const published: PublishedVersion = {
      version,
      isWithdrawn: marks.includes('withdrawn'),
      isDiscouraged: marks.includes('discouraged'),
      tags: marks.filter((mark) => mark !== 'withdrawn' && mark !== 'discouraged'),
      needs: () => ({ dependencies, ...extra[id] }),
    };
    versions.set(name, [...(versions.get(name) ?? []), published]);
  }
  const asked: string[] = [];
  return {
    asked,
    versions(purl) {
      asked.push(parsePurl(purl).name);
      return Promise.resolve(versions.get(parsePurl(purl).name));
    },
    needs: (_purl, published) => Promise.resolve(published.needs?.()),
  };
}

const root = (type: string, text: string): RootRequest => {
  const { purl, requirement } = needed(type, text);
  return { purl, requirements: requirement === '' ? [] : [requirement] };
};

async function solve(type: string, roots: readonly (string | RootRequest)[], shelf: Shelf, extra?: Readonly<Record<string, Partial<PackageNeeds>>>) {
  const requests = roots.map((item) => (typeof item === 'string' ? root(type, item) : item));
  const { packages, problems, roots: indexes } = (await resolve(type, requests, shop(type, shelf, extra)))!;
  const show = (at: number): string => `${parsePurl(packages[at]!.purl).name}@${packages[at]!.version ?? '?'}`;
  return {
    chosen: packages.map((_, at) => show(at)).sort(),
    edges: packages.flatMap(({ dependencies }, at) => dependencies.map(({ to, scope }) => `${show(at)} > ${show(to)}${scope === 'runtime' ? '' : ` (${scope})`}`)).sort(),
    roots: indexes.map((at) => (at === undefined ? undefined : show(at))),
    problems: problems.map(({ kind, purl, by, requirement }) => `${kind}: ${parsePurl(purl).name} ${requirement}${by === undefined ? '' : ` for ${by.slice(by.indexOf('/') + 1)}`}`).sort(),
  };
}

describe('one version of each package', () => {
  it('is the highest that everybody takes', async () => {
    expect(await solve('gem', ['a ~> 1.0', 'b'], {
      'a@1.0': ['c >= 1.0'], 'a@1.2': ['c >= 1.1, < 3'], 'a@2.0': [], 'b@3': ['c < 2'], 'c@1.0': [], 'c@1.5': [], 'c@2.5': [], 'c@3.0': [],
    })).toEqual({
      chosen: ['a@1.2', 'b@3', 'c@1.5'], edges: ['a@1.2 > c@1.5', 'b@3 > c@1.5'], roots: ['a@1.2', 'b@3'], problems: [],
    });
  });

  it('tracks back to an earlier version of who asks for too much', async () => {
    const found = await solve('pypi', ['web', 'old'], {
      'web@1.0': ['core >=1,<2'], 'web@2.0': ['core >=2'], 'old@1.0': ['core <2'], 'core@1.9': [], 'core@2.1': [],
    });
    expect(found).toMatchObject({ chosen: ['core@1.9', 'old@1.0', 'web@1.0'], problems: [] });
  });

  it('tells a contradiction that cannot be solved, and keeps what goes together', async () => {
    const found = await solve('pypi', ['a', 'b'], { 'a@1': ['c ==1.0'], 'b@1': ['c ==2.0'], 'c@1.0': [], 'c@2.0': [] });
    expect(found.chosen).toEqual(['a@1', 'b@1', 'c@1.0']);
    expect(found.problems).toEqual(['conflict: c ==2.0 for b@1']);
  });

  it('tells what nothing fulfils, what cannot be read, and what nobody publishes', async () => {
    const found = await solve('pypi', ['a >=9', 'b what', 'gone'], { 'a@1': [], 'b@1': [] });
    expect(found.chosen).toEqual(['a@?', 'b@?', 'gone@?']);
    expect(found.problems).toEqual(['nothing-fits: a >=9', 'unreadable: b what']);
  });

  it('takes pre-releases and withdrawn versions only where they are meant', async () => {
    const shelf = { 'a@1.0': [], 'a@2.0rc1': [], 'a@1.5|withdrawn': [], 'b@1.0a1': [], 'b@1.0b2': [] };
    expect((await solve('pypi', ['a', 'b'], shelf)).chosen).toEqual(['a@1.0', 'b@1.0b2']);
    expect((await solve('pypi', ['a >=2.0rc1'], shelf)).chosen).toEqual(['a@2.0rc1']);
    expect((await solve('pypi', ['a ==1.5'], shelf)).chosen).toEqual(['a@1.5']);
    expect((await solve('gem', ['a >= 1'], { 'a@1.0': [], 'a@2.0.pre': [] })).chosen).toEqual(['a@1.0']);
    expect((await solve('hex', ['a ~> 1.0'], { 'a@1.0.0': [], 'a@1.1.0-rc.1': [] })).chosen).toEqual(['a@1.0.0']);
    expect((await solve('composer', ['a ^1.0@beta'], { 'a@1.0.0': [], 'a@1.1.0-beta2': [] })).chosen).toEqual(['a@1.1.0-beta2']);
  });

  it('prefers what is not discouraged', async () => {
    expect((await solve('pypi', ['a'], { 'a@1': [], 'a@2|discouraged': [] })).chosen).toEqual(['a@1']);
    expect((await solve('pypi', ['a >=2'], { 'a@1': [], 'a@2|discouraged': [] })).chosen).toEqual(['a@2']);
  });

  it('takes a version that the project names, whatever others ask for', async () => {
    const found = await solve('pypi', [{ purl: purlOf('pypi', 'a'), requirements: ['==1.0'], version: '1.0' }, 'b'], { 'a@1.0': [], 'a@2.0': [], 'b@1': ['a >=2'] });
    expect(found).toMatchObject({ chosen: ['a@1.0', 'b@1'], edges: ['b@1 > a@1.0'], problems: ['conflict: a >=2 for b@1'] });
  });

  it('follows extras, also those that come late', async () => {
    const extra = { purl: purlOf('pypi', 'speed'), requirement: '', scope: 'runtime' as const, when: ['fast'] };
    const shelf = { 'a@1': ['plain', extra], 'speed@1': [], 'plain@1': [], 'b@1': [{ purl: purlOf('pypi', 'a'), requirement: '', scope: 'runtime' as const, features: ['fast'] }] };
    expect((await solve('pypi', ['a'], shelf)).chosen).toEqual(['a@1', 'plain@1']);
    expect((await solve('pypi', [{ ...root('pypi', 'a'), features: ['fast'] }], shelf)).chosen).toEqual(['a@1', 'plain@1', 'speed@1']);
    expect((await solve('pypi', ['a', 'b'], shelf)).chosen).toEqual(['a@1', 'b@1', 'plain@1', 'speed@1']);
  });

  it('lets conditions count only for what is needed anyway', async () => {
    const shelf = { 'a@1.0.0': ['c < 2.0.0 (condition)'], 'b@1.0.0': ['c >= 1.0.0'], 'c@1.0.0': [], 'c@2.0.0': [] };
    expect((await solve('hex', ['a'], shelf)).chosen).toEqual(['a@1.0.0']);
    expect((await solve('hex', ['a', 'b'], shelf)).chosen).toEqual(['a@1.0.0', 'b@1.0.0', 'c@1.0.0']);
  });

  it('takes one package in the place of another', async () => {
    const found = await solve('composer', ['a', 'all'], { 'a@1.0': ['part ^1.0', 'virtual ^1.0'], 'all@1.0': [], 'part@1.0': ['deep'], 'deep@1.0': [] }, {
      'all@1.0': { replaces: [purlOf('composer', 'part'), purlOf('composer', 'virtual')] },
    });
    expect(found).toMatchObject({ chosen: ['a@1.0', 'all@1.0'], problems: [] });
    expect(found.edges).toContain('a@1.0 > all@1.0');
  });

  it('is the lowest for NuGet, and the version of the project wins', async () => {
    const shelf = { 'a@1.0.0': ['c 1.5.0'], 'b@1.0.0': ['c 2.0.0'], 'c@1.0.0': [], 'c@1.5.0': [], 'c@2.0.0': [], 'c@3.0.0': [] };
    expect((await solve('nuget', ['a 1.0.0', 'b 1.0.0'], shelf)).chosen).toEqual(['a@1.0.0', 'b@1.0.0', 'c@2.0.0']);
    expect((await solve('nuget', ['c 1.*'], shelf)).chosen).toEqual(['c@1.5.0']);
    const direct = await solve('nuget', ['c 1.0.0', 'b 1.0.0'], shelf);
    expect(direct).toMatchObject({ chosen: ['b@1.0.0', 'c@1.0.0'], problems: ['conflict: c 2.0.0 for b@1.0.0'] });
  });

  it('ends where packages need each other in a circle, or without end', async () => {
    expect((await solve('gem', ['a'], { 'a@1': ['b'], 'b@1': ['a'] })).chosen).toEqual(['a@1', 'b@1']);
    const endless: PackageSource = {
      versions: () => Promise.resolve([{ version: '1' }]),
      needs: (purl) => Promise.resolve({ dependencies: [1, 2, 3].map((at) => ({ purl: makePurl({ type: 'gem', name: `${parsePurl(purl).name}${at}` }), requirement: '', scope: 'runtime' as const })) }),
    };
    const found = (await resolve('gem', [root('gem', 'x')], endless))!;
    expect(found.problems.map(({ kind }) => kind)).toEqual(['too-many']);
  });
});

describe('one version of each range of compatible versions', () => {
  it('shares within a range and keeps ranges apart', async () => {
    const shelf = { 'a@1.2.0': ['r ^0.7'], 'b@1.0.0': ['r ^0.8', 'a 1.1'], 'r@0.7.3': [], 'r@0.8.1': [], 'a@1.1.0': [], 'r@0.9.0': [] };
    expect(await solve('cargo', ['a', 'b', 'r 0.7.1'], shelf)).toMatchObject({
      chosen: ['a@1.2.0', 'b@1.0.0', 'r@0.7.3', 'r@0.8.1'], edges: ['a@1.2.0 > r@0.7.3', 'b@1.0.0 > a@1.2.0', 'b@1.0.0 > r@0.8.1'],
    });
  });

  it('turns on what features bring', async () => {
    const optional = (name: string, ...when: string[]) => ({ purl: purlOf('cargo', name), requirement: '^1', scope: 'runtime' as const, when });
    const weak = { ...optional('log', 'std', 'dep:log'), features: ['loud'] };
    const shelf = { 'a@1.0.0': [optional('log', 'dep:log'), optional('derive', 'dep:derive'), weak], 'log@1.0.0': [optional('sound', 'loud')], 'derive@1.0.0': [], 'sound@1.0.0': [] };
    const features = new Map([['default', ['std']], ['std', []], ['log', ['dep:log']], ['full', ['log', 'derive']], ['derive', ['dep:derive']]]);
    const ask = (...on: string[]) => solve('cargo', [{ ...root('cargo', 'a ^1'), features: on }], shelf, { 'a@1.0.0': { features } });
    expect((await ask('default')).chosen).toEqual(['a@1.0.0']);
    expect((await ask('default', 'log')).chosen).toEqual(['a@1.0.0', 'log@1.0.0', 'sound@1.0.0']);
    expect((await ask('full')).chosen).toEqual(['a@1.0.0', 'derive@1.0.0', 'log@1.0.0']);
  });
});

describe('versions in directories', () => {
  it('prefer the tag latest, and are shared where they fit', async () => {
    const shelf = {
      'a@1.0.0': ['c ^1.0.0', 'd ^1.0.0'], 'b@1.0.0': ['c ^1.1.0'], 'c@1.1.0|latest': [], 'c@1.2.0': [], 'c@2.0.0-rc.1': [], 'd@1.0.0': ['c ^1.2.0'], 'e@1.0.0': [], 'e@2.0.0|discouraged': [],
    };
    expect(await solve('npm', ['a ^1.0.0', 'b ^1.0.0', 'e *'], shelf)).toEqual({
      chosen: ['a@1.0.0', 'b@1.0.0', 'c@1.1.0', 'c@1.2.0', 'd@1.0.0', 'e@1.0.0'],
      edges: ['a@1.0.0 > c@1.1.0', 'a@1.0.0 > d@1.0.0', 'b@1.0.0 > c@1.1.0', 'd@1.0.0 > c@1.2.0'],
      roots: ['a@1.0.0', 'b@1.0.0', 'e@1.0.0'], problems: [],
    });
  });

  it('are chosen by tags too', async () => {
    expect((await solve('npm', ['a next'], { 'a@1.0.0|latest': [], 'a@2.0.0-rc.1|next': [] })).chosen).toEqual(['a@2.0.0-rc.1']);
    expect((await solve('npm', ['a canary'], { 'a@1.0.0|latest': [] })).problems).toEqual(['unreadable: a canary']);
  });

  it('put peers beside who needs them, and optional ones nowhere', async () => {
    const shelf = { 'ui@1.0.0': ['react >=16 (peer)', 'types * (condition)'], 'react@17.0.0': [], 'react@18.0.0|latest': [], 'types@1.0.0': [] };
    expect(await solve('npm', ['ui ^1.0.0'], shelf)).toMatchObject({ chosen: ['react@18.0.0', 'ui@1.0.0'], edges: ['ui@1.0.0 > react@18.0.0 (peer)'] });
    expect(await solve('npm', ['react ^17.0.0', 'ui ^1.0.0'], shelf)).toMatchObject({ chosen: ['react@17.0.0', 'ui@1.0.0'] });
    expect((await solve('npm', ['react ^17.0.0', 'ui ^1.0.0', 'types ^1.0.0'], shelf)).edges).toContain('ui@1.0.0 > types@1.0.0');
  });

  it('are those that optional peers beside them accept, where others leave the choice', async () => {
    const optionalPeer = (name: string, requirement: string): NeededPackage => ({ purl: purlOf('npm', name), requirement, scope: 'peer', isOnlyCondition: true });
    const shelf = { 'redux@8.0.0': [optionalPeer('types', '^17 || ^18'), 'hoist ^3'], 'hoist@3.0.0': ['types *'], 'strict@1.0.0': ['types ^19'], 'types@18.0.0': [], 'types@19.0.0|latest': [] };
    expect(await solve('npm', ['redux ^8'], shelf)).toMatchObject({ chosen: ['hoist@3.0.0', 'redux@8.0.0', 'types@18.0.0'], problems: [] });
    expect((await solve('npm', ['redux ^8', 'strict ^1'], shelf)).chosen).toContain('types@19.0.0');
    expect((await solve('npm', ['hoist ^3'], shelf)).chosen).toEqual(['hoist@3.0.0', 'types@19.0.0']);
  });

  it('end in circles', async () => {
    expect((await solve('npm', ['a ^1.0.0'], { 'a@1.0.0': ['b ^1.0.0'], 'b@1.0.0': ['a ^2.0.0'], 'a@2.0.0': ['b ^2.0.0'], 'b@2.0.0': ['a ^1.0.0'] })).chosen).toEqual(['a@1.0.0', 'a@2.0.0', 'b@1.0.0', 'b@2.0.0']);
    expect((await solve('npm', ['a ^1.0.0'], { 'a@1.0.0': ['b ^1.0.0'], 'b@1.0.0': ['a ^2.0.0'], 'a@2.0.0': ['b ^2.0.0'], 'b@2.0.0': ['a ^1.0.0'] })).problems).toEqual([]);
  });
});

describe('other types', () => {
  it('are not resolved', async () => {
    expect(await resolve('deb', [root('deb', 'a')], shop('deb', {}))).toBeUndefined();
  });
});
