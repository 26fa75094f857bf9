import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hasSource } from '#core/plugin/files-below.ts';
import { joinPath } from '#core/plugin/path.ts';
import { enabledByDefault } from './features.ts';
import { exchanged } from './lock-file.ts';
import { manifestIn, readManifest, type Manifest, type ManifestDependency } from './manifest.ts';
import { addProject } from './project.ts';
import { patched } from './patched.ts';
import { onlyVersion } from './requirement.ts';
import { scopeOf } from './scope-of.ts';
import { cargoToml } from './shapes.ts';
import { cratePurl, type SourceId } from './source-id.ts';
import { isUnpackedCrate, namedDirectories } from './workspace.ts';

/** A manifest that no lockfile accounts for: what it asks for, with a version only where no other can be meant. */
export default function extract(input: ExtractInput): void {
  const { file, tree, found } = input;
  if (isUnpackedCrate(tree, file.directory)) return;
  const manifest = readManifest(file, tree);
  checkShape(found, manifest, cargoToml);
  if (manifest.package === undefined) {
    if (!manifest.isWorkspace) {
      found.issue({ code: 'malformed', line: 1, message: 'the manifest describes neither a package nor a workspace', remedy: 'Give it a [package] with a name, or remove it.' });
    }
    return;
  }
  const subject = isRecord(input, manifest) ? addRecord(found, manifest) : addProject(found, manifest);
  const enabled = enabledByDefault(manifest.value);
  const open: Asked[] = [];
  const overridden = exchanged(manifest.root.value);
  for (const written of manifest.dependencies) {
    const dependency = patched(written, manifest.root);
    if (dependency.missing) {
      found.issue({ code: 'missing-file', line: dependency.line, message: `${dependency.key} is inherited from a workspace that does not have it or is not in the scanned tree`, remedy: 'Scan the workspace as a whole.' });
    }
    const node = firstParty(input, dependency) ?? thirdParty(input, { dependency, open, isOverridden: overridden.has(dependency.package) });
    found.depends(subject, node, scopeOf(dependency, enabled));
  }
  reportUnresolved(found, open, 'Commit Cargo.lock ("cargo generate-lockfile" writes it), or scan with --online.');
}

/** A manifest without any source beside it, with nothing of the tree in it and to which nothing in the tree leads is no project but the record of a crate that is elsewhere. */
const isRecord = ({ tree, file }: ExtractInput, manifest: Manifest): boolean =>
  manifest.package?.version !== undefined && !manifest.isWorkspace && manifest.dependencies.every(({ path }) => path === undefined) && !hasSource(tree, file.directory, '.rs')
  && !namedDirectories(tree).has(file.directory);

function addRecord(found: Collector, manifest: Manifest): NodeId {
  const { name, version, licenses, metadata, line } = manifest.package!;
  return found.component({ purl: cratePurl({ name, version, source: undefined }), licenses, metadata, line, origin: 'unknown' });
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

interface ThirdParty {
  readonly dependency: ManifestDependency;
  readonly open: Asked[];
  readonly isOverridden: boolean;
}

function thirdParty({ found }: ExtractInput, { dependency, open, isOverridden }: ThirdParty): NodeId {
  const { git, path, requirement } = dependency;
  const pinned = requirement === undefined || git !== undefined || path !== undefined ? undefined : onlyVersion(requirement);
  const source: SourceId | undefined = git === undefined ? undefined
    : { kind: 'git', url: git.url, ...(git.reference === undefined ? {} : { reference: git.reference }) };
  if (pinned === undefined && path === undefined && !git?.precise) open.push({ name: dependency.package, line: dependency.line });
  if (path !== undefined) {
    found.issue({ code: 'missing-file', line: dependency.line, message: `${dependency.package} is taken from ${path}, which holds no Cargo.toml inside the scanned tree`, remedy: 'Scan a directory that contains it too.' });
  }
  return found.component({
    purl: cratePurl({ name: dependency.package, version: pinned, source }),
    requirement,
    features: dependency.features,
    needsNothing: path !== undefined,
    origin: git !== undefined ? 'git' : path !== undefined ? 'path' : 'registry',
    alias: dependency.key === dependency.package ? undefined : dependency.key,
    platform: dependency.target,
    overridden: isOverridden,
    line: dependency.line,
  });
}
