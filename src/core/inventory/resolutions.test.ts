import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { scopeRank, scopes, type Scope } from '../model/scope.ts';
import { makePurl } from '../purl/purl.ts';
import type { Inventory } from '../model/inventory.ts';
import { assemble } from './assemble.ts';
import { Collector } from './collector.ts';
import type { Extraction } from './extraction.ts';
import { Ways } from './ways.ts';

const purlOf = (number: number) => makePurl({ type: 'npm', name: `p${number}`, version: '1.0.0' });

interface Lock {
  readonly asked: readonly (readonly [asked: number, scope: Scope])[];
  readonly needs: readonly (readonly [from: number, to: number, scope: Scope])[];
}

/** The lockfile of a project of its own. */
function extractionOf(lock: Lock, number: number, kind: 'lockfile' | 'installed' = 'lockfile'): Extraction {
  const found = new Collector({ source: 'npm/package-lock', ecosystem: 'npm', kind, file: `${number}/package-lock.json` });
  const project = found.project({ path: String(number), name: `app${number}`, file: `${number}/package.json` });
  const node = (one: number) => found.component({ purl: purlOf(one) });
  for (const [one, scope] of lock.asked) found.depends(project, node(one), scope);
  for (const [from, to, scope] of lock.needs) found.depends(node(from), node(to), scope);
  return found.extraction();
}

const assembled = (extractions: readonly Extraction[]): Inventory => assemble({ name: 'test', kind: 'directory', location: '.', owners: [] }, extractions, { files: 0, directories: 0, recognized: 0, ignored: 0 });

/** By package: scope, whether it is direct, and all shortest ways in. */
function factsOf(inventory: Inventory): Map<string, { scope: Scope; direct: boolean; ways: string[] }> {
  const { projects, components } = inventory;
  const ways = new Ways(inventory);
  const nameOf = (node: number): string => projects[node]?.name ?? components[node - projects.length]!.name;
  return new Map(components.map(({ name, scope, direct }, index) => [name, { scope, direct, ways: ways.paths(projects.length + index, 1000).map((path) => path.map(nameOf).join(' ')).sort() }]));
}

/** Each needs something that needs something: where no package needs another, nobody can tell whether the file would say so. */
const lockOf: fc.Arbitrary<Lock> = fc.record({
  asked: fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...scopes)), { minLength: 1, maxLength: 3 }),
  needs: fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(...scopes)), { maxLength: 8 }),
}).map(({ asked, needs }) => ({ asked: [...asked, [6, 'runtime']], needs: [...needs, [6, 7, 'runtime']] }));

it('no lockfile leads to what only another one says: together they say what each of them says', () => {
  fc.assert(fc.property(fc.array(lockOf, { minLength: 1, maxLength: 4 }), (locks) => {
    const extractions = locks.map((lock, number) => extractionOf(lock, number));
    const alone = extractions.map((extraction) => factsOf(assembled([extraction])));
    for (const [name, { scope, direct, ways }] of factsOf(assembled(extractions))) {
      const each = alone.flatMap((facts) => facts.get(name) ?? []);
      const reached = each.filter((facts) => facts.ways.length > 0);
      expect(direct).toBe(each.some((facts) => facts.direct));
      if (reached.length === each.length) expect(scope).toBe(scopes[Math.min(...each.map((facts) => scopeRank[facts.scope]))]);
      const all = each.flatMap((facts) => facts.ways);
      const shortest = Math.min(...all.map((way) => way.split(' ').length));
      expect(ways).toEqual(all.filter((way) => way.split(' ').length === shortest).sort());
    }
  }), { numRuns: 300 });
});

it('resolutions of one file are kept apart as those of several are', () => {
  fc.assert(fc.property(fc.array(lockOf, { minLength: 1, maxLength: 4 }), (locks) => {
    const found = new Collector({ source: 'maven/pom', ecosystem: 'maven', kind: 'lockfile', file: 'pom.xml' });
    const projects = locks.map((_, number) => found.project({ path: String(number), name: `app${number}`, file: `${number}/pom.xml` }));
    // modules that build others
    for (const project of projects.slice(1)) found.depends(projects[0]!, project);
    const node = (one: number) => found.component({ purl: purlOf(one) });
    for (const [number, lock] of locks.entries()) {
      found.resolution(`${number}/package-lock.json`, () => {
        for (const [one, scope] of lock.asked) found.depends(projects[number]!, node(one), scope);
        for (const [from, to, scope] of lock.needs) found.depends(node(from), node(to), scope);
      });
    }
    const together = assembled([found.extraction()]);
    const apart = assembled(locks.map((lock, number) => extractionOf(lock, number)));
    // nobody asks for these
    const isReached = ({ paths }: { paths: readonly unknown[] }): boolean => paths.length > 0;
    const facts = (inventory: Inventory) => [...factsOf(inventory)].map(([name, { ways, ...rest }]) => ({ name, ...rest, paths: ways.filter((way) => !way.startsWith('app0 app')) })).filter(isReached);
    expect(facts(together)).toEqual(facts(apart));
  }), { numRuns: 300 });
});

const one: Lock = { asked: [[0, 'runtime']], needs: [[0, 1, 'runtime'], [1, 2, 'runtime']] };

it('tells only of components that differ, and of what leads to them', () => {
  const other: Lock = { asked: [[0, 'development'], [4, 'runtime']], needs: [[0, 1, 'runtime'], [1, 3, 'runtime'], [4, 5, 'runtime']] };
  const { resolutions, projects } = assembled([extractionOf(one, 0), extractionOf(other, 1)]);
  const first = projects.length;
  expect(resolutions?.map(({ path, nodes, edges }) => [path, [...nodes], [...edges]])).toEqual([
    ['0/package-lock.json', [first, first + 1], [0, first, 0, first, first + 1, 0, first + 1, first + 2, 0]],
    ['1/package-lock.json', [first, first + 1], [1, first, scopeRank.development, first, first + 1, 0, first + 1, first + 3, 0]],
  ]);
});

it('there are none where all agree, or where one file alone says what needs what', () => {
  const flat: Lock = { asked: [[0, 'runtime'], [1, 'runtime']], needs: [] };
  expect(assembled([extractionOf(one, 0), extractionOf(one, 1)]).resolutions).toBeUndefined();
  expect(assembled([extractionOf(one, 0), extractionOf(flat, 1)]).resolutions).toBeUndefined();
});

it('what an installed package says of itself holds for whoever needs it', () => {
  const found = new Collector({ source: 'npm/installed', ecosystem: 'npm', kind: 'installed', file: 'node_modules/p2/package.json' });
  found.depends(found.component({ purl: purlOf(2) }), found.component({ purl: purlOf(5) }), 'runtime');
  const other: Lock = { asked: [[0, 'development']], needs: [[0, 1, 'runtime'], [1, 3, 'runtime']] };
  const facts = factsOf(assembled([extractionOf(one, 0), extractionOf(other, 1), found.extraction()]));
  expect(facts.get('p5')).toEqual({ scope: 'runtime', direct: false, ways: ['app0 p0 p1 p2 p5'] });
  expect(facts.get('p3')).toEqual({ scope: 'development', direct: false, ways: ['app1 p0 p1 p3'] });
});
