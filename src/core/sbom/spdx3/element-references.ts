import type { SbomReference } from '../../model/sbom.ts';
import type { Element } from './element-output.ts';
import { spdx3ReferenceType } from './reference-types.ts';

/** What SPDX 3 can say of a reference of the document. */
export const isExternalRef = ({ type, hashes }: SbomReference): boolean => hashes.length === 0 && spdx3ReferenceType(type) !== undefined;

/** Of a document or component. */
export function externalRefOf(references: readonly SbomReference[]): Element {
  if (references.length === 0) return {};
  return { externalRef: references.map(({ type, url, comment }) => ({ type: 'ExternalRef', externalRefType: spdx3ReferenceType(type) ?? 'other', locator: [url], ...(comment === undefined ? {} : { comment }) })) };
}
