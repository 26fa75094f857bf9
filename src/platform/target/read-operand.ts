import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { assemble } from '#core/inventory/assemble.ts';
import { unreadTarget } from '#core/inventory/unread-target.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { exportTree } from './export-tree.ts';
import { isGitUrl } from './git-checkout.ts';
import { gitObject, objectId } from './git-object.ts';
import { isInventoryFile, readInventoryFile } from './inventory-file.ts';
import { localRepositoryUrl } from './local-repository.ts';
import { completed, scanRoot, scanTarget, type Scanned, type ScanTargetOptions } from './scan-target.ts';
import { TargetError, type AbsentDirectoryError } from './target-error.ts';

/**
 * One side of a comparison: the URL of a repository, a path (directory, archive, SBOM, manifest, result of `scan --format json`) or a revision of the
 * repository around the current directory. A path wins over a revision of the same name; `onNote` is told. Throws `TargetError`.
 */
export const readOperand = async (operand: string, options: ScanTargetOptions, onNote: (note: string) => void): Promise<Inventory[]> =>
  (await readOperandWithLicenses(operand, options, onNote)).map(({ inventory }) => inventory);

/** The same with what is known of licences, where the options ask for it. */
export async function readOperandWithLicenses(operand: string, options: ScanTargetOptions, onNote: (note: string) => void, around = '.'): Promise<Scanned[]> {
  if (operand.trim() === '' || isGitUrl(operand) || localRepositoryUrl(operand) !== undefined) return [await scanTarget(operand, options)];
  const path = resolve(operand);
  if (existsSync(path)) {
    if (isRevision(operand)) onNote(`${operand} is taken as the path; for the revision of that name write ${operand}^0`);
    return readPath(path, operand, operand, options);
  }
  return readRevision(operand, options, around);
}

/** Where git says no more about the repository, what stands there is taken as the path that it is. */
function isRevision(operand: string): boolean {
  try {
    return objectId(operand, process.cwd()) !== undefined;
  } catch (error) {
    if (error instanceof TargetError) return false;
    throw error;
  }
}

async function readPath(path: string, target: string, operand: string, options: ScanTargetOptions): Promise<Scanned[]> {
  if (isInventoryFile(path)) return (await readInventoryFile(path, operand)).map((inventory) => ({ inventory }));
  const scanned = await scanTarget(target, options);
  const reason = unreadTarget(scanned.inventory);
  if (reason !== undefined) throw new TargetError(`${operand}${reason.line === undefined ? '' : `:${reason.line}`} cannot be read: ${reason.message}`, reason.remedy);
  return [scanned];
}

async function readRevision(operand: string, options: ScanTargetOptions, around: string): Promise<Scanned[]> {
  const object = gitObject(operand, around);
  if (object === undefined) {
    throw new TargetError(`${operand} is neither a path nor a revision of ${around === '.' ? 'this repository' : `the repository of ${around}`}.`, 'Check the spelling; a branch of a server may have to be fetched first (git fetch origin BRANCH).');
  }
  options.onProgress(`${operand}: reading the revision`);
  const exported = await exportTree(object, operand);
  try {
    if (object.kind === 'blob') {
      const scanned = await readPath(exported.path, exported.path, operand, options);
      return scanned.map(({ inventory, ...rest }) => ({ inventory: located(inventory, operand, object.commit), ...rest }));
    }
    const name = basename(object.path === '' ? object.repository : object.path);
    const root = await scanRoot(exported.path, { kind: 'git', location: operand, name, revision: object.commit, filesElsewhere: exported.leftOut }, options, undefined);
    const issues = [...root.inventory.issues, ...exported.issues].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
    return [await completed({ ...root, inventory: { ...root.inventory, issues } }, undefined)];
  } finally {
    exported.remove();
  }
}

/** A side on which the directory where the user is was not there: without anything. */
export const nothingThere = (operand: string, { commit, path }: AbsentDirectoryError): Inventory =>
  assemble({ name: basename(path), kind: 'git', location: operand, revision: commit, owners: [] }, [], { files: 0, directories: 0, recognized: 0, ignored: 0 });

const located = (inventory: Inventory, location: string, revision: string | undefined): Inventory => ({
  ...inventory,
  subject: { ...inventory.subject, location, ...(revision === undefined ? {} : { revision }) },
});
