import { expect, it } from 'vitest';
import { isNamedAsSbom } from './named-as-sbom.ts';

it.each(['bom.json', 'bom.xml', 'app.cdx.json', 'app.CDX.xml', 'app-sbom.json', 'sbom.spdx.yml', 'a.spdx', 'a.spdx.rdf.xml', 'a.spdx3.json', 'a.syft.json', 'a.spdx.jsonld'])('takes %s for the name of an SBOM', (name) => {
  expect(isNamedAsSbom(name)).toBe(true);
});

it.each(['package.json', 'bombom.json', 'pom.xml', 'spdx.md', 'a.bom', 'bom', 'cdx.json.md', 'list.spdxx'])('does not take %s for one', (name) => {
  expect(isNamedAsSbom(name)).toBe(false);
});
