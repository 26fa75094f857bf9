import type { PackageMetadata } from '#core/model/component.ts';
import { isRecord, text, type Value, type ValueRecord } from '#core/text/value.ts';

/** Declared licences of a manifest, word for word: `license` in all its shapes over the years, and `licenses`. */
export function licensesOf(manifest: ValueRecord): string[] {
  const found: string[] = [];
  for (const value of [manifest['license'], manifest['licenses'], manifest['licence']]) {
    for (const item of Array.isArray(value) ? value : [value]) {
      const license = typeof item === 'string' ? item.trim() : licenseObject(item);
      if (license !== undefined && license !== '' && !found.includes(license)) found.push(license);
    }
  }
  return found;
}

const licenseObject = (item: Value): string | undefined => text(item, 'type') ?? text(item, 'name') ?? text(item, 'url');

/** What a manifest says of its package besides name, version and dependencies. */
export function metadataOf(manifest: ValueRecord): PackageMetadata {
  const metadata: { -readonly [Key in keyof PackageMetadata]: PackageMetadata[Key] } = {};
  const description = textOf(manifest['description']);
  if (description !== undefined) metadata.description = description;
  const homepage = textOf(manifest['homepage']);
  if (homepage !== undefined) metadata.homepage = homepage;
  const repository = textOf(manifest['repository']) ?? textOf(text(manifest['repository'], 'url'));
  if (repository !== undefined) metadata.repository = repository;
  const authors = [...people(manifest['author']), ...people(manifest['authors']), ...people(manifest['contributors'])];
  if (authors.length > 0) metadata.authors = authors.length > 1 ? [...new Set(authors)] : authors;
  return metadata;
}

/** Who maintains the package, as it says itself. */
export function ownersOf(manifest: ValueRecord): string[] {
  const maintainers = people(manifest['maintainers']);
  return maintainers.length > 0 ? maintainers : people(manifest['author']);
}

/** Persons are written as `Name <mail> (url)`, as an object of these, or as a list of either. */
function people(value: Value): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(person).filter((name) => name !== undefined);
}

function person(value: Value): string | undefined {
  if (!isRecord(value)) return textOf(value);
  const name = textOf(value['name']);
  const mail = textOf(value['email']) ?? textOf(value['mail']);
  if (name === undefined) return mail;
  return mail === undefined ? name : `${name} <${mail}>`;
}

function textOf(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}
