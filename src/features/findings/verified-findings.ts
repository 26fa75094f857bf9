import type { FileFindings } from '#core/model/file-findings.ts';
import type { Issue } from '#core/model/issue.ts';
import type { FileNature, FindingsOrigin } from '#core/model/license-facts.ts';
import type { PackageFindings } from '#core/model/package-findings.ts';
import { finderName } from '#core/report/finder-name.ts';

/** What a document says of one file, after its content was looked at. */
export interface ForeignFindings {
  readonly origin: FindingsOrigin;
  readonly findings: FileFindings;
  readonly nature: FileNature;
}

/** One document, held against the target. */
export interface CheckedFindings {
  readonly origin: FindingsOrigin;
  /** Those of which no manifest has changed, with the first of them that is in the target. */
  readonly packages: readonly { readonly findings: PackageFindings; readonly manifest: string | undefined }[];
  /** Paths in the target; sorted. */
  readonly stale: readonly string[];
  /** As the document names them; sorted. */
  readonly absent: readonly string[];
  readonly unverified: number;
  /** Files that stand in the document more than once, as it names them; the first entry counts. Sorted. */
  readonly repeated: readonly string[];
  /** Files about which the tool reports a failure of its own; what it says of them does not count. */
  readonly failures: readonly Issue[];
  /** What of the document could not be taken over. */
  readonly issues: readonly Issue[];
}

export interface VerifiedFindings {
  /** By path, in the order in which the documents count. */
  readonly files: ReadonlyMap<string, readonly ForeignFindings[]>;
  readonly documents: readonly CheckedFindings[];
  /** Documents and files that could not be read. */
  readonly issues: readonly Issue[];
}

/** Names in one message, and issues of one document: more help nobody. */
const [namesShown, issuesShown] = [5, 50];

const source = 'scan/findings';

/** What could not be used, and what is not known. */
export function findingsIssues({ documents, issues: unread }: VerifiedFindings): Issue[] {
  return [...unread, ...documents.flatMap(({ origin, stale, unverified, repeated, failures, issues }) => {
    const finder = finderName(origin);
    return [
      ...capped(issues, origin.path),
      ...capped(failures, origin.path),
      ...(stale.length === 0 ? [] : [{
        code: 'partial' as const, path: origin.path, source,
        message: `${stale.length === 1 ? '1 file has' : `${stale.length} files have`} changed since ${finder} read ${stale.length === 1 ? 'it' : 'them'}, and its findings about ${stale.length === 1 ? 'it' : 'them'} were not used: ${named(stale)}`,
        remedy: 'Run it again on what is there now.',
      }]),
      ...(repeated.length === 0 ? [] : [{
        code: 'partial' as const, path: origin.path, source,
        message: `${repeated.length === 1 ? '1 file stands' : `${repeated.length} files stand`} in it more than once, and only the first entry counts: ${named(repeated)}`,
        remedy: 'Name the results of several runs one by one.',
      }]),
      ...(unverified === 0 ? [] : [{
        code: 'partial' as const, path: origin.path, source,
        message: `for ${unverified === 1 ? '1 file' : `${unverified} files`} it does not tell which content was read, so that nobody can say whether it is still the same`,
        remedy: 'Run ScanCode with --info, which adds hashes.',
      }]),
    ];
  })];
}

function capped(issues: readonly Issue[], path: string): Issue[] {
  if (issues.length <= issuesShown) return [...issues];
  return [...issues.slice(0, issuesShown), { code: 'partial', path, message: `there are ${issues.length - issuesShown} more entries that could not be taken over`, remedy: 'See all of them with muster scancode import.', source }];
}

/** Names of files may be anything. */
export const named = (names: readonly string[]): string =>
  `${names.slice(0, namesShown).map((name) => (/^[\w./@+!:%-]{1,120}$/.test(name) ? name : JSON.stringify(name.slice(0, 120)))).join(', ')}${names.length > namesShown ? ` and ${names.length - namesShown} more` : ''}`;
