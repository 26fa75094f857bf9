import { hashAlgorithms, type Hash } from '../model/component.ts';
import type { Sbom, SbomProperty, SbomReference } from '../model/sbom.ts';
import { list, text, type Value } from '../text/value.ts';

/** References of a document as a whole stand in properties of it where a format has no member for them. */
const propertyName = 'muster:document-reference';

export const referencesAsProperties = (references: readonly SbomReference[]): SbomProperty[] =>
  references.map(({ type, url, comment, hashes }) => ({ name: propertyName, value: JSON.stringify({ type, url, ...(comment !== undefined && { comment }), ...(hashes.length > 0 && { hashes }) }) }));

/** Takes such properties up; `said` are those by the member of the format. */
export function withReferences<T extends Pick<Sbom, 'properties'>>(facts: T, said: readonly SbomReference[]): T & Pick<Sbom, 'references'> {
  const found = facts.properties.map(({ name, value }) => (name === propertyName ? referenceOf(value) : undefined));
  return { ...facts, properties: facts.properties.filter((_, index) => found[index] === undefined), references: [...said, ...found.filter((reference) => reference !== undefined)] };
}

function referenceOf(value: string): SbomReference | undefined {
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    // somebody else's property of this name
    return undefined;
  }
  const [type, url, comment] = ['type', 'url', 'comment'].map((member) => text(json, member));
  return type === undefined || url === undefined ? undefined : { type, url, ...(comment !== undefined && { comment }), hashes: list(json, 'hashes').flatMap(hashOf) };
}

function hashOf(item: Value): Hash[] {
  const algorithm = hashAlgorithms.find((known) => known === text(item, 'algorithm'));
  const value = text(item, 'value');
  return algorithm === undefined || value === undefined ? [] : [{ algorithm, value }];
}
