import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { directoryOf } from '#core/plugin/path.ts';
import { reportFaults } from './faults.ts';
import { isLocalPath } from './mod-file.ts';
import { modulePurl } from './module-purl.ts';
import { readVendored } from './vendored.ts';

/** A vendor directory whose main module is not in the tree: the modules of which it holds packages. */
export default function extract({ file, found }: ExtractInput): void {
  const { modules, faults } = readVendored(file.text());
  reportFaults(found, faults, file.path);
  const present = modules.filter((module) => module.packages > 0);
  if (present.length === 0) return;
  const directory = directoryOf(file.directory);
  const project = found.project({ path: directory, name: directory === '.' ? 'vendor' : directory, file: file.path });
  for (const { path, version, replacement, explicit, line } of present) {
    const local = replacement !== undefined && isLocalPath(replacement.path);
    const replaced = replacement !== undefined && !local;
    const node = found.component({
      purl: replaced ? modulePurl(replacement.path, replacement.version) : modulePurl(path, version),
      origin: local ? 'path' : 'vendored',
      overridden: replacement !== undefined,
      alias: replaced && replacement.path !== path ? path : undefined,
      line,
      evidence: 'installed',
    });
    if (explicit) found.depends(project, node);
  }
}
