import { get, isRecord, list, text, type Value, type ValueRecord } from '../../text/value.ts';
import type { SbomComponent, SbomLicenseText } from '../../model/sbom.ts';
import { isSaid } from '../is-said.ts';
import { sameValue } from '../same-value.ts';
import type { ComponentDraft } from './component-parts.ts';
import { readLicenses, writeLicense } from './licenses.ts';
import type { Json } from './special-xml.ts';

/** Where the component was seen, and which licences. */
export function readEvidence(json: unknown, { component }: ComponentDraft): void {
  component.occurrences = list(json, 'occurrences').flatMap(readOccurrence);
  component.detectedLicenses = detected(json);
}

function readOccurrence(item: Value): SbomComponent['occurrences'] {
  const location = text(item, 'location');
  const line = get(item, 'line');
  if (location === undefined) return [];
  return [typeof line === 'number' && Number.isSafeInteger(line) ? { location, line } : { location }];
}

function detected(json: Value): SbomComponent['detectedLicenses'] {
  const { declared, concluded } = readLicenses(get(json, 'licenses'));
  return [...declared, ...concluded];
}

export function writeEvidence({ occurrences, detectedLicenses }: SbomComponent, texts: ReadonlyMap<string, SbomLicenseText>): Json | undefined {
  const licenses = detectedLicenses.map((license) => writeLicense(license, {}, texts)).filter((license) => license !== undefined);
  if (occurrences.length === 0 && licenses.length === 0) return undefined;
  return { ...(occurrences.length > 0 && { occurrences: occurrences.map((occurrence) => ({ ...occurrence })) }), ...(licenses.length > 0 && { licenses }) };
}

/** What was `kept`, with the places and licences that the model says now (`written`): each in the words that it had, where it had some. */
export function amendedEvidence(kept: Value, written: Value): Value {
  if (!isRecord(kept)) return written;
  const { occurrences, licenses, ...rest } = kept;
  const had = new Map(list(occurrences).flatMap((item) => readOccurrence(item).map((occurrence) => [JSON.stringify(occurrence), item] as const)));
  const places = list(written, 'occurrences').map((item) => had.get(JSON.stringify(readOccurrence(item)[0])) ?? item);
  const found = sameValue(detected(kept), detected(written)) ? licenses : get(written, 'licenses');
  return { ...rest, ...(places.length > 0 && { occurrences: places }), ...(isSaid(found) && { licenses: found }) };
}

/** Two of one component; `differs` is told the members that cannot be united, of which the first's stay. Places and licences are united by the model, in words of both. */
export function unitedEvidence(ours: ValueRecord, theirs: ValueRecord, differs: (member: string) => void): ValueRecord {
  const united: Record<string, Value> = { ...theirs, ...ours };
  for (const key of Object.keys(theirs)) {
    const [known, other] = [ours[key], theirs[key]];
    if (!isSaid(known)) united[key] = other;
    else if (key === 'identity' || (Array.isArray(known) && Array.isArray(other))) {
      const all = [known, other].flat();
      // before 1.6 it is a single one
      united[key] = sameValue(known, other) ? known : all.filter((item, index) => all.findIndex((one) => sameValue(one, item)) === index);
    } else if (isSaid(other) && !sameValue(known, other)) differs(key);
  }
  return united;
}
