import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = process.env['MUSTER_SHARED'] ?? resolve(import.meta.dirname, '../../../shared');

/** Whether the reference data that is not part of this repository is there; tests that need it run only then. */
export const hasShared = existsSync(root);

export function sharedPath(...parts: readonly string[]): string {
  return join(root, ...parts);
}
