import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts/facts.ts';
import { combineLayers } from '../layers/combine-layers.ts';
import type { Policy } from '../model/policy.ts';
import { readPolicy } from '../reading/read-policy.ts';
import { simulationMarkdown, simulationText } from '../report/simulation-text.ts';
import { simulate } from './simulate.ts';

const policyOf = (version: string, rules: string): Policy => combineLayers([readPolicy('.', [{ path: 'p', text: `policy: {id: p, title: P, version: ${version}, otherwise: allow}\nlists:\n  - {id: l, title: L, licenses: [${version === '2.0.0' ? 'MIT' : 'ISC'}]}\nrules:\n${rules}` }]).document]).policy;
const rule = (id: string, when: string, verdict: string): string => `  - {id: ${id}, title: T, domain: license, when: '${when}', verdict: ${verdict}, severity: error}\n`;

const before = policyOf('1.0.0', rule('OLD', 'usage.userProduct', 'deny') + rule('SAME', 'usage.modified', 'needs-approval'));
const after = policyOf('2.0.0', rule('SAME', 'usage.modified', 'deny') + rule('NEW', 'component.malicious', 'deny'));

const use = (id: string, project: string, department: string | undefined, facts: Facts) => ({
  id, facts: { 'usage.channel': 'internal', 'usage.modified': false, 'usage.userProduct': false, 'component.malicious': false, 'project.name': project, ...(department === undefined ? {} : { 'project.department': department }), 'component.purl': `pkg:npm/${id}@1.0.0`, ...facts } as const,
});
const uses = [
  use('stays', 'shop', 'retail', {}), use('fails', 'shop', 'retail', { 'component.malicious': true }), use('passes', 'bank', 'payments', { 'usage.userProduct': true }),
  use('harder', 'bank', 'payments', { 'usage.modified': true }), use('unknown', 'till', undefined, { 'component.malicious': undefined } as unknown as Facts),
];
const result = simulate(before, after, { at: 'build', date: '2026-03-01', uses, approvals: [], waivers: [], dataVersions: {} }, 'needs-approval');

describe('a simulation', () => {
  it('tells what would newly fail and pass, and why', () => {
    expect(result.changed.map(({ use: id, kind, before: old, after: fresh, because }) => [id, kind, old, fresh, because])).toEqual([
      ['fails', 'newly-failing', 'allow', 'deny', ['NEW']], ['passes', 'newly-passing', 'deny', 'allow', ['OLD']],
      ['harder', 'stricter', 'needs-approval', 'deny', ['SAME']], ['unknown', 'newly-failing', 'allow', 'needs-approval', ['NEW']],
    ]);
    expect(result.rules).toEqual({ added: ['NEW'], removed: ['OLD'], changed: ['SAME'], lists: ['l'] });
  });

  it('counts by project and department', () => {
    expect(result.departments).toEqual([
      { name: '(no department)', uses: 1, failingBefore: 0, failingAfter: 1, newlyFailing: 1, newlyPassing: 0 },
      { name: 'retail', uses: 2, failingBefore: 0, failingAfter: 1, newlyFailing: 1, newlyPassing: 0 },
      { name: 'payments', uses: 2, failingBefore: 2, failingAfter: 1, newlyFailing: 0, newlyPassing: 1 },
    ]);
    expect(result.projects.map(({ name }) => name)).toEqual(['shop', 'till', 'bank']);
  });

  it('depends on what counts as failing', () => {
    const strict = simulate(before, after, { at: 'build', date: '2026-03-01', uses, approvals: [], waivers: [], dataVersions: {} }, 'deny');
    expect(strict.changed.map(({ use: id, kind }) => [id, kind])).toEqual([['fails', 'newly-failing'], ['passes', 'newly-passing'], ['harder', 'newly-failing'], ['unknown', 'stricter']]);
  });

  it('is shown as text and Markdown', () => {
    const text = [...simulationText(result, { color: false, columns: 120 })].join('');
    expect(text).toContain('5 uses at build on 2026-03-01, failing from needs-approval on: 2 newly failing, 1 newly passing, 1 with another verdict that neither newly fails nor passes.');
    expect(text).toMatch(/Stricter, and neither newly failing nor passing \(1\)\n.*\nbank +pkg:npm\/harder@1\.0\.0 +needs-approval +deny +SAME/);
    expect(text).toMatch(/shop {5}pkg:npm\/fails@1\.0\.0 {4}allow {3}deny {12}NEW/);
    const markdown = [...simulationMarkdown(result)].join('');
    expect(markdown).toContain('### Newly failing (2)');
    expect(markdown).toContain('| payments | 2 | 2 | 1 | 0 | 1 |');
  });

  it('has no tables of departments and projects that nobody named, nor of those to which nothing happens', () => {
    const nameless = uses.map((one) => ({ id: one.id, facts: { ...one.facts, 'project.department': undefined, 'project.name': undefined } as unknown as Facts }));
    const said = (of: typeof nameless): string => {
      const simulation = simulate(before, after, { at: 'build', date: '2026-03-01', uses: of, approvals: [], waivers: [], dataVersions: {} }, 'needs-approval');
      return [...simulationText(simulation, { color: false, columns: 120 }), ...simulationMarkdown(simulation)].join('');
    };
    expect(said(nameless)).toContain('Newly failing (2)');
    expect(said(nameless)).not.toMatch(/By (?:department|project)/);
    const harder = said([uses[3]!]);
    expect(harder).toContain('pkg:npm/harder@1.0.0');
    expect(harder).not.toMatch(/By (?:department|project)/);
  });

  it('of a policy against itself says that they are the same', () => {
    const same = simulate(after, after, { at: 'build', date: '2026-03-01', uses, approvals: [], waivers: [], dataVersions: {} }, 'deny');
    expect(same.changed).toEqual([]);
    expect([...simulationText(same, { color: false, columns: 120 })].join('')).toContain('the same policy');
  });
});
