import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import type { ComponentInput, NodeId } from '#core/inventory/extraction.ts';
import type { Asked } from '#core/inventory/report-unresolved.ts';
import { filesIn } from '#core/plugin/files-in.ts';
import { directoryOf, joinPath } from '#core/plugin/path.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { platformOf } from '#core/python/marker.ts';
import { normalName, pypiPurl } from '#core/python/package-name.ts';
import { parseRequirement } from '#core/python/requirement.ts';
import { readCoreMetadata, type CoreMetadata, type StatedRequirement } from './core-metadata.ts';
import { declareRequirement } from './declared-dependency.ts';
import { readDirectUrl } from './direct-url.ts';
import { installedPlace, type InstalledPlace } from './installed-place.ts';
import { projectFiles, Projects } from './projects.ts';
import { readPart, reportUnresolved } from './report.ts';
import { isForExtra, UnmetRequirements } from './unmet-requirements.ts';

interface Installed {
  readonly node: NodeId;
  readonly path: string;
  /** Dependency specifiers. */
  readonly requires: readonly StatedRequirement[];
}

/**
 * Distributions in site-packages and unpacked source archives: METADATA, PKG-INFO and the single files that distutils wrote.
 * All of a tree at once, for the edges between them.
 */
export default function extract({ files, tree, found }: ExtractInput): void {
  const projects = new Projects(tree, found);
  const bySite = new Map<string, Map<string, Installed>>();
  for (const file of files) {
    const place = installedPlace(file.path);
    const metadata = readPart(file, readCoreMetadata, (issue) => found.issue(issue));
    if (metadata === undefined) continue;
    const name = metadata.name ?? place.named?.name;
    if (name === undefined) {
      // elsewhere a file of that name is somebody else's
      if (place.isCertain) {
        found.issue({
          code: 'malformed',
          file: file.path,
          line: 1,
          message: 'the metadata names no package',
          remedy: 'Install the package again.',
        });
      }
      continue;
    }
    if (!place.isCertain && !metadata.hasMetadataVersion) continue;
    if (isOwn(place, tree)) {
      describeOwn(place, metadata, name);
      continue;
    }
    const version = metadata.version ?? place.named?.version;
    const node = found.component(component({ found, tree }, file, place, metadata, name, version));
    if (place.isSourceTree) projects.claim(place.site);
    const requires = [...metadata.requires, ...readRequires(tree.get(joinPath(file.directory, 'requires.txt') ?? ''))];
    const ofSite = bySite.get(place.site) ?? new Map<string, Installed>();
    bySite.set(place.site, ofSite);
    if (!ofSite.has(normalName(name))) ofSite.set(normalName(name), { node, path: file.path, requires });
  }
  const unmet = new UnmetRequirements(found, 'Install it ("pip check" lists what is missing), or scan a directory that holds it too.');
  for (const ofSite of bySite.values()) connect(ofSite);
  const everywhere = new Set([...bySite.values()].flatMap((ofSite) => [...ofSite.keys()]));
  unmet.report((name) => everywhere.has(name));

  /** What the build of a project leaves beside its manifest. */
  function describeOwn(place: InstalledPlace, metadata: CoreMetadata, name: string): void {
    const directory = [place.site, directoryOf(place.site)].find((candidate) => projects.in(candidate).files.length > 0);
    if (directory === undefined) return;
    const node = projects.node(directory, place.path, { name, version: metadata.version });
    if (projects.in(directory).dependencies.length > 0) return;
    // a manifest that computes its dependencies: the build has written down what came out
    const open: Asked[] = [];
    for (const { text, line } of metadata.requires) {
      const declared = declareRequirement(text, { scope: 'runtime', file: place.path });
      if (declared === undefined || isForExtra(declared.marker)) continue;
      const { version, specifier, marker, file } = declared;
      if (version === undefined) open.push({ name: declared.name, line });
      const identity = { purl: pypiPurl(declared.name, version), requirement: specifier, platform: platformOf(marker) };
      found.depends(node, found.component({ ...identity, file, line, evidence: 'manifest' }));
    }
    reportUnresolved((issue) => found.issue(issue), place.path, open);
  }

  /** A wheel that is scanned on its own is also read as the package that it is, and says itself what it misses. */
  function isInWheel(path: string): boolean {
    return path.split('/').length === 2 && filesIn(tree, '.').some(({ name }) => name.endsWith('.whl'));
  }

  function connect(ofSite: ReadonlyMap<string, Installed>): void {
    for (const { node, path, requires } of ofSite.values()) {
      for (const { text, line } of requires) {
        const requirement = parseRequirement(text);
        const target = requirement === undefined ? undefined : ofSite.get(normalName(requirement.name));
        if (requirement === undefined || isForExtra(requirement.marker)) continue;
        if (target === undefined && !isInWheel(path)) unmet.add(path, requirement, line);
        if (target === undefined) continue;
        found.depends(node, target.node);
      }
    }
  }
}

/** Every environment is made with these, as if somebody had requested them. */
const seeds = new Set(['pip', 'setuptools']);

function component(
  { found, tree }: Pick<ExtractInput, 'found' | 'tree'>,
  file: SourceFile,
  place: InstalledPlace,
  metadata: CoreMetadata,
  name: string,
  version: string | undefined,
): ComponentInput {
  const beside = (other: string): SourceFile | undefined => (place.isDistInfo ? tree.get(joinPath(file.directory, other) ?? other) : undefined);
  const located = readDirectUrl(found, beside('direct_url.json'), name, version);
  const installer = beside('INSTALLER')?.text().trim().toLowerCase();
  const isBundled = place.isBundled || (installer !== undefined && installer !== '' && !installers.some((known) => installer.startsWith(known)));
  return {
    ...(located ?? { purl: pypiPurl(name, version) }),
    ...(isBundled ? { origin: 'bundled' as const } : place.isSourceTree ? { origin: 'vendored' as const } : {}),
    direct: beside('REQUESTED') === undefined || seeds.has(normalName(name)) ? undefined : true,
    licenses: metadata.licenses,
    metadata: metadata.metadata,
    file: file.path,
    line: metadata.line,
  };
}

/** Eggs keep their dependencies in a file of its own, those of extras in sections. */
function readRequires(file: SourceFile | undefined): StatedRequirement[] {
  if (file === undefined || !/\/(?:[^/]*\.)?egg-info\/requires\.txt$/i.test(file.path)) return [];
  const requires: StatedRequirement[] = [];
  let counts = true;
  for (const line of file.text().split('\n').map((text) => text.trim())) {
    // a section without name only has a marker
    if (line.startsWith('[')) counts = line.startsWith('[:');
    else if (line !== '' && counts) requires.push({ text: line });
  }
  return requires;
}

/** Others (conda, system packages) bring the distribution as a part of a package of their own. */
const installers = ['pip', 'uv', 'poetry', 'pdm', 'pipenv', 'easy_install', 'rye', 'hatch', 'flit'];

/** Metadata beside the manifest it was made from, where nothing is installed. */
function isOwn(place: InstalledPlace, tree: TreeView): boolean {
  if (place.isInstalled || place.isDistInfo) return false;
  const hasManifest = (directory: string): boolean => projectFiles.some((name) => tree.get(joinPath(directory, name) ?? name) !== undefined);
  // a source archive that is unpacked somewhere below is a copy of somebody else's
  if (place.isSourceTree) return place.site === '.' && hasManifest('.');
  return hasManifest(place.site) || (place.site !== '.' && hasManifest(directoryOf(place.site)));
}
