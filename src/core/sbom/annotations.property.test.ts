import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '#core/text/json.ts';
import { wholeDocument, type Party, type Sbom, type SbomAnnotation, type SbomFamily } from '../model/sbom.ts';
import type { SbomProblem } from '../plugin/sbom-format.ts';
import { readJson, readXml, write } from './cyclonedx/codec.ts';
import { emptyComponent, emptySbom } from './empty-component.ts';
import { foreignLosses } from './foreign-losses.ts';
import { mergeSboms } from './merge/merge.ts';
import { readSpdx2 } from './spdx2/read-document.ts';
import { readTagValue } from './spdx2/read-tag-value.ts';
import { validateSpdx2 } from './spdx2/validate-document.ts';
import { spdx2Members, writeSpdx2 } from './spdx2/write-document.ts';
import { writeTagValue } from './spdx2/write-tag-value.ts';
import { readSpdx3 } from './spdx3/read-document.ts';
import { validateSpdx3 } from './spdx3/validate-document.ts';
import { writeSpdx3 } from './spdx3/write-document.ts';

type Tell = (problem: SbomProblem) => void;

const json = (value: unknown): unknown => parseJson(JSON.stringify(value)).value;

const tellForeign = (sbom: Sbom, family: SbomFamily, tell: Tell): void => {
  for (const loss of foreignLosses(sbom, family)) tell(loss);
};

const cycloneDx = (version: string) => ({
  json: (sbom: Sbom, tell: Tell): Sbom => readJson([...write('json', sbom, { specVersion: version, onLoss: tell })].join(''), 'bom'),
  xml: (sbom: Sbom, tell: Tell): Sbom => readXml([...write('xml', sbom, { specVersion: version, onLoss: tell })].join(''), 'bom'),
});

/** Writes a document in a notation and reads it again. */
const notations = {
  'CycloneDX 1.5 JSON': cycloneDx('1.5').json,
  'CycloneDX 1.6 XML': cycloneDx('1.6').xml,
  'CycloneDX 1.7 JSON': cycloneDx('1.7').json,
  'SPDX 2.3 JSON': (sbom: Sbom, tell: Tell): Sbom => {
    tellForeign(sbom, 'spdx', tell);
    const written = json(writeSpdx2(sbom));
    expect(validateSpdx2(written)).toEqual([]);
    return readSpdx2(written);
  },
  'SPDX 2.3 tag-value': (sbom: Sbom, tell: Tell): Sbom => {
    tellForeign(sbom, 'spdx', tell);
    return readSpdx2(readTagValue([...writeTagValue(spdx2Members(sbom))].join('')));
  },
  'SPDX 3 JSON': (sbom: Sbom, tell: Tell): Sbom => {
    tellForeign(sbom, 'spdx3', tell);
    const written = json(writeSpdx3(sbom));
    expect(validateSpdx3(written)).toEqual([]);
    return readSpdx3(written);
  },
} as const;

const isNothing: Tell = (problem) => { throw new Error(JSON.stringify(problem)); };

const words = fc.array(fc.constantFrom('a', 'B', ' ', '\n', '"', '<', '&', '#', ':', 'é', '🙂', 'muster', '.'), { maxLength: 8 }).map((list) => list.join('').trim());
const name = words.filter((text) => text !== '' && !text.includes('\n'));
const party: fc.Arbitrary<Party> = fc.oneof(
  fc.tuple(fc.constantFrom('person' as const, 'organization' as const), name, fc.option(fc.constant('a@mail.example'))).map(([kind, called, email]) => ({ kind, name: called, ...(email !== null && { email }) })),
  fc.tuple(name, fc.constantFrom('', '-1.0', '-beta', '-v2')).map(([called, version]) => ({ kind: 'tool' as const, name: called + version })),
);
const count = 3;
const annotation: fc.Arbitrary<SbomAnnotation> = fc.record({
  subjects: fc.uniqueArray(fc.integer({ min: -1, max: count - 1 }), { minLength: 1 }).map((numbers) => numbers.map((number) => (number === -1 ? wholeDocument : `SPDXRef-${number}`))),
  annotator: party,
  date: fc.constantFrom('2024-02-29T12:00:00Z', '2024-02-29T13:00:00Z'),
  type: fc.constantFrom('review', 'other'),
  text: words,
});
const documents: fc.Arbitrary<Sbom> = fc.array(annotation, { maxLength: 4 }).chain((annotations) => fc.constantFrom(undefined, 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79', 'https://acme.example/sbom/1').map((identifier) => ({
  ...emptySbom('muster', '1'), ...(identifier !== undefined && { identifier }), name: 'app', timestamp: '2024-01-01T00:00:00Z', subjects: ['SPDXRef-0'], annotations,
  components: Array.from({ length: count }, (_, number) => ({ ...emptyComponent, ref: `SPDXRef-${number}`, name: `part ${number}` })),
})));

/** Formats divide and unite annotations of several parts; names tell which part is meant, however it is called. */
function said({ annotations, components }: Sbom): string[] {
  const names = new Map(components.map((component) => [component.ref, component.name]));
  return [...new Set(annotations.flatMap(({ subjects, annotator, date, type, text }) => subjects.map((ref) => JSON.stringify([ref === wholeDocument ? 'document' : names.get(ref), { ...annotator }, date, type, text]))))].sort();
}

describe.each(Object.entries(notations))('annotations through %s', (_first, through) => {
  it.each(Object.entries(notations))('and %s come back', (_second, back) => {
    fc.assert(fc.property(documents, (sbom) => {
      const before = said(sbom);
      const once = through(sbom, isNothing);
      expect(said(once)).toEqual(before);
      expect(said(back(once, isNothing))).toEqual(before);
    }), { numRuns: 40 });
  });
});

describe('annotations of merged documents', () => {
  it('are united, about the parts as they are called now', () => {
    fc.assert(fc.property(documents, documents, (a, b) => {
      const renamed: Sbom = {
        ...b,
        components: b.components.map((component) => ({ ...component, ref: `bom ${component.ref}` })),
        subjects: b.subjects.map((ref) => `bom ${ref}`),
        annotations: b.annotations.map((each) => ({ ...each, subjects: each.subjects.map((ref) => (ref === wholeDocument ? ref : `bom ${ref}`)) })),
      };
      const merged = mergeSboms([{ path: 'a', sbom: a }, { path: 'b', sbom: renamed }], { generatedAt: '2026-01-01T00:00:00Z', tool: { name: 'muster', version: '1' } });
      expect(merged.issues).toEqual([]);
      expect(said(merged)).toEqual([...new Set([...said(a), ...said(b)])].sort());
    }), { numRuns: 50 });
  });
});
