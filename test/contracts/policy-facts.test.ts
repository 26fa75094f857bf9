import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '#core/policy/evaluation/compile-policy.ts';
import { evaluate } from '#core/policy/evaluation/evaluate.ts';
import { writeRecord } from '#core/policy/evaluation/record.ts';
import { combineLayers } from '#core/policy/layers/combine-layers.ts';
import { loadPreset } from '#core/policy/presets/load-preset.ts';
import { readFactsDocument, type FactsDocument } from '#core/policy/reading/read-facts-document.ts';
import { repository } from '../support/muster.ts';

const read = (path: string): string => readFileSync(join(repository, path), 'utf8');
const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(read('docs/reference/policy-facts.schema.json')) as object);
const example = read('examples/policy/facts.json');

function document(text: string): FactsDocument {
  const { document: found, problems } = readFactsDocument('facts.json', text, new Set());
  expect(problems).toEqual([]);
  return found;
}

describe('the JSON Schema of facts', () => {
  it('accepts what is read, and what a record holds', () => {
    expect([validate(JSON.parse(example)), validate.errors]).toEqual([true, null]);
    const { uses, dataVersions } = document(example);
    const input = {
      at: 'build', date: '2026-03-01', uses, dataVersions, approvals: [{ rule: 'POL-OPS-001', role: 'legal', projects: ['ledger'] }],
      waivers: [{ id: 'W', rule: 'POL-LIC-030', reason: 'mitigated', approvedBy: [{ role: 'legal', by: 'mia' }], granted: '2026-02-01', expires: '2026-03-01', renewals: 0, place: { path: 'w.yaml' } }],
    } as const;
    const compiled = compilePolicy(combineLayers(loadPreset('default', undefined, [])).policy);
    const { facts } = JSON.parse(writeRecord(compiled, input, evaluate(compiled, input))) as { facts: object };
    expect([validate(facts), validate.errors]).toEqual([true, null]);
    expect(document(JSON.stringify(facts)).uses).toEqual(uses);
  });

  it.each([
    ['an unknown fact', '"modified": false', '"modifed": false'], ['an impossible value', '"internal"', '"cloud"'], ['another type', '"modified": false', '"modified": "false"'],
    ['what is calculated', '"modified": false', '"conveyed": false'], ['an unknown key', '"at": "build"', '"point": "build"'],
  ])('refuses %s, as the reader does', (_, before, after) => {
    const text = example.replace(before, after);
    expect(text).not.toBe(example);
    expect(validate(JSON.parse(text))).toBe(false);
    expect(readFactsDocument('facts.json', text, new Set()).problems.length).toBeGreaterThan(0);
  });

  it('knows no negative numbers', () => {
    const text = JSON.stringify({ schema: 'muster-facts/1', uses: [{ id: 'a', facts: { 'vulnerability.maxCvss': -1 } }] });
    expect(validate(JSON.parse(text))).toBe(false);
    expect(readFactsDocument('facts.json', text, new Set()).problems.map(({ message }) => message)).toEqual(['vulnerability.maxCvss cannot be -1']);
  });
});
