import type { Sbom, SbomSnippet } from '../../model/sbom.ts';
import { spdx2Refs, writeExternalDocuments } from './external-documents.ts';
import { isFileElement } from './write-element.ts';

/** Those that SPDX 2 can tell of: it demands a range, and a file that is one to it. What was read from it is written as it was. */
export function writableSnippets(sbom: Sbom): readonly SbomSnippet[] {
  const { format, snippets, components, externalDocuments, foreign } = sbom;
  if (format === 'spdx' || snippets.length === 0) return snippets;
  const wanted = new Set(snippets.map(({ file }) => file));
  const files = new Set<string>();
  for (const component of components) {
    if (!wanted.delete(component.ref)) continue;
    if (isFileElement(component)) files.add(component.ref);
  }
  // what is left is no component
  const externals = spdx2Refs(externalDocuments, writeExternalDocuments(externalDocuments, foreign.spdx?.['externalDocumentRefs']));
  for (const ref of wanted) if (externals.spdxRefOf(ref) !== undefined) files.add(ref);
  return snippets.filter((snippet) => snippet.foreign.spdx !== undefined || ((snippet.bytes ?? snippet.lines) !== undefined && files.has(snippet.file)));
}
