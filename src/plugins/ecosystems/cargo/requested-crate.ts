import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { exchanged } from './lock-file.ts';
import { manifestIn, readManifest, type Manifest, type ManifestDependency } from './manifest.ts';
import { patched } from './patched.ts';
import { addProject } from './project.ts';
import { onlyVersion } from './requirement.ts';
import { cratePurl, type SourceId } from './source-id.ts';

export interface RequestedCrate {
  readonly node: NodeId;
  /** Several versions would do. */
  readonly isOpen: boolean;
}

/** What a manifest asks for as no lockfile settles it: a project of the tree, or a crate with a version only where no other can be meant. */
export function addRequested(input: ExtractInput, manifest: Manifest, written: ManifestDependency): RequestedCrate {
  const dependency = patched(written, manifest.root);
  const own = firstParty(input, dependency);
  return own === undefined ? thirdParty(input, manifest, dependency) : { node: own, isOpen: false };
}

/** A path dependency whose manifest is in the tree is a project of its own. */
function firstParty({ tree, found }: ExtractInput, { path, base }: ManifestDependency): NodeId | undefined {
  const directory = path === undefined ? undefined : joinPath(base, path);
  const file = directory === undefined ? undefined : tree.get(manifestIn(directory));
  if (file === undefined) return undefined;
  try {
    const manifest = readManifest(file, tree);
    return manifest.package === undefined ? undefined : addProject(found, manifest);
  } catch {
    // damaged: its own reading reports it
    return undefined;
  }
}

function thirdParty({ found }: ExtractInput, manifest: Manifest, dependency: ManifestDependency): RequestedCrate {
  const { git, path, requirement } = dependency;
  const pinned = requirement === undefined || git !== undefined || path !== undefined ? undefined : onlyVersion(requirement);
  const source: SourceId | undefined = git === undefined ? undefined
    : { kind: 'git', url: git.url, ...(git.reference === undefined ? {} : { reference: git.reference }) };
  if (path !== undefined) {
    found.issue({ code: 'missing-file', file: manifest.path, line: dependency.line, message: `${dependency.package} is taken from ${path}, which holds no Cargo.toml inside the scanned tree`, remedy: 'Scan a directory that contains it too.' });
  }
  const node = found.component({
    purl: cratePurl({ name: dependency.package, version: pinned, source }),
    requirement,
    features: dependency.features,
    needsNothing: path !== undefined,
    origin: git !== undefined ? 'git' : path !== undefined ? 'path' : 'registry',
    alias: dependency.key === dependency.package ? undefined : dependency.key,
    platform: dependency.target,
    overridden: exchanged(manifest.root.value).has(dependency.package),
    file: manifest.path,
    line: dependency.line,
    evidence: 'manifest',
  });
  return { node, isOpen: pinned === undefined && path === undefined && git?.precise !== true };
}
