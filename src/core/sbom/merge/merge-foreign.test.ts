import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sbom } from '../../model/sbom.ts';
import { readJson, write } from '../cyclonedx/codec.ts';
import { readSpdx2 } from '../spdx2/read-document.ts';
import { writeSpdx2 } from '../spdx2/write-document.ts';
import { mergeSboms } from './merge.ts';

const merge = (...sboms: readonly Sbom[]): Sbom => mergeSboms(sboms.map((sbom, index) => ({ path: `${'abc'[index]}.json`, sbom })), { generatedAt: '2026-01-02T03:04:05Z', tool: { name: 'muster', version: '1' } });

const bom = (component: object): Sbom => readJson(JSON.stringify({
  bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components: [{ type: 'library', 'bom-ref': 'r', name: 'a', version: '1', purl: 'pkg:npm/a@1', ...component }],
}), 'x.cdx.json');

function mergedComponent(...components: readonly object[]): { readonly component: Record<string, unknown>; readonly issues: string[] } {
  const merged = merge(...components.map(bom));
  const written = JSON.parse([...write('json', merged, {})].join('')) as { components: Record<string, unknown>[] };
  return { component: written.components[0]!, issues: merged.issues.map(({ message }) => message) };
}

describe('what two documents say of one component in the words of their format', () => {
  const identity = [{ field: 'purl', confidence: 1 }];
  const callstack = { frames: [{ module: 'm' }] };

  it('unites evidence of all kinds', () => {
    const { component, issues } = mergedComponent(
      { evidence: { copyright: [{ text: 'c1' }], identity, callstack, occurrences: [{ location: '/a', symbol: 's' }] } },
      { evidence: { copyright: [{ text: 'c1' }, { text: 'c2' }], identity: [{ field: 'name', confidence: 0.5 }], occurrences: [{ location: '/z', line: 3, offset: 7 }], licenses: [{ license: { id: 'MIT' } }] } },
    );
    expect(component['evidence']).toEqual({
      copyright: [{ text: 'c1' }, { text: 'c2' }], identity: [...identity, { field: 'name', confidence: 0.5 }], callstack,
      occurrences: [{ location: '/a', symbol: 's' }, { location: '/z', line: 3, offset: 7 }], licenses: [{ license: { id: 'MIT' } }],
    });
    expect(issues).toEqual([]);
  });

  it('keeps evidence beside places that only the model knows', () => {
    expect(mergedComponent({ evidence: { identity } }, { evidence: { occurrences: [{ location: '/z' }] } }).component['evidence']).toEqual({ identity, occurrences: [{ location: '/z' }] });
    expect(mergedComponent({ evidence: { occurrences: [{ location: '/z' }] } }, { evidence: { identity } }).component['evidence']).toEqual({ identity, occurrences: [{ location: '/z' }] });
  });

  it('tells of what cannot be united', () => {
    const { component, issues } = mergedComponent({ evidence: { callstack }, pedigree: { notes: 'x' }, tags: ['a'] }, { evidence: { callstack: { frames: [{ module: 'n' }] } }, pedigree: { notes: 'y' }, tags: ['b', 'a'], description: 'only here' });
    expect(component).toMatchObject({ evidence: { callstack }, pedigree: { notes: 'x' }, tags: ['a', 'b'], description: 'only here' });
    expect(issues).toEqual(['pkg:npm/a@1: different evidence/callstack, pedigree; what the first document says is kept']);
  });

  it('has every part that one of them says alone', () => {
    const parts: Readonly<Record<string, unknown>> = { pedigree: { notes: 'x' }, tags: ['a'], modelCard: { quantitativeAnalysis: {} }, releaseNotes: { type: 'major' }, cryptoProperties: { assetType: 'algorithm' }, evidence: { identity }, licenses: [{ license: { id: 'MIT', licensing: { licensor: { organization: { name: 'Acme' } } } } }] };
    const some = fc.subarray(Object.keys(parts)).map((keys) => Object.fromEntries(keys.map((key) => [key, parts[key]])));
    fc.assert(fc.property(some, some, (first, second) => {
      const { component, issues } = mergedComponent(first, second);
      expect(component).toMatchObject({ ...first, ...second });
      expect(issues).toEqual([]);
    }), { numRuns: 100 });
  });

  it('goes for packages of SPDX 2 too', () => {
    const spdx = (more: object): Sbom => readSpdx2({
      spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: [] },
      packages: [{ SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '1', downloadLocation: 'NOASSERTION', ...more }],
    });
    const merged = merge(spdx({ attributionTexts: ['one'], sourceInfo: 'here' }), spdx({ attributionTexts: ['one', 'two'], sourceInfo: 'there', builtDate: '2024-01-01T00:00:00Z' }));
    expect(writeSpdx2(merged)['packages']).toMatchObject([{ attributionTexts: ['one', 'two'], sourceInfo: 'here', builtDate: '2024-01-01T00:00:00Z' }]);
    expect(merged.issues.map(({ message }) => message)).toEqual(['a: different sourceInfo; what the first document says is kept']);
  });
});
