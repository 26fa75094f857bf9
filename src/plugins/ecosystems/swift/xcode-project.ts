import type { Collector } from '#core/inventory/collector.ts';
import type { NodeId } from '#core/inventory/extraction.ts';
import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { identityOf, repositoryPurl } from './location.ts';
import { readXcodePackages, type XcodePackage } from './xcode-project-text.ts';

/** Swift packages of an Xcode project without Package.resolved. */
export default function extract({ file, found }: ExtractInput): void {
  const packages = readXcodePackages(file.text());
  if (packages.length === 0) return;
  const project = found.project({
    path: joinPath(file.directory, '..') ?? '.', name: nameOf(file.directory).replace(/\.xcodeproj$/, ''), file: file.path,
  });
  const open: Asked[] = [];
  for (const dependency of packages) {
    const { location, version, revision, line } = dependency;
    const node = addXcodeRequest(found, file.path, dependency);
    if (node === undefined) {
      found.issue({
        code: 'unsupported', line,
        message: `the package at ${JSON.stringify(location)} has no address`,
        remedy: 'Scan the directory that it points to.',
      });
      continue;
    }
    if (version === undefined && revision === undefined) open.push({ name: identityOf(location), line });
    found.depends(project, node);
  }
  reportUnresolved(found, open, 'Commit the Package.resolved that Xcode keeps in the project or workspace.');
}

/** Adds what an Xcode project asks for, without an edge; `undefined` for what has no address. */
export function addXcodeRequest(found: Collector, file: string, { location, requirement, version, branch, revision, line }: XcodePackage): NodeId | undefined {
  const purl = repositoryPurl({ location, version, branch, revision });
  return purl === undefined ? undefined : found.component({ purl, requirement, origin: 'git', file, line, evidence: 'manifest' });
}
