import type { RepeatedKey, RepeatedKeys } from '../text/repeated-keys.ts';
import { enumerate } from '../text/enumerate.ts';
import type { IssueInput } from './extraction.ts';
import { nameOfPlace } from './name-of-place.ts';

/** One issue for all keys of a file that stand more than once in their object, at the first that stands again: what stood there before was not read. */
export function reportRepeatedKeys(found: { issue(input: IssueInput): void }, repeated: RepeatedKeys, file?: string): void {
  const issue = repeatedKeysIssue(repeated);
  if (issue !== undefined) found.issue({ ...issue, file });
}

/** What `reportRepeatedKeys` tells; `undefined` where there are none. */
export function repeatedKeysIssue({ first: keys, count }: RepeatedKeys): Pick<IssueInput, 'code' | 'message' | 'remedy'> & { readonly line: number } | undefined {
  const [first] = keys;
  if (first === undefined) return undefined;
  return {
    code: 'partial',
    line: first.line,
    message: count === 1
      ? `${nameOfPlace(first.path)} stands here again: what line ${first.earlier} says of it was not read`
      : `${count} keys stand more than once, and only the last of each was read: ${listed(keys, count)}`,
    remedy: 'Remove what is not meant, which may be left over from merging two versions of the file, or let the tool that wrote it write it again.',
  };
}

function listed(keys: readonly RepeatedKey[], count: number): string {
  const named = enumerate(keys.map(({ path, line, earlier }) => `${nameOfPlace(path)} (lines ${earlier} and ${line})`));
  return count > keys.length ? `${named} and ${count - keys.length} more` : named;
}
