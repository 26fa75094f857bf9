import type { PackageMetadata } from './component.ts';

type Fields = { readonly [Key in keyof PackageMetadata]?: PackageMetadata[Key] | undefined };

/** The metadata of which a file says something: absent and empty values are left out. */
export function statedMetadata(fields: Fields): PackageMetadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)));
}
