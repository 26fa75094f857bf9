import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isGitUrl } from './git-checkout.ts';

/** The URL of the repository that a target names and that has to be fetched; `undefined` for all other targets. */
export const repositoryOf = (target: string): string | undefined => (isGitUrl(target) ? target : target.trim() === '' ? undefined : localRepositoryUrl(target));

/**
 * The URL by which git fetches what a path names, where the path alone shows no files: a bare repository, or `path#branch` (a tag, a commit) of any repository.
 * `undefined` for all other paths.
 */
export function localRepositoryUrl(target: string): string | undefined {
  const path = resolve(target);
  if (existsSync(path)) return isBareRepository(path) ? pathToFileURL(path).href : undefined;
  const hash = target.lastIndexOf('#');
  if (hash <= 0) return undefined;
  const repository = resolve(target.slice(0, hash));
  const isRepository = existsSync(join(repository, '.git')) || isBareRepository(repository);
  return isRepository ? `${pathToFileURL(repository).href}${target.slice(hash)}` : undefined;
}

function isBareRepository(path: string): boolean {
  try {
    return hasPartsOfRepository(path);
  } catch {
    // what may not be looked into is told of by who reads it
    return false;
  }
}

function hasPartsOfRepository(path: string): boolean {
  const is = (name: string, kind: 'isFile' | 'isDirectory') => statSync(join(path, name), { throwIfNoEntry: false })?.[kind]() === true;
  return is('HEAD', 'isFile') && is('objects', 'isDirectory') && is('refs', 'isDirectory') && is('config', 'isFile');
}
