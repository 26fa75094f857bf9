import { describe, expect, it } from 'vitest';
import { writeSpdx2 } from '#core/sbom/spdx2/write-document.ts';
import codec from './codec.ts';

const document = `spdxVersion: SPDX-2.3
dataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
name: 2024
documentNamespace: https://acme.example/1
creationInfo: {created: 2024-01-01T00:00:00Z, creators: ['Tool: t-1']}
packages:
  - {SPDXID: SPDXRef-a, name: a, versionInfo: 1.10, downloadLocation: NOASSERTION, filesAnalyzed: false}
  - {SPDXID: SPDXRef-b, name: no, versionInfo: 1e3, downloadLocation: NOASSERTION, filesAnalyzed: false}
files:
  - {SPDXID: SPDXRef-f, fileName: ./f, checksums: [{algorithm: SHA1, checksumValue: 0123456789012345678901234567890123456789}]}
snippets:
  - SPDXID: SPDXRef-s
    name: 7
    snippetFromFile: SPDXRef-f
    ranges:
      - startPointer: {offset: 310, reference: SPDXRef-f}
        endPointer: {offset: 420, reference: SPDXRef-f}
`;

describe('SPDX as YAML', () => {
  it('has versions, names and checksums as they are written, and numbers where SPDX wants some', () => {
    expect(codec.validate(document, 'a.spdx.yaml', { read: () => '' })).toEqual([]);
    const sbom = codec.read(document, 'a.spdx.yaml');
    expect(sbom.components.map(({ name, version, hashes }) => [name, version, hashes.map(({ value }) => value)])).toEqual([
      ['a', '1.10', []], ['no', '1e3', []], ['./f', undefined, ['0123456789012345678901234567890123456789']],
    ]);
    expect(JSON.parse(JSON.stringify(writeSpdx2(sbom)))).toMatchObject({
      name: '2024', packages: [{ versionInfo: '1.10', filesAnalyzed: false }, { versionInfo: '1e3' }],
      snippets: [{ name: '7', ranges: [{ startPointer: { offset: 310 }, endPointer: { offset: 420 } }] }],
    });
  });
});
