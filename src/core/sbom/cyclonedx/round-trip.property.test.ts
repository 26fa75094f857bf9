import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycloneDxDocuments } from '../../../../test/support/cyclonedx-documents.ts';
import { parseXmlDocument } from '../../text/xml-document.ts';
import { bomOfXml, readJson, readXml, write, writtenVersions } from './codec.ts';
import { xmlDocument } from './xml-document.ts';
import type { Json } from './special-xml.ts';

/** Order of the graph says nothing, and an entry without `dependsOn` says the same as one with an empty list. */
function normalized({ $schema: _, dependencies, ...rest }: Json): Json {
  if (!Array.isArray(dependencies)) return rest;
  const entries = (dependencies as Json[]).map(({ ref, dependsOn, provides }) => ({ ref, dependsOn: [...((dependsOn ?? []) as string[])].sort(), provides: [...((provides ?? []) as string[])].sort() }));
  return { ...rest, dependencies: entries.sort((a, b) => ((a.ref as string) < (b.ref as string) ? -1 : 1)) };
}

/** The XML text of a document in JSON form, written without the neutral model. */
function xmlOf(bom: Json, version: (typeof writtenVersions)[number]): string {
  const { components, dependencies, ...rest } = bom;
  const parts = { bom: rest, components: components as Json[], dependencies: dependencies as Json[] | undefined, refs: () => [] };
  return [...xmlDocument(parts, { version, notation: 'xml', lose: (at, message) => { throw new Error(`${at}: ${message}`); } })].join('');
}

describe.each(writtenVersions)('CycloneDX %s', (version) => {
  const onLoss = (loss: unknown) => { throw new Error(JSON.stringify(loss)); };

  it('loses nothing from JSON to JSON', () => {
    fc.assert(fc.property(cycloneDxDocuments(version, 'json'), (bom) => {
      const sbom = readJson(JSON.stringify(bom), 'bom.json');
      const again = JSON.parse([...write('json', sbom, { specVersion: version, onLoss })].join('')) as Json;
      expect(normalized(again)).toEqual(normalized(JSON.parse(JSON.stringify(bom)) as Json));
    }), { numRuns: 100 });
  });

  it('loses nothing from XML to XML', () => {
    fc.assert(fc.property(cycloneDxDocuments(version, 'xml'), (bom) => {
      const text = xmlOf(bom, version);
      const sbom = readXml(text, 'bom.xml');
      const again = [...write('xml', sbom, { specVersion: version, onLoss })].join('');
      expect(normalized(bomOfXml(parseXmlDocument(again)))).toEqual(normalized(bomOfXml(parseXmlDocument(text))));
    }), { numRuns: 100 });
  });

  it('means the same in XML as in JSON', () => {
    fc.assert(fc.property(cycloneDxDocuments(version, 'xml'), (bom) => {
      const fromXml = bomOfXml(parseXmlDocument(xmlOf(bom, version)));
      expect(normalized(fromXml)).toEqual(normalized({ bomFormat: 'CycloneDX', specVersion: version, ...bom }));
    }), { numRuns: 100 });
  });
});
