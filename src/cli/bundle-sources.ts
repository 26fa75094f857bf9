import { zipFiles } from '#core/bundle/zip-files.ts';
import type { BundleFile, BundleManifest } from '#core/bundle/bundle-manifest.ts';
import type { ObligedComponent } from '#features/obligations/target-obligations.ts';
import { planSources } from '#features/bundle/source-plan.ts';
import { fetchSource } from '#platform/bundle/fetch-source.ts';
import { packSource } from '#platform/bundle/pack-source.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';
import type { OpenTarget } from './open-targets.ts';

export interface BundleSources {
  readonly files: readonly BundleFile[];
  readonly sources: BundleManifest['sources'];
  /** Refs without source here, with the reason. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Packs the source of components whose licences ask for it: from the disk, else from the address in the lockfile when that may be asked. */
export async function collectSources(targets: readonly OpenTarget[], needed: readonly ObligedComponent[], online: AbortSignal | undefined): Promise<BundleSources> {
  const files: BundleFile[] = [];
  const sources: BundleManifest['sources'] = [];
  const missing = new Map(needed.map(({ use }) => [use.component, 'its files are not here']));
  const names = new Set<string>();
  const add = (ref: string, name: string, from: string, bytes: Uint8Array): void => {
    let path = `sources/${name}`;
    for (let number = 2; names.has(path); number++) path = `sources/${number}-${name}`;
    names.add(path);
    files.push({ path, kind: 'source', bytes });
    sources.push({ component: ref, path, from });
    missing.delete(ref);
  };
  for (const { inventory, files: { root } } of targets) {
    for (const { ref, directory } of planSources(inventory, ecosystems, [...missing.keys()]).found) {
      const packed = packSource(root, directory);
      if (packed === undefined) missing.set(ref, `${directory} is larger than a bundle can carry`);
      else if (packed.files.length === 0) missing.set(ref, `${directory} holds no files`);
      else add(ref, `${fileName(ref)}.zip`, directory, zipFiles(packed.files));
    }
  }
  if (online !== undefined) {
    const components = new Map(targets.flatMap(({ inventory }) => inventory.components.map((component) => [component.purl as string, component] as const)));
    for (const ref of [...missing.keys()].sort()) {
      const component = components.get(ref);
      if (component === undefined) continue;
      const fetched = await fetchSource(component, online);
      if ('problem' in fetched) missing.set(ref, fetched.problem);
      else add(ref, `${fileName(ref)}${/(?:\.tar)?\.[a-z0-9]{1,5}$/i.exec(fetched.name)?.[0] ?? ''}`, fetched.url, fetched.bytes);
    }
  }
  return { files, sources: sources.sort((a, b) => (a.component < b.component ? -1 : 1)), missing };
}

/** `npm_strong@1.0.0`: safe on every file system. */
const fileName = (ref: string): string => ref.replace(/^pkg:/, '').replace(/\/\*\*$/, '').replaceAll(/%40/g, '@').replaceAll(/[^\w.@+-]+/g, '_').slice(0, 150);
