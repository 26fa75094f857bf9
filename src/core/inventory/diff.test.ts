import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeComponent, makeInventory, makeIssue } from '../../../test/support/make-inventory.ts';
import type { ComponentChange } from '../model/comparison.ts';
import type { Component } from '../model/component.ts';
import type { Inventory } from '../model/inventory.ts';
import { canonicalPurl } from '../purl/purl.ts';
import { notComparedInWords } from '../report/not-compared.ts';
import { compareTargets } from './compare-targets.ts';
import { summarizeComparisons } from './comparison-summary.ts';
import { diffComponents } from './diff.ts';

const of = (...purls: readonly string[]): Component[] => purls.map((purl) => makeComponent(purl));
const pairs = (changes: readonly ComponentChange[]): string[] => changes.map(({ before, after, version }) => `${before.purl} > ${after.purl} ${version?.direction ?? ''}`.trimEnd());
const purls = (components: readonly Component[]): string[] => components.map(({ purl }) => purl);

describe('diffComponents', () => {
  it('tells upgrades from downgrades by the order of the ecosystem', () => {
    const before = of('pkg:npm/a@1.9.0', 'pkg:npm/b@1.10.0', 'pkg:deb/debian/c@1.0', 'pkg:pypi/d@1.0');
    const after = of('pkg:npm/a@1.10.0', 'pkg:npm/b@1.9.0', 'pkg:deb/debian/c@1.0~rc1', 'pkg:pypi/d@1.0.0');
    expect(pairs(diffComponents(before, after).changed)).toEqual([
      'pkg:deb/debian/c@1.0 > pkg:deb/debian/c@1.0~rc1 downgrade',
      'pkg:npm/a@1.9.0 > pkg:npm/a@1.10.0 upgrade',
      'pkg:npm/b@1.10.0 > pkg:npm/b@1.9.0 downgrade',
      'pkg:pypi/d@1.0 > pkg:pypi/d@1.0.0 other',
    ]);
  });

  it('takes licences that are written otherwise for the same', () => {
    const licensed = (...values: readonly string[]): Component[] => [{ ...makeComponent('pkg:npm/a@1.0.0'), declaredLicenses: values.map((value) => ({ value, path: 'x' })) }];
    const isChanged = (before: Component[], after: Component[]): boolean => diffComponents(before, after).changed.length > 0;
    expect(isChanged(licensed('Apache License 2.0'), licensed('Apache-2.0'))).toBe(false);
    expect(isChanged(licensed('The MIT License', 'BSD 3-Clause'), licensed('MIT AND BSD-3-Clause'))).toBe(false);
    expect(isChanged(licensed('GPL-2.0'), licensed('GPL-2.0-only'))).toBe(false);
    expect(isChanged(licensed('Apache License 2.0'), licensed('Apache-1.1'))).toBe(true);
    expect(isChanged(licensed('BSD'), licensed('BSD-3-Clause'))).toBe(true);
    expect(isChanged(licensed('Acme Terms'), licensed('Acme Terms 2'))).toBe(true);
  });

  it('pairs versions of what has no package URL by group and name', () => {
    const nameless = (name: string, version: string, group?: string): Component => ({ ...makeComponent(`pkg:generic/${name}@${version}`), ...(group !== undefined && { group }) });
    const { changed, added, removed } = diffComponents([nameless('nop', '3'), nameless('lib', '1', 'g')], [nameless('nop', '4'), nameless('lib', '1.1', 'h')]);
    expect(pairs(changed)).toEqual(['pkg:generic/nop@3 > pkg:generic/nop@4 upgrade']);
    expect([purls(added), purls(removed)]).toEqual([['pkg:generic/lib@1.1'], ['pkg:generic/lib@1']]);
  });

  it('pairs several versions in their order, not in that of their spelling', () => {
    const { changed, added, removed } = diffComponents(of('pkg:npm/a@9.0.0', 'pkg:npm/a@10.0.0'), of('pkg:npm/a@9.0.1', 'pkg:npm/a@10.0.1'));
    expect(pairs(changed)).toEqual(['pkg:npm/a@10.0.0 > pkg:npm/a@10.0.1 upgrade', 'pkg:npm/a@9.0.0 > pkg:npm/a@9.0.1 upgrade']);
    expect([...added, ...removed]).toEqual([]);
  });

  it.each([
    [['1.0.0'], ['1.0.1', '3.0.0'], ['1.0.0 > 1.0.1'], ['3.0.0'], []],
    [['3.0.0'], ['1.0.0', '2.0.0'], ['3.0.0 > 2.0.0'], ['1.0.0'], []],
    [['1.0.0', '2.0.0', '5.1.0'], ['5.2.0'], ['5.1.0 > 5.2.0'], [], ['1.0.0', '2.0.0']],
    [['1.0.0', '2.0.0'], ['1.5.0', '2.0.0', '2.1.0'], ['1.0.0 > 1.5.0'], ['2.1.0'], []],
  ])('takes the closest of %j and %j', (before, after, changed, added, removed) => {
    const version = (component: Component): string => component.version!;
    const diff = diffComponents(before.map((item) => makeComponent(`pkg:npm/a@${item}`)), after.map((item) => makeComponent(`pkg:npm/a@${item}`)));
    expect(diff.changed.map((change) => `${version(change.before)} > ${version(change.after)}`)).toEqual(changed);
    expect(diff.added.map(version)).toEqual(added);
    expect(diff.removed.map(version)).toEqual(removed);
  });

  it('keeps artefacts of one package apart by their qualifiers, and pairs them without when it must', () => {
    const jars = diffComponents(of('pkg:maven/g/a@1.0', 'pkg:maven/g/a@1.0?classifier=sources'), of('pkg:maven/g/a@1.1?classifier=sources', 'pkg:maven/g/a@1.1'));
    expect(pairs(jars.changed)).toEqual(['pkg:maven/g/a@1.0 > pkg:maven/g/a@1.1 upgrade', 'pkg:maven/g/a@1.0?classifier=sources > pkg:maven/g/a@1.1?classifier=sources upgrade']);
    const debian = diffComponents(of('pkg:deb/debian/c@7.1?distro=debian-11'), of('pkg:deb/debian/c@7.1?distro=debian-12'));
    expect(debian.changed[0]?.variant).toEqual({ from: '?distro=debian-11', to: '?distro=debian-12' });
  });

  it('sees licences by their meaning and only where both sides know one', () => {
    const change = (from: string[], to: string[]) => diffComponents([makeComponent('pkg:npm/a@1', { licenses: from })], [makeComponent('pkg:npm/a@1', { licenses: to })]).changed[0]?.license;
    expect(change(['MIT'], ['GPL-3.0-only'])).toEqual({ from: ['MIT'], to: ['GPL-3.0-only'] });
    expect(change(['(MIT OR Apache-2.0)'], ['mit or Apache-2.0'])).toBeUndefined();
    expect(change([], ['MIT'])).toBeUndefined();
    expect(change(['MIT'], [])).toBeUndefined();
    expect(change(['Our own'], ['Our other'])).toEqual({ from: ['Our own'], to: ['Our other'] });
  });

  it('sees other scope, place in the graph, requirement and content', () => {
    const hash = (algorithm: 'SHA-1' | 'SHA-512', value: string) => ({ algorithm, value });
    const [a, b] = [makeComponent('pkg:npm/a@1'), makeComponent('pkg:npm/b')];
    const change = (from: Component, to: Component) => diffComponents([from], [to]).changed[0];
    expect(change({ ...a, scope: 'development' }, a)?.scope).toEqual({ from: 'development', to: 'runtime' });
    expect(change(a, { ...a, direct: false })?.direct).toEqual({ from: true, to: false });
    expect(change({ ...b, requirements: ['^1'] }, { ...b, requirements: ['^2'] })?.requirements).toEqual({ from: ['^1'], to: ['^2'] });
    expect(change({ ...a, hashes: [hash('SHA-512', 'aa')] }, { ...a, hashes: [hash('SHA-512', 'bb')] })?.content?.to).toEqual([hash('SHA-512', 'bb')]);
    // more files of the same release, or another algorithm, are no contradiction
    expect(change({ ...a, hashes: [hash('SHA-512', 'aa')] }, { ...a, hashes: [hash('SHA-512', 'aa'), hash('SHA-512', 'bb')] })).toBeUndefined();
    expect(change({ ...a, hashes: [hash('SHA-512', 'aa')] }, { ...a, hashes: [hash('SHA-1', 'bb')] })).toBeUndefined();
  });

  it.each([
    ['where a package was loaded from', 'pkg:npm/a@1', 'pkg:npm/a@1?download_url=https:%2F%2Fregistry.example%2Fa-1.tgz'],
    ['the v of Go', 'pkg:golang/github.com/x/y@v1.0.0', 'pkg:golang/github.com/x/y@1.0.0'],
    ['a jar', 'pkg:maven/g/a@1', 'pkg:maven/g/a@1?type=jar'],
    ['the dot of Python', 'pkg:pypi/ruamel-yaml@1', 'pkg:pypi/ruamel.yaml@1'],
    ['the system around it', 'pkg:deb/debian/c@1:7.1?arch=amd64&distro=debian-12', 'pkg:deb/debian/c@7.1?distro=debian-12.8&epoch=1'],
    ['no package URL at all', 'pkg:npm/%40scope/a@1', 'pkg:generic/%40scope/a@1'],
  ])('knows a component in the spelling of another tool: %s', (_what, first, second) => {
    for (const [before, after] of [[first, second], [second, first]] as const) {
      expect(diffComponents(of(before), of(after), new Set(['qualifiers']))).toEqual({ added: [], removed: [], changed: [], unchanged: 1 });
    }
  });

  it('still sees what is different in a document of another tool', () => {
    const untold = new Set(['qualifiers'] as const);
    const { changed, added, removed } = diffComponents(of('pkg:golang/github.com/x/y@v1.0.0', 'pkg:maven/g/a@1', 'pkg:npm/b@1?vcs_url=git%2Bhttps://x.example/b'), of('pkg:golang/github.com/x/y@1.1.0', 'pkg:maven/g/a@1?classifier=sources', 'pkg:npm/b@1?vcs_url=git%2Bhttps://y.example/b'), untold);
    expect(pairs(changed)).toEqual(['pkg:golang/github.com/x/y@v1.0.0 > pkg:golang/github.com/x/y@1.1.0 upgrade', 'pkg:maven/g/a@1 > pkg:maven/g/a@1?classifier=sources', 'pkg:npm/b@1?vcs_url=git%2Bhttps:%2F%2Fx.example%2Fb > pkg:npm/b@1?vcs_url=git%2Bhttps:%2F%2Fy.example%2Fb']);
    expect([...added, ...removed]).toEqual([]);
    // listed twice, with a qualifier and without
    expect(diffComponents(of('pkg:npm/a@1', 'pkg:npm/a@2'), of('pkg:npm/a@1', 'pkg:npm/a@1?download_url=https:%2F%2Fr.example%2Fa-1.tgz'), untold)).toMatchObject({ added: [], removed: [{ version: '2' }], changed: [], unchanged: 1 });
  });

  it('counts what one side does not tell as no difference', () => {
    const a = makeComponent('pkg:npm/a@1');
    const other = { ...a, scope: 'development' as const, direct: !a.direct };
    expect(diffComponents([a], [other], new Set(['scope'])).changed).toMatchObject([{ direct: { from: a.direct } }]);
    expect(diffComponents([a], [other], new Set(['scope', 'relation'])).changed).toEqual([]);
  });

  it('accounts for every component once, and is empty for equal sides', () => {
    const purl = fc.tuple(fc.constantFrom('npm', 'pypi', 'maven/g', 'generic'), fc.constantFrom('a', 'b'), fc.constantFrom('', '@1', '@1.1', '@2.0', '@10', '@nonsense', '@1-rc.1'), fc.constantFrom('', '?x=1', '?x=2'))
      .map((parts) => `pkg:${parts[0]}/${parts[1]}${parts[2]}${parts[3]}`);
    const side = fc.uniqueArray(purl, { maxLength: 12 }).map((list) => of(...list));
    fc.assert(fc.property(side, side, (before, after) => {
      const { added, removed, changed, unchanged } = diffComponents(before, after);
      expect([...purls(added), ...changed.map((change) => change.after.purl)].length + unchanged).toBe(after.length);
      expect(removed.length + changed.length + unchanged).toBe(before.length);
      const back = diffComponents(after, before);
      expect([purls(back.added), purls(back.removed)]).toEqual([purls(removed), purls(added)]);
      expect(back.changed.map((change) => change.before.purl).sort()).toEqual(changed.map((change) => change.after.purl).sort());
      expect(diffComponents(before, before)).toEqual({ added: [], removed: [], changed: [], unchanged: before.length });
    }));
  });

  it('takes thousands of versions of one name', () => {
    const many = (count: number, offset: number) => Array.from({ length: count }, (_, index) => makeComponent(`pkg:npm/a@${index + offset}.0.0`));
    const { changed, removed } = diffComponents(many(3000, 0), many(2000, 5000));
    expect([changed.length, removed.length]).toEqual([2000, 1000]);
  });
});

