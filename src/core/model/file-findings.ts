import type { TextDifference } from '../license/detect/explain-text.ts';
import type { MatchKind } from '../license/detect/match-kinds.ts';
import type { Issue } from './issue.ts';

/** A place that names or is a licence. Plain data, so that threads and documents can carry it. */
export interface FoundLicense {
  readonly kind: MatchKind;
  /** SPDX expression in its canonical spelling. */
  readonly expression: string;
  /** Count from 1; both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Part of the reference text that was found, 0 to 1; absent where the finder does not tell. */
  readonly coverage?: number;
  /** How sure the finder is, 0 to 1. */
  readonly score: number;
  /** The text leaves the version or variant open; this one is meant by custom. */
  readonly assumed?: true;
  /** It only refers to what the file says elsewhere, and adds nothing to its expression. */
  readonly echo?: true;
  /** What of a text is not as in the reference text; absent when nobody compared them. */
  readonly differences?: readonly TextDifference[];
  /** The rule of a foreign finder that matched. */
  readonly rule?: string;
}

/** A text that is like a licence but too different to be called by its name. */
export interface ResemblanceFinding {
  readonly id: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly coverage: number;
}

export interface CopyrightFinding {
  /** `Copyright 2019-2020 Jane Doe <jane@home.example>` */
  readonly statement: string;
  readonly holder?: string;
  readonly startLine: number;
  readonly endLine: number;
}

export interface AuthorFinding {
  readonly name: string;
  readonly startLine: number;
  readonly endLine: number;
}

/** Identity of a content as far as a finder tells it; hashes in lower-case hexadecimal digits. */
export interface ContentIdentity {
  /** Bytes. */
  readonly size?: number;
  readonly sha1?: string;
  readonly sha256?: string;
}

/** What one file says of licences and rights. */
export interface FileFindings {
  readonly file: string;
  /** Of what was read, so that one can tell whether it is still the same. */
  readonly content?: ContentIdentity;
  /** Nobody looked for licences: that none is named means nothing. */
  readonly unsearched?: true;
  /** All licences composed; absent when none is named. */
  readonly expression?: string;
  readonly licenses: readonly FoundLicense[];
  readonly resembles: readonly ResemblanceFinding[];
  /** Absent when nobody looked for them. */
  readonly copyrights?: readonly CopyrightFinding[];
  readonly authors?: readonly AuthorFinding[];
  /** Why the file was not read, or not in full. */
  readonly issue?: Issue;
}
