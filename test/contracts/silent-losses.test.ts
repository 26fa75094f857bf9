import { basename } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SbomProblem } from '#core/plugin/sbom-format.ts';
import { bomOfXml } from '#core/sbom/cyclonedx/codec.ts';
import { readRdf } from '#core/sbom/spdx2/read-rdf.ts';
import { readTagValue } from '#core/sbom/spdx2/read-tag-value.ts';
import { parseJson } from '#core/text/json.ts';
import { parseXmlDocument } from '#core/text/xml-document.ts';
import { parseYaml } from '#core/text/yaml.ts';
import { sbomFormats } from '#plugins/sboms/registry.generated.ts';
import { cycloneDxDocuments } from '../support/cyclonedx-documents.ts';
import { formatsOf, sbomDocuments, textOf } from '../support/sbom-documents.ts';
import { hasShared } from '../support/shared.ts';
import { silentLosses } from '../support/silent-losses.ts';
import { spdx2Documents } from '../support/spdx2-documents.ts';
import { spdx3Documents } from '../support/spdx3-documents.ts';

/** A document as what its format makes of the text. */
const treeOf: Readonly<Record<string, (text: string) => unknown>> = {
  'cyclonedx-xml': (text) => bomOfXml(parseXmlDocument(text)), 'spdx-tag-value': readTagValue, 'spdx-rdf': readRdf, 'spdx-yaml': (text) => parseYaml(text).value,
};
const parsed = (id: string, text: string): unknown => (treeOf[id] ?? ((json: string) => parseJson(json).value))(text);

/** The newest version of each format that is written. */
const targets = sbomFormats.flatMap((format) => (format.writes.length === 0 ? [] : [[format, format.writes.at(-1)!] as const]));

/** What is said in other words, by the path and the value. */
const otherWords: readonly (readonly [path: RegExp, value: RegExp])[] = [
  // constants of CycloneDX and SPDX 3 against those of the others
  [/(?:^|\/)(?:acknowledgement|scope|completeness|software_primaryPurpose|software_sbomType|phase|contentType|state)$/, /^[a-z/_-]+$/i],
  // the first one of a document
  [/^version$/, /^[01]$/],
  // a patch version that is none of the list
  [/icenseListVersion$/, /^\d+\.\d+(?:\.0)?$/],
  // a type of file in SPDX 2
  [/contentType$/, /^(?:audio|image|video)\/\*$/],
];
const isSaid = ({ path, value }: { readonly path: readonly string[]; readonly value: string }): boolean => otherWords.some(([where, what]) => where.test(path.join('/')) && what.test(value));

async function converted(id: string, text: string): Promise<string[]> {
  const { default: codec } = await sbomFormats.find((format) => format.id === id)!.load();
  const sbom = codec.read(text, 'bom');
  const silent: string[] = [];
  for (const [format, specVersion] of targets) {
    const { default: target } = await format.load();
    const losses: SbomProblem[] = [];
    const output = [...target.write!(sbom, { specVersion, onLoss: (loss) => losses.push(loss) })].join('');
    for (const loss of silentLosses(parsed(id, text), parsed(format.id, output), losses, isSaid)) silent.push(`${format.id} ${specVersion}: ${loss}`);
  }
  return silent;
}

describe.runIf(hasShared)('reference documents', () => {
  it('lose nothing in silence', { timeout: 120_000 }, async () => {
    const silent: string[] = [];
    for (const document of sbomDocuments.filter(({ kind }) => kind === 'valid')) {
      const text = textOf(document);
      if (text.length > 20_000) continue;
      const [format] = formatsOf(document, text);
      for (const loss of await converted(format!.id, text)) silent.push(`${basename(document.path)} -> ${loss}`);
    }
    expect(silent).toEqual([]);
  });
});

/** Texts that are found again wherever they stand. */
const words = fc.stringMatching(/^[a-z]{12}$/);

const sources: readonly (readonly [title: string, id: string, documents: fc.Arbitrary<unknown>])[] = [
  ['SPDX 2', 'spdx-json', spdx2Documents(words)],
  ['SPDX 3', 'spdx3-json', spdx3Documents(words)],
  ...(['1.4', '1.6', '1.7'] as const).map((version) => [`CycloneDX ${version}`, 'cyclonedx-json', cycloneDxDocuments(version, 'json', words)] as const),
];

describe.each(sources)('documents of %s', (_, id, documents) => {
  it('lose nothing in silence', async () => {
    await fc.assert(fc.asyncProperty(documents, async (document) => {
      expect(await converted(id, JSON.stringify(document))).toEqual([]);
    }), { numRuns: 60 });
  });
});
