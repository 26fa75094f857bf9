import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { addDependency } from './add-dependency.ts';
import { addProject } from './add-project.ts';
import { exactVersion } from './nim-purl.ts';
import { readNimble } from './nimble-text.ts';

/** A package without lockfile. */
export default function extract({ file, found }: ExtractInput): void {
  const content = readNimble(file.text());
  const project = addProject(found, file, content);
  for (const { line, message } of content.unread) {
    found.issue({
      code: 'unsupported', line, message,
      remedy: 'Commit the nimble.lock that `nimble lock` writes.',
    });
  }
  const open: Asked[] = [];
  for (const dependency of content.dependencies) {
    // the compiler
    if (dependency.name === 'nim') continue;
    if (exactVersion(dependency.requirement) === undefined && dependency.revision === undefined) open.push(dependency);
    found.depends(project, addDependency(found, file, dependency), dependency.scope);
  }
  reportUnresolved(found, open, 'Commit the nimble.lock that `nimble lock` writes.');
}
