import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spdx2Documents, spdxTexts } from '../../../test/support/spdx2-documents.ts';
import { spdx3Documents } from '../../../test/support/spdx3-documents.ts';
import { parseJson } from '../text/json.ts';
import { foreignLosses } from './foreign-losses.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { validateSpdx2 } from './spdx2/validate-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { validateSpdx3 } from './spdx3/validate-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

type Json = Readonly<Record<string, unknown>>;

const json = (value: unknown): Json => parseJson(JSON.stringify(value)).value as Json;

/** The order of relationships says nothing. */
const normalized = ({ relationships, ...rest }: Json): Json => ({ ...rest, relationships: (relationships as object[]).map((item) => JSON.stringify(Object.entries(item).sort())).sort() });

/** Packages, files and snippets, but for what is a reference to who made them. */
const elementsOf = (document: Json): object[] => (document['@graph'] as Json[]).filter(({ type }) => /^software_(?:Package|File|Snippet)$/.test(String(type))).map(({ extension: _ours, ...element }) => element);

const relationshipsOf = (document: Json): string[] => readSpdx3(document).relationships.map(({ from, to, type, scope: stated, comment }) => JSON.stringify([from, to, type, stated, comment])).toSorted();

describe('the generations of SPDX', () => {
  it('give back all of SPDX 2 through SPDX 3', () => {
    fc.assert(fc.property(spdx2Documents(spdxTexts), (given) => {
      const document = json(given);
      expect(validateSpdx2(document)).toEqual([]);
      const sbom = readSpdx2(document);
      expect([...foreignLosses(sbom, 'spdx3')]).toEqual([]);
      const newer = json(writeSpdx3(sbom));
      expect(validateSpdx3(newer)).toEqual([]);
      const back = readSpdx3(newer);
      expect([...foreignLosses(back, 'spdx')]).toEqual([]);
      expect(normalized(json(writeSpdx2(back)))).toEqual(normalized(document));
    }), { numRuns: 200 });
  });

  it('give back all of SPDX 3 that SPDX 2 can hold', () => {
    fc.assert(fc.property(spdx3Documents(spdxTexts), (given) => {
      const document = json(given);
      expect(validateSpdx3(document)).toEqual([]);
      const sbom = readSpdx3(document);
      expect([...foreignLosses(sbom, 'spdx')]).toEqual([]);
      const older = json(writeSpdx2(sbom));
      expect(validateSpdx2(older)).toEqual([]);
      const back = readSpdx2(older);
      expect([...foreignLosses(back, 'spdx3')]).toEqual([]);
      const newer = json(writeSpdx3(back));
      expect(validateSpdx3(newer)).toEqual([]);
      expect(elementsOf(newer)).toEqual(elementsOf(document));
      expect(relationshipsOf(newer)).toEqual([...new Set(relationshipsOf(document))]);
      expect(back).toMatchObject({ creationComment: sbom.creationComment, name: sbom.name, subjects: ['SPDXRef-a'] });
    }), { numRuns: 200 });
  });
});
