import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, type Configuration } from '#core/configuration/configuration.ts';
import { TargetError } from './target-error.ts';

/** `muster.yaml` of the root, or the file that the user named. Throws `TargetError` naming file and line. */
export async function readConfiguration(root: string, named: string | undefined): Promise<Configuration> {
  const path = named ?? join(root, 'muster.yaml');
  if (!existsSync(path)) {
    if (named === undefined) return {};
    throw new TargetError(`The configuration file ${named} does not exist.`);
  }
  const { parseConfiguration } = await import('#core/configuration/parse-configuration.ts');
  try {
    return parseConfiguration(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof ConfigurationError) {
      throw new TargetError(`${named ?? 'muster.yaml'}${error.line === undefined ? '' : `:${error.line}`}: ${error.message}.`, 'Correct the file; docs/guide/configuration.md lists what it may say.');
    }
    throw error;
  }
}
