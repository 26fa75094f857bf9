import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { vcsUrl } from '#core/purl/vcs-url.ts';
import { addProject } from './add-project.ts';
import { exactVersion, nimPurl } from './nim-purl.ts';
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
  for (const { name, url, revision, requirement, scope, line } of content.dependencies) {
    // the compiler
    if (name === 'nim') continue;
    const version = exactVersion(requirement);
    if (version === undefined && revision === undefined) open.push({ name, line });
    const purl = url === undefined && revision === undefined ? nimPurl(name, version) : nimPurl(name, version ?? revision, url === undefined ? undefined : vcsUrl(url, revision));
    found.depends(project, found.component({ purl, requirement, origin: url === undefined ? 'registry' : 'git', line }), scope);
  }
  reportUnresolved(found, open, 'Commit the nimble.lock that `nimble lock` writes.');
}
