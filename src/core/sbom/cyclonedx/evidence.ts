import { isRecord, list, text } from '../../text/value.ts';
import type { SbomComponent, SbomLicenseText } from '../../model/sbom.ts';
import type { ComponentDraft } from './component-parts.ts';
import { readLicenses, writeLicense } from './licenses.ts';
import type { Json } from './special-xml.ts';

/** Where the component was seen, and which licences. */
export function readEvidence(json: unknown, { component }: ComponentDraft): void {
  component.occurrences = list(json, 'occurrences').flatMap((item) => {
    const location = text(item, 'location');
    const line = isRecord(item) ? item['line'] : undefined;
    if (location === undefined) return [];
    return [typeof line === 'number' && Number.isSafeInteger(line) ? { location, line } : { location }];
  });
  const { declared, concluded } = readLicenses(isRecord(json) ? json['licenses'] : undefined);
  component.detectedLicenses = [...declared, ...concluded];
}

export function writeEvidence({ occurrences, detectedLicenses }: SbomComponent, texts: ReadonlyMap<string, SbomLicenseText>): Json | undefined {
  const licenses = detectedLicenses.map((license) => writeLicense(license, {}, texts)).filter((license) => license !== undefined);
  if (occurrences.length === 0 && licenses.length === 0) return undefined;
  return { ...(occurrences.length > 0 && { occurrences: occurrences.map((occurrence) => ({ ...occurrence })) }), ...(licenses.length > 0 && { licenses }) };
}
