import { describe, expect, it } from 'vitest';
import codec from './codec.ts';
import format from './index.ts';

const noPackages = { read: () => { throw new Error('not asked'); } };

const document = JSON.stringify({
  sbom: {
    spdxVersion: 'SPDX-2.3', dataLicense: 'CC0-1.0', SPDXID: 'SPDXRef-DOCUMENT', name: 'com.github.acme/app', documentNamespace: 'https://spdx.example/acme/app-1',
    creationInfo: { created: '2026-01-02T03:04:05Z', creators: ['Tool: GitHub.com-Dependency-Graph'] },
    packages: [
      { SPDXID: 'SPDXRef-app', name: 'com.github.acme/app', versionInfo: 'main', downloadLocation: 'NOASSERTION', filesAnalyzed: false },
      { SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '1.2.3', downloadLocation: 'NOASSERTION', filesAnalyzed: false, licenseConcluded: 'MIT', externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/a@1.2.3' }] },
      { SPDXID: 'SPDXRef-b', name: 'b', versionInfo: '>= 1.0, < 2', downloadLocation: 'NOASSERTION', filesAnalyzed: false, externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:npm/b' }] },
      { SPDXID: 'SPDXRef-c', name: 'actions/checkout', versionInfo: '4.*.*', downloadLocation: 'NOASSERTION', filesAnalyzed: false, externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: 'pkg:githubactions/actions/checkout@4.%2A.%2A' }] },
    ],
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: 'SPDXRef-app' },
      { spdxElementId: 'SPDXRef-app', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'SPDXRef-a' },
    ],
  },
}, null, 1);

describe('the GitHub dependency graph export', () => {
  it('is told from plain SPDX', () => {
    expect(format.recognizes(document.slice(0, 4096), 'sbom.json')).toBe(true);
    expect(format.recognizes('{"spdxVersion": "SPDX-2.3"', 'sbom.json')).toBe(false);
  });

  it('is the SPDX document in its wrapper', () => {
    const sbom = codec.read(document, 'sbom.json');
    expect(sbom).toMatchObject({ format: 'github', name: 'com.github.acme/app', timestamp: '2026-01-02T03:04:05Z' });
    expect(sbom.components.find(({ name }) => name === 'a')).toMatchObject({ version: '1.2.3', purl: 'pkg:npm/a@1.2.3', concludedLicenses: [{ id: 'MIT' }] });
    expect(sbom.relationships).toHaveLength(1);
  });

  it('takes no requirement for a version', () => {
    const component = codec.read(document, 'sbom.json').components.find(({ name }) => name === 'b')!;
    expect(component.version).toBeUndefined();
    expect(component.properties).toContainEqual({ name: 'muster:requirement', value: '>= 1.0, < 2' });
    const action = codec.read(document, 'sbom.json').components.find(({ name }) => name === 'actions/checkout')!;
    expect(action).toMatchObject({ purl: 'pkg:githubactions/actions/checkout', properties: [{ name: 'muster:requirement', value: '4.*.*' }] });
    expect(action.version).toBeUndefined();
  });

  it('says where in the wrapper something is wrong', () => {
    const broken = document.replace('"SPDXRef-DOCUMENT",', '"nonsense",');
    expect(codec.validate(document, 'x', noPackages).filter(({ severity }) => severity !== 'warning')).toEqual([]);
    expect(codec.validate(broken, 'x', noPackages)[0]!.at).toMatch(/^\/sbom/);
  });

  it('takes the ecosystem from the name where an older export has no package URL', () => {
    const packages = [['pip:Foo_Bar', '1.0'], ['maven:org.acme:lamp', '2'], ['npm:@acme/lamp', '3'], ['odd:thing', '4']].map(([name, versionInfo], at) => ({ SPDXID: `SPDXRef-${at}`, name, versionInfo, downloadLocation: 'NOASSERTION', filesAnalyzed: false }));
    const text = JSON.stringify({ sbom: { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT', name: 'x', dataLicense: 'CC0-1.0', documentNamespace: 'https://forge.example/x', creationInfo: { created: '2024-01-01T00:00:00Z', creators: ['Tool: t'] }, packages, relationships: [] } });
    expect(codec.read(text, 'x.json').components.map(({ purl }) => purl)).toEqual(['pkg:pypi/foo-bar@1.0', 'pkg:maven/org.acme/lamp@2', 'pkg:npm/%40acme/lamp@3', undefined]);
  });
});
