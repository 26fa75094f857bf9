import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath, nameOf } from '#core/plugin/path.ts';
import { identityOf, repositoryPurl } from './location.ts';
import { readXcodePackages } from './xcode-project-text.ts';

/** Swift packages of an Xcode project without Package.resolved. */
export default function extract({ file, found }: ExtractInput): void {
  const packages = readXcodePackages(file.text());
  if (packages.length === 0) return;
  const project = found.project({
    path: joinPath(file.directory, '..') ?? '.', name: nameOf(file.directory).replace(/\.xcodeproj$/, ''), file: file.path,
  });
  const open: Asked[] = [];
  for (const { location, requirement, version, branch, revision, line } of packages) {
    const purl = repositoryPurl({ location, version, branch, revision });
    if (purl === undefined) {
      found.issue({
        code: 'unsupported', line,
        message: `the package at ${JSON.stringify(location)} has no address`,
        remedy: 'Scan the directory that it points to.',
      });
      continue;
    }
    if (version === undefined && revision === undefined) open.push({ name: identityOf(location), line });
    found.depends(project, found.component({ purl, requirement, origin: 'git', line }));
  }
  reportUnresolved(found, open, 'Commit the Package.resolved that Xcode keeps in the project or workspace.');
}