describe('compareTargets', () => {
  const inventory = (name: string, ...list: readonly string[]) => makeInventory({ subject: { name }, components: of(...list) });

  it('compares one with one whatever their names', () => {
    const [comparison] = compareTargets([inventory('a', 'pkg:npm/x@1')], [inventory('b', 'pkg:npm/x@2')]);
    expect(comparison?.diff.changed.length).toBe(1);
  });

  it('pairs the targets of estates by name; what only one side has is added or removed', () => {
    const comparisons = compareTargets([inventory('a', 'pkg:npm/x@1'), inventory('gone', 'pkg:npm/y@1')], [inventory('new', 'pkg:npm/z@1'), inventory('a', 'pkg:npm/x@1')]);
    expect(comparisons.map(({ name, before, after, diff }) => [name, before !== undefined, after !== undefined, diff.added.length, diff.removed.length, diff.unchanged])).toEqual([
      ['new', false, true, 1, 0, 0], ['a', true, true, 0, 0, 1], ['gone', true, false, 0, 1, 0],
    ]);
  });

  it('tells issues of both sides from those of one, wherever their lines moved', () => {
    const [both, old, fresh] = [makeIssue(), makeIssue({ path: 'old' }), makeIssue({ path: 'new' })];
    const [comparison] = compareTargets([makeInventory({ issues: [both, old] })], [makeInventory({ issues: [{ ...both, line: 9 }, fresh] })]);
    expect(comparison?.issues).toEqual({ both: [{ ...both, line: 9 }], onlyBefore: [old], onlyAfter: [fresh] });
    expect(summarizeComparisons([comparison!]).complete).toBe(false);
  });

  it('compares nothing that a document does not tell, nor takes for new what is built on the other side', () => {
    const tree = makeInventory({ components: of('pkg:npm/x@1'), projects: [{ purl: canonicalPurl('pkg:npm/web@1') }] });
    const listed = of('pkg:npm/web@1', 'pkg:npm/x@1?download_url=https:%2F%2Fr.example%2Fx.tgz').map((component) => ({ ...component, scope: 'development' as const }));
    const bill: Inventory = { ...makeInventory({ subject: { name: 'bill', kind: 'sbom' }, components: listed }), untold: ['scope', 'qualifiers'] };
    const [comparison] = compareTargets([tree], [bill]);
    expect(comparison).toMatchObject({ diff: { added: [], removed: [], changed: [], unchanged: 1 }, notCompared: ['scope', 'qualifiers'] });
    expect(notComparedInWords([comparison!])).toBe('scopes, which the side after does not tell');
    expect(notComparedInWords(compareTargets([bill], [bill]))).toBe('scopes, which neither side tells');
    expect(notComparedInWords(compareTargets([tree], [tree]))).toBeUndefined();
  });
});
