import { checkShape } from '#core/inventory/check-shape.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { IntList } from '#core/inventory/int-list.ts';
import { notLocked, reportLockDifferences, type LockDifference } from '#core/inventory/lock-differences.ts';
import { TextMap } from '#core/inventory/text-map.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { itemsBelow } from '#core/plugin/files-below.ts';
import { filesIn } from '#core/plugin/files-in.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { readJson } from '#core/plugin/read-json.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { makePurl } from '#core/purl/purl.ts';
import { get, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { addBinaries } from './add-binaries.ts';
import { identityOf, registryPurl, repositoryPurl } from './location.ts';
import { addSwiftRequest } from './package-swift.ts';
import { readPackageSwift, type SwiftDependency } from './package-swift-text.ts';
import { pinnedOutside, type Asked, type PinnedPackage } from './pins.ts';
import { addLocalPackage, addSwiftProject, scopeOf } from './project.ts';
import { packageResolved } from './shapes.ts';
import { addXcodeRequest } from './xcode-project.ts';
import { readXcodePackages } from './xcode-project-text.ts';

const knownVersions = new Set(['1', '2', '3']);

/** Version 1 has its pins in `object`; later ones tell kinds of pins apart. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = readJson(file);
  if (!isRecord(json.value)) {
    found.issue({ code: 'malformed', line: 1, message: 'the file is not a JSON object', remedy: 'Write it again with `swift package resolve`.' });
    return;
  }
  checkShape(found, json, packageResolved);
  const version = scalar(json.value, 'version');
  if (version !== undefined && !knownVersions.has(version)) {
    found.issue({
      code: 'unsupported-version',
      line: json.line('version'),
      message: `version ${version} of Package.resolved is not known; it was read like the last known one`,
      remedy: 'Check the packages by hand, and report the version.',
    });
  }
  const isFirst = isRecord(get(json.value, 'object'));
  const place = isFirst ? ['object', 'pins'] : ['pins'];
  const pins = new Pins((index) => stateOf(get(json.value, ...place, index)));
  for (const [index, pin] of list(json.value, ...place).entries()) {
    const line = json.line(...place, index);
    const location = text(pin, 'location') ?? text(pin, 'repositoryURL') ?? '';
    const identity = text(pin, 'identity') ?? '';
    const node = add(input, pin, location, identity, line);
    if (node !== undefined) for (const key of [identityOf(location), identity.toLowerCase()]) if (key !== '') pins.set(key, index, node);
  }
  connect(input, pins);
}

/** By identity; of each only the place is kept. */
class Pins {
  readonly #indexes = new TextMap();
  /** By index. */
  readonly #nodes = new IntList();
  readonly #stateOf: (index: number) => State;

  constructor(stateOf: (index: number) => State) {
    this.#stateOf = stateOf;
  }

  has(identity: string): boolean {
    return this.#indexes.has(identity);
  }

  get(identity: string): PinnedPackage | undefined {
    const index = this.#indexes.get(identity);
    return index === undefined ? undefined : { node: this.#nodes.at(index), ...this.#stateOf(index) };
  }

  set(identity: string, index: number, node: NodeId): void {
    this.#indexes.set(identity, index);
    this.#nodes.set(index, node);
  }
}

type State = Pick<PinnedPackage, 'version' | 'branch' | 'revision'>;

function stateOf(pin: Value): State {
  const [version, branch, revision] = ['version', 'branch', 'revision'].map((key) => text(pin, 'state', key) || undefined);
  return { version, branch, revision };
}

function add({ file, tree, found }: ExtractInput, pin: Value, location: string, identity: string, line: number | undefined): NodeId | undefined {
  const { version, branch, revision } = stateOf(pin);
  const kind = text(pin, 'kind');
  if (kind === 'registry') {
    const purl = registryPurl(identity, version);
    if (purl !== undefined) return found.component({ purl, line });
  }
  const name = identity || identityOf(location) || text(pin, 'package') || '';
  if ((version ?? branch ?? revision) === undefined) {
    found.issue({
      code: 'partial', line,
      message: `the pin ${JSON.stringify(name)} has neither version nor revision`,
      remedy: 'Write the file again with `swift package resolve`.',
    });
  }
  const purl = repositoryPurl({ location, version, branch, revision });
  if (purl !== undefined) {
    return found.component({ purl, origin: 'git', ...(revision === undefined ? {} : { downloadLocation: vcsUrl(location, revision) }), line });
  }
  if (location === '' || name === '') {
    found.issue({
      code: 'partial', line,
      message: `the pin ${JSON.stringify(name)} says no location`,
      remedy: 'Write the file again with `swift package resolve`.',
    });
    return undefined;
  }
  const here = joinPath(file.directory, location);
  if (here !== undefined && tree.get(`${here}/Package.swift`) !== undefined) return addLocalPackage(found, tree, file, location, line);
  return found.component({ purl: makePurl({ type: 'generic', name, version: version ?? branch ?? revision }), origin: 'path', line });
}

/** What is asked for directly stands in the `Package.swift` beside, or in the projects that Xcode keeps the file for. */
function connect(input: ExtractInput, pins: Pins): void {
  const { file, tree, found } = input;
  const manifest = tree.get(`${file.directory}/Package.swift`);
  if (manifest !== undefined) {
    connectPackage(input, manifest, pins);
    return;
  }
  const segments = file.path.split('/');
  const at = segments.findIndex((segment) => segment.endsWith('.xcodeproj') || segment.endsWith('.xcworkspace'));
  if (at === -1) return;
  const container = segments.slice(0, at + 1).join('/');
  // a workspace stands beside the projects that it takes in
  const place = container.endsWith('.xcodeproj') ? container : segments.slice(0, at).join('/') || '.';
  for (const xcode of itemsBelow(tree.named('project.pbxproj'), place, ({ path }) => path)) {
    const packages = readXcodePackages(xcode.text());
    if (!packages.some(({ location }) => pins.has(identityOf(location)))) continue;
    found.claim(xcode.path);
    const path = joinPath(xcode.directory, '..') ?? '.';
    const project = found.project({ path, name: nameOf(xcode.directory).replace(/\.xcodeproj$/, ''), file: xcode.path });
    const missing: LockDifference[] = [];
    for (const dependency of packages) {
      const pin = pins.get(identityOf(dependency.location));
      const node = pin?.node ?? addXcodeRequest(found, xcode.path, dependency);
      if (node !== undefined) found.depends(project, node);
      if (pin === undefined) missing.push({ file: xcode.path, line: dependency.line, what: notLocked(identityOf(dependency.location)) });
    }
    const asked = packages.map((each): Asked => ({ ...each, identity: identityOf(each.location), file: xcode.path, requirement: each.requirement }));
    report(input, [...missing, ...pinnedOutside(asked, (identity) => pins.get(identity))]);
  }
}

function connectPackage(input: ExtractInput, manifest: SourceFile, pins: Pins): void {
  const { tree, found } = input;
  found.claim(manifest.path);
  const read = readPackageSwift(manifest.text());
  const project = addSwiftProject(found, manifest, read);
  addBinaries(found, project, read, manifest.path);
  const keyOf = ({ kind, location }: SwiftDependency): string => (kind === 'registry' ? location.toLowerCase() : identityOf(location));
  const missing: LockDifference[] = [];
  for (const dependency of read.dependencies) {
    const pin = dependency.kind === 'path' ? undefined : pins.get(keyOf(dependency));
    found.depends(project, pin?.node ?? addSwiftRequest({ file: manifest, tree, found }, dependency), scopeOf(dependency, read));
    if (pin !== undefined) found.requires(pin.node, dependency.requirement);
    else if (dependency.kind !== 'path') missing.push({ file: manifest.path, line: dependency.line, what: notLocked(identityOf(dependency.location)) });
  }
  // other versions of Swift may have a manifest of their own, and computed dependencies may be the ones that count
  const isOnly = read.unread.length === 0 && !isVersioned(tree, manifest.directory);
  const asked = read.dependencies.filter(({ kind }) => kind !== 'path').map((each): Asked => ({ ...each, identity: keyOf(each), file: manifest.path, range: each.requirement }));
  report(input, [...missing, ...(isOnly ? pinnedOutside(asked, (identity) => pins.get(identity)) : [])]);
}

/** `Package@swift-5.9.swift`. */
const isVersioned = (tree: TreeView, directory: string): boolean => filesIn(tree, directory).some(({ name }) => /^Package@swift-.*\.swift$/.test(name));

function report({ file, found }: ExtractInput, differences: readonly LockDifference[]): void {
  reportLockDifferences(found, { name: file.name, remedy: 'Write the file again with `swift package resolve`.' }, differences);
}
