import type { NodeId } from '#core/inventory/extraction.ts';
import type { Purl } from '#core/purl/purl.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import type { LicenseStatement, PackageMetadata } from '#core/model/component.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { attempt } from '../attempt.ts';
import { mavenPurl } from '../maven-purl.ts';
import { ownPom, readEmbeddedPoms, type EmbeddedPom } from './embedded-poms.ts';
import { identifyJar, type JarIdentity } from './jar-identity.ts';
import { readJarName, withoutExtension } from './jar-name.ts';
import { Manifest } from './manifest.ts';
import { connectNeighbours, copiedInto, isBuilt, Neighbours, needsOf, type Need, type ThinArchive } from './needs.ts';
import { placeInRepository } from './repository-place.ts';

const archives = /\.(?:jar|war|ear|aar|hpi|jpi|par|sar|kar|nar|rar|lpkg)$/i;
/** Archives opened for one file of the tree; a bomb of archives in archives ends here. */
const maximumArchives = 10_000;

/** Java archives of one directory and the archives in them; an outer one depends on what it holds, and one beside others on those of them that its POM names. */
export default function extract(input: ExtractInput): void {
  const { files, found, tree } = input;
  const neighbours = new Neighbours();
  const thin: ThinArchive[] = [];
  for (const file of files) {
    attempt(found, file.path, () => {
      // .rar, .nar and others are also endings of quite different files
      if (!isZip(file) && !/\.(?:jar|war|ear|aar)$/i.test(file.name)) return;
      const reader = new JarReader({ ...input, file });
      reader.open(file, undefined);
      reader.connect();
      reader.addTo(neighbours);
      if (reader.thin !== undefined && !isLauncher(file) && placeInRepository(file.path) === undefined) thin.push(reader.thin);
    });
  }
  connectNeighbours(found, thin, neighbours, !isBuilt(tree, input.file.directory));
}

function isZip(file: SourceFile): boolean {
  for (const chunk of file.chunks()) return chunk[0] === 0x50 && chunk[1] === 0x4b;
  return false;
}

interface Known {
  readonly node: NodeId;
  readonly version: string;
  readonly needs: readonly Need[];
  /** The archive or artifact that holds it. */
  readonly holder: NodeId | undefined;
}

class JarReader {
  readonly #input: ExtractInput;
  /** By `group:artifact`, in order of sighting. */
  readonly #known = new Map<string, Known[]>();
  /** Groups that were concluded, by the archive. */
  readonly #concluded: { readonly path: string; readonly name: string; readonly from: string }[] = [];
  /** Artifacts without POM, by their names. */
  readonly #named = new Map<string, NodeId | undefined>();
  #opened = 0;
  /** Set where the outer archive is an artifact that holds no other. */
  thin: ThinArchive | undefined;

  constructor(input: ExtractInput) {
    this.#input = input;
  }

