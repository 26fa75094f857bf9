import { basename } from 'node:path';
import type { Sbom } from '#core/model/sbom.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { SbomFormat, SbomProblem } from '#core/plugin/sbom-format.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { openSbom } from './open-sbom.ts';
import { packageFiles } from './package-files.ts';
import { TargetError } from './target-error.ts';

export interface CheckedSbom {
  readonly format: SbomFormat;
  readonly sbom: Sbom;
  /** What the specification of the format says against the document. */
  readonly problems: readonly SbomProblem[];
}

/** An SBOM file with what is wrong about it. Throws `TargetError` when it cannot be read as one at all. */
export async function readCheckedSbom(path: string): Promise<CheckedSbom> {
  const name = basename(path);
  try {
    const { source, format } = openSbom(path);
    if (format === undefined) throw new TargetError(`${path} is not an SBOM of a known format.`, 'muster formats lists those that are read.');
    const { default: codec } = await format.load();
    return { format, sbom: codec.read(source, name), problems: codec.validate(source, name, packageFiles) };
  } catch (error) {
    if (error instanceof TextSyntaxError) throw new TargetError(`${path}${error.line === undefined ? '' : `:${error.line}`} cannot be read: ${error.message}`, 'Write it again with the tool that made it.');
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof UnreadableFile || code !== undefined) throw new TargetError(`${path} cannot be read: ${code === undefined ? message : fileFailure(error)}${code === undefined ? '' : '.'}`, 'Name an SBOM file.');
    throw error;
  }
}
