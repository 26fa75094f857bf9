import { fitsWildcards } from '../ignore/wildcard.ts';
import type { PurlParts } from '../purl/purl.ts';
import type { SourceFile, TreeView } from './source-file.ts';

/** Packages of which all that is said is true. Names find the few assignments of a package among those of all projects of a tree. */
export interface AssignedPackages {
  /** As in a package URL. */
  readonly name?: string;
  readonly namespace?: string;
  readonly fits?: (purl: PurlParts) => boolean;
}

/** What a file of the scanned tree says of where packages are to be had. It never adds a registry to those that are asked: it only takes some away. */
export interface RegistryAssignment {
  readonly file: string;
  /** Holds in this directory and below; a nearer one of the same kind has precedence. */
  readonly directory: string;
  /** Absent: it is about every package for which nothing else is said. */
  readonly packages?: AssignedPackages;
  /** Of several that match, those with the highest count. */
  readonly weight?: number;
  /** The address of the registry; a name or an expression where the file gives no address. */
  readonly registry: string;
  /** Packages may be there as well as at the others. */
  readonly isAddition?: boolean;
}

/** How the files of an ecosystem assign packages to registries. */
export interface RegistryAssignments {
  /** The last two parts of the hosts of the public registry of the ecosystem, and names that it has alone. */
  readonly publicNames: readonly (readonly [name: string, top?: string])[];
  /** Called for each file of `Ecosystem.registryFiles`. Throws on nonsense, which the reader of the file tells. */
  read(file: SourceFile, tree: TreeView): Iterable<RegistryAssignment>;
}

/** Tells which names match a pattern, in which `*` stands for any characters. */
export function patternOf(pattern: string): (name: string) => boolean {
  const wildcards = pattern.split('').map((character) => (character === '*' ? 'run' : character.charCodeAt(0)));
  return (name) => fitsWildcards(wildcards, name);
}
