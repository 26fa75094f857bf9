import { UnreadableFile } from '#core/plugin/source-file.ts';
import type { Policy } from '#core/policy/model/policy.ts';
import { readExceptions } from '#core/policy/reading/read-exceptions.ts';
import { readFactsDocument } from '#core/policy/reading/read-facts-document.ts';
import { fileFailure } from '../tree/file-failure.ts';
import { readWholeText } from '../tree/read-whole-text.ts';
import { TargetError } from '../target/target-error.ts';

/** Where a project keeps its waivers and approvals. */
export const waiversFile = '.muster/waivers.yaml';

const listsOf = ({ lists }: Policy): ReadonlySet<string> => new Set(lists.map(({ id }) => id));

/** `shown`: the file as the user knows it. Throws `TargetError` when there is no such file. */
export const readExceptionsFile = (path: string, policy: Policy, shown = path): ReturnType<typeof readExceptions> => readExceptions(shown, textOf(path, 2 ** 24, shown), listsOf(policy));

/** Stored facts. Throws `TargetError` when there is no such file. */
export const readFactsFile = (path: string, policy: Policy): ReturnType<typeof readFactsDocument> => readFactsDocument(path, textOf(path), listsOf(policy));

/** A text of any kind. Throws `TargetError` when there is no such file. */
export const readTextFile = (path: string): string => textOf(path);

function textOf(path: string, limit?: number, shown = path): string {
  try {
    return readWholeText(path, limit);
  } catch (error) {
    if (!(error instanceof UnreadableFile) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new TargetError(`${shown} cannot be read: ${fileFailure(error)}.`, 'Correct the path, or make the file readable.');
  }
}
