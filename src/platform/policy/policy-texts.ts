import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isInside } from '#core/plugin/path.ts';
import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { PolicyProblem } from '#core/policy/model/place.ts';
import type { PolicyText } from '#core/policy/reading/read-policy.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { readWholeText } from '../tree/read-whole-text.ts';
import { TargetError } from '../target/target-error.ts';
import type { PolicyPlace } from './policy-place.ts';

/** Bytes of one file, and files of one policy. */
const sizeLimit = 2 ** 20;
const countLimit = 500;

export interface PolicyFiles {
  readonly texts: readonly PolicyText[];
  /** Names of files with rules in code. */
  readonly codeFiles: readonly string[];
}

/** The YAML files of a policy directory in the order of their names, or the one file that was named. */
export function readPolicyTexts({ path, shown, within }: PolicyPlace, problems: PolicyProblem[]): PolicyFiles {
  const isDirectory = statSync(path).isDirectory();
  const names = isDirectory ? readdirSync(path).sort() : [basename(path)];
  const yaml = names.filter((name) => /\.ya?ml$/i.test(name) || !isDirectory);
  if (yaml.length > countLimit) throw new TargetError(`${shown} has ${yaml.length} YAML files.`, `A policy has ${countLimit} files at most; name the directory that holds only the policy.`);
  const texts = yaml.map((name) => readText(isDirectory ? { path: join(path, name), shown: `${shown.replace(/\/$/, '')}/${name}`, within } : { path, shown, within }, problems));
  return { texts: texts.filter((text) => text !== undefined), codeFiles: isDirectory ? names.filter((name) => /\.rule\.(?:ts|mts|js|mjs)$/.test(name)) : [] };
}

function readText({ path, shown, within }: { readonly path: string; readonly shown: string; readonly within: string | undefined }, problems: PolicyProblem[]): PolicyText | undefined {
  try {
    if (within !== undefined && !isInside(realpathSync(path), within)) {
      problems.push({ severity: 'error', place: { path: shown }, message: 'the file is a link that leads out of what was fetched', remedy: 'Put the file itself there.' });
      return undefined;
    }
    return { path: shown, text: readWholeText(path, sizeLimit) };
  } catch (error) {
    if (!(error instanceof UnreadableFile) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    problems.push({ severity: 'error', place: { path: shown }, message: `the file cannot be read: ${fileFailure(error)}`, remedy: 'Make it a readable file, or remove it.' });
    return undefined;
  }
}
