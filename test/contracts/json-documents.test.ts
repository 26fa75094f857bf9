import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compareTargets } from '#core/inventory/compare-targets.ts';
import { summarizeComparisons } from '#core/inventory/comparison-summary.ts';
import { inventoriesOf } from '#core/inventory/from-document.ts';
import { isInventoryDocument } from '#core/inventory/is-inventory-document.ts';
import { ComparisonDocument } from '#core/model/comparison-document.ts';
import { InventoryDocument } from '#core/model/inventory-document.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { emptySbom } from '#core/sbom/empty-component.ts';
import { sbomOf } from '#core/sbom/from-inventory.ts';
import { profiles } from '#core/sbom/quality/profiles.data.ts';
import { ScoreDocument } from '#core/sbom/quality/score-document.ts';
import { scoreJson } from '#core/sbom/quality/score-report.ts';
import { scoreSbom } from '#core/sbom/quality/score.ts';
import renderComparison from '#plugins/comparisons/json/render.ts';
import renderInventory from '#plugins/reports/json/render.ts';
import { estate, hostile, reportInput, shop } from '../reports/sample.ts';
import { makeInventory } from '../support/make-inventory.ts';
import { scanInProcess } from '../support/scan-in-process.ts';
import { twoLockfiles } from '../support/two-lockfiles.ts';

const root = resolve(import.meta.dirname, '../..');
const examples = join(root, 'examples/estate');

const published = (name: string) => new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(root, 'docs/reference', `${name}.schema.json`), 'utf8')));
/** Without the openness to later fields: everything that is written is documented. */
const exact = (type: z.ZodType) => new Ajv2020({ strict: false }).compile(z.toJSONSchema(type, { target: 'draft-2020-12', io: 'output' }));

function expectValid(name: string, type: z.ZodType, text: string): void {
  const value = JSON.parse(text) as unknown;
  for (const validate of [published(name), exact(type)]) {
    validate(value);
    expect(validate.errors ?? []).toEqual([]);
  }
}

const inventories = async (): Promise<Inventory[][]> => [[shop], [...estate], [hostile], [makeInventory({})], [twoLockfiles()], [await scanInProcess(examples)]];

const document = (list: readonly Inventory[]): string => [...renderInventory(reportInput(list))].join('');

describe('documents of scan --format json', () => {
  it('are of the published schema', async () => {
    for (const list of await inventories()) expectValid('inventory', InventoryDocument, document(list));
  });

  it('are recognised by their beginning and give back the inventory', async () => {
    for (const list of await inventories()) {
      const text = document(list);
      expect(isInventoryDocument(text.slice(0, 100))).toBe(true);
      // what is not hostile is canonical, so that nothing changes
      if (!list.includes(hostile)) expect(JSON.parse(document(inventoriesOf(text)))).toEqual(JSON.parse(text));
    }
  });
});

describe('documents of diff --format json', () => {
  it('are of the published schema', async () => {
    const all = await inventories();
    for (const before of all) {
      for (const after of all) {
        const comparisons = compareTargets(before, after);
        const input = { before: 'a', after: 'b', comparisons, summary: summarizeComparisons(comparisons), ...reportInput(after) };
        expectValid('diff', ComparisonDocument, [...renderComparison(input)].join(''));
      }
    }
  });
});

describe('documents of sbom score --format json', () => {
  it('are of the published schema', async () => {
    for (const sbom of [emptySbom('cyclonedx', '1.6'), ...(await inventories()).map((list) => sbomOf(reportInput(list)))]) {
      const scored = { sbom, format: 'cyclonedx-json', problems: [] };
      const report = { location: 'x', document: scored, formatTitle: 'x', scores: profiles.map((profile) => scoreSbom(scored, profile)), ...reportInput([]) };
      expectValid('sbom-score', ScoreDocument, scoreJson(report));
    }
  });
});
