import { checkShape } from '#core/inventory/check-shape.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { hasSource } from '#core/plugin/files-below.ts';
import { enabledByDefault } from './features.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { addProject } from './project.ts';
import { addRequested } from './requested-crate.ts';
import { scopeOf } from './scope-of.ts';
import { cargoToml } from './shapes.ts';
import { cratePurl } from './source-id.ts';
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
  for (const dependency of manifest.dependencies) {
    if (dependency.missing) {
      found.issue({ code: 'missing-file', line: dependency.line, message: `${dependency.key} is inherited from a workspace that does not have it or is not in the scanned tree`, remedy: 'Scan the workspace as a whole.' });
    }
    const { node, isOpen } = addRequested(input, manifest, dependency);
    if (isOpen) open.push({ name: dependency.package, line: dependency.line });
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
