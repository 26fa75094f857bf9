import type { PlacedProblem } from '#core/sbom/read-only-json-codec.ts';
import { parsePurl, PurlError } from '#core/purl/purl.ts';
import { entries, get, scalar, text, type Value } from '#core/text/value.ts';
import { readSnapshot } from './read-snapshot.ts';

/** What the interface of GitHub demands; what names the run and commit is filled in by whoever submits it. */
export function problemsOf(document: Value): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const version = scalar(document, 'version');
  if (version !== '0') problems.push({ place: ['version'], message: version === undefined ? 'it is missing' : `${JSON.stringify(version)} is not 0, the only version` });
  for (const key of ['name', 'version', 'url']) if (text(document, 'detector', key) === undefined) problems.push({ place: ['detector', key], message: 'it is missing' });
  if (text(document, 'scanned') === undefined) problems.push({ place: ['scanned'], message: 'it is missing' });
  for (const place of [['job', 'id'], ['job', 'correlator'], ['sha'], ['ref']]) if (!text(document, ...place)) problems.push({ place, message: 'it is missing; GitHub takes a snapshot only with it', severity: 'warning' });
  for (const [key, manifest] of entries(document, 'manifests')) {
    if (text(manifest, 'name') === undefined) problems.push({ place: ['manifests', key, 'name'], message: 'it is missing' });
    for (const [name, entry] of entries(manifest, 'resolved')) problems.push(...entryProblems(entry).map(({ place, ...problem }) => ({ ...problem, place: ['manifests', key, 'resolved', name, ...place] })));
  }
  for (const { place, message } of readSnapshot(document).faults) problems.push({ place, message, severity: 'warning' });
  return problems.slice(0, 100);
}

const choices = { relationship: ['direct', 'indirect'], scope: ['runtime', 'development'] } as const;

function entryProblems(entry: Value): PlacedProblem[] {
  const problems: PlacedProblem[] = [];
  const purl = text(entry, 'package_url');
  try {
    if (purl !== undefined && purl !== '') parsePurl(purl);
  } catch (error) {
    if (!(error instanceof PurlError)) throw error;
    problems.push({ place: ['package_url'], message: `${JSON.stringify(purl)} is not valid: ${error.message}`, severity: 'warning' });
  }
  for (const [key, allowed] of Object.entries(choices)) {
    const value = get(entry, key);
    if (value !== undefined && !(allowed as readonly unknown[]).includes(value)) problems.push({ place: [key], message: `${JSON.stringify(value)} is none of ${allowed.join(', ')}` });
  }
  return problems;
}
