import type { SbomProperty, SbomReference } from '../model/sbom.ts';

/** The references of a package with those that it names in fields of its own; what stands beside such a field adds a comment to it. */
export function withOwnReferences(own: Readonly<Record<'distribution' | 'website', string | undefined>>, others: readonly SbomReference[]): SbomReference[] {
  const rest = [...others];
  const first = (['distribution', 'website'] as const).flatMap((type): SbomReference[] => {
    const url = own[type];
    if (url === undefined) return [];
    const at = rest.findIndex((reference) => reference.type === type && reference.url === url && reference.comment !== undefined);
    return at === -1 ? [{ type, url, hashes: [] }] : rest.splice(at, 1);
  });
  return [...first, ...rest];
}

const prefix = 'muster:reference:';

/** Properties with the types of references that a format does not know and writes as `other`; `urlOf` is how it writes the address. Of several with one address those before count, too. */
export function referenceProperties(references: readonly SbomReference[], isKnown: (type: string) => boolean, urlOf: (url: string) => string = String): SbomProperty[] {
  const odd = references.filter(({ type }) => type === 'other' || !isKnown(type));
  const isFollowed = ({ url }: SbomReference, at: number): boolean => odd.some((other, index) => index >= at && other.url === url && other.type !== 'other');
  return odd.filter(isFollowed).map(({ type, url }) => ({ name: prefix + type, value: urlOf(url) }));
}

export const isReferenceProperty = ({ name }: SbomProperty): boolean => name.startsWith(prefix);

/** Gives references the types that such properties tell, those of one address in their order. */
export function withReferenceTypes(references: readonly SbomReference[], properties: readonly SbomProperty[]): readonly SbomReference[] {
  if (properties.length === 0) return references;
  const types = Map.groupBy(properties, ({ value }) => value);
  return references.map((reference) => {
    const told = reference.type === 'other' ? types.get(reference.url)?.shift() : undefined;
    return told === undefined ? reference : { ...reference, type: told.name.slice(prefix.length) };
  });
}
