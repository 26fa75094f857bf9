import { isRecord, list, scalar, text } from '../../text/value.ts';
import type { SbomProperty } from '../../model/sbom.ts';

/** Properties in which we say what CycloneDX has no member for. */
export const ownNames = {
  comment: 'muster:comment',
  licenseComment: 'muster:license-comment',
  creationComment: 'muster:creation-comment',
  licenseListVersion: 'muster:license-list-version',
  filename: 'muster:filename',
  mediaType: 'muster:media-type',
  type: 'muster:type',
  name: 'muster:name',
  identifier: 'muster:identifier',
  subject: 'muster:subject',
  /** Followed by the kind of identifier; the value is the identifier. */
  identifierPrefix: 'muster:identifier:',
  /** Followed by a scope or the type of a relationship; the value is the `bom-ref` at its other end. */
  edgePrefix: 'muster:edge:',
} as const;

export function readProperties(json: unknown): SbomProperty[] {
  return list(json).flatMap((item): SbomProperty[] => {
    const name = text(item, 'name');
    return name === undefined || !isRecord(item) ? [] : [{ name, value: scalar(item['value']) ?? '' }];
  });
}
