import { reportUnresolved, type Asked } from '#core/inventory/report-unresolved.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { nameOf } from '#core/plugin/path.ts';
import { exactVersion, isElsewhere, podComponent } from './pod-component.ts';
import { readPodfile } from './podfile-text.ts';

/** A Podfile without lockfile. */
export default function extract({ file, found }: ExtractInput): void {
  const { requests, unread } = readPodfile(file.text());
  for (const { line, message } of unread) {
    found.issue({
      code: 'unsupported', line, message,
      remedy: 'Commit the Podfile.lock that `pod install` writes.',
    });
  }
  const project = found.project({ path: file.directory, name: nameOf(file.directory), file: file.path });
  const open: Asked[] = [];
  for (const { name, requirement, scope, source, line } of requests) {
    const version = exactVersion(requirement);
    if (version === undefined && !isElsewhere(source)) open.push({ name, line });
    found.depends(project, found.component({ ...podComponent(name, version, source), requirement, line }), scope);
  }
  reportUnresolved(found, open, 'Commit the Podfile.lock that `pod install` writes, or scan with --online.');
}
