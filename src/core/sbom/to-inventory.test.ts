import { describe, expect, it } from 'vitest';
import { edgesOf } from '../inventory/graph.ts';
import type { Sbom, SbomComponent, SbomRelationship } from '../model/sbom.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { inventoryOf } from './to-inventory.ts';

const component = (ref: string, more: Partial<SbomComponent> = {}): SbomComponent => ({ ...emptyComponent, ref, name: ref, ...more });

const library = (name: string, more: Partial<SbomComponent> = {}): SbomComponent => component(name, { version: '1', purl: `pkg:npm/${name}@1`, ...more });

/** `a > b` for one that needs the other, `a contains b` for other kinds. */
const relationship = (words: string): SbomRelationship => {
  const [from = '', type = '', to = ''] = words.split(' ');
  return { from, to, type: type === '>' ? 'depends-on' : type };
};

const read = (components: readonly SbomComponent[], relationships: readonly string[], more: Partial<Sbom> = {}) => {
  const sbom: Sbom = { ...emptySbom('cyclonedx', '1.6'), components, relationships: relationships.map(relationship), ...more };
  const inventory = inventoryOf(sbom, { name: 'it', kind: 'sbom', location: 'it', owners: [] }, 'it.json');
  const names = [...inventory.projects.map(({ name }) => name), ...inventory.components.map(({ name }) => name)];
  return {
    projects: inventory.projects.map(({ name }) => name),
    direct: inventory.components.filter(({ direct }) => direct).map(({ name }) => name),
    transitive: inventory.components.filter(({ direct }) => !direct).map(({ name }) => name),
    edges: [...edgesOf(inventory.graph)].map(({ from, to, scope }) => `${names[from]} > ${names[to]}${scope === 'runtime' ? '' : ` ${scope}`}`),
    issues: inventory.issues.map(({ message }) => message),
    inventory,
  };
};

const app = component('app', { type: 'application' });

describe('what is a component of an inventory', () => {
  it('is no lockfile, layer or operating system that only groups packages', () => {
    const { projects, direct, transitive, issues } = read(
      [app, component('system', { type: 'operating-system', version: '12' }), component('srv/package-lock.json', { type: 'application' }), component('layer'), library('a'), library('b'), library('c'), library('d')],
      ['app > system', 'app > srv/package-lock.json', 'system > a', 'srv/package-lock.json > b', 'b > c', 'app contains layer', 'layer contains d'],
      { subjects: ['app'] },
    );
    expect(projects).toEqual(['app', 'layer', 'srv/package-lock.json', 'system']);
    expect({ direct, transitive, issues }).toEqual({ direct: ['a', 'b', 'd'], transitive: ['c'], issues: [] });
  });

  it('is an application that needs nothing, or has a package URL', () => {
    const { projects, inventory } = read([app, component('tool', { type: 'application', version: '2' }), library('a', { type: 'application' }), library('b')], ['app > tool', 'app > a', 'a > b'], { subjects: ['app'] });
    expect(projects).toEqual(['app']);
    expect(inventory.components.map(({ purl }) => purl)).toEqual(['pkg:generic/tool@2', 'pkg:npm/a@1', 'pkg:npm/b@1']);
  });

  it('is no project that an application holds, but an application in an image is', () => {
    const nested = { type: 'application', version: '1', foreign: { cyclonedx: { $nested: true } } };
    const [web, tool] = [library('web', nested), library('tool', { type: 'application' })];
    const words = ['app contains web', 'app > web', 'app > tool', 'web > a', 'tool > b'];
    const inApplication = read([app, web, tool, library('a'), library('b')], words, { subjects: ['app'] });
    expect(inApplication.projects).toEqual(['app', 'web']);
    expect(inApplication.direct).toEqual(['a', 'tool']);
    expect(read([component('app', { type: 'container' }), web, tool, library('a'), library('b')], words, { subjects: ['app'] }).projects).toEqual(['app']);
  });

  it('is no data and no key, nor the sources of a package that is listed', () => {
    const { inventory, issues } = read(
      [app, library('a'), component('a-sources', { version: '1' }), component('aes', { type: 'cryptographic-asset' }), component('train.csv', { type: 'data' }), library('set', { type: 'data' })],
      ['app > a', 'app > set', 'a-sources generates a'],
      { subjects: ['app'] },
    );
    expect(inventory.components.map(({ name }) => name)).toEqual(['a', 'set']);
    expect(issues).toEqual([]);
  });

  it('is each package of a document that describes them all', () => {
    const all = ['a', 'b', 'c'];
    expect(read(all.map((name) => library(name)), [], { subjects: all })).toMatchObject({ projects: [], direct: all });
    expect(read(all.map((name) => library(name)), ['a > b', 'b > c'], { subjects: all })).toMatchObject({ projects: ['a'], direct: ['b'], transitive: ['c'] });
    expect(read([...all.map((name) => library(name)), library('d')], ['a > d'], { subjects: all })).toMatchObject({ projects: all, direct: ['d'] });
  });
});

