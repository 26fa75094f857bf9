import { nameOf } from '#core/plugin/path.ts';
import { isNamedAsSbom } from '#core/sbom/named-as-sbom.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { isArchiveName } from './unopened-archives.ts';

/** Why files that Muster could read are not read as parts of this tree, and what to do instead. */
export interface ReadElsewhere {
  readonly why: string;
  readonly remedy: string;
}

/** A container image as tools save it: in the layout of OCI, or as older versions of Docker do. */
export function savedImage(paths: readonly string[]): ReadElsewhere | undefined {
  if (!paths.some((path) => nameOf(path) === 'oci-layout' || nameOf(path) === 'layer.tar')) return undefined;
  return {
    why: 'it is a saved container image, and its layers are not put together',
    remedy: 'Unpack its root file system (start no container for that: docker create and docker export, or umoci unpack) and scan the directory, or scan an SBOM of the image.',
  };
}

/**
 * What a tree of which nothing was read holds all the same: SBOMs and archives. `paths` are those of its files, or their names; `sboms` are
 * those that are SBOMs by their content.
 */
export function readElsewhere(paths: readonly string[], sboms: ReadonlySet<string>): ReadElsewhere | undefined {
  const bills = listed(paths.filter((path) => sboms.has(path) || isNamedAsSbom(nameOf(path))));
  const archives = listed(paths.filter((path) => isArchiveName(path)));
  const kinds = [...(bills === undefined ? [] : [`${bills.text} ${bills.isOne ? 'is an SBOM' : 'are SBOMs'}`]), ...(archives === undefined ? [] : [`${archives.text} ${archives.isOne ? 'is an archive' : 'are archives'}`])];
  const [first] = kinds;
  if (first === undefined) return undefined;
  const isOne = kinds.length === 1 && (bills ?? archives)!.isOne;
  return { why: `${kinds.join(' and ')}, ${isOne ? 'which is' : 'which are'} read only as ${isOne ? 'a target of its own' : 'targets of their own'}`, remedy: `Name ${isOne ? 'it' : 'each of them'} as a target (muster scan FILE), unpacked from what it lies in.` };
}

function listed(paths: readonly string[]): { readonly text: string; readonly isOne: boolean } | undefined {
  const names = [...new Set(paths.map(nameOf))].sort();
  return names.length === 0 ? undefined : { text: enumerate(names, 5), isOne: names.length === 1 };
}
