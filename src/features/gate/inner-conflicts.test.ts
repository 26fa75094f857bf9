import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictCore } from '#core/compatibility/conflict-core.ts';
import { buildGraph, type Edge } from '#core/inventory/graph.ts';
import { parseLicenseExpression } from '#core/license/parse-expression.ts';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import type { Component } from '#core/model/component.ts';
import type { Inventory } from '#core/model/inventory.ts';
import type { Project } from '#core/model/project.ts';
import type { Scope } from '#core/model/scope.ts';
import { unknownUsage, type UsageFacts } from '#core/usage/usage-facts.ts';
import { askedPurl, componentOf } from './ask.ts';
import { innerConflicts } from './inner-conflicts.ts';
import type { CombinedUse, InnerConflicts } from './told-conflicts.ts';

const knowledge = licenseKnowledge();
const sources = { knowledge, today: '2026-03-01' };

interface Part {
  readonly license?: string;
  readonly use?: Partial<UsageFacts>;
  readonly isStatedToRun?: boolean;
  readonly isRefused?: boolean;
}

const shippedLibrary: UsageFacts = { ...unknownUsage, channel: 'distributed', clientCode: false, linkage: 'dynamic', modified: false, entitlement: false };

const usesOf = (parts: readonly Part[]): CombinedUse[] => parts.map(({ license, use, isStatedToRun = false, isRefused = false }) => ({ ...(license === undefined ? {} : { license }), use: { ...shippedLibrary, ...use }, isStatedToRun, isRefused }));

/** Components are called c0, c1, …; `edges` are between nodes, projects first. */
function inventory(components: number, projects: readonly string[] = ['shop'], edges: readonly (readonly [number, number, Scope?])[] = []): Inventory {
  const project = (name: string): Project => ({ id: name, name, path: name, ecosystem: 'npm', kind: 'project', declaredLicenses: [], evidence: [] }) as unknown as Project;
  const all: Edge[] = edges.map(([from, to, scope = 'runtime']) => ({ from, to, scope }));
  return {
    subject: { name: 'target', kind: 'directory', location: '.', owners: [] }, projects: projects.map(project),
    components: Array.from({ length: components }, (_, index): Component => componentOf(askedPurl(`pkg:npm/c${index}@1.0.0`))),
    graph: buildGraph(projects.length + components, all), issues: [], coverage: { files: 0, directories: 0, recognized: 0, ignored: 0 },
  };
}

const find = (parts: readonly Part[], more: { projects?: readonly string[]; edges?: readonly (readonly [number, number, Scope?])[]; outbound?: string } = {}): InnerConflicts =>
  innerConflicts(inventory(parts.length, more.projects, more.edges), usesOf(parts), { outbound: more.outbound }, sources);

const shown = ({ deciding }: InnerConflicts): Record<number, string[]> => Object.fromEntries([...deciding].sort(([a], [b]) => a - b).map(([place, all]) => [place, all.map(({ with: others, works }) => `${others.map(({ name, license, others: more }) => `${name} ${license} +${more}`).join(', ')} in ${works.join(', ')}`)]));

