import { checkShape } from '#core/inventory/check-shape.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { isInside, joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { makePurl } from '#core/purl/purl.ts';
import { parseJson } from '#core/text/json.ts';
import { get, isRecord, list, scalar, text, type Value } from '#core/text/value.ts';
import { addBinaries } from './add-binaries.ts';
import { identityOf, registryPurl, repositoryPurl } from './location.ts';
import { readPackageSwift } from './package-swift-text.ts';
import { addLocalPackage, addSwiftProject, scopeOf } from './project.ts';
import { packageResolved } from './shapes.ts';
import { readXcodePackages } from './xcode-project-text.ts';

const knownVersions = new Set(['1', '2', '3']);

/** Version 1 has its pins in `object`; later ones tell kinds of pins apart. */
export default function extract(input: ExtractInput): void {
  const { file, found } = input;
  const json = parseJson(file.text());
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
  const nodes = new Map<string, NodeId>();
  for (const [index, pin] of list(json.value, ...place).entries()) {
    const line = json.line(...place, index);
    const location = text(pin, 'location') ?? text(pin, 'repositoryURL') ?? '';
    const identity = text(pin, 'identity') ?? '';
    const node = add(input, pin, location, identity, line);
    if (node !== undefined) for (const key of [identityOf(location), identity.toLowerCase()]) if (key !== '') nodes.set(key, node);
  }
  connect(input, nodes);
}

function add({ file, tree, found }: ExtractInput, pin: Value, location: string, identity: string, line: number | undefined): NodeId | undefined {
  const [version, branch, revision] = ['version', 'branch', 'revision'].map((key) => text(pin, 'state', key) || undefined);
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
function connect({ file, tree, found }: ExtractInput, nodes: ReadonlyMap<string, NodeId>): void {
  const manifest = tree.get(`${file.directory}/Package.swift`);
  if (manifest !== undefined) {
    found.claim(manifest.path);
    const read = readPackageSwift(manifest.text());
    const project = addSwiftProject(found, manifest, read);
    addBinaries(found, project, read, manifest.path);
    for (const dependency of read.dependencies) {
      const node = dependency.kind === 'path'
        ? addLocalPackage(found, tree, manifest, dependency.location, dependency.line)
        : nodes.get(dependency.kind === 'registry' ? dependency.location.toLowerCase() : identityOf(dependency.location));
      if (node !== undefined) {
        found.depends(project, node, scopeOf(dependency, read));
        found.requires(node, dependency.requirement);
      } else reportStale(found, file, manifest, identityOf(dependency.location), dependency.line);
    }
    return;
  }
  const segments = file.path.split('/');
  const at = segments.findIndex((segment) => segment.endsWith('.xcodeproj') || segment.endsWith('.xcworkspace'));
  if (at === -1) return;
  const container = segments.slice(0, at + 1).join('/');
  // a workspace stands beside the projects that it takes in
  const isMember = (path: string) => (container.endsWith('.xcodeproj') ? isInside(path, container) : isInside(path, segments.slice(0, at).join('/') || '.'));
  for (const xcode of tree.named('project.pbxproj')) {
    if (!isMember(xcode.path)) continue;
    const packages = readXcodePackages(xcode.text());
    if (!packages.some(({ location }) => nodes.has(identityOf(location)))) continue;
    found.claim(xcode.path);
    const path = joinPath(xcode.directory, '..') ?? '.';
    const project = found.project({ path, name: nameOf(xcode.directory).replace(/\.xcodeproj$/, ''), file: xcode.path });
    for (const { location, line } of packages) {
      const node = nodes.get(identityOf(location));
      if (node !== undefined) found.depends(project, node);
      else reportStale(found, file, xcode, identityOf(location), line);
    }
  }
}

function reportStale(found: Collector, lockfile: SourceFile, manifest: SourceFile, identity: string, line: number): void {
  found.issue({
    code: 'stale-lockfile', file: manifest.path, line,
    message: `${JSON.stringify(identity)} is asked for here, but ${lockfile.path} does not know of it`,
    remedy: 'Write the file again with `swift package resolve`.',
  });
}
