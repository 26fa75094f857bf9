import { join } from 'node:path';
import { expect } from 'vitest';
import { scan, type RunOptions, type ScannedInventory } from './muster.ts';

const watchPrototypes = join(import.meta.dirname, 'watch-prototypes.mjs');

export interface SurviveOptions extends RunOptions {
  /** 3 for a target that cannot be read at all; by default 0. */
  readonly exit?: 0 | 3;
}

/**
 * Scans what means harm: the scan ends in time and by itself, no fault of ours among the issues, nothing said on the error channel, no prototype changed,
 * and every issue says where it is, what is wrong and what to do.
 */
export async function survive(target: string, args: readonly string[] = [], { exit = 0, ...options }: SurviveOptions = {}): Promise<ScannedInventory> {
  const { code, stderr, inventory } = await scan([target, ...args], { seconds: 30, ...options, preload: [watchPrototypes, ...(options.preload ?? [])] });
  expect([code, stderr]).toEqual([exit, '']);
  for (const { code: kind, path, message, remedy } of inventory.issues) {
    expect(kind, `${path}: ${message}`).not.toBe('fault');
    expect([path, message, remedy].every((text) => text.trim() !== ''), `${path}: ${message} ${remedy}`).toBe(true);
    expect(message.length + remedy.length, path).toBeLessThan(2000);
  }
  return inventory;
}

/** Each issue as `code path: message`. */
export const toldOf = ({ issues }: ScannedInventory): string[] => issues.map(({ code, path, message }) => `${code} ${path}: ${message}`);
