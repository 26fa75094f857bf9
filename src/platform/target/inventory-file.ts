import { existsSync, statSync } from 'node:fs';
import { isInventoryDocument } from '#core/inventory/is-inventory-document.ts';
import type { Inventory } from '#core/model/inventory.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import { PurlError } from '#core/purl/purl.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { readWholeText } from '../tree/read-whole-text.ts';
import { decodeText } from '../tree/text-decoding.ts';
import { readHead } from './sniff.ts';
import { UnreadTargetError } from './target-error.ts';

/** Does a result of `muster scan --format json` stand there? */
export const isInventoryFile = (path: string): boolean => existsSync(path) && statSync(path).isFile() && isInventoryDocument(decodeText(readHead(path)).text);

/** The inventories of a result of `muster scan --format json`, as they were. Throws `TargetError`. */
export async function readInventoryFile(path: string, target: string): Promise<Inventory[]> {
  // the schema of such documents takes time to load, and few targets are one
  const { inventoriesOf } = await import('#core/inventory/from-document.ts');
  try {
    return inventoriesOf(readWholeText(path));
  } catch (error) {
    if (!(error instanceof TextSyntaxError) && !(error instanceof PurlError) && !(error instanceof UnreadableFile)) throw error;
    throw new UnreadTargetError('refused', `${target} cannot be read: ${error.message}`, 'Write it again with muster scan --format json.');
  }
}

/** The day on which a result of `muster scan --format json` was written, as it says itself. */
export const dayOfInventoryFile = (path: string): string | undefined => /^\s*\{\s*"schema":\s*"[^"]*",\s*"generatedAt":\s*"(\d{4}-\d{2}-\d{2})T/.exec(decodeText(readHead(path)).text)?.[1];
