import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '#core/plugin/ecosystem.ts';
import { MemoryFile } from '#core/plugin/memory-file.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { extractFromMemory, LargeFile } from '../support/memory-scan.ts';
import { piecedDocument } from '../support/pieced-document.ts';
import { documentsOf, factsOf, repeatedKeys, type Document } from '../support/wrong-kinds.ts';

/** So many places of one document are tried; `MUSTER_FUZZ_RUNS=100000` tries all. */
const runs = Number(process.env['MUSTER_FUZZ_RUNS'] ?? 10);

/** Of a lockfile that may have any name, whose it is: with another value there it is somebody else's. */
const accepted = /windows\.lock requires/;

interface Reading {
  readonly facts: string;
  readonly isTold: boolean;
}

async function read(ecosystem: Ecosystem, { files, path }: Document, { bytes, open }: { readonly bytes: Uint8Array; readonly open: typeof MemoryFile }): Promise<Reading> {
  const extractions = await extractFromMemory(ecosystem, new Map([...files, [path, bytes]]), open);
  return { facts: factsOf(extractions), isTold: extractions.some(({ issues }) => issues.some((issue) => issue.path === path && (issue.code === 'malformed' || /stands? (?:here again|more than once)/.test(issue.message)))) };
}

describe('a key that stands twice in an object of a JSON file', () => {
  const tried = ecosystems.flatMap((ecosystem) => {
    const documents = documentsOf(ecosystem).filter(({ notation }) => notation === 'json');
    return documents.length === 0 ? [] : [[ecosystem.id, ecosystem, documents] as const];
  });

  it('is tried in many ecosystems', () => {
    expect(tried.length).toBeGreaterThan(20);
  });

  it.each(tried)('does not lose what stood there first in silence: %s', async (_, ecosystem, documents) => {
    const silent: string[] = [];
    for (const document of documents) {
      const places = [...repeatedKeys(document)];
      const step = Math.max(1, Math.floor(places.length / runs));
      for (const open of [MemoryFile, LargeFile]) {
        const before = await read(ecosystem, document, { bytes: document.files.get(document.path)!, open });
        for (const { at, bytes } of places.filter((_place, index) => index % step === 0)) {
          const after = await read(ecosystem, document, { bytes, open });
          const place = `${document.fixture} ${document.path} ${at.join('.')}${open === LargeFile ? ' in pieces' : ''}`;
          if (after.facts !== before.facts && !after.isTold && !accepted.test(place)) silent.push(place);
        }
      }
    }
    expect(silent).toEqual([]);
  });
});

const sboms: readonly (readonly [format: string, document: string])[] = [
  ['cyclonedx-json', '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library",\n"name": "a",\n"name": "b"}]}'],
  ['spdx-json', '{"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "packages": [{"SPDXID": "SPDXRef-a",\n"name": "a",\n"name": "b"}]}'],
  ['github-json', '{"sbom": {"spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "packages": [{"SPDXID": "SPDXRef-a",\n"name": "a",\n"name": "b"}]}}'],
  ['spdx3-json', '{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "software_Package", "spdxId": "urn:a",\n"name": "a",\n"name": "b"}]}'],
  ['syft-json', '{"schema": {"version": "16.0.0"}, "artifacts": [{"id": "1", "version": "1", "type": "npm",\n"name": "a",\n"name": "b"}]}'],
  ['github-snapshot-json', '{"version": 0, "manifests": {"package-lock.json": {"resolved": {"a": {\n"package_url": "pkg:npm/a@1",\n"package_url": "pkg:npm/b@1"}}}}}'],
];

it.each(sboms)('in a document of %s is told, too', async (id, text) => {
  const { default: codec } = await sbomFormats.find((format) => format.id === id)!.load();
  for (const source of [text, piecedDocument(text)]) {
    const told = codec.read(source, 'bom.json').issues.filter(({ message }) => message.includes('stands here again'));
    expect(told).toEqual([expect.objectContaining({ code: 'partial', path: 'bom.json', line: 3, message: expect.stringMatching(/"[^"]+(?:name|package_url)" stands here again: what line 2 says of it was not read/) as string })]);
  }
});
