import { isRecord, list, strings, text } from '../../text/value.ts';
import type { Party } from '../../model/sbom.ts';
import type { Json } from './special-xml.ts';

/** An `organizationalEntity`; one that names only a contact is that person. */
export function readOrganization(json: unknown): Party | undefined {
  const contact = list(json, 'contact')[0];
  const organization = text(json, 'name');
  const name = organization ?? text(contact, 'name');
  if (name === undefined || name === '') return undefined;
  const email = text(contact, 'email');
  const urls = strings(json, 'url');
  return {
    kind: organization === undefined ? 'person' : 'organization',
    name,
    ...(email !== undefined && email !== '' && { email }),
    ...(urls.length > 0 && { urls }),
  };
}

/** Members of an `organizationalEntity` that say what a party does not. */
export function unsaidOfOrganization(json: unknown): string[] {
  if (!isRecord(json)) return [];
  // nobody can be told of who has no name
  if (readOrganization(json) === undefined) return Object.keys(json).filter((key) => key !== 'bom-ref');
  const [contact, ...others] = list(json, 'contact').filter(isRecord);
  const isMore = others.length > 0 || contact?.['phone'] !== undefined || (text(json, 'name') !== undefined && contact?.['name'] !== undefined);
  return [...(json['address'] === undefined ? [] : ['address']), ...(isMore ? ['contact'] : [])];
}

export function writeOrganization({ kind, name, email, urls }: Party): Json {
  const contact = kind === 'person' ? [{ name, ...(email !== undefined && { email }) }] : email === undefined ? undefined : [{ email }];
  return { ...(kind !== 'person' && { name }), ...(urls !== undefined && urls.length > 0 && { url: urls }), ...(contact !== undefined && { contact }) };
}

/** An `organizationalContact`. */
export function readContact(json: unknown): Party | undefined {
  const name = text(json, 'name') ?? text(json, 'email');
  const email = text(json, 'email');
  if (!isRecord(json) || name === undefined || name === '') return undefined;
  return { kind: 'person', name, ...(email !== undefined && email !== '' && { email }) };
}

export const writeContact = ({ name, email }: Party): Json => ({ ...(name !== email && { name }), ...(email !== undefined && { email }) });
