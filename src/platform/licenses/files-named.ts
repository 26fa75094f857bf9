import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join, sep } from 'node:path';
import type { Issue } from '#core/model/issue.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { limits } from '../tree/limits.ts';

export interface NamedFiles {
  /** In the order in which they were named; those of a directory sorted. */
  readonly files: readonly string[];
  readonly issues: readonly Issue[];
}

/** Files as they are named, directories as all files below them. Links inside of directories are not followed; `.git` is not entered. */
export function filesNamed(paths: readonly string[]): NamedFiles {
  const files: string[] = [];
  const issues = listFiles(paths, (file) => files.push(file));
  return { files, issues };
}

/** As `filesNamed`, for those that need not wait for the last one. Answers what could not be listed. */
export function listFiles(paths: readonly string[], onFile: (file: string) => void): Issue[] {
  const issues: Issue[] = [];
  for (const path of paths) {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) listDirectory(path, onFile, issues);
    else onFile(path);
  }
  return issues;
}

function listDirectory(root: string, onFile: (file: string) => void, issues: Issue[]): void {
  const pending: { readonly path: string; readonly depth: number }[] = [{ path: root, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { path, depth } = next;
    if (depth > limits.directoryDepth) {
      issues.push({ code: 'too-large', path, message: `directories are nested more than ${limits.directoryDepth} deep`, remedy: 'Name the deeper directory itself.', source: 'licenses' });
      continue;
    }
    let items: Dirent[];
    try {
      items = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      issues.push({ code: 'unreadable', path, message: `the directory could not be listed: ${fileFailure(error)}`, remedy: 'Check its permissions and try again.', source: 'licenses' });
      continue;
    }
    items.sort((a, b) => (a.name < b.name ? -1 : 1));
    // joined once: it takes more time than listing does
    const prefix = join(path, '.', sep);
    const start = prefix === `.${sep}` ? '' : prefix;
    for (const item of items) if (item.isFile()) onFile(start + item.name);
    for (const item of items.toReversed()) if (item.isDirectory() && item.name !== '.git') pending.push({ path: start + item.name, depth: depth + 1 });
  }
}
