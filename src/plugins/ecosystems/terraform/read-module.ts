import type { Collector } from '#core/inventory/collector.ts';
import { UnreadableFile, type SourceFile } from '#core/plugin/source-file.ts';
import { TextSyntaxError } from '#core/text/position.ts';
import { readLock, readModuleFile, type ModuleFile } from './module-file.ts';
import type { Module } from './module.ts';

/** Reads the files of one directory; what is damaged is reported and does not hide the rest. */
export function readModule(directory: string, files: readonly SourceFile[], found: Collector): Module {
  const lockFile = files.find(({ name }) => name === '.terraform.lock.hcl');
  const parts: ModuleFile[] = [];
  for (const file of files) {
    const part = file === lockFile ? undefined : attempt(file, (onDamage) => readModuleFile(file, found, onDamage));
    if (part !== undefined) parts.push(part);
  }
  const providers = lockFile === undefined ? undefined : attempt(lockFile, (onDamage) => readLock(lockFile, onDamage));
  return {
    directory,
    file: (files.find((file) => file !== lockFile) ?? files[0]!).path,
    parts,
    lock: lockFile === undefined || providers === undefined ? undefined : { file: lockFile.path, providers },
  };

  function attempt<T>(file: SourceFile, read: (onDamage: (line: number) => void) => T): T | undefined {
    let damaged: number | undefined;
    try {
      const result = read((line) => (damaged ??= line));
      if (damaged !== undefined) found.issue({
        code: 'partial',
        file: file.path,
        line: damaged,
        message: 'there are lines that are no statement',
        remedy: 'Check the file with terraform validate.',
      });
      return result;
    } catch (error) {
      if (error instanceof TextSyntaxError) found.issue({
        code: 'malformed',
        file: file.path,
        line: error.line,
        message: error.message,
        remedy: 'Check the file with terraform validate.',
      });
      else if (error instanceof UnreadableFile) found.issue({
        code: error.code,
        file: file.path,
        message: error.message,
        remedy: error.remedy,
      });
      else throw error;
      return undefined;
    }
  }
}
