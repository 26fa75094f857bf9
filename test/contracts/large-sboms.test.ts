import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventoryOf } from '#core/sbom/to-inventory.ts';
import type { SbomSource } from '#core/plugin/sbom-source.ts';
import type { Sbom } from '#core/model/sbom.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { piecedDocument } from '../support/pieced-document.ts';
import { formatsOf, sbomDocuments, textOf, type SbomDocument } from '../support/sbom-documents.ts';
import { hasShared } from '../support/shared.ts';

/** Everything that is made of a document: what is wrong with it, what it says, its inventory, and itself written again. */
async function allOf(document: SbomDocument, source: string | SbomSource): Promise<string | undefined> {
  const [format] = formatsOf(document, textOf(document));
  if (format === undefined) return undefined;
  const { default: codec } = await format.load();
  const name = basename(document.path);
  const problems = codec.validate(source, name, packageFiles);
  let sbom: Sbom;
  try {
    sbom = codec.read(source, name);
  } catch (error) {
    if (!(error instanceof TextSyntaxError)) throw error;
    return JSON.stringify({ problems, error: error.message, line: error.line });
  }
  const written: Record<string, string> = {};
  for (const { id } of sbomFormats.filter(({ writes }) => writes.length > 0)) {
    const { default: writer } = await sbomFormats.find((candidate) => candidate.id === id)!.load();
    written[id] = [...writer.write!(sbom, {})].join('');
  }
  return JSON.stringify({ problems, sbom, inventory: inventoryOf(sbom, { name, kind: 'sbom', location: name, owners: [] }, name), written }, null, 1);
}

describe.runIf(hasShared).each(sbomFormats.map((format) => [format.id, format] as const))('large documents of %s', (_, format) => {
  const documents = sbomDocuments.filter((document) => formatsOf(document, textOf(document))[0] === format);

  it.runIf(documents.length > 0)('give in pieces what they give as a whole', async () => {
    for (const document of documents) expect(await allOf(document, piecedDocument(textOf(document))), document.path).toBe(await allOf(document, textOf(document)));
  }, 120_000);
});
