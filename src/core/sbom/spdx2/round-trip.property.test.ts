import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, neutralSboms } from '../../../../test/support/neutral-sboms.ts';
import { parseJson } from '../../text/json.ts';
import { purposes } from './names.data.ts';
import { readSpdx2 } from './read-document.ts';
import { readTagValue } from './read-tag-value.ts';
import { validateSpdx2 } from './validate-document.ts';
import { spdx2Members, writeSpdx2 } from './write-document.ts';
import { writableSnippets } from './writable-snippets.ts';
import { writeTagValue } from './write-tag-value.ts';

const holdings = {
  ref: (number: number) => `SPDXRef-${number}`,
  types: [...new Set(purposes.values()), 'machine-learning-model'],
  references: ['vcs', 'issue-tracker', 'other'],
  relationships: ['contains', 'depends-on', 'static-link', 'patch-for', 'amends', 'prerequisite-for', 'invoked-by', 'provides', 'other'],
  lifecycles: ['pre-build', 'build', 'operations'],
};

/** Snippets without a file that is one to SPDX 2 it cannot hold. */
const documents = (more: object = {}) => neutralSboms({ ...holdings, ...more }).map((sbom) => ({ ...sbom, snippets: writableSnippets(sbom) }));

const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

describe('SPDX 2', () => {
  it('gives back every document that it can hold, by JSON', () => {
    fc.assert(fc.property(documents(), (sbom) => {
      expect(comparable(readSpdx2(json(writeSpdx2(sbom))))).toEqual(comparable(sbom));
    }), { numRuns: 300 });
  });

  it('gives back every document that it can hold, by tag-value', () => {
    fc.assert(fc.property(documents({ without: ['</text>', '\r'], inOneLine: true }), (sbom) => {
      expect(comparable(readSpdx2(readTagValue([...writeTagValue(spdx2Members(sbom))].join(''))))).toEqual(comparable(sbom));
    }), { numRuns: 300 });
  });

  it('says the same by tag-value and by JSON', () => {
    fc.assert(fc.property(documents({ without: ['</text>', '\r'], inOneLine: true }), (sbom) => {
      const { relationships, ...rest } = writeSpdx2(sbom);
      // an empty list has no line
      const written = { ...rest, ...((relationships as unknown[]).length === 0 ? {} : { relationships }) };
      expect(readTagValue([...writeTagValue(Object.entries(written))].join(''))).toEqual(json(written));
    }), { numRuns: 300 });
  });

  it('writes documents that are valid, and the same again after reading them', () => {
    fc.assert(fc.property(documents(), (sbom) => {
      const written = json(writeSpdx2(sbom));
      expect(validateSpdx2(written)).toEqual([]);
      expect(writeSpdx2(readSpdx2(written))).toEqual(written);
    }), { numRuns: 200 });
  });

  it('changes what was changed and keeps the rest of a document that was read', () => {
    const packageOf = (change: object) => ({ SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '1', downloadLocation: 'NOASSERTION', filesAnalyzed: false, sourceInfo: 'built by hand', licenseComments: 'see file', ...change });
    const document = { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://a.example/x', dataLicense: 'CC0-1.0', creationInfo: { created: '2024-02-29T12:00:00Z', creators: ['Tool: x-1'], licenseListVersion: '3.20' }, packages: [packageOf({})], snippets: [{ SPDXID: 'SPDXRef-s', snippetFromFile: 'SPDXRef-a' }], relationships: [] };
    const sbom = readSpdx2(document);
    expect(writeSpdx2(sbom)).toEqual(document);
    const [component] = sbom.components;
    const written = writeSpdx2({ ...sbom, components: [{ ...component!, version: '2' }] }) as { packages: unknown[]; snippets: unknown };
    expect(written.packages[0]).toMatchObject({ versionInfo: '2', sourceInfo: 'built by hand', licenseComments: 'see file' });
    expect(written.snippets).toEqual(document.snippets);
  });
});
