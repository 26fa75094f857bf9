import { directoryOf, joinPath, nameOf } from '#core/plugin/path.ts';
import type { SourceFile } from '#core/plugin/source-file.ts';

/**
 * The directory that the importers of a pnpm-lock.yaml are relative to. Usually its own; Rush keeps the lockfile in `common/config/rush`
 * and runs pnpm in `common/temp`; inside of `node_modules` it describes the directory above.
 */
export function pnpmBase({ directory }: SourceFile): string {
  const installed = directory.indexOf('node_modules');
  if (installed !== -1 && /(?:^|\/)node_modules(?:\/\.pnpm)?$/.test(directory)) return installed === 0 ? '.' : directory.slice(0, installed - 1);
  const configuration = directoryOf(directory);
  if (nameOf(directory) === 'rush' && /(?:^|\/)common\/config$/.test(configuration)) return joinPath(configuration, '../temp') ?? directory;
  if (nameOf(configuration) === 'subspaces' && /(?:^|\/)common\/config\/subspaces$/.test(configuration)) {
    return joinPath(configuration, `../../temp/${nameOf(directory)}`) ?? directory;
  }
  return directory;
}
