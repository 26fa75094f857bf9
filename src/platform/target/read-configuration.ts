import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError, type Configuration } from '#core/configuration/configuration.ts';
import { isInside } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { readWholeText } from '../tree/read-whole-text.ts';
import { TargetError } from './target-error.ts';

/** `muster.yaml` of the root, or the file that the user named. Throws `TargetError` naming file and line; the root is named as the user knows it. `isFetched`: others wrote what is in it, and must not choose which files of this machine are read. */
export async function readConfiguration(root: string, location: string, named: string | undefined, isFetched = false): Promise<Configuration> {
  const shown = named ?? (location === '.' ? 'muster.yaml' : `${location.replace(/\/$/, '')}/muster.yaml`);
  const path = named ?? join(root, 'muster.yaml');
  if (!existsSync(path)) {
    if (named === undefined) {
      if (isLink(path)) throw new TargetError(`${shown} is a link to a file that is not there.`, 'Put the file there, or remove the link.');
      if (existsSync(join(root, 'muster.yml'))) throw new TargetError(`${shown.replace(/yaml$/, 'yml')} is not read: the configuration is called muster.yaml.`, 'Rename it.');
      return {};
    }
    throw new TargetError(`There is no configuration file ${named}, which --config names.`, 'Correct the path; it is relative to the current directory. Without --config the muster.yaml of the target is read.');
  }
  if (named === undefined && !isInside(realpathSync(path), realpathSync(root))) {
    throw isFetched
      ? new TargetError(`${shown} is a link that leads out of the repository.`, 'Put the file itself into the repository.')
      : new TargetError(`${shown} is a link that leads out of the target.`, 'Put the file itself there, or name the one that it leads to with --config.');
  }
  const { parseConfiguration } = await import('#core/configuration/parse-configuration.ts');
  try {
    const configuration = parseConfiguration(readWholeText(path, 2 ** 20));
    const { uses } = configuration;
    return named === undefined || uses === undefined ? configuration : { ...configuration, uses: uses.map((use) => ({ ...use, path: named })) };
  } catch (error) {
    if (error instanceof ConfigurationError) {
      throw new TargetError(`${shown}${error.line === undefined ? '' : `:${error.line}`}: ${error.message}.`, 'Correct the file; docs/guide/configuration.md lists what it may say.');
    }
    if (error instanceof UnreadableFile || (error as NodeJS.ErrnoException).code !== undefined) {
      throw new TargetError(`${shown} cannot be read: ${fileFailure(error)}.`, 'Make it a readable file, or name another with --config.');
    }
    throw error;
  }
}

/** A root that is a file, as a stored scan is, holds nothing. */
function isLink(path: string): boolean {
  return statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() === true && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
