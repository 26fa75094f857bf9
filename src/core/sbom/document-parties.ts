import type { Party, Sbom, SbomProperty } from '../model/sbom.ts';
import { get, strings, text } from '../text/value.ts';
import { creatorsOf } from './creators.ts';
import { sameValue } from './same-value.ts';

/** What CycloneDX says of who is behind a document and its subject, and SPDX has no field for, stands in properties of the document. */
const names = { supplier: 'muster:document-supplier', manufacturer: 'muster:document-manufacturer', subjectManufacturer: 'muster:subject-manufacturer' } as const;

type Key = keyof typeof names;

const keys = Object.keys(names) as Key[];

export function partyProperties(sbom: Sbom): SbomProperty[] {
  return keys.flatMap((key) => {
    const party = sbom[key];
    if (party === undefined || (key === 'manufacturer' && isToldByCreators(sbom, party))) return [];
    const { kind, name, email, urls } = party;
    const isAuthor = key === 'manufacturer' && sbom.authors.some((author) => sameValue(author, withoutUrls(party)));
    return [{ name: names[key], value: JSON.stringify({ kind, name, ...(email !== undefined && { email }), ...(urls !== undefined && { urls }), ...(isAuthor && { isAuthor }) }) }];
  });
}

/** The first organization among the creators is read as the manufacturer again. */
const isToldByCreators = (sbom: Sbom, manufacturer: Party): boolean => sameValue(creatorsOf(sbom).find(({ kind }) => kind === 'organization'), manufacturer);

type Facts = Pick<Sbom, 'authors' | 'properties'> & Partial<Pick<Sbom, Key>>;

const withoutUrls = ({ urls: _, ...party }: Party): Party => party;

/** Takes such properties up; one of the creators may be the manufacturer and nothing else. */
export function withParties({ authors, properties }: Pick<Sbom, 'authors' | 'properties'>): Facts {
  const found: Partial<Record<Key, Party>> = {};
  let isAuthor = false;
  const rest = properties.filter(({ name, value }) => {
    const key = keys.find((known) => names[known] === name);
    const party = key === undefined ? undefined : partyOf(value);
    if (key === undefined || party === undefined) return true;
    found[key] = party.party;
    isAuthor ||= party.isAuthor;
    return false;
  });
  if (found.manufacturer === undefined || isAuthor) return { ...found, authors, properties: rest };
  const manufacturer = withoutUrls(found.manufacturer);
  return { ...found, authors: authors.filter((author) => !sameValue(author, manufacturer)), properties: rest };
}

function partyOf(value: string): { readonly party: Party; readonly isAuthor: boolean } | undefined {
  let json: unknown;
  try {
    json = JSON.parse(value);
  } catch {
    // somebody else's property of this name
    return undefined;
  }
  const [kind, name, email] = ['kind', 'name', 'email'].map((member) => text(json, member));
  const urls = strings(json, 'urls');
  if (name === undefined || (kind !== 'person' && kind !== 'organization' && kind !== 'tool')) return undefined;
  return { party: { kind, name, ...(email !== undefined && { email }), ...(urls.length > 0 && { urls }) }, isAuthor: get(json, 'isAuthor') === true };
}