  open(archive: SourceFile, holder: NodeId | undefined): void {
    const { found } = this.#input;
    if (++this.#opened > maximumArchives) {
      if (this.#opened === maximumArchives + 1) found.issue({ code: 'unsafe', file: this.#input.file.path, message: `the archive holds more than ${maximumArchives} archives; the others were not read`, remedy: 'Do not open it with other tools before you know where it comes from.' });
      return;
    }
    const tree = this.#unpack(archive);
    if (tree === undefined) return;
    const entries = tree.all();
    // what is no archive has been reported, and its name alone proves nothing
    if (entries.length === 0) return;
    const manifest = this.#manifest(archive, entries);
    const { poms, unread } = readEmbeddedPoms(entries);
    for (const path of unread) found.issue({ code: 'partial', file: path, line: 1, message: 'the entry does not say which artifact it describes', remedy: 'Build the archive again with a complete POM.' });
    const own = ownPom(poms, withoutExtension(archive.name));
    const node = own === undefined ? this.#identified(archive, manifest, holder, poms.length > 0) : this.#add(own, archive, manifest, holder);
    for (const pom of poms) if (pom !== own) this.#add(pom, undefined, undefined, node ?? holder);
    const nested = entries.filter(({ name }) => archives.test(name));
    if (holder === undefined && node !== undefined && own !== undefined && poms.length === 1 && nested.length === 0 && !isBesides(archive, own)) {
      const needs = needsOf(own);
      this.thin = { node, pom: own.path.replace(/pom\.properties$/, 'pom.xml'), archive: archive.path, needs, copied: copiedInto(entries, own.groupId, needs) };
    }
    if (own === undefined) this.#named.set(readJarName(archive.name).name, node);
    if (node === undefined && poms.length === 0 && nested.length === 0) this.#reportUnidentified(archive, manifest);
    for (const entry of nested) this.open(entry, node ?? holder);
  }

  /** Edges by the POMs that are there; what none of them asks for depends on what holds it. */
  connect(): void {
    const { found } = this.#input;
    const reached = new Set<NodeId>();
    for (const { node, needs } of [...this.#known.values()].flat()) {
      for (const need of needs) {
        for (const target of this.#known.get(`${need.group}:${need.artifact}`) ?? []) {
          if (target.node === node) continue;
          found.depends(node, target.node);
          reached.add(target.node);
        }
      }
    }
    for (const { node, holder } of [...this.#known.values()].flat()) if (holder !== undefined && !reached.has(node)) found.depends(holder, node);
    this.#reportConcluded();
  }

  addTo(neighbours: Neighbours): void {
    for (const [key, list] of this.#known) {
      const [group = '', artifact = ''] = key.split(':');
      for (const { node, version } of list) neighbours.add(group, artifact, node, version);
    }
    for (const [artifact, node] of this.#named) neighbours.addNamed(artifact, node);
  }

  /** Once for all archives in one. */
  #reportConcluded(): void {
    const [first] = this.#concluded;
    if (first === undefined) return;
    const attributes = [...new Set(this.#concluded.map(({ from }) => from))].sort();
    const names = this.#concluded.map(({ name }) => name).sort();
    this.#input.found.issue({
      code: 'partial', file: names.length === 1 ? first.path : this.#input.file.path,
      message: `${names.length === 1 ? 'nothing says the group of an archive' : `nothing says the groups of ${names.length} archives`} for certain; ${enumerate(attributes)} of the manifest stands for it: ${enumerate(names, 5)}`,
      remedy: 'Replace the files by those from a repository, or declare them in a manifest.',
    });
  }

  #unpack(archive: SourceFile): TreeView | undefined {
    try {
      return this.#input.unpack(archive);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#input.found.issue({ code: error.code, file: archive.path, message: error.message, remedy: error.remedy });
      return undefined;
    }
  }

  #manifest(archive: SourceFile, entries: readonly SourceFile[]): Manifest | undefined {
    const path = `${archive.path}!/META-INF/MANIFEST.MF`;
    const entry = entries.find((candidate) => candidate.path === path) ?? entries.find((candidate) => candidate.path.toUpperCase() === path.toUpperCase());
    try {
      return entry && new Manifest(entry.text());
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#input.found.issue({ code: error.code, file: path, message: error.message, remedy: error.remedy });
      return undefined;
    }
  }

  #add(embedded: EmbeddedPom, archive: SourceFile | undefined, manifest: Manifest | undefined, holder: NodeId | undefined): NodeId | undefined {
    const { groupId, artifactId, version, pom, path } = embedded;
    const classifier = archive === undefined ? undefined : classifierOf(withoutExtension(archive.name), artifactId, version);
    const purl = mavenPurl({ groupId, artifactId, version, type: archive === undefined ? undefined : typeOf(archive.name), classifier });
    if (purl === undefined) return undefined;
    const node = this.#component(purl, archive?.path ?? path, holder, [...(pom?.licenses ?? []), ...(manifest?.licenses ?? [])].filter(({ value, url = '' }) => isPlain(value + url)), {
      ...metadataOf(manifest),
      ...Object.fromEntries(Object.entries({ description: pom?.description, homepage: pom?.url, repository: pom?.scmUrl, supplier: pom?.organization }).filter(([, value]) => value !== undefined && isPlain(value))),
    });
    this.#note(`${groupId}:${artifactId}`, { node, holder, version, needs: needsOf(embedded) });
    return node;
  }

  /** Beside artifacts that are certain (`hasPoms`) nothing is guessed. */
  #identified(archive: SourceFile, manifest: Manifest | undefined, holder: NodeId | undefined, hasPoms: boolean): NodeId | undefined {
    // what an archive holds lies where its builder put it
    const placed = holder === undefined && !archive.path.includes('!') ? placeInRepository(archive.path) : undefined;
    const identity: JarIdentity | undefined = placed === undefined ? identifyJar(archive.name, manifest) : { ...placed, isGroupGuessed: false };
    if (hasPoms && identity?.isGroupGuessed) return undefined;
    const purl = identity && mavenPurl({ ...identity, type: typeOf(archive.name) });
    if (identity === undefined || purl === undefined) return undefined;
    const node = this.#component(purl, archive.path, holder, manifest?.licenses ?? [], metadataOf(manifest));
    this.#note(`${identity.groupId}:${identity.artifactId}`, { node, holder, version: identity.version, needs: [] });
    if (identity.groupFrom !== undefined) this.#concluded.push({ path: archive.path, name: `${identity.groupId}:${identity.artifactId}`, from: identity.groupFrom });
    if (identity.isGroupGuessed) {
      this.#input.found.issue({ code: 'partial', file: archive.path, message: `nothing in the archive says its group; its name ${identity.artifactId} stands for it`, remedy: 'Replace the file by one from a repository, or declare it in a manifest.' });
    }
    return node;
  }

  #component(purl: Purl, file: string, holder: NodeId | undefined, licenses: readonly LicenseStatement[], metadata: PackageMetadata): NodeId {
    return this.#input.found.component({ purl, file, licenses, metadata, origin: holder === undefined ? 'vendored' : 'bundled' });
  }

  #note(key: string, known: Known): void {
    const list = this.#known.get(key);
    if (list === undefined) this.#known.set(key, [known]);
    else if (!list.some(({ node }) => node === known.node)) list.push(known);
  }

  /** Not for the scripts' own launchers of build tools, and not for the classes of an Android library. */
  #reportUnidentified(archive: SourceFile, manifest: Manifest | undefined): void {
    if (archive.name === 'classes.jar' || isLauncher(archive)) return;
    const bundle = manifest?.get('Bundle-SymbolicName');
    this.#input.found.issue({
      code: 'unresolved', file: archive.path,
      message: `the archive does not say which artifact it is${bundle === undefined ? '' : ` (OSGi bundle ${bundle.split(';')[0]} ${manifest?.get('Bundle-Version') ?? ''})`.replace(/ \)$/, ')')}`,
      remedy: 'Replace the file by one from a repository, or declare it in a manifest.',
    });
  }
}