describe('the graph of a document', () => {
  it('has packages that are packed into others', () => {
    const { edges, direct, issues } = read([app, library('fat'), library('inner'), library('deep')], ['app > fat', 'fat contains inner', 'inner contains deep'], { subjects: ['app'] });
    expect(edges).toEqual(['app > fat', 'fat > inner', 'inner > deep']);
    expect({ direct, issues }).toEqual({ direct: ['fat'], issues: [] });
  });

  it('begins with what its subject contains and nothing else needs', () => {
    const { direct, transitive, issues } = read([app, library('a'), library('b')], ['app contains a', 'app contains b', 'a > b'], { subjects: ['app'] });
    expect({ direct, transitive, issues }).toEqual({ direct: ['a'], transitive: ['b'], issues: [] });
  });

  it('knows links, tools and prerequisites', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const { edges } = read([app, ...names.map((name) => library(name))], ['app static-link a', 'app has-prerequisite b', 'c build-tool-of app', 'd test-tool-of app', 'e optional-component-of app'], { subjects: ['app'] });
    expect(edges).toEqual(['app > a', 'app > b', 'app > c build', 'app > d test', 'app > e optional']);
  });

  it('is concluded where the document has none for its subject, and that is told', () => {
    const { direct, transitive, edges, issues } = read([app, library('a'), library('b')], ['a > b'], { subjects: ['app'] });
    expect({ direct, transitive, edges }).toEqual({ direct: ['a'], transitive: ['b'], edges: ['app > a', 'a > b'] });
    expect(issues).toEqual(['the SBOM does not say what its subject needs itself: 1 component that no other needs counts as direct']);
    expect(read([library('a'), library('b')], [])).toMatchObject({ direct: ['a', 'b'], edges: [], issues: ['the SBOM does not say what its subject needs itself: all components count as direct'] });
  });

  it('tells what hangs in the air', () => {
    const { direct, transitive, issues } = read([app, library('a'), library('b'), library('c')], ['app > a', 'b > c', 'c > b'], { subjects: ['app'] });
    expect({ direct, transitive }).toEqual({ direct: ['a'], transitive: ['b', 'c'] });
    expect(issues).toEqual(['nothing in the SBOM leads to 2 of 3 components, so that it is not known what needs them: pkg:npm/b@1, pkg:npm/c@1']);
  });

  it('tells what stands in other documents', () => {
    const { issues } = read([app, library('a'), library('https://sbom.example/y#own')], ['app > a', 'app > https://sbom.example/y#own', 'app contains DocumentRef-x:SPDXRef-b', 'a > DocumentRef-x:SPDXRef-c', 'a > https://sbom.example/y#z'], {
      subjects: ['app'], externalDocuments: [{ identifier: 'https://sbom.example/x', name: 'DocumentRef-x', hashes: [] }, { identifier: 'https://sbom.example/y#document', hashes: [] }],
    });
    expect(issues).toEqual([
      '2 elements that it names stand in another document (https://sbom.example/x): DocumentRef-x:SPDXRef-b, DocumentRef-x:SPDXRef-c', '1 element that it names stands in another document (https://sbom.example/y#document): https://sbom.example/y#z',
    ]);
  });
});

