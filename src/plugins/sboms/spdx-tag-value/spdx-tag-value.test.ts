import { describe, expect, it } from 'vitest';
import type { SbomProblem } from '#core/plugin/sbom-format.ts';
import codec from './codec.ts';

const noPackages = { read: () => { throw new Error('not asked'); } };

/** As the Go library for SPDX writes it: identifiers with their prefix twice, and a supplier of the kind NOASSERTION. */
const document = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
DocumentName: scan
DocumentNamespace: https://spdx.example/scan
Creator: Tool: scanner
Created: 2026-01-02T03:04:05Z

PackageName: main
SPDXID: SPDXRef-SPDXRef-Package-main
PackageVersion: 0
PackageSupplier: NOASSERTION: NOASSERTION
PackageDownloadLocation: NOASSERTION
FilesAnalyzed: false

Relationship: SPDXRef-SPDXRef-DOCUMENT DESCRIBES SPDXRef-SPDXRef-Package-main
`;

describe('SPDX tag-value of other tools', () => {
  it('has tags that SPDX does not know, which are told and not written', async () => {
    const { default: json } = await import('../spdx-json/codec.ts');
    const losses: SbomProblem[] = [];
    const text = [...json.write!(codec.read(`${document}OurOwnTag: 7\n`, 'x.spdx'), { onLoss: (loss) => losses.push(loss) })].join('');
    expect(text).not.toContain('OurOwnTag');
    expect(losses).toEqual([{ at: 'OurOwnTag', message: 'left out, as SPDX has no such tag: "7"' }]);
  });

  it('describes what it means to, and has no supplier where it names none', () => {
    const sbom = codec.read(document, 'x.spdx');
    expect(sbom.subjects).toEqual(['SPDXRef-SPDXRef-Package-main']);
    expect(sbom.components[0]!.supplier).toBeUndefined();
    expect(sbom.issues.map(({ message }) => message)).toEqual(['/relationships/0/spdxElementId: "SPDXRef-SPDXRef-DOCUMENT" is no element of this document']);
    expect(codec.validate(document, 'x.spdx', noPackages).map(({ severity, at }) => `${severity} ${at}`)).toEqual(['warning /packages/0/supplier', 'warning /relationships/0/spdxElementId']);
  });
});
