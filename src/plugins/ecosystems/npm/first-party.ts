import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { kindOf, reportNoTexts } from '#core/inventory/report-wrong-kind.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import { parseJson, type JsonText } from '#core/text/json.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { packageJson } from './manifest-shapes.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { npmPurl } from './package-name.ts';

/** A directory of the tree that holds a package of its own: the root of a lockfile, a member of its workspace. */
export interface FirstPartyPackage {
  readonly node: NodeId;
  /** Relative to the root of the scan. */
  readonly directory: string;
  readonly name: string;
  readonly version: string | undefined;
  readonly manifest: Manifest | undefined;
  readonly manifestPath: string | undefined;
  /** Line of a dependency in the manifest. */
  lineOf(section: string, name: string): number | undefined;
}

/** What a lockfile says of a package whose manifest may be absent. */
export interface KnownOfPackage {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly licenses?: readonly string[] | undefined;
  /** Line of the lockfile. */
  readonly line?: number | undefined;
}

/** Makes projects of directories: reads and claims their manifests, once each. */
export class FirstParty {
  readonly #tree: TreeView;
  readonly #found: Collector;
  readonly #lockfile: string;
  readonly #byDirectory = new Map<string, FirstPartyPackage>();

  constructor(input: { readonly tree: TreeView; readonly found: Collector; readonly file: SourceFile }) {
    this.#tree = input.tree;
    this.#found = input.found;
    this.#lockfile = input.file.path;
  }

  /** Is there a manifest? */
  hasManifest(directory: string): boolean {
    return this.#file(directory) !== undefined;
  }

  /** The package in the directory, whose dependencies are told with it; a manifest beside it says more than `known`. */
  at(directory: string, known: KnownOfPackage = {}): FirstPartyPackage {
    const member = this.reference(directory, known);
    if (member.manifestPath !== undefined) this.#found.claim(member.manifestPath);
    return member;
  }

  /** The package in the directory; its manifest is left to be read for itself. */
  reference(directory: string, known: KnownOfPackage = {}): FirstPartyPackage {
    const before = this.#byDirectory.get(directory);
    if (before !== undefined) return before;
    const file = this.#file(directory);
    const read = file === undefined ? undefined : readManifestFile(file, this.#found);
    const manifest = read?.manifest;
    if (read !== undefined) reportWrongRequests(this.#found, file!.path, read.manifest.wrong, read.json);
    const name = manifest?.name ?? known.name ?? fallbackName(directory);
    const version = manifest?.version ?? known.version;
    const node = this.#found.project({
      path: directory,
      name,
      version,
      purl: manifest?.name === undefined && known.name === undefined ? undefined : npmPurl(name, version),
      licenses: manifest === undefined || manifest.licenses.length === 0 ? known.licenses : manifest.licenses,
      metadata: manifest?.metadata,
      owners: manifest?.owners,
      file: manifest === undefined ? this.#lockfile : file!.path,
      line: manifest === undefined ? known.line : 1,
    });
    const member: FirstPartyPackage = {
      node,
      directory,
      name,
      version,
      manifest,
      manifestPath: file?.path,
      lineOf: (section, dependency) => read?.json.line(section, dependency),
    };
    this.#byDirectory.set(directory, member);
    return member;
  }

  all(): readonly FirstPartyPackage[] {
    return [...this.#byDirectory.values()];
  }

  #file(directory: string): SourceFile | undefined {
    const path = joinPath(directory, 'package.json');
    return path === undefined ? undefined : this.#tree.get(path);
  }
}

/** Reads a manifest; what goes wrong becomes an issue of that file. */
export function readManifestFile(file: SourceFile, found: Collector): { manifest: Manifest; json: JsonText } | undefined {
  let json: JsonText;
  try {
    json = parseJson(file.text());
  } catch (error) {
    reportUnreadable(found, file.path, error);
    return undefined;
  }
  const manifest = readManifest(json.value);
  if (manifest === undefined) {
    found.issue({ code: 'malformed', file: file.path, line: 1, message: 'the manifest is not an object', remedy: 'Write it as npm init would.' });
    return undefined;
  }
  return { manifest, json };
}

/** What is asked for in a way that cannot be read is not lost without a word. */
export function reportWrongRequests(found: Collector, file: string, wrong: Manifest['wrong'], json: JsonText): void {
  checkShape(found, json, packageJson, file);
  reportNoTexts(found, wrong.flatMap(({ section, name, value }) => (name === undefined ? [] : [{ name, value, line: json.line(section, name) }])), file);
  for (const { section, name, value } of wrong) {
    if (name === undefined) found.issue({ code: 'partial', file, line: json.line(section), message: `nothing was read from ${JSON.stringify(section)}: it is ${kindOf(value)} and no object`, remedy: 'Write it as {"name": "version"}.' });
  }
}

/** Turns what reading a second file threw into an issue of that file; throws on what is a fault of ours. */
export function reportUnreadable(found: Collector, path: string, error: unknown): void {
  if (error instanceof TextSyntaxError) {
    found.issue({ code: 'malformed', file: path, line: error.line, message: error.message, remedy: 'Repair the file or let its package manager write it again.' });
  } else if (error instanceof UnreadableFile) {
    found.issue({ code: error.code, file: path, message: error.message, remedy: error.remedy });
  } else throw error;
}

const fallbackName = (directory: string): string => (directory === '.' ? 'root' : nameOf(directory));
