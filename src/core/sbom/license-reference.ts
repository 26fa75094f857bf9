import { documentIdentifier } from './document-identifier.ts';

/** The `LicenseRef` under which a licence is defined that has a name, a text or both, and perhaps an address. */
export function licenseReference(name: string, text: string, url?: string): string {
  const slug = name.replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40);
  return `LicenseRef-${slug === '' ? 'text' : slug}-${documentIdentifier(url === undefined ? [name, text] : [name, text, url]).slice(9, 17)}`;
}

/** The licences that an expression names and its own document defines; those of other documents have the name of that before them. */
export const ownReferences = (expression: string): string[] =>
  [...expression.matchAll(/(DocumentRef-[\w.+-]+:)?LicenseRef-[A-Za-z0-9.-]+/g)].flatMap(([reference, document]) => (document === undefined ? [reference] : []));
