import { linesOf } from '#core/linux/control-file.ts';
import { Requirements } from '#core/linux/requirements.ts';
import { distributionOf, nearestRoot, rootBefore, type Distribution } from '#core/linux/root-file-system.ts';
import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { parentOf } from '#core/plugin/path.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { addPacmanPackage } from './pacman-package.ts';

/** The local database has a directory for each package; their `desc` files are read together, for the dependencies between them. */
export default function extract({ files, tree, found }: ExtractInput): void {
  // `var` below the root of the file system, or below that of MSYS2 or another prefix
  const byRoot = Map.groupBy(files, (file) => nearestRoot(tree, parentOf(rootBefore(file.path, 5)) ?? '.'));
  for (const [root, members] of byRoot) {
    const distribution: Distribution = distributionOf(tree, root);
    const requirements = new Requirements();
    for (const file of members) {
      const fields = read(file);
      if (fields === undefined || addPacmanPackage(found, requirements, fields, distribution, file.path)) continue;
      found.issue({
        code: 'malformed',
        file: file.path,
        line: 1,
        message: 'the description has no package name or no version',
        remedy: 'Install the package again with pacman, then scan again.',
      });
    }
    requirements.link(found);
  }

  /** One file that cannot be read must not hide the others. */
  function read(file: SourceFile): Map<string, string[]> | undefined {
    try {
      return descriptionFields(file.text());
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      found.issue({ code: error.code, file: file.path, message: error.message, remedy: error.remedy });
      return undefined;
    }
  }
}

/** Blocks of a `%KEY%` line and value lines, ended by an empty line; as the lower-case keys of `.PKGINFO`. */
export function descriptionFields(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let values: string[] | undefined;
  for (const line of linesOf(text)) {
    if (line === '') values = undefined;
    else if (values === undefined) {
      if (line.length < 3 || !line.startsWith('%') || !line.endsWith('%')) continue;
      values = [];
      fields.set(line.slice(1, -1).toLowerCase(), values);
    } else values.push(line);
  }
  return fields;
}
