import type { FileFindings } from './file-findings.ts';
import type { Issue } from './issue.ts';

/** What a foreign tool says of a package that it found by its manifests. */
export interface PackageFindings {
  readonly purl: string;
  readonly declaredExpression?: string;
  /** Word for word as the author wrote it. */
  readonly declaredStatement?: string;
  readonly copyright?: string;
  readonly files: readonly string[];
}

/** The result of a foreign tool that looks for licences, in our terms. */
export interface ImportedFindings {
  readonly source: { readonly name: string; readonly version?: string };
  /** What stands in front of all paths: the directory that was searched; absent where paths start inside of it. */
  readonly root?: string;
  readonly files: readonly FileFindings[];
  readonly packages: readonly PackageFindings[];
  /** What could not be taken over; the path leads into the document. */
  readonly issues: readonly Issue[];
}
