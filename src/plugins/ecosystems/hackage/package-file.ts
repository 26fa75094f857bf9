import { filesIn } from '#core/plugin/files-in.ts';
import { UnreadableFile, type SourceFile, type TreeView } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { readCabal, type CabalPackage } from './cabal-text.ts';
import { readHpack } from './hpack-text.ts';

const hpack = 'package.yaml';

/** What a `.cabal` file or a `package.yaml` says; `undefined` for a file of other tools. */
export const readPackage = (file: SourceFile): CabalPackage | undefined => (file.name === hpack ? readHpack(file.text()) : readCabal(file.text()));

/** The same for a file that is not the one that is read: `undefined` also where it cannot be understood, which its own reading tells. */
export function readOther(file: SourceFile): CabalPackage | undefined {
  try {
    return readPackage(file);
  } catch (error) {
    if (error instanceof TextSyntaxError || error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

/** Is the file one that a build starts from? A `package.yaml` is not where the `.cabal` file stands that hpack wrote from it. */
export function isPackageFile(file: SourceFile, tree: TreeView): boolean {
  if (file.name !== hpack) return file.name.endsWith('.cabal');
  return !filesIn(tree, file.directory).some(({ name }) => name.endsWith('.cabal'));
}