describe('components of one work', () => {
  it('are told apart when no licence accepts them together, at both where neither is more', () => {
    const found = find([{ license: 'GPL-2.0-only' }, { license: 'Apache-2.0' }, { license: 'MIT' }]);
    expect(shown(found)).toEqual({ 0: ['c1 1.0.0 Apache-2.0 +0 in shop'], 1: ['c0 1.0.0 GPL-2.0-only +0 in shop'] });
    const [conflict] = found.deciding.get(0)!;
    expect(conflict).toMatchObject({ decides: true, because: expect.stringMatching(/^c0 1\.0\.0 and c1 1\.0\.0 cannot be in one work: no licence accepts them together\./), clauses: ['Apache-2.0 3', 'GPL-2.0-only 6', 'GPL-2.0-only 2(b)'] });
    expect(conflict!.waysOut.map(({ kind, action }) => [kind, action.slice(0, 22)])).toEqual([['separate', 'Run c0 1.0.0 as a prog'], ['replace', 'Replace c0 1.0.0 or c1'], ['ask-holder', 'Ask the copyright hold']]);
  });

  it('are told where the fewest have to be replaced', () => {
    expect(shown(find([{ license: 'GPL-2.0-only' }, { license: 'Apache-2.0' }, { license: 'Apache-2.0' }, { license: 'EPL-2.0' }]))).toEqual({ 0: ['c1 1.0.0 Apache-2.0 +1 in shop', 'c3 1.0.0 EPL-2.0 +0 in shop'] });
    expect(shown(find([{ license: 'GPL-2.0-only' }, { license: 'GPL-2.0-only' }, { license: 'Apache-2.0' }]))).toEqual({ 2: ['c0 1.0.0 GPL-2.0-only +1 in shop'] });
  });

  it('go together when one licence accepts all, an alternative helps, or an exception does', () => {
    for (const licenses of [['GPL-2.0-or-later', 'Apache-2.0'], ['GPL-3.0-only', 'Apache-2.0', 'LGPL-3.0-only'], ['GPL-2.0-only', 'Apache-2.0 OR MIT'], ['GPL-2.0-only WITH Classpath-exception-2.0', 'Apache-2.0', 'EPL-2.0'], ['GPL-2.0-only WITH Universal-FOSS-exception-1.0', 'Apache-2.0'], ['LGPL-2.1-only', 'Apache-2.0', 'MPL-2.0', 'CDDL-1.0'], ['GPL-2.0-only', 'LicenseRef-own'], ['SSPL-1.0', 'Apache-2.0']]) {
      expect(shown(find(licenses.map((license) => ({ license })))), licenses.join(' + ')).toEqual({});
    }
  });

  it('have nothing against each other where nothing leaves, where it is not combined, or where the licence is not known', () => {
    const apache: Part = { license: 'Apache-2.0' };
    for (const use of [{ channel: 'internal' }, { channel: 'hosted' }, { linkage: 'separate-process' }, { linkage: 'none', scope: 'test' }, { linkage: 'build-tool', scope: 'build' }, { channel: 'unknown' }] as const) expect(shown(find([{ license: 'GPL-2.0-only', use }, apache])), JSON.stringify(use)).toEqual({});
    expect(shown(find([{}, apache]))).toEqual({});
    // code for browsers is handed over
    expect(Object.keys(shown(find([{ license: 'GPL-2.0-only', use: { channel: 'hosted', clientCode: true } }, { license: 'Apache-2.0', use: { channel: 'hosted', clientCode: true } }])))).toEqual(['0', '1']);
  });

  it('meet only in the projects that need both to run', () => {
    const parts: Part[] = [{ license: 'GPL-2.0-only' }, { license: 'Apache-2.0' }, { license: 'MIT' }];
    const projects = ['one', 'two'];
    // nodes 0 and 1 are the projects
    expect(shown(find(parts, { projects, edges: [[0, 2], [1, 3]] }))).toEqual({});
    expect(shown(find(parts, { projects, edges: [[0, 2], [1, 4], [4, 2], [4, 3]] }))[0]).toEqual(['c1 1.0.0 Apache-2.0 +0 in two']);
    expect(shown(find(parts, { projects, edges: [[0, 2], [0, 3], [1, 2], [1, 3]] }))[0]).toEqual(['c1 1.0.0 Apache-2.0 +0 in one, two']);
    // by way of another project of the target
    expect(shown(find(parts, { projects, edges: [[0, 1], [0, 2], [1, 3]] }))[0]).toEqual(['c1 1.0.0 Apache-2.0 +0 in one']);
    expect(shown(find(parts, { projects, edges: [[0, 2], [0, 3, 'development']] }))).toEqual({});
    expect(shown(find([parts[0]!, { ...parts[1]!, isStatedToRun: true }, parts[2]!], { projects, edges: [[0, 2], [0, 3, 'development']] }))[0]).toEqual(['c1 1.0.0 Apache-2.0 +0 in one']);
    // behind a program of its own it is the matter of that program
    expect(shown(find([parts[0]!, parts[1]!, { license: 'MIT', use: { linkage: 'separate-process' } }], { projects, edges: [[0, 2], [0, 4], [4, 3]] }))).toEqual({});
    // of several projects nobody knows which one something belongs to that none of them leads to
    expect(shown(find(parts, { projects, edges: [[0, 2]] }))).toEqual({});
    expect(Object.keys(shown(find(parts, { projects: [] })))).toEqual(['0', '1']);
  });

  it('are a remark beside what the outbound licence refuses anyway', () => {
    const found = find([{ license: 'GPL-2.0-only' }, { license: 'Apache-2.0', isRefused: true }], { outbound: 'GPL-2.0-only' });
    expect([shown(found), [...found.besides.keys()], found.besides.get(1)![0]!.decides]).toEqual([{}, [1], false]);
    // each fits one part of a work under two licences, and still they cannot be linked
    expect(Object.keys(shown(find([{ license: 'GPL-2.0-only' }, { license: 'Apache-2.0' }], { outbound: 'GPL-2.0-only AND Apache-2.0' })))).toEqual(['0', '1']);
  });

  it('conflict exactly when the licences of one work do, and removing what is told at ends it', () => {
    const licenses = ['MIT', 'Apache-2.0', 'GPL-2.0-only', 'GPL-2.0-or-later', 'GPL-3.0-only', 'LGPL-2.1-only', 'EPL-1.0', 'EPL-2.0', 'MPL-2.0', 'AGPL-3.0-only', 'BSD-4-Clause', 'OSL-3.0', 'GPL-2.0-only OR Apache-2.0'];
    const part = fc.record({ license: fc.constantFrom(...licenses), linkage: fc.constantFrom('dynamic', 'static', 'copied', 'separate-process') });
    fc.assert(fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
      const isIn = ({ linkage }: (typeof parts)[number]): boolean => linkage !== 'separate-process';
      const core = (some: typeof parts) => conflictCore(some.filter(isIn).map(({ license, linkage }, index) => {
        const read = parseLicenseExpression(license);
        return { name: String(index), license: read.ok ? read.expression : 'NOASSERTION', use: { ...shippedLibrary, linkage } };
      }), sources);
      const { deciding } = find(parts.map(({ license, linkage }) => ({ license, use: { linkage } })));
      expect(deciding.size > 0).toBe((core(parts)?.members.length ?? 0) > 1);
      expect(core(parts.filter((_, index) => !deciding.has(index)))?.members.length ?? 0).toBeLessThan(2);
    }), { numRuns: 300, examples: [[[{ license: 'AGPL-3.0-only', linkage: 'dynamic' }, { license: 'BSD-4-Clause', linkage: 'dynamic' }, { license: 'LGPL-2.1-only', linkage: 'copied' }, { license: 'Apache-2.0', linkage: 'copied' }, { license: 'EPL-2.0', linkage: 'dynamic' }]]] });
  });
});
