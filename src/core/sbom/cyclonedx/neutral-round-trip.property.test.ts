import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparable, neutralSboms } from '../../../../test/support/neutral-sboms.ts';
import type { Sbom } from '../../model/sbom.ts';
import { withManufacturer } from '../creators.ts';
import { readJson, readXml, write } from './codec.ts';
import { asReference, isWritableHash } from './references.ts';

const holdings = {
  ref: (number: number) => `part-${number}`,
  types: ['library', 'application', 'container', 'file', 'data', 'source', 'install'],
  references: ['vcs', 'issue-tracker', 'other', 'maven-central', 'eol-notice'],
  relationships: ['contains', 'depends-on', 'static-link', 'patch-for', 'invoked-by'],
  lifecycles: ['pre-build', 'build', 'operations', 'discovery'],
};

/** Without what CycloneDX has no place for, which is told (`neutral-losses.ts`), and as it says the rest: an organization that made the document is its manufacturer. */
function held(given: Sbom): Sbom {
  const { snippets: _, revision = 1, ...sbom } = withManufacturer(given);
  const isNamed = JSON.stringify(sbom.components).includes('LicenseRef-1');
  return {
    ...sbom,
    authors: sbom.authors.filter(({ kind }) => kind === 'person'),
    components: sbom.components.map((component) => ({ ...component, hashes: component.hashes.filter(isWritableHash), references: component.references.map((reference) => ({ ...reference, url: asReference(reference.url) })) })),
    revision,
    snippets: [],
    references: sbom.references.map((reference) => ({ ...reference, hashes: reference.hashes.filter(isWritableHash) })),
    // a tool has no mail
    annotations: sbom.annotations.map(({ annotator: { email, ...annotator }, ...annotation }) => ({ ...annotation, annotator: { ...annotator, ...(annotator.kind !== 'tool' && email !== undefined && { email }) } })),
    relationships: sbom.relationships.map(({ comment: _comment, ...relationship }) => relationship),
    licenseTexts: isNamed ? sbom.licenseTexts.map(({ id, text, urls }) => ({ id, text, urls })) : [],
  };
}

/** The subject stands first, the order of the graph says nothing, and a dependency is one at run time unless it is said to be another. */
function normalized(sbom: Sbom): unknown {
  const { relationships, components, ...rest } = comparable(sbom) as Sbom;
  return { ...rest, components: components.toSorted((a, b) => (a.ref < b.ref ? -1 : 1)), relationships: [...new Set(relationships.map(({ scope, ...relationship }) => JSON.stringify([...Object.entries(relationship).toSorted(), scope === 'runtime' ? undefined : scope])))].toSorted() };
}

// XML has no control characters
describe.each([['JSON', 'json', readJson, []], ['XML', 'xml', readXml, ['\u0000']]] as const)('CycloneDX %s', (_, notation, read, without) => {
  it('gives back every document that it can hold', () => {
    fc.assert(fc.property(neutralSboms({ ...holdings, without }).map(held), (sbom) => {
      const back = read([...write(notation, sbom, { specVersion: '1.7' })].join(''), 'bom');
      expect(normalized(back)).toEqual(normalized(sbom));
    }), { numRuns: 200 });
  });
});
