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

/** Properties with the types of references that a format does not know; `urlOf` is how it writes the address. */
export const referenceProperties = (references: readonly SbomReference[], isKnown: (type: string) => boolean, urlOf: (url: string) => string = String): SbomProperty[] =>
  references.filter(({ type }) => !isKnown(type)).map(({ type, url }) => ({ name: prefix + type, value: urlOf(url) }));

export const isReferenceProperty = ({ name }: SbomProperty): boolean => name.startsWith(prefix);

/** Gives a reference the type that such a property tells. */
export function withReferenceType(references: readonly SbomReference[], { name, value }: SbomProperty): SbomReference[] {
  const at = references.findIndex(({ type, url }) => type === 'other' && url === value);
  return references.map((reference, index) => (index === at ? { ...reference, type: name.slice(prefix.length) } : reference));
}
