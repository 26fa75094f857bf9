import { describe, expect, it } from 'vitest';
import type { Sbom } from '#core/model/sbom.ts';
import { bomOfXml, readJson, readXml, write, writtenVersions } from '#core/sbom/cyclonedx/codec.ts';
import { validateJsonDocument, validateXmlDocument } from '#core/sbom/cyclonedx/validate.ts';
import { parseXmlDocument } from '#core/text/xml-document.ts';
import { packageFiles } from '#platform/target/package-files.ts';
import { hasShared } from '../support/shared.ts';
import { sbomDocuments, textOf, type SbomDocument } from '../support/sbom-documents.ts';

type Json = Record<string, unknown>;

const documents = sbomDocuments.filter(({ path, kind }) => kind === 'valid' && path.startsWith('sbom/cyclonedx/'));
const isXml = ({ path }: SbomDocument): boolean => path.endsWith('.xml');
const read = (document: SbomDocument): Sbom => (isXml(document) ? readXml : readJson)(textOf(document), 'bom');
const written = (sbom: Sbom, notation: 'json' | 'xml', specVersion = sbom.specVersion): string => [...write(notation, sbom, { specVersion })].join('');

/** What these documents say can be written in no document of their version: not by its schema. */
const unholdable = ['sbom-with-locations.cdx.json', 'sbom.bom.xml', 'sbom.cdx.xml', 'cyclonedxjson-identify__micronaut-1.5.json', 'alpine-zlib-16.cdx.json', 'with-duplicates.cdx.xml'];

/** The graph without its order; entries that say the same in one form. */
function normalized({ $schema: _, version = 1, dependencies, ...rest }: Json): Json {
  const entries = new Map<unknown, { on: Set<unknown>; provides: Set<unknown> }>();
  for (const { ref, dependsOn = [], provides = [] } of (dependencies ?? []) as { ref: unknown; dependsOn?: unknown[]; provides?: unknown[] }[]) {
    const entry = entries.get(ref) ?? { on: new Set(), provides: new Set() };
    for (const to of dependsOn) entry.on.add(to);
    for (const to of provides) entry.provides.add(to);
    entries.set(ref, entry);
  }
  const sorted = [...entries].map(([ref, { on, provides }]) => JSON.stringify([ref, [...on].sort(), [...provides].sort()])).sort();
  return { ...rest, version, dependencies: dependencies === undefined ? undefined : sorted };
}

describe.runIf(hasShared)('CycloneDX reference documents', () => {
  it('come back whole in their own version and notation', () => {
    const changed: string[] = [];
    for (const document of documents) {
      const sbom = read(document);
      if (sbom.specVersion < '1.2' || unholdable.some((name) => document.path.endsWith(name))) continue;
      const jsonOf = (text: string): Json => (isXml(document) ? bomOfXml(parseXmlDocument(text)) : JSON.parse(text) as Json);
      const again = jsonOf(written(sbom, isXml(document) ? 'xml' : 'json'));
      try {
        expect(normalized(again)).toEqual(normalized(jsonOf(textOf(document))));
      } catch (error) {
        changed.push(`${document.path}: ${(error as Error).message}`);
      }
    }
    expect(changed).toEqual([]);
  });

  it('mean the same when they are written in the other notation', () => {
    const changed: string[] = [];
    for (const document of documents) {
      const sbom = read(document);
      if (sbom.specVersion < '1.2' || unholdable.some((name) => document.path.endsWith(name))) continue;
      const other = isXml(document) ? readJson(written(sbom, 'json'), 'bom') : readXml(written(sbom, 'xml'), 'bom');
      // lines of issues, and what only one notation can say
      const neutral = ({ foreign: _, issues: __, components, relationships, ...rest }: Sbom) => ({
        ...rest,
        components: components.map(({ foreign: ___, ...component }) => component),
        relationships: relationships.map((relationship) => JSON.stringify(relationship)).sort(),
      });
      try {
        expect(neutral(other)).toEqual(neutral(sbom));
      } catch (error) {
        changed.push(`${document.path}: ${(error as Error).message}`);
      }
    }
    expect(changed).toEqual([]);
  });

  it('are valid in every version that they are written in', () => {
    // the JSON schemas accept a bom-ref twice, the XML schema accepts signatories without signature: no document can satisfy both
    const contradictions = ['valid-formulation-1.5.json', 'valid-citations-1.7.json', 'valid-attestation-1.6.xml', 'valid-attestation-1.7.xml'];
    const invalid: unknown[] = [];
    for (const document of documents) {
      const sbom = read(document);
      if (contradictions.some((name) => document.path.endsWith(name))) continue;
      for (const version of writtenVersions) {
        const problems = [
          ...validateJsonDocument(written(sbom, 'json', version), packageFiles),
          ...validateXmlDocument(written(sbom, 'xml', version), packageFiles),
        ].filter(({ severity }) => severity !== 'warning');
        if (problems.length > 0) invalid.push([document.path, version, problems[0]]);
      }
    }
    expect(invalid).toEqual([]);
  }, 300_000);
});
