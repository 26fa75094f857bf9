import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { joinPath } from '#core/plugin/path.ts';
import { reportFaults } from './faults.ts';
import { readModFile } from './mod-file.ts';
import { modFileIn } from './workspace.ts';

/** A workspace adds no components of its own: its modules are read one by one, each with the replacements of the workspace. */
export default function extract({ file, tree, found }: ExtractInput): void {
  const work = readModFile(file);
  reportFaults(found, work.faults, file.path);
  for (const { directory, line } of work.uses) {
    const path = joinPath(file.directory, directory);
    if (path !== undefined && tree.get(modFileIn(path)) !== undefined) continue;
    found.issue({
      code: 'missing-file',
      line,
      message: `the workspace uses the directory ${directory}, which holds no go.mod inside the scanned tree`,
      remedy: 'Scan a directory that contains it too, or take the line out of go.work.',
    });
  }
}
