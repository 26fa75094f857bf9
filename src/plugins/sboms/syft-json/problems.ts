import { parsePurl, PurlError } from '#core/purl/purl.ts';
import type { PlacedProblem } from '#core/sbom/read-only-json-codec.ts';
import { get, list, text, type Value } from '#core/text/value.ts';
import { readSyft } from './read-document.ts';

/** What every version of Syft's schema demands, and what the reader could not use. */
export function problemsOf(document: Value): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const major = /^(\d+)\.\d+/.exec(text(document, 'schema', 'version') ?? '')?.[1];
  if (major === undefined) problems.push({ place: ['schema', 'version'], message: 'the version of the schema is missing' });
  else if (Number(major) > 16) problems.push({ place: ['schema', 'version'], message: `version ${major} of the schema is newer than what is known here`, severity: 'warning' });
  for (const key of ['artifactRelationships', 'source', 'descriptor']) if (get(document, key) === undefined) problems.push({ place: [key], message: 'it is missing' });
  list(document, 'artifacts').forEach((artifact, index) => {
    for (const key of ['name', 'version', 'type']) if (text(artifact, key) === undefined) problems.push({ place: ['artifacts', index, key], message: 'it is missing or no text' });
    const purl = text(artifact, 'purl');
    if (purl === undefined || purl === '') return;
    try {
      parsePurl(purl);
    } catch (error) {
      if (!(error instanceof PurlError)) throw error;
      problems.push({ place: ['artifacts', index, 'purl'], message: `${JSON.stringify(purl)} is not valid: ${error.message}`, severity: 'warning' });
    }
  });
  problems.push(...readSyft(document).faults);
  return problems.slice(0, 100);
}
