import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { reportFaults } from './faults.ts';
import { modulePurl } from './module-purl.ts';
import { highest, readSumFile } from './sum-file.ts';

/**
 * A go.sum without its go.mod. It keeps the hashes of every version that was ever looked at; a build takes one version of a module,
 * the highest that is required, so that one is reported.
 */
export default function extract({ file, found }: ExtractInput): void {
  const { modules, faults } = readSumFile(file);
  reportFaults(found, faults, file.path);
  const others = modules.versionCount - modules.size;
  for (const [path, versions] of modules) {
    const used = highest(versions)!;
    found.component({ purl: modulePurl(path, used.version), line: used.line, evidence: 'lockfile' });
  }
  if (modules.size === 0) return;
  const left = others === 0 ? '' : `; ${others} older ${others === 1 ? 'version was' : 'versions were'} left out`;
  found.issue({
    code: 'missing-file',
    message: `there is no go.mod beside the file: which of the ${modules.size} modules the build takes is not known${left}`,
    remedy: 'Commit go.mod beside go.sum.',
  });
}
