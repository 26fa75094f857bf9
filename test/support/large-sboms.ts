/** Writers of SBOMs with any number of packages, as tools write them; each package needs the next one. */
export interface LargeSbom {
  readonly file: string;
  readonly pieces: (packages: number) => Iterable<string>;
  /** Bytes for one package, about. */
  readonly bytesEach: number;
}

const hex = (index: number): string => index.toString(16).padStart(64, '0');
const purl = (index: number): string => `pkg:npm/package-${index}@1.0.${index}`;
const url = (index: number): string => `https://registry.example/package-${index}/-/package-${index}-1.0.${index}.tgz`;

function* each(packages: number, separator: string, write: (index: number) => string): Generator<string> {
  for (let index = 0; index < packages; index++) yield (index === 0 ? '' : separator) + write(index);
}

const next = (index: number, packages: number): number => Math.min(index + 1, packages - 1);

/** By title. */
export const largeSboms: Readonly<Record<string, LargeSbom>> = {
  'CycloneDX JSON': {
    file: 'app.cdx.json',
    bytesEach: 510,
    *pieces(packages) {
      yield '{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"metadata":{"component":{"bom-ref":"app","type":"application","name":"app"}},"components":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({
        'type': 'library', 'bom-ref': purl(index), 'name': `package-${index}`, 'version': `1.0.${index}`, 'hashes': [{ alg: 'SHA-256', content: hex(index) }],
        'licenses': [{ license: { id: 'MIT' } }], 'purl': purl(index), 'externalReferences': [{ type: 'distribution', url: url(index) }],
      }));
      yield '],"dependencies":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({ ref: purl(index), dependsOn: [purl(next(index, packages))] }));
      yield ']}\n';
    },
  },
  'CycloneDX XML': {
    file: 'app.cdx.xml',
    bytesEach: 770,
    *pieces(packages) {
      yield '<?xml version="1.0"?>\n<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">\n  <components>\n';
      yield* each(packages, '', (index) => `    <component type="library" bom-ref="${purl(index)}">\n      <name>package-${index}</name>\n      <version>1.0.${index}</version>\n      <hashes>\n        <hash alg="SHA-256">${hex(index)}</hash>\n      </hashes>\n      <licenses>\n        <license>\n          <id>MIT</id>\n        </license>\n      </licenses>\n      <purl>${purl(index)}</purl>\n      <externalReferences>\n        <reference type="distribution">\n          <url>${url(index)}</url>\n        </reference>\n      </externalReferences>\n    </component>\n`);
      yield '  </components>\n  <dependencies>\n';
      yield* each(packages, '', (index) => `    <dependency ref="${purl(index)}">\n      <dependency ref="${purl(next(index, packages))}"/>\n    </dependency>\n`);
      yield '  </dependencies>\n</bom>\n';
    },
  },
  'SPDX 2.3 JSON': {
    file: 'app.spdx.json',
    bytesEach: 630,
    *pieces(packages) {
      yield '{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"app","documentNamespace":"https://sbom.example/app","creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: x"]},"packages":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({
        SPDXID: `SPDXRef-${index}`, name: `package-${index}`, versionInfo: `1.0.${index}`, downloadLocation: url(index), filesAnalyzed: false, licenseDeclared: 'MIT', licenseConcluded: 'NOASSERTION', copyrightText: 'NOASSERTION',
        checksums: [{ algorithm: 'SHA256', checksumValue: hex(index) }], externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl(index) }],
      }));
      yield '],"relationships":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({ spdxElementId: `SPDXRef-${index}`, relatedSpdxElement: `SPDXRef-${next(index, packages)}`, relationshipType: 'DEPENDS_ON' }));
      yield ']}\n';
    },
  },
  'SPDX 2.3 tag-value': {
    file: 'app.spdx',
    bytesEach: 500,
    *pieces(packages) {
      yield 'SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: app\nDocumentNamespace: https://sbom.example/app\nCreator: Tool: x\nCreated: 2026-01-01T00:00:00Z\n';
      yield* each(packages, '', (index) => `\nPackageName: package-${index}\nSPDXID: SPDXRef-${index}\nPackageVersion: 1.0.${index}\nPackageDownloadLocation: ${url(index)}\nFilesAnalyzed: false\nPackageLicenseDeclared: MIT\nPackageLicenseConcluded: NOASSERTION\nPackageCopyrightText: NOASSERTION\nPackageChecksum: SHA256: ${hex(index)}\nExternalRef: PACKAGE-MANAGER purl ${purl(index)}\nRelationship: SPDXRef-${index} DEPENDS_ON SPDXRef-${next(index, packages)}\n`);
    },
  },
  'SPDX 3.0 JSON-LD': {
    file: 'app.spdx3.json',
    bytesEach: 650,
    *pieces(packages) {
      const id = (index: number): string => `https://sbom.example/app#${index}`;
      const element = { creationInfo: '_:made' };
      yield '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[\n';
      yield `${JSON.stringify({ '@id': '_:made', 'type': 'CreationInfo', 'specVersion': '3.0.1', 'created': '2026-01-01T00:00:00Z', 'createdBy': ['https://sbom.example/app#maker'] })},\n`;
      yield `${JSON.stringify({ spdxId: 'https://sbom.example/app#maker', type: 'Organization', ...element, name: 'x' })},\n${JSON.stringify({ spdxId: 'https://sbom.example/app#document', type: 'SpdxDocument', ...element, name: 'app', rootElement: [] })},\n`;
      yield* each(packages, ',\n', (index) => JSON.stringify({
        spdxId: id(index), type: 'software_Package', ...element, name: `package-${index}`, software_packageVersion: `1.0.${index}`, software_packageUrl: purl(index), software_downloadLocation: url(index),
        verifiedUsing: [{ type: 'Hash', algorithm: 'sha256', hashValue: hex(index) }],
      }));
      yield ',\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({ spdxId: `${id(index)}-needs`, type: 'Relationship', ...element, from: id(index), relationshipType: 'dependsOn', to: [id(next(index, packages))] }));
      yield ']}\n';
    },
  },
  'Syft JSON': {
    file: 'app.syft.json',
    bytesEach: 715,
    *pieces(packages) {
      yield '{"artifacts":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({
        id: `p${index}`, name: `package-${index}`, version: `1.0.${index}`, type: 'npm', foundBy: 'javascript-lock-cataloger', locations: [{ path: '/package-lock.json' }],
        licenses: [{ value: 'MIT', spdxExpression: 'MIT', type: 'declared', urls: [], locations: [] }], language: 'javascript', cpes: [{ cpe: `cpe:2.3:a:package-${index}:package-${index}:1.0.${index}:*:*:*:*:*:*:*`, source: 'syft-generated' }],
        purl: purl(index), metadataType: 'javascript-npm-package-lock-entry', metadata: { resolved: url(index), integrity: `sha256-${hex(index)}` },
      }));
      yield '],"artifactRelationships":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({ parent: `p${next(index, packages)}`, child: `p${index}`, type: 'dependency-of' }));
      yield '],"files":[],"source":{"id":"source","name":"app","version":"1","type":"directory","metadata":{"path":"app"}},"distro":{},"descriptor":{"name":"syft","version":"1.0.0"},"schema":{"version":"16.0.0","url":"https://sbom.example/schema.json"}}\n';
    },
  },
  'GitHub export': {
    file: 'app.github.json',
    bytesEach: 435,
    *pieces(packages) {
      yield '{"sbom":{"spdxVersion":"SPDX-2.3","dataLicense":"CC0-1.0","SPDXID":"SPDXRef-DOCUMENT","name":"com.github.acme/app","documentNamespace":"https://sbom.example/app","creationInfo":{"created":"2026-01-01T00:00:00Z","creators":["Tool: GitHub.com-Dependency-Graph"]},"packages":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({
        SPDXID: `SPDXRef-${index}`, name: `package-${index}`, versionInfo: `1.0.${index}`, downloadLocation: 'NOASSERTION', filesAnalyzed: false, licenseConcluded: 'MIT', copyrightText: 'Copyright (c) the authors',
        externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl(index) }],
      }));
      yield '],"relationships":[\n';
      yield* each(packages, ',\n', (index) => JSON.stringify({ spdxElementId: `SPDXRef-${index}`, relatedSpdxElement: `SPDXRef-${next(index, packages)}`, relationshipType: 'DEPENDS_ON' }));
      yield ']}}\n';
    },
  },
};
