import type { NodeId } from '#core/inventory/extraction.ts';
import type { Purl } from '#core/purl/purl.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import type { LicenseStatement, PackageMetadata } from '#core/model/component.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { mavenPurl } from '../maven-purl.ts';
import { ownPom, readEmbeddedPoms, type EmbeddedPom } from './embedded-poms.ts';
import { identifyJar, type JarIdentity } from './jar-identity.ts';
import { withoutExtension } from './jar-name.ts';
import { Manifest } from './manifest.ts';
import { placeInRepository } from './repository-place.ts';

const archives = /\.(?:jar|war|ear|aar|hpi|jpi|par|sar|kar|nar|rar|lpkg)$/i;
/** Archives opened for one file of the tree; a bomb of archives in archives ends here. */
const maximumArchives = 10_000;

/** A Java archive and the archives in it; an outer one depends on what it holds. */
export default function extract(input: ExtractInput): void {
  // .rar, .nar and others are also endings of quite different files
  if (!isZip(input.file) && !/\.(?:jar|war|ear|aar)$/i.test(input.file.name)) return;
  const reader = new JarReader(input);
  reader.open(input.file, undefined);
  reader.connect();
}

function isZip(file: SourceFile): boolean {
  for (const chunk of file.chunks()) return chunk[0] === 0x50 && chunk[1] === 0x4b;
  return false;
}

interface Known {
  readonly node: NodeId;
  /** `group:artifact` of what its POM asks for. */
  readonly needs: readonly string[];
  /** The archive or artifact that holds it. */
  readonly holder: NodeId | undefined;
}

class JarReader {
  readonly #input: ExtractInput;
  /** By `group:artifact`, in order of sighting. */
  readonly #known = new Map<string, Known[]>();
  /** Groups that were concluded, by the archive. */
  readonly #concluded: { readonly path: string; readonly name: string; readonly from: string }[] = [];
  #opened = 0;

  constructor(input: ExtractInput) {
    this.#input = input;
  }

  open(archive: SourceFile, holder: NodeId | undefined): void {
    const { found } = this.#input;
    if (++this.#opened > maximumArchives) {
      if (this.#opened === maximumArchives + 1) found.issue({ code: 'unsafe', message: `the archive holds more than ${maximumArchives} archives; the others were not read`, remedy: 'Do not open it with other tools before you know where it comes from.' });
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
    if (node === undefined && poms.length === 0 && nested.length === 0) this.#reportUnidentified(archive, manifest);
    for (const entry of nested) this.open(entry, node ?? holder);
  }

  /** Edges by the POMs that are there; what none of them asks for depends on what holds it. */
  connect(): void {
    const { found } = this.#input;
    const reached = new Set<NodeId>();
    for (const { node, needs } of [...this.#known.values()].flat()) {
      for (const need of needs) {
        for (const target of this.#known.get(need) ?? []) {
          if (target.node === node) continue;
          found.depends(node, target.node);
          reached.add(target.node);
        }
      }
    }
    for (const { node, holder } of [...this.#known.values()].flat()) if (holder !== undefined && !reached.has(node)) found.depends(holder, node);
    this.#reportConcluded();
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

  #add({ groupId, artifactId, version, pom, path }: EmbeddedPom, archive: SourceFile | undefined, manifest: Manifest | undefined, holder: NodeId | undefined): NodeId | undefined {
    const classifier = archive === undefined ? undefined : classifierOf(withoutExtension(archive.name), artifactId, version);
    const purl = mavenPurl({ groupId, artifactId, version, type: archive === undefined ? undefined : typeOf(archive.name), classifier });
    if (purl === undefined) return undefined;
    const node = this.#component(purl, archive?.path ?? path, holder, [...(pom?.licenses ?? []), ...(manifest?.licenses ?? [])].filter(({ value, url = '' }) => isPlain(value + url)), {
      ...metadataOf(manifest),
      ...Object.fromEntries(Object.entries({ description: pom?.description, homepage: pom?.url, repository: pom?.scmUrl, supplier: pom?.organization }).filter(([, value]) => value !== undefined && isPlain(value))),
    });
    const needs = (pom?.dependencies ?? []).filter(({ scope, optional }) => (scope === undefined || scope === 'compile' || scope === 'runtime') && optional !== 'true');
    this.#note(`${groupId}:${artifactId}`, { node, holder, needs: needs.map((need) => `${need.groupId === '${project.groupId}' ? groupId : need.groupId}:${need.artifactId}`) });
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
    this.#note(`${identity.groupId}:${identity.artifactId}`, { node, holder, needs: [] });
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
    if (archive.name === 'classes.jar' || /(?:^|\/)(?:gradle-wrapper|maven-wrapper)\.jar$/.test(archive.path)) return;
    const bundle = manifest?.get('Bundle-SymbolicName');
    this.#input.found.issue({
      code: 'unresolved', file: archive.path,
      message: `the archive does not say which artifact it is${bundle === undefined ? '' : ` (OSGi bundle ${bundle.split(';')[0]} ${manifest?.get('Bundle-Version') ?? ''})`.replace(/ \)$/, ')')}`,
      remedy: 'Replace the file by one from a repository, or declare it in a manifest.',
    });
  }
}

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
