import { filesBelow } from '#core/plugin/files-below.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { readCabal, type CabalPackage } from './cabal-text.ts';
import { readHpack } from './hpack-text.ts';

const hpack = 'package.yaml';

/** What a `.cabal` file or a `package.yaml` says; `undefined` for a file of other tools. */
export const readPackage = (file: SourceFile): CabalPackage | undefined => (file.name === hpack ? readHpack(file.text()) : readCabal(file.text()));

/** Is the file one that a build starts from? A `package.yaml` is not where the `.cabal` file stands that hpack wrote from it. */
export function isPackageFile(file: SourceFile, tree: TreeView): boolean {
  if (file.name !== hpack) return file.name.endsWith('.cabal');
  for (const beside of filesBelow(tree, file.directory)) if (beside.directory === file.directory && beside.name.endsWith('.cabal')) return false;
  return true;
}
