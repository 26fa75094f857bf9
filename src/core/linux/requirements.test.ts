import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collector } from '../inventory/collector.ts';
import { scopeRank, type Scope } from '../model/scope.ts';
import { makePurl } from '../purl/purl.ts';
import { Requirements } from './requirements.ts';

const name = fc.constantFrom<string>('a', 'b', 'c', '/bin/sh', '/bin/ä', 'so:libz.so.1');
const scope = fc.constantFrom<Scope>('runtime', 'optional');
const packages = fc.array(fc.record({
  name,
  provides: fc.array(name, { maxLength: 3 }),
  needs: fc.array(fc.record({ anyOf: fc.array(name, { maxLength: 3 }), scope }), { maxLength: 3 }),
}), { maxLength: 6 });

/** The edges in triples of numbers, and the paths that nothing provides. */
function linked(all: typeof packages extends fc.Arbitrary<infer T> ? T : never): { readonly edges: readonly number[]; readonly missing: readonly string[] } {
  const found = new Collector({ source: 'test/test', ecosystem: 'test', kind: 'database', file: 'status' });
  const requirements = new Requirements();
  for (const [index, pkg] of all.entries()) {
    const node = found.component({ purl: makePurl({ type: 'deb', name: `p${index}`, version: '1' }) });
    requirements.addPackage(pkg.name, node);
    for (const provided of pkg.provides) requirements.provides(provided, node);
    for (const { anyOf, scope: of } of pkg.needs) requirements.needs(node, anyOf, of);
  }
  const missing = [...requirements.missingPaths()];
  requirements.link(found);
  return { edges: [...found.extraction().edges], missing };
}

describe('requirements of installed packages', () => {
  it('lead to the package of the first name that is one, or that something provides', () => {
    fc.assert(fc.property(packages, (all) => {
      const find = (wanted: string): number => {
        const own = all.findIndex((pkg) => pkg.name === wanted);
        return own === -1 ? all.findIndex(({ provides }) => provides.includes(wanted)) : own;
      };
      const needs = all.flatMap((pkg, from) => pkg.needs.map((need) => ({ from, ...need, to: need.anyOf.map(find).find((to) => to !== -1) })));
      const { edges, missing } = linked(all);
      expect(edges).toEqual(needs.flatMap(({ from, to, scope: of }) => (to === undefined || to === from ? [] : [from, to, scopeRank[of]])));
      expect(missing).toEqual([...new Set(needs.flatMap(({ anyOf, to }) => (to === undefined ? anyOf.filter((wanted) => wanted.startsWith('/')) : [])))]);
    }));
  });
});
