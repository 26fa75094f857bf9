import { readCheckedSbom } from '#platform/target/read-checked-sbom.ts';
import { exitCodes } from '../exit-codes.ts';
import { say } from '../say.ts';
import { problemsInWords } from '../sbom-problems.ts';
import { generatedAt } from '../timestamp.ts';
import { destinationOf, lossesInWords, writeSbom } from '../write-sbom.ts';

export interface SbomConvertOptions {
  readonly format?: string;
  readonly output?: string;
  readonly strict: boolean;
  readonly quiet: boolean;
}

/** `muster sbom convert`: the same document in another format or version. */
export async function sbomConvert(path: string, options: SbomConvertOptions): Promise<number> {
  const destination = destinationOf(options);
  const timestamp = generatedAt();
  const { sbom, problems } = await readCheckedSbom(path);
  const losses = await writeSbom(sbom, destination, { location: path, timestamp });
  const errors = problems.filter(({ severity }) => severity !== 'warning');
  if (!options.quiet) {
    if (errors.length > 0) say(problemsInWords(path, errors));
    if (losses.length > 0) say(lossesInWords(losses, destination.format));
  }
  return options.strict && errors.length + losses.length + sbom.issues.length > 0 ? exitCodes.incomplete : exitCodes.done;
}
