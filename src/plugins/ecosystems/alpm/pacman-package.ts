import type { Collector } from '#core/inventory/collector.ts';
import type { Requirements } from '#core/linux/requirements.ts';
import type { Distribution } from '#core/linux/root-file-system.ts';
import { systemPurl } from '#core/linux/system-purl.ts';
import { statedMetadata } from '#core/model/stated-metadata.ts';

/** Adds a package by its fields, named as in the local database. False when it has no name or no version. */
export function addPacmanPackage(found: Collector, requirements: Requirements, fields: ReadonlyMap<string, readonly string[]>, distribution: Distribution, file: string): boolean {
  const one = (key: string): string | undefined => fields.get(key)?.[0];
  const all = (key: string): readonly string[] => fields.get(key) ?? [];
  const name = one('name');
  const version = one('version');
  if (!name || !version) return false;
  const base = one('base');
  const description = one('desc');
  const homepage = one('url');
  const supplier = one('packager');
  const node = found.component({
    purl: systemPurl({ type: 'alpm', distribution, name, version, arch: one('arch'), upstream: base === name ? undefined : base }),
    licenses: all('license'),
    metadata: statedMetadata({ description, homepage, supplier }),
    // 1: installed only because another package needs it
    direct: fields.has('installdate') ? one('reason') !== '1' : undefined,
    file,
  });
  requirements.addPackage(name, node);
  for (const provided of all('provides')) {
    requirements.provides(provided, node);
    requirements.provides(nameOf(provided), node);
  }
  // a shared object is provided in one exact version (`libx.so=1-64`); of a package any version may be meant
  for (const needed of all('depends')) requirements.needs(node, [needed, nameOf(needed)]);
  for (const wished of all('optdepends')) requirements.needs(node, [nameOf(wished.split(':', 1)[0]!.trim())], 'optional');
  return true;
}

function nameOf(relation: string): string {
  let end = 0;
  while (end < relation.length && !'<>='.includes(relation[end]!)) end++;
  return relation.slice(0, end);
}
