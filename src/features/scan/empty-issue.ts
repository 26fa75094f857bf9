import type { Coverage } from '#core/model/inventory.ts';
import type { Issue } from '#core/model/issue.ts';
import { nameOf } from '#core/plugin/path.ts';
import { enumerate } from '#core/text/enumerate.ts';
import { readElsewhere, savedImage } from './read-elsewhere.ts';

export interface EmptyScan {
  readonly coverage: Coverage;
  /** Paths of the files that were recognised. */
  readonly recognized: readonly string[];
  /** Names of some of the others, each once. */
  readonly others: readonly string[];
  /** Paths of those that have the name of an archive. */
  readonly archives: readonly string[];
  /** Those among the others that are SBOMs by their content. */
  readonly sboms: ReadonlySet<string>;
  /** A file that is a target itself, and no directory or archive. */
  readonly isFile: boolean;
}

/** Says that nothing was found, and why: somebody who sees no components must not take that for "needs none". */
export function emptyIssue(scan: EmptyScan): Issue {
  const { why, remedy } = reasonOf(scan);
  return { code: 'empty', path: '.', message: `nothing was found: ${why}`, remedy, source: 'scan' };
}

const meant = 'Check that the target is the one you mean, and that its lockfiles are committed and not ignored.';

function reasonOf({ coverage: { files, ignored }, recognized, others, archives, sboms, isFile }: EmptyScan): { readonly why: string; readonly remedy: string } {
  const left = ignored === 0 ? '' : `${ignored} ${ignored === 1 ? 'file or directory was' : 'files or directories were'} left out by .gitignore or exclude`;
  const image = isFile ? undefined : savedImage([...recognized, ...others, ...archives]);
  if (image !== undefined) return image;
  if (recognized.length > 0) {
    const names = enumerate([...new Set(recognized.map(nameOf))].sort(), 5);
    const one = recognized.length === 1;
    return { why: `${one ? `${names} names no component` : `none of the ${recognized.length} files that were recognised names a component: ${names}`}${left === '' ? '' : `; ${left}`}`, remedy: meant };
  }
  if (isFile) return { why: 'the file is of no kind that Muster reads', remedy: 'Name a lockfile, a manifest, an archive, an SBOM or a directory; docs/reference/ecosystems.md lists the files that are read.' };
  if (left !== '') return { why: `${files === 0 ? 'it holds no other files' : `of the ${files} files none is read`}: ${left}`, remedy: 'Correct .gitignore, exclude in muster.yaml or --exclude; what they leave out is not read.' };
  if (files === 0) return { why: 'it holds no files', remedy: 'Check that the target is the one you mean, and that it was checked out or unpacked.' };
  const elsewhere = readElsewhere(others, sboms);
  if (elsewhere !== undefined) return elsewhere;
  const kinds = endingsOf(others);
  return {
    why: `${files === 1 ? 'its only file is of no kind' : `none of its ${files} files is of a kind`} that Muster reads${kinds === '' ? '' : ` (they are ${kinds})`}`,
    remedy: 'Check that the target is the one you mean; docs/reference/ecosystems.md lists the files that are read. For other kinds of software, scan an SBOM that its own tools write.',
  };
}

/** The endings that most of the names have, such as `.c, .h and 3 more`. */
function endingsOf(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) {
    const ending = /[^.](\.[A-Za-z][\w+-]{0,9})$/.exec(name)?.[1]?.toLowerCase();
    if (ending !== undefined) counts.set(ending, (counts.get(ending) ?? 0) + 1);
  }
  return enumerate([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([ending]) => ending), 5);
}
