import { describe, expect, it } from 'vitest';
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
  it('describes what it means to, and has no supplier where it names none', () => {
    const sbom = codec.read(document, 'x.spdx');
    expect(sbom.subjects).toEqual(['SPDXRef-SPDXRef-Package-main']);
    expect(sbom.components[0]!.supplier).toBeUndefined();
    expect(sbom.issues.map(({ message }) => message)).toEqual(['/relationships/0/spdxElementId: "SPDXRef-SPDXRef-DOCUMENT" is no element of this document']);
    expect(codec.validate(document, 'x.spdx', noPackages).map(({ severity, at }) => `${severity} ${at}`)).toEqual(['warning /packages/0/supplier', 'warning /relationships/0/spdxElementId']);
  });
});
