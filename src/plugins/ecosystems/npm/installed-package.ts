import type { Origin } from '#core/model/component.ts';
import type { Purl } from '#core/purl/purl.ts';
import { text, type ValueRecord } from '#core/text/value.ts';
import { isPackageName, npmPurl } from './package-name.ts';
import { provenanceOf, type Provenance } from './provenance.ts';

/** Identity of an installed package. */
export interface InstalledIdentity {
  readonly purl: Purl;
  readonly name: string;
  readonly origin: Origin;
  readonly downloadLocation: string | undefined;
}

/** The directory `a/node_modules/@acme/b` and the name `@acme/b` of a package.json in it; `undefined` when it is not that of an installed package. */
export function placeOf(path: string): { readonly directory: string; readonly installedAs: string } | undefined {
  const directory = path.slice(0, path.lastIndexOf('/'));
  const at = directory.lastIndexOf('node_modules/');
  if (at === -1 || (at > 0 && directory[at - 1] !== '/')) return undefined;
  const installedAs = directory.slice(at + 13);
  return isPackageName(installedAs) && !installedAs.startsWith('.') ? { directory, installedAs } : undefined;
}

/** npm up to version 6 wrote into the manifest where the package came from. `undefined` when the manifest names no package. */
export function identityOf(manifest: ValueRecord, known?: Provenance): InstalledIdentity | undefined {
  const name = text(manifest, 'name');
  if (name === undefined) return undefined;
  const version = text(manifest, 'version')?.trim();
  const provenance = known ?? provenanceOf(text(manifest, '_resolved'));
  const purl = npmPurl(name, version === '' ? undefined : version, provenance.qualifiers);
  if (purl === undefined) return undefined;
  return { purl, name, origin: provenance.origin === 'path' ? 'registry' : provenance.origin, downloadLocation: provenance.downloadLocation };
}

