import type { SbomComponent, SbomProperty } from '../../model/sbom.ts';
import { isPurl } from '../../purl/is-purl.ts';
import type { ValueRecord } from '../../text/value.ts';
import { referenceProperties } from '../own-references.ts';
import { identifierTypes } from './names.data.ts';
import { spdx3ReferenceType } from './reference-types.ts';

export interface ElementForm {
  readonly isFile: boolean;
  /** Whether the type follows from the kind of element or its purpose. */
  readonly isTyped: boolean;
  readonly hasMediaType: boolean;
  /** Detected licences that no relationship tells. */
  readonly detected: readonly string[];
}

/** What SPDX 3 has no field for, in the extension that it defines for such. */
export function elementProperties(component: SbomComponent, { isFile, isTyped, hasMediaType, detected }: ElementForm): SbomProperty[] {
  const { group, purl, scope, type, occurrences, manufacturer, authors, publisher, filename, mediaType, identifiers, references, declaredLicenses } = component;
  const property = (name: string, value: string | undefined): SbomProperty[] => (value === undefined ? [] : [{ name: `muster:${name}`, value }]);
  return [
    // SPDX 3 has one list for both, of which a reader would take the first for the manufacturer, or all of a file for authors
    ...property('originators', isFile ? (manufacturer === undefined ? undefined : 'manufacturer') : manufacturer === undefined && authors.length > 0 ? 'authors' : undefined),
    ...property('group', group),
    ...property('purl', purl === undefined || isPurl(purl) ? undefined : purl),
    ...property('cyclonedx-scope', scope),
    ...property('type', isTyped ? undefined : type),
    ...property('publisher', publisher),
    ...property('filename', filename),
    ...property('media-type', hasMediaType ? undefined : mediaType),
    ...property('licenses', isFile && declaredLicenses.length > 0 ? 'declared' : undefined),
    ...detected.flatMap((license) => property('detected-license', license)),
    ...identifiers.flatMap(({ kind, value }) => (isKnown(kind) ? [] : property('identifier', `${kind}=${value}`))),
    ...referenceProperties(references, (name) => spdx3ReferenceType(name) !== undefined),
    ...occurrences.flatMap(({ location, line }) => property('seen', line === undefined ? location : `${location}:${line}`)),
  ];
}

const isKnown = (kind: string): boolean => kind === 'purl' || identifierTypes.has(kind);

export function identifiersOf({ cpes, swid, identifiers, purl }: SbomComponent, isFile: boolean): ValueRecord[] {
  const identifier = (externalIdentifierType: string, value: string): ValueRecord => ({ type: 'ExternalIdentifier', externalIdentifierType, identifier: value });
  return [
    // only a package has a field for it
    ...(isFile && purl !== undefined && isPurl(purl) ? [identifier('packageUrl', purl)] : []),
    ...cpes.map((cpe) => identifier(cpe.startsWith('cpe:/') ? 'cpe22' : 'cpe23', cpe)),
    ...(swid === undefined ? [] : [identifier('swid', swid)]),
    ...identifiers.filter(({ kind }) => isKnown(kind)).map(({ kind, value }) => identifier(kind === 'purl' ? 'packageUrl' : kind, value)),
  ];
}
