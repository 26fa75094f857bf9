import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { pinnedVersion, readPaketDependencies, type PaketRequirement } from './paket-dependencies-file.ts';
import { packagePurl } from './package-purl.ts';
import { addReferences, paketName, paketPurl, scopeOfGroup } from './paket.ts';

/** paket.dependencies without paket.lock. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const { requirements, faults } = readPaketDependencies(file.text());
  for (const { line, text } of faults.slice(0, 20)) {
    found.issue({ code: 'partial', line, message: `the line "${text.slice(0, 80)}" is not understood`, remedy: 'Repair the line.' });
  }
  if (requirements.length === 0) return;
  const project = found.project({ path: file.directory, name: paketName(file.directory), file: file.path });
  const open: Asked[] = [];
  const nodes = new Map<string, number>();
  for (const asked of requirements) {
    const { kind, name, requirement, group, line } = asked;
    const { node, version } = addPaketRequest(found, file.path, asked);
    if (version === undefined) open.push({ name: requirement === '' ? name : `${name} ${requirement}`, line });
    nodes.set(`${group.toLowerCase()}\0${name.toLowerCase()}`, node);
    found.depends(project, node, kind === 'tool' ? 'development' : scopeOfGroup(group));
  }
  reportUnresolved(found, open, 'Commit paket.lock ("paket install" writes it).');
  addReferences(tree, found, file.directory, (group, id) => nodes.get(`${group.toLowerCase()}\0${id.toLowerCase()}`));
}

/** Adds what a paket.dependencies asks for, without an edge. */
export function addPaketRequest(found: Collector, file: string, { kind, name, requirement, line }: PaketRequirement): { readonly node: NodeId; readonly version: string | undefined } {
  const isPackage = kind === 'nuget' || kind === 'tool';
  const version = isPackage ? pinnedVersion(requirement) : undefined;
  const [remote = name, reference] = kind === 'github' ? name.split(':') : [name];
  const node = found.component({
    purl: isPackage ? packagePurl(name, version) : paketPurl({ kind, name: remote, version: reference }),
    origin: isPackage ? 'registry' : kind === 'http' ? 'url' : 'git',
    requirement: requirement === version || requirement === '' ? undefined : requirement,
    file, line, evidence: 'manifest',
  });
  return { node, version };
}
