import { describe, expect, it } from 'vitest';
import type { Approval } from '../model/exception.ts';
import { combineLayers } from '../layers/combine-layers.ts';
import { loadPreset } from '../presets/load-preset.ts';
import { approvalFindings } from './approval-findings.ts';

const rule = combineLayers(loadPreset('default', undefined, [])).policy.rules.find(({ id }) => id === 'POL-LIC-071')!;
const kinds = (scope: Partial<Approval>): string[] => [...approvalFindings({ rule: rule.id, role: 'legal', by: 'mia', ...scope }, rule, 1, '2026-03-01')].map(({ kind, message }) => `${kind}: ${message}`);

describe('an approval is over-broad', () => {
  it.each(['pkg:npm/*', 'pkg:npm/**', 'pkg:npm*', 'pkg:maven/*/*'])('when it covers a whole kind of package: %s', (component) => {
    expect(kinds({ component })).toEqual([`over-broad: it covers every component that fits ${component}, in every project`]);
  });

  it.each([{}, { component: '*' }, { component: 'pkg:*' }, { component: 'pkg:*/*' }])('when it covers everything: %j', (scope) => {
    expect(kinds(scope)).toEqual(['over-broad: it covers every component of every project']);
  });

  it('and says how far it reaches: what a target holds is for that target', () => {
    expect(kinds({ target: 'a' })).toEqual(['over-broad: it covers every component of the target that holds it']);
  });

  it.each([{ component: 'pkg:npm/%40acme/*' }, { component: 'pkg:maven/org.example/*' }, { component: 'pkg:npm/lod*' }, { component: 'pkg:npm/lodash' }, { component: 'pkg:npm/*', projects: ['shop'] }, { projects: ['shop'] }])('and not when something narrows it down: %j', (scope) => {
    expect(kinds(scope)).toEqual([]);
  });
});