const isLauncher = ({ name }: SourceFile): boolean => name === 'gradle-wrapper.jar' || name === 'maven-wrapper.jar';

/** Sources and documentation of an artifact do not run. */
const isBesides = (archive: SourceFile, { artifactId, version }: EmbeddedPom): boolean => /^(?:test-)?(?:sources|javadoc)$/.test(classifierOf(withoutExtension(archive.name), artifactId, version) ?? '');

const isPlain = (value: string): boolean => !value.includes('${');

/** `sources` of `x-1.0-sources`. */
function classifierOf(baseName: string, artifactId: string, version: string): string | undefined {
  const start = baseName.indexOf(`${artifactId}-${version}-`);
  const rest = start === -1 ? '' : baseName.slice(start + artifactId.length + version.length + 2);
  return /^[A-Za-z][\w.-]*$/.test(rest) ? rest : undefined;
}

/** A jar is what one expects; other kinds are told apart. */
function typeOf(name: string): string | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return extension === 'jar' ? undefined : extension === 'jpi' ? 'hpi' : extension;
}

function metadataOf(manifest: Manifest | undefined): PackageMetadata {
  const values = {
    description: manifest?.get('Bundle-Description') ?? manifest?.get('Long-Name'),
    homepage: manifest?.get('Bundle-DocURL') ?? manifest?.get('Implementation-URL') ?? manifest?.get('Url'),
    supplier: manifest?.get('Implementation-Vendor') ?? manifest?.get('Bundle-Vendor'),
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
