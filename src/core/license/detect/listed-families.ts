import type { LicenseFamily } from './license-families.data.ts';

/** Families of the names on the SPDX list: what stands before the version is the name of all of its versions. */
export function listedFamilies(listed: readonly { readonly id: string; readonly name: string }[]): LicenseFamily[] {
  const versions = new Map<string, Record<string, string>>();
  for (const { id, name } of listed) {
    const parts = /^(.*?)[,\s]+(?:\(?v(?:ersion)?\.?\s*)?(\d+(?:\.\d+)*[a-c]?)\)?$/i.exec(name.replace(/\([^)]*\)/g, '').trim());
    if (parts === null || !/licen[cs]e|agreement/i.test(parts[1]!) || /creative commons/i.test(name)) continue;
    const base = nameWords(parts[1]!);
    const of = versions.get(base) ?? {};
    const version = parts[2]!.includes('.') ? parts[2]! : `${parts[2]!}.0`;
    of[version] ??= id;
    versions.set(base, of);
  }
  const plain = new Map(listed.map(({ id, name }) => [nameWords(name), id]));
  return [...versions].map(([name, of]) => ({ names: [name], versions: of, bare: plain.get(name) ?? Object.values(of).at(-1)! }));
}

const nameWords = (name: string): string => name.toLowerCase().replace(/[^a-z0-9+*]+/g, ' ').trim();
