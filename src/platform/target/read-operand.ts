import { existsSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { inventoriesOf, isInventoryDocument } from '#core/inventory/from-document.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { PurlError } from '#core/purl/purl.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { readRegularFile } from '../tree/read-regular-file.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { exportTree } from './export-tree.ts';
import { isGitUrl } from './git-checkout.ts';
import { gitObject, objectId } from './git-object.ts';
import { localRepositoryUrl } from './local-repository.ts';
import { scanRoot, scanTarget, type ScanTargetOptions } from './scan-target.ts';
import { readHead } from './sniff.ts';
import { TargetError } from './target-error.ts';

/** Bytes; the longest text that Node can hold. */
const documentLimit = 2 ** 29 - 25;

/**
 * One side of a comparison: the URL of a repository, a path (directory, archive, SBOM, manifest, result of `scan --format json`) or a revision of the
 * repository around the current directory. A path wins over a revision of the same name; `onNote` is told. Throws `TargetError`.
 */
export async function readOperand(operand: string, options: ScanTargetOptions, onNote: (note: string) => void): Promise<Inventory[]> {
  if (operand.trim() === '' || isGitUrl(operand) || localRepositoryUrl(operand) !== undefined) return [await scanTarget(operand, options)];
  const path = resolve(operand);
  if (existsSync(path)) {
    if (objectId(operand, process.cwd()) !== undefined) onNote(`${operand} is taken as the path; for the revision of that name write ${operand}^0`);
    return readPath(path, operand, operand, options);
  }
  return readRevision(operand, options);
}

async function readPath(path: string, target: string, operand: string, options: ScanTargetOptions): Promise<Inventory[]> {
  if (statSync(path).isFile() && isInventoryDocument(decodeText(readHead(path)).text)) return readDocument(path, operand);
  const inventory = await scanTarget(target, options);
  const { components, projects, issues } = inventory;
  const reason = issues.find((issue) => issue.code === 'malformed' && issue.path === basename(path));
  if (components.length === 0 && projects.length === 0 && reason !== undefined) {
    const line = reason.line === undefined ? '' : `:${reason.line}`;
    throw new TargetError(`${operand}${line} cannot be read: ${reason.message}`, reason.remedy);
  }
  return [inventory];
}

function readDocument(path: string, operand: string): Inventory[] {
  try {
    return inventoriesOf(decodeText(readRegularFile(path, { limit: documentLimit })).text);
  } catch (error) {
    if (!(error instanceof TextSyntaxError) && !(error instanceof PurlError) && !(error instanceof UnreadableFile)) throw error;
    throw new TargetError(`${operand} cannot be read: ${error.message}`, 'Write it again with muster scan --format json.');
  }
}

async function readRevision(operand: string, options: ScanTargetOptions): Promise<Inventory[]> {
  const object = gitObject(operand, process.cwd());
  if (object === undefined) {
    throw new TargetError(`${operand} is neither a path nor a revision of this repository.`, 'Check the spelling; a branch of a server may have to be fetched first (git fetch origin BRANCH).');
  }
  options.onProgress(`${operand}: reading the revision`);
  const exported = await exportTree(object, operand);
  try {
    if (object.kind === 'blob') {
      const inventories = await readPath(exported.path, exported.path, operand, options);
      return inventories.map((inventory) => located(inventory, operand, object.commit));
    }
    const name = basename(object.path === '' ? object.repository : object.path);
    const inventory = await scanRoot(exported.path, { kind: 'git', location: operand, name, revision: object.commit }, options, undefined);
    return [{ ...inventory, issues: [...inventory.issues, ...exported.issues].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)) }];
  } finally {
    exported.remove();
  }
}

const located = (inventory: Inventory, location: string, revision: string | undefined): Inventory => ({
  ...inventory,
  subject: { ...inventory.subject, location, ...(revision === undefined ? {} : { revision }) },
});
