import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, neutralSboms } from '../../../../test/support/neutral-sboms.ts';
import { parseJson } from '../../text/json.ts';
import { purposeNames } from './names.data.ts';
import { readSpdx3 } from './read-document.ts';
import { validateSpdx3 } from './validate-document.ts';
import { writeSpdx3 } from './write-document.ts';

const holdings = {
  ref: (number: number) => `https://acme.example/sbom/1#part-${number}`,
  types: [...new Set(purposeNames.values())],
  references: ['vcs', 'issue-tracker', 'other'],
  relationships: ['contains', 'depends-on', 'static-link', 'patch-for', 'patch-applied', 'prerequisite-for', 'descendant-of', 'package-of', 'test-tool-of', 'invoked-by', 'provides', 'other'],
  lifecycles: ['pre-build', 'build', 'operations'],
};

const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

describe('SPDX 3', () => {
  it('gives back every document that it can hold', () => {
    fc.assert(fc.property(neutralSboms(holdings), (sbom) => {
      const back = readSpdx3(json(writeSpdx3(sbom)));
      expect(comparable({ ...back, identifier: back.identifier?.split('#')[0] ?? '' })).toEqual(comparable(sbom));
    }), { numRuns: 300 });
  });

  it('writes documents that are valid, and the same again after reading them', () => {
    fc.assert(fc.property(neutralSboms(holdings), (sbom) => {
      const written = json(writeSpdx3(sbom));
      expect(validateSpdx3(written)).toEqual([]);
      expect(writeSpdx3(readSpdx3(written))).toEqual(written);
    }), { numRuns: 200 });
  });

  it('has ids that are told apart, whatever the refs', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('agent-1', 'sbom', 'document', 'license-1', 'relationship-2', 'LicenseRef-1', 'https://acme.example/sbom/1#agent-1', 'tool-muster-1.2.3')), { maxLength: 20 }), neutralSboms(holdings), (refs, sbom) => {
      const [model] = sbom.components;
      const graph = (json(writeSpdx3({ ...sbom, subjects: [], relationships: [], components: refs.map((ref) => ({ ...model!, ref })) })) as { '@graph': { spdxId?: string }[] })['@graph'];
      const ids = graph.flatMap(({ spdxId }) => spdxId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }), { numRuns: 100 });
  });
});
