import { describe, expect, it } from 'vitest';
import { wholeDocument, type Sbom } from '../model/sbom.ts';
import { parseJson } from '../text/json.ts';
import { foreignLosses } from './foreign-losses.ts';
import { mergeSboms } from './merge/merge.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { writeSpdx2 } from './spdx2/write-document.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { validateSpdx3 } from './spdx3/validate-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

const described = (name: string, more: object = {}) => ({ spdxElementId: 'SPDXRef-DOCUMENT', relatedSpdxElement: `SPDXRef-${name}`, relationshipType: 'DESCRIBES', ...more });
const relationships = [described('b'), described('a', { comment: 'why described' })];
const sbom = readSpdx2({
  SPDXID: 'SPDXRef-DOCUMENT', spdxVersion: 'SPDX-2.3', name: 'x', documentNamespace: 'https://acme.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] },
  packages: ['a', 'b'].map((name) => ({ SPDXID: `SPDXRef-${name}`, name, downloadLocation: 'NOASSERTION' })), relationships,
});
const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

describe('a comment on what a document is about', () => {
  it('stays in SPDX 2, and goes through SPDX 3', () => {
    expect(sbom.subjects).toEqual(['SPDXRef-b', 'SPDXRef-a']);
    expect(json(writeSpdx2(sbom)['relationships'])).toEqual(relationships);
    const document = json(writeSpdx3(sbom));
    expect(validateSpdx3(document)).toEqual([]);
    const back = readSpdx3(document);
    expect(back.subjects).toHaveLength(2);
    expect(back.relationships).toEqual([{ from: wholeDocument, to: 'https://acme.example/x#SPDXRef-a', type: 'describes', comment: 'why described' }]);
    expect(json(writeSpdx2(back)['relationships'])).toEqual(relationships);
  });

  it('may stand at any collection of SPDX 3', () => {
    const elements = ['SpdxDocument', 'software_Sbom', 'Bundle'].map((type) => ({ type, spdxId: `urn:${type}`, rootElement: [] }));
    const read = readSpdx3({ '@graph': [...elements, { type: 'software_Package', spdxId: 'urn:a', name: 'a' }, ...elements.map(({ spdxId: from }) => ({ type: 'Relationship', spdxId: `${from}-1`, from, relationshipType: 'describes', to: ['urn:a'], comment: `by ${from}` }))] });
    expect(read.subjects).toEqual(['urn:a']);
    expect(read.relationships.map(({ from, to, comment }) => [from, to, comment])).toEqual(elements.map(({ spdxId }) => [wholeDocument, 'urn:a', `by ${spdxId}`]));
  });

  it('is told once where there is no place for it', () => {
    expect([...foreignLosses(sbom, 'cyclonedx')].filter(({ at }) => at.startsWith('relationships')).map(({ at }) => at)).toEqual(['relationships/comment']);
    for (const target of ['spdx', 'spdx3'] as const) expect([...foreignLosses(sbom, target)].filter(({ at }) => at.startsWith('relationships'))).toEqual([]);
  });

  it('makes no further subjects in a merge', () => {
    const other: Sbom = { ...sbom, subjects: ['SPDXRef-b'], relationships: [] };
    const merged = (...all: readonly Sbom[]): Sbom => mergeSboms(all.map((one, index) => ({ path: String(index), sbom: one })), { generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });
    expect(merged(sbom, other).relationships.map(({ type, comment }) => [type, comment])).toEqual([['describes', 'why described']]);
    expect(merged(other, sbom).relationships).toEqual([]);
  });
});
