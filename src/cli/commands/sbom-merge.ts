import { mergeSboms } from '#core/sbom/merge/merge.ts';
import { readCheckedSbom } from '#platform/target/read-checked-sbom.ts';
import { exitCodes } from '../exit-codes.ts';
import { say } from '../say.ts';
import { problemsInWords } from '../sbom-problems.ts';
import { generatedAt } from '../timestamp.ts';
import { version } from '../version.ts';
import { destinationOf, lossesInWords, writeSbom } from '../write-sbom.ts';
import type { SbomConvertOptions } from './sbom-convert.ts';

/** How many disagreements are told; all of them are in the result. */
const shownIssues = 10;

/** `muster sbom merge`: what several tools say of one build, as one document. */
export async function sbomMerge(paths: readonly string[], options: SbomConvertOptions): Promise<number> {
  const destination = destinationOf(options);
  const timestamp = generatedAt();
  const inputs = [];
  for (const path of paths) {
    const { sbom, problems } = await readCheckedSbom(path);
    const errors = problems.filter(({ severity }) => severity !== 'warning');
    if (errors.length > 0 && !options.quiet) say(problemsInWords(path, errors));
    inputs.push({ path, sbom });
  }
  const merged = mergeSboms(inputs, { generatedAt: timestamp, tool: { name: 'muster', version } });
  const losses = await writeSbom(merged, destination, { location: paths.join(', '), timestamp });
  if (!options.quiet) {
    for (const { path, line, message } of merged.issues.slice(0, shownIssues)) say(`muster: ${path}${line === undefined ? '' : `:${line}`}: ${message}\n`);
    if (merged.issues.length > shownIssues) say(`muster: … and ${merged.issues.length - shownIssues} more; all of them are in the result.\n`);
    if (losses.length > 0) say(lossesInWords(losses, destination.format));
  }
  return options.strict && merged.issues.length + losses.length > 0 ? exitCodes.incomplete : exitCodes.done;
}
