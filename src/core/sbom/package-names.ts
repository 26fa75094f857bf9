import type { SbomComponent } from '../model/sbom.ts';
import { purlPartsOf, type Purl } from '../purl/purl.ts';

export interface PackageNames {
  readonly name: string;
  readonly group?: string;
}

/**
 * Group and name of a package. Formats without a group, and tools that do not use it, write both into the name (`@scope/name`, `group:name`), some with the
 * package manager before it (`npm:name`): where that only repeats the package URL, the parts of the URL count.
 */
export function packageNames({ name, group }: Pick<SbomComponent, 'name' | 'group'>, purl: Purl): PackageNames {
  const parts = purlPartsOf(purl);
  const { namespace } = parts;
  const asWritten = (): PackageNames => {
    const stated = group ?? namespace;
    return { name: name === '' ? parts.name : name, ...(stated ? { group: stated } : {}) };
  };
  if (name === parts.name || parts.type === 'generic') return asWritten();
  const spellings = namespace === undefined ? [parts.name] : [`${namespace}/${parts.name}`, `${namespace}:${parts.name}`];
  const written = name.toLowerCase();
  const prefix = written.indexOf(':') + 1;
  const repeats = spellings.some((spelling) => {
    const same = spelling.toLowerCase();
    return written === same || (prefix > 0 && written.slice(prefix) === same) || (parts.subpath !== undefined && written === `${same}/${parts.subpath.toLowerCase()}`);
  });
  // old packages of npm have capitals in their names; only the package URL of some tools has not
  if (!repeats || (parts.type === 'npm' && namespace === undefined && written === parts.name)) return asWritten();
  return { name: parts.name, ...(namespace ? { group: namespace } : {}) };
}
