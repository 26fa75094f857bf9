import { ManifestReader } from '#features/license/manifest-licenses.ts';
import { statesLicenses, type StatedLicenses } from '#features/license/stated-licenses.ts';
import { ecosystems } from '#plugins/ecosystems/registry.generated.ts';

let reader: ManifestReader | undefined;

/** What the licence fields of a manifest say; `undefined` for all other files, and where a quicker reader knows the file. */
export async function statedInManifest(file: string, bytes: Uint8Array): Promise<StatedLicenses | undefined> {
  reader ??= new ManifestReader(ecosystems);
  return statesLicenses(file) || !reader.reads(file) ? undefined : reader.read(file, bytes);
}
