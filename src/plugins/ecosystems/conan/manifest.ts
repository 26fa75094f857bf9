import type { Collector } from '#core/inventory/collector.ts';
import type { PackageMetadata } from '#core/model/component.ts';
import type { Scope } from '#core/model/scope.ts';
import type { SourceFile, TreeView } from '#core/plugin/source-file.ts';
import { conanData } from './conandata.ts';
import { readConanfilePy } from './conanfile-py-text.ts';
import { readConanfileTxt } from './conanfile-txt-text.ts';
import type { Reference } from './reference.ts';

/** What a conanfile says, in either of its two forms. */
export interface Conanfile {
  readonly name?: string;
  readonly version?: string;
  readonly licenses: readonly string[];
  readonly metadata: PackageMetadata;
  readonly requirements: readonly Requirement[];
  readonly unread: readonly { readonly line: number; readonly message: string }[];
}

export interface Requirement {
  readonly reference: Reference;
  readonly scope: Scope;
  readonly overridden: boolean;
  /** It only says which version counts where others need the package, and needs nothing itself. */
  readonly onlyOverrides: boolean;
  readonly line: number;
}

export const readConanfile = (file: SourceFile, tree: TreeView, found: Collector): Conanfile =>
  file.name.endsWith('.py') ? readConanfilePy(file.text(), conanData(file, tree, found)) : readConanfileTxt(file.text());

/** The manifest beside a lockfile; Conan itself prefers the Python form. */
export const manifestBeside = (tree: TreeView, directory: string): SourceFile | undefined =>
  tree.get(`${directory}/conanfile.py`) ?? tree.get(`${directory}/conanfile.txt`);
