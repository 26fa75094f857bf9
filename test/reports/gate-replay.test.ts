import { describe, expect, it } from 'vitest';
import { licenseKnowledge } from '#core/license-knowledge/knowledge.ts';
import { compilePolicy } from '#core/policy/evaluation/compile-policy.ts';
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { readFactsDocument } from '#core/policy/reading/read-facts-document.ts';
import { declaredLicenses } from '#features/gate/declared-licenses.ts';
import { runGate } from '#features/gate/run-gate.ts';
import { factsText } from '#features/gate/stored-facts.ts';
import { product } from './gate-sample.ts';
import { hostile } from './sample.ts';

const { policy } = combineLayers(loadPreset('default', undefined, []));

describe('stored facts of a check', () => {
  it('give the same evaluation again, byte for byte', () => {
    const { evaluated, evaluation } = runGate({
      policy, policyLocation: 'preset:default', knowledge: licenseKnowledge(), targets: [product, hostile].map((inventory) => ({ inventory, licenseOf: declaredLicenses(inventory), ageDays: 40, before: new Set(['pkg:npm/ui']) })),
      at: 'release', date: '2026-03-01', failOn: 'needs-approval', waivers: [], approvals: [], generatedAt: '2026-03-01T12:00:00Z', tool: { name: 'muster', version: '0.0.0' },
    });
    const { document: { uses, at, date, dataVersions, waivers, approvals }, problems } = readFactsDocument('facts.json', [...factsText(evaluated)].join(''), new Set());
    expect(problems).toEqual([]);
    const again = evaluate(compilePolicy(policy), { uses, at: at!, date: date!, dataVersions, waivers, approvals });
    expect(JSON.stringify(again)).toBe(JSON.stringify(evaluation));
    expect(evaluation.decisions.some(({ outcomes }) => outcomes.some(({ rule }) => rule === 'POL-OPS-041'))).toBe(true);
  });
});
