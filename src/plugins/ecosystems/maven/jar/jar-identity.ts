import { isCoordinate } from '../maven-purl.ts';
import { readJarName, type JarName } from './jar-name.ts';
import { knownGroups } from './known-groups.data.ts';
import { clauses, type Manifest } from './manifest.ts';

export interface JarIdentity {
  readonly groupId: string;
  readonly artifactId: string;
  readonly version: string;
  readonly classifier?: string | undefined;
  /** Nothing says the group: the name stands for it. */
  readonly isGroupGuessed: boolean;
}

/**
 * Coordinates of an archive that carries no POM, from its manifest and file name; `undefined` when they do not suffice. An OSGi bundle that must be a
 * singleton belongs to a registry (Eclipse) in which its symbolic name is its identity: that is no Maven artifact.
 */
export function identifyJar(file: string, manifest: Manifest | undefined): JarIdentity | undefined {
  const named = readJarName(file);
  const bundle = manifest?.get('Bundle-SymbolicName');
  if (bundle !== undefined && /;\s*singleton\s*:=\s*"?true/.test(bundle)) return undefined;
  const symbolic = bundle === undefined ? undefined : valid(clauses(bundle)[0]);
  const version = named.version ?? versionOf(manifest);
  const artifactId = artifactOf(named, manifest, symbolic);
  if (version === undefined || artifactId === undefined) return undefined;
  const groupId = groupOf(artifactId, manifest, symbolic);
  return { groupId: groupId ?? artifactId, artifactId, version, classifier: named.classifier, isGroupGuessed: groupId === undefined };
}

function artifactOf({ name, version }: JarName, manifest: Manifest | undefined, symbolic: string | undefined): string | undefined {
  const plugin = manifest?.get('Group-Id') === undefined ? undefined : (valid(manifest.get('Short-Name')) ?? valid(manifest.get('Extension-Name')));
  if (plugin !== undefined) return plugin;
  if (version !== undefined) return valid(name);
  for (const attribute of ['Implementation-Title', 'Specification-Title', 'Bundle-Name']) {
    const title = valid(manifest?.get(attribute));
    if (title !== undefined) return title;
  }
  return symbolic === undefined ? valid(name) : symbolic.slice(symbolic.lastIndexOf('.') + 1);
}

function groupOf(artifactId: string, manifest: Manifest | undefined, symbolic: string | undefined): string | undefined {
  const declared = valid(manifest?.get('Group-Id'));
  if (declared !== undefined) return declared;
  const known = knownGroups.get(artifactId);
  if (known !== undefined) return known;
  // the Maven bundle plugin joins group and artifact; an artifact with a dash cannot be a part of the group
  const joined = symbolic !== undefined && artifactId.includes('-') && symbolic.endsWith(`.${artifactId}`);
  if (joined) return symbolic.slice(0, -artifactId.length - 1);
  const vendor = valid(manifest?.get('Implementation-Vendor-Id'));
  const bundle = symbolic?.includes('.') ? symbolic : undefined;
  if (vendor !== undefined && (bundle === undefined || !bundle.startsWith(`${vendor}.`))) return vendor;
  if (bundle !== undefined) return bundle;
  return dotted(manifest?.get('Extension-Name')) ?? dotted(manifest?.get('Implementation-Title')) ?? packageOf(manifest?.get('Name'), artifactId);
}

/** `Name: org/apache/axis` of a section about the package `org.apache.axis`. */
function packageOf(name: string | undefined, artifactId: string): string | undefined {
  const path = name?.replace(/\/$/, '').replaceAll('/', '.');
  return path !== undefined && path.includes('.') && path.endsWith(artifactId) ? dotted(path) : undefined;
}

const dotted = (text: string | undefined): string | undefined => (text?.includes('.') ? valid(text) : undefined);

/** One word without expressions and placeholders. */
const valid = (text: string | undefined): string | undefined => (text !== undefined && isCoordinate(text) && !/[%;=()[\],]/.test(text) && /[A-Za-z]/.test(text) ? text : undefined);

/** The first word of the first attribute that starts like a version; what the archive says of itself goes before what it says of its packages. */
function versionOf(manifest: Manifest | undefined): string | undefined {
  if (manifest === undefined) return undefined;
  for (const read of [(name: string) => manifest.main(name), (name: string) => manifest.get(name)]) {
    for (const attribute of ['Plugin-Version', 'Implementation-Version', 'Specification-Version', 'Bundle-Version']) {
      const word = read(attribute)?.split(/\s/)[0]?.replace(/^["v]+(?=\d)|"$/g, '');
      if (word !== undefined && /^\d/.test(word) && isCoordinate(word)) return word;
    }
  }
  return undefined;
}
