import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addPodProject, readPodspecFile } from './add-pods.ts';
import { exactVersion, podPurl } from './pod-component.ts';

/** A pod that is developed here. */
export default function extract({ file, found }: ExtractInput): void {
  const podspec = readPodspecFile(file, found);
  if (podspec.name === undefined) {
    found.issue({
      code: 'malformed',
      line: 1,
      message: 'there is no specification with a name that is written out',
      remedy: 'Write name and version as literals, or remove the file.',
    });
    return;
  }
  const project = addPodProject(found, file, podspec, podspec.name);
  const open: Asked[] = [];
  for (const { name, requirement, scope, line } of podspec.dependencies) {
    const version = exactVersion(requirement);
    if (version === undefined) open.push({ name, line });
    found.depends(project, found.component({ purl: podPurl(name, version), requirement, line }), scope);
  }
  reportUnresolved(found, open, 'Scan an application that uses the pod and has a Podfile.lock.');
}