describe('the name of a component', () => {
  const named = (name: string, purl: string, group?: string) => {
    const [found] = read([component('x', { name, purl, ...(group !== undefined && { group }) })], []).inventory.components;
    return [found!.group, found!.name];
  };

  it('is told apart from its group, however the document writes both', () => {
    expect(named('@scope/a', 'pkg:npm/%40scope/a@1')).toEqual(['@scope', 'a']);
    expect(named('org.g:a', 'pkg:maven/org.g/a@1')).toEqual(['org.g', 'a']);
    expect(named('github.com/X/Y', 'pkg:golang/github.com/x/y@v1')).toEqual(['github.com/x', 'y']);
    expect(named('pip:requests', 'pkg:pypi/requests')).toEqual([undefined, 'requests']);
    expect(named('actions:actions/cache/save', 'pkg:githubactions/actions/cache@4#save')).toEqual(['actions', 'actions:actions/cache/save']);
    expect(named('actions/cache/save', 'pkg:github/actions/cache@4#save')).toEqual(['actions', 'cache']);
  });

  it('stays as it is written where it says something else', () => {
    expect(named('A shop', 'pkg:npm/%40scope/a@1')).toEqual(['@scope', 'A shop']);
    expect(named('a', 'pkg:maven/org.g/a@1', 'org.other')).toEqual(['org.other', 'a']);
    expect(named('org.g:a', 'pkg:generic/a@1')).toEqual([undefined, 'org.g:a']);
  });
});

it('addresses of a component let nobody in', () => {
  const references = [{ type: 'distribution', url: 'https://ada:secret@files.example/a.tgz?sig=secret&x=1', hashes: [] }, { type: 'vcs', url: 'git+https://secret@git.example/a.git', hashes: [] }];
  expect(read([library('a', { references })], []).inventory.components[0]).toMatchObject({ downloadLocation: 'https://files.example/a.tgz?x=1', metadata: { repository: 'git+https://git.example/a.git' } });
});

it('files that tools note in properties are evidence', () => {
  const of = (properties: SbomComponent['properties'], more: Partial<SbomComponent> = {}) => read([library('a', { properties, ...more })], []).inventory.components[0]!;
  const paths = (...given: Parameters<typeof of>) => of(...given).evidence.map(({ path }) => path);
  expect(paths([{ name: 'syft:location:0:path', value: '/app/package-lock.json' }, { name: 'syft:location:0:layerID', value: 'sha256:1' }, { name: 'syft:location:1:path', value: '/b' }])).toEqual(['/app/package-lock.json', '/b']);
  expect(paths([{ name: 'aquasecurity:trivy:FilePath', value: 'opt/a.jar' }])).toEqual(['opt/a.jar']);
  expect(paths([{ name: 'SrcFile', value: 'pom.xml' }], { occurrences: [{ location: 'src/a.ts', line: 3 }] })).toEqual(['src/a.ts']);
  expect(paths([])).toEqual(['it.json']);
  expect(of([{ name: 'ResolvedUrl', value: 'https://t@files.example/a.tgz' }]).downloadLocation).toBe('https://files.example/a.tgz');
});

describe('what a document does not tell', () => {
  const development = [{ name: 'cdx:npm:package:development', value: 'true' }];

  it('is known, so that its absence is no difference', () => {
    const untold = (component: SbomComponent, words: readonly string[]) => read([app, component], words, { subjects: ['app'] }).inventory.untold;
    expect(untold(library('a'), [])).toEqual(['scope', 'relation', 'qualifiers']);
    expect(untold(library('a'), ['app > a'])).toEqual(['scope', 'qualifiers']);
    expect(untold(library('a', { scope: 'required' }), ['app > a'])).toEqual(['qualifiers']);
    expect(untold(library('a', { properties: development }), ['app > a'])).toEqual(['qualifiers']);
    expect(untold(library('a', { properties: [{ name: 'muster:scope', value: 'runtime' }] }), ['app > a'])).toBeUndefined();
  });

  it('is not taken from another copy of the same package', () => {
    const copies = [library('a', { ref: 'a-1', properties: development }), library('a', { ref: 'a-2' })];
    for (const components of [copies, copies.toReversed()]) {
      expect(read([app, ...components], ['app > a-1', 'app > a-2'], { subjects: ['app'] }).inventory.components).toMatchObject([{ name: 'a', scope: 'runtime' }]);
    }
  });
});
