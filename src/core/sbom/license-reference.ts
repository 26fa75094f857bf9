import type { SbomLicense, SbomLicenseText } from '../model/sbom.ts';
import { documentIdentifier } from './document-identifier.ts';

/** The `LicenseRef` under which a licence is defined that has a name, a text or both, and perhaps an address. */
export function licenseReference(name: string, text: string, url?: string): string {
  const slug = name.replaceAll(/[^A-Za-z0-9.]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40);
  return `LicenseRef-${slug === '' ? 'text' : slug}-${documentIdentifier(url === undefined ? [name, text] : [name, text, url]).slice(9, 17)}`;
}

/** The licences that an expression names and its own document defines; those of other documents have the name of that before them. */
export const ownReferences = (expression: string): string[] =>
  [...expression.matchAll(/(DocumentRef-[\w.+-]+:)?LicenseRef-[A-Za-z0-9.-]+/g)].flatMap(([reference, document]) => (document === undefined ? [reference] : []));

/** The licence with a name, and perhaps a text and an address, for which a document defines such a reference; none where the definition is of another making or says more. */
export function namedLicense({ id, name, text, urls: [url, ...others], comment }: SbomLicenseText): SbomLicense | undefined {
  if (name === undefined || name === '' || others.length > 0 || comment !== undefined) return undefined;
  // the name stands where there was no text
  const words = [text, ''].find((given) => (given !== '' || text === name) && licenseReference(name, given, url) === id);
  return words === undefined ? undefined : { name, ...(words !== '' && { text: words }), ...(url !== undefined && { url }) };
}
