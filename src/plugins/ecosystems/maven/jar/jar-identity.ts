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
  /** The attribute of the manifest from which the group was concluded, where it is made for something else. */
  readonly groupFrom?: string | undefined;
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
  const group = groupOf(artifactId, manifest, symbolic);
  return { groupId: group?.id ?? artifactId, artifactId, version, classifier: named.classifier, isGroupGuessed: group === undefined, groupFrom: group?.from };
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

interface Group {
  readonly id: string;
  readonly from?: string;
}

function groupOf(artifactId: string, manifest: Manifest | undefined, symbolic: string | undefined): Group | undefined {
  const declared = valid(manifest?.get('Group-Id')) ?? knownGroups.get(artifactId) ?? (symbolic === undefined ? undefined : joinedGroup(artifactId, symbolic));
  if (declared !== undefined) return { id: declared };
  // Maven writes the group there, unless the project says otherwise
  const vendor = valid(manifest?.get('Implementation-Vendor-Id'));
  const bundle = symbolic?.includes('.') ? symbolic : undefined;
  const rest = vendor !== undefined && bundle?.startsWith(`${vendor}.`) ? bundle.slice(vendor.length + 1) : undefined;
  if (vendor !== undefined && (bundle === undefined || rest === undefined || endsWithWords(artifactId, rest))) return { id: vendor };
  if (bundle !== undefined) return { id: bundle, from: 'Bundle-SymbolicName' };
  for (const from of ['Extension-Name', 'Implementation-Title']) {
    const id = dotted(manifest?.get(from));
    if (id !== undefined) return { id, from };
  }
  const id = packageOf(manifest?.get('Name'), artifactId);
  return id === undefined ? undefined : { id, from: 'Name' };
}

/**
 * The Maven bundle plugin joins group and artifact; an artifact with a dash cannot be a part of the group. Where the artifact begins with the last part of
 * the group, that stands there once (`org.acme.tool` and `tool-core` are `org.acme.tool.core`).
 */
function joinedGroup(artifactId: string, symbolic: string): string | undefined {
  const dash = artifactId.indexOf('-');
  if (dash === -1) return undefined;
  if (symbolic.endsWith(`.${artifactId}`)) return symbolic.slice(0, -artifactId.length - 1);
  const [first, rest] = [artifactId.slice(0, dash), artifactId.slice(dash + 1)];
  for (const tail of [rest, rest.replaceAll('-', '.')]) if (symbolic.endsWith(`.${first}.${tail}`)) return symbolic.slice(0, -tail.length - 1);
  return undefined;
}

/** `acme-lang` ends with `lang`, whatever joins the words, and has more of them: an artifact that is called like the bundle may also be in a group of that name. */
const endsWithWords = (artifactId: string, words: string): boolean => artifactId.replaceAll('.', '-').endsWith(`-${words.replaceAll('.', '-')}`);

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
