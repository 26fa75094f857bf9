import { accessSync, constants, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { NoticeOptions } from '#features/notice/notice-input.ts';
import { fileFailure } from '#platform/tree/file-failure.ts';
import { UsageError } from './exit-codes.ts';

const form = 'Name a directory that holds texts as NAME.txt or NAME@VERSION.txt.';

/** The texts of `--texts`, in files `NAME@VERSION.txt` or `NAME.txt`, where each / of the name is written as __. Whoever names a directory counts on what is in it: throws `UsageError` before anything is read. */
export function givenTexts(directory: string | undefined): NoticeOptions['givenText'] {
  if (directory === undefined) return () => undefined;
  if (!existsSync(directory) || !statSync(directory).isDirectory()) throw new UsageError(`${directory} is no directory with texts, which --texts names.`, form);
  const names = new Set(namesIn(directory));
  if (names.size === 0) throw new UsageError(`${directory}, which --texts names, holds no texts (*.txt).`, form);
  for (const name of names) check(join(directory, name));
  return (name, version) => {
    const file = name.replaceAll('/', '__');
    const found = [...(version === undefined ? [] : [`${file}@${version}.txt`]), `${file}.txt`].find((candidate) => names.has(candidate));
    return found === undefined ? undefined : readFileSync(join(directory, found), 'utf8');
  };
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).filter((name) => name.endsWith('.txt'));
  } catch (error) {
    throw new UsageError(`${directory}, which --texts names, cannot be read: ${fileFailure(error)}.`, 'Make the directory readable.');
  }
}

function check(path: string): void {
  try {
    accessSync(path, constants.R_OK);
    if (statSync(path).isFile()) return;
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileFailure(error)}.`, 'Make the file readable, or remove it from the directory that --texts names.');
  }
  throw new UsageError(`${path} is no file.`, 'Remove it from the directory that --texts names.');
}
