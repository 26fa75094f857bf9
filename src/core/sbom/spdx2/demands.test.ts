import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sbom, SbomSnippet } from '../../model/sbom.ts';
import { emptyComponent, emptySbom } from '../empty-component.ts';
import { readJson, write } from '../cyclonedx/codec.ts';
import { foreignLosses } from '../foreign-losses.ts';
import { readSpdx2 } from './read-document.ts';
import { readTagValue } from './read-tag-value.ts';
import { spdx2Members, writeSpdx2 } from './write-document.ts';
import { writeTagValue } from './write-tag-value.ts';

const snippet = (facts: Partial<SbomSnippet>): SbomSnippet => ({ ref: 'SPDXRef-s', file: 'SPDXRef-f', concludedLicenses: [], detectedLicenses: [], attributions: [], foreign: {}, ...facts });
const file = { ...emptyComponent, ref: 'SPDXRef-f', type: 'file', name: './f' };
const hash = { algorithm: 'SHA-1' as const, value: 'ab'.repeat(20) };
const told = (sbom: Sbom): string[] => [...foreignLosses(sbom, 'spdx')].map(({ at }) => at);

describe('what SPDX 2 demands and a document of another format need not say', () => {
  it('only persons and organizations supply', () => {
    const sbom: Sbom = { ...emptySbom('spdx3', '3.0.1'), components: [{ ...emptyComponent, ref: 'SPDXRef-a', name: 'a', type: 'library', supplier: { kind: 'tool', name: 'Bot' }, manufacturer: { kind: 'tool', name: 'Maker' } }] };
    expect(writeSpdx2(sbom)).toMatchObject({ packages: [{ supplier: 'Organization: Bot', originator: 'Organization: Maker' }] });
    expect(told(sbom)).toEqual(['components/0/supplier', 'components/0/manufacturer']);
  });

  it('a snippet has a range and a file with a checksum; one without is left out with what is said of it', () => {
    fc.assert(fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (hasRange, hasChecksum, isListed) => {
      const sbom: Sbom = {
        ...emptySbom('spdx3', '3.0.1'),
        components: isListed ? [{ ...file, hashes: hasChecksum ? [hash] : [] }] : [],
        snippets: [snippet(hasRange ? { lines: { first: 1, last: 2 } } : {})],
        relationships: [{ from: 'SPDXRef-s', to: 'SPDXRef-DOCUMENT', type: 'other' }],
      };
      const written = writeSpdx2(sbom);
      if (hasRange && hasChecksum && isListed) expect(written['snippets']).toMatchObject([{ snippetFromFile: 'SPDXRef-f', ranges: [{ startPointer: { lineNumber: 1 } }] }]);
      else {
        expect(written).not.toHaveProperty('snippets');
        expect(JSON.stringify(written)).not.toContain('SPDXRef-s"');
        expect(told(sbom)).toContain('snippets/SPDXRef-s');
      }
    }));
  });

  it('only tag-value has annotations on elements of other documents', () => {
    const source = ['SPDXVersion: SPDX-2.3', 'SPDXID: SPDXRef-DOCUMENT', 'DocumentName: x', 'DataLicense: CC0-1.0', 'Created: 2024-01-01T00:00:00Z', 'Annotator: Person: A', 'AnnotationDate: 2024-01-01T00:00:00Z', 'AnnotationType: OTHER', 'SPDXREF: DocumentRef-e:SPDXRef-z', 'AnnotationComment: fine', ''].join('\n');
    const sbom = readSpdx2(readTagValue(source));
    expect(writeSpdx2(sbom)).not.toHaveProperty('annotations');
    expect([...writeTagValue(spdx2Members(sbom, '2.3', 'tag-value'))].join('')).toContain('SPDXREF: DocumentRef-e:SPDXRef-z');
  });
});

it('elements that share an identifier have each their own in every format', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('SPDXRef-a', 'SPDXRef-a-2', 'SPDXRef-b'), { maxLength: 6 }), fc.array(fc.constantFrom('SPDXRef-a', 'SPDXRef-c'), { maxLength: 3 }), (packages, files) => {
    const document = {
      spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', documentNamespace: 'https://shop.example/x',
      packages: packages.map((SPDXID, at) => ({ SPDXID, name: `p${at}`, downloadLocation: 'NOASSERTION' })), files: files.map((SPDXID, at) => ({ SPDXID, fileName: `./f${at}`, checksums: [{ algorithm: 'SHA1', checksumValue: hash.value }] })),
    };
    const names = [...packages.map((_, at) => `p${at}`), ...files.map((_, at) => `./f${at}`)];
    for (const isLong of [false, true]) {
      const sbom = readSpdx2(document, { isLong });
      expect([...sbom.components].map(({ name }) => name)).toEqual(names);
      expect(new Set([...sbom.components].map(({ ref }) => ref)).size).toBe(names.length);
      // the first keeps the one that all others mean
      expect([...sbom.components].map(({ ref }) => ref)).toEqual(expect.arrayContaining([...packages, ...files]));
    }
    const { components } = readJson([...write('json', readSpdx2(document), {})].join(''), 'x.cdx.json');
    expect(new Set(components.map(({ ref }) => ref)).size).toBe(names.length);
  }));
});
