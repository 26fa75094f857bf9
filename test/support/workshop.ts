import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Workshop {
  readonly root: string;
  /** A new directory with these files in it. */
  tree(files?: Files): string;
  /** A new file of this name in a directory of its own. */
  file(name: string, content: string | Uint8Array): string;
}

export interface WorkshopOptions {
  /** For very many files: where the machine keeps files in memory, if it has such a place. */
  readonly inMemory?: boolean;
}

/** A temporary place for the tests of one file; called at its top, gone when its tests are done. */
export function workshop({ inMemory = false }: WorkshopOptions = {}): Workshop {
  const place = inMemory && existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const root = realpathSync(mkdtempSync(join(place, 'muster-test-')));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let trees = 0;
  const tree = (files: Files = {}): string => {
    const path = join(root, `tree-${++trees}`);
    mkdirSync(path);
    putFiles(path, files);
    return path;
  };
  return {
    root,
    tree,
    file: (name, content) => join(tree({ [name]: content }), name),
  };
}

export function putFiles(root: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
