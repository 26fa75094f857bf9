import type { Sbom, SbomComponent, SbomFamily } from '../model/sbom.ts';

/** All lists empty; readers spread it and fill in what a document says. */
export const emptyComponent: SbomComponent = {
  ref: '', type: 'library', name: '', cpes: [], identifiers: [], authors: [], hashes: [], declaredLicenses: [], concludedLicenses: [], detectedLicenses: [],
  references: [], properties: [], occurrences: [], foreign: {},
};

/** A document that says nothing yet. */
export const emptySbom = (format: SbomFamily, specVersion: string): Sbom => ({
  format, specVersion, authors: [], tools: [], lifecycles: [], subjects: [], components: [], snippets: [], relationships: [], licenseTexts: [], references: [], externalDocuments: [], annotations: [], properties: [], completeness: [],
  foreign: {}, issues: [],
});
