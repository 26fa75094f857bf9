import type { LicenseStatement } from './component.ts';
import type { LicenseStatus } from './license-status.ts';
import type { MatchKind } from '../license/detect/match-kinds.ts';

/** How files of licences are read: not at all, those that are named like one, or all sources. */
export const licenseModes = ['none', 'files', 'full'] as const;

export type LicenseMode = (typeof licenseModes)[number];

/** What a file is to the licences of the package that it belongs to. */
/** `annotations`: it says of other files, by their paths, under which licence they are (REUSE.toml). */
export const licenseFileRoles = ['license', 'notice', 'third-party', 'readme', 'source', 'annotations'] as const;

export type LicenseFileRole = (typeof licenseFileRoles)[number];

export const fileNatures = ['text', 'minified', 'generated', 'binary'] as const;

export type FileNature = (typeof fileNatures)[number];

/** A foreign tool, and the document of its findings. */
export interface FindingsOrigin {
  readonly tool: string;
  readonly version?: string;
  readonly path: string;
}

export interface LicenseMatchFact {
  readonly kind: MatchKind;
  /** SPDX. */
  readonly expression: string;
  /** Count from 1; both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Part of the words of the reference text, 0 to 1; absent where a foreign tool does not tell. */
  readonly coverage?: number;
  /** 0 to 1. */
  readonly score: number;
  readonly assumed?: true;
  /** The rule of a foreign tool that matched. */
  readonly rule?: string;
}

export interface CopyrightFact {
  /** `Copyright 2019-2020 Jane Doe`. */
  readonly text: string;
  readonly line: number;
}

/** What one text says, wherever it stands: it can be kept by the hash of its content. */
export interface LicenseReading {
  readonly nature: FileNature;
  /** SPDX; absent when no licence was found. */
  readonly expression?: string;
  readonly matches: readonly LicenseMatchFact[];
  /** Texts that are like a licence, but not it. */
  readonly resembles: readonly { readonly id: string; readonly startLine: number; readonly endLine: number; readonly coverage: number }[];
  readonly copyrights: readonly CopyrightFact[];
  /** Only the beginning was read. */
  readonly cut?: true;
  /** Of a machine-readable copyright file (DEP-5) or of annotations. `expression` is then that of the work as a whole. */
  readonly stanzas?: readonly LicenseStanza[];
  /** Texts of licences that only this file knows. */
  readonly texts?: readonly LicenseRefText[];
}

/** What a machine-readable copyright file or an annotation states of some files. */
export interface LicenseStanza {
  /** Patterns of paths in the source package; empty for the header, which speaks of all of it. */
  readonly files: readonly string[];
  /** As written: a short name, or several of them. */
  readonly name: string;
  /** SPDX. */
  readonly expression: string;
  readonly startLine: number;
  readonly endLine: number;
  /** It speaks of the work as a whole. */
  readonly main?: true;
  /** What the files say themselves does not count. */
  readonly overrides?: true;
}

export interface LicenseRefText {
  /** `LicenseRef-…`. */
  readonly id: string;
  readonly text: string;
}

export interface LicenseFile {
  readonly path: string;
  readonly role: LicenseFileRole;
  /** What counts. */
  readonly reading: LicenseReading;
  /** Who found the licences; absent: Muster itself. */
  readonly origin?: FindingsOrigin;
  /** Who found the copyright statements; absent: Muster itself. */
  readonly copyrightOrigin?: FindingsOrigin;
  /** What others, Muster included, find in the same content; it does not count. */
  readonly others?: readonly OtherReading[];
}

export interface OtherReading {
  /** Absent: Muster itself. */
  readonly origin?: FindingsOrigin;
  readonly reading: LicenseReading;
}

/** A statement of an author, and how it was understood. */
export interface DeclaredReading extends LicenseStatement {
  readonly path: string;
  readonly line?: number;
  /** Who read it in the package; absent: Muster itself. */
  readonly origin?: FindingsOrigin;
  /** SPDX; absent when it was not understood or names a file. */
  readonly expression?: string;
  /** `file`: it says where the licence stands; `none`: a reviewer decided that it names no licence. */
  readonly certainty: 'exact' | 'alias' | 'assumed' | 'file' | 'proprietary' | 'none' | 'unknown';
  /** What was filled in, or why it was not understood. */
  readonly notes: readonly string[];
  /** Ids that it may mean. */
  readonly candidates?: readonly string[];
  /** `LicenseRef-unspecified-BSD`: stands for it in an expression with others. */
  readonly unspecified?: string;
}

/** A part of a package that is under terms of its own, such as vendored code. */
export interface EmbeddedPart {
  /** Of the files that it covers: `vendor/zlib/**`, or one file. */
  readonly pattern: string;
  /** SPDX; absent when the file was not understood. */
  readonly license?: string;
  readonly files: readonly LicenseFile[];
  /** The copyright file or the annotations of the package state it: of the work, or of what only builds, tests or documents it. */
  readonly stated?: 'work' | 'packaging';
}

export const licenseBases = ['concluded', 'declared', 'detected'] as const;

export type LicenseBasis = (typeof licenseBases)[number];

/**
 * `settled`: the sources agree, or somebody concluded. `conflict`: they contradict each other. `none`: nothing is licensed to the public.
 * `unknown`: nobody says anything that we understand.
 */
export interface EffectiveLicense {
  readonly status: LicenseStatus;
  /** SPDX. With `conflict`, what the precedence prefers. */
  readonly license?: string;
  readonly basis?: LicenseBasis;
  /**
   * SPDX. What speaks against the licence or holds beside it: the other sides of a contradiction, a limit that some file of the package states. Whoever judges must hear
   * it too, so that no contradiction is settled by the more permissive side. Absent where there is nothing, or somebody concluded.
   */
  readonly besides?: readonly string[];
  /** The package stands here in full, and neither its author nor a file in it names a licence: that is more than not known. */
  readonly silent?: true;
}

export interface ConcludedLicense {
  /** SPDX. */
  readonly license: string;
  readonly reason: string;
  /** The file of curations that says so. */
  readonly path: string;
  readonly line?: number;
}

/** Declared, detected, concluded and effective licence of a project or component, each with what it follows from. */
export interface UnitLicenses {
  readonly declared: readonly DeclaredReading[];
  /** SPDX of all that was declared and understood. */
  readonly declaredLicense?: string;
  /** SPDX of the main licence files, or else of the readme. */
  readonly detectedLicense?: string;
  /** Main licence files, notices, readme; with `full` also sources that say something. Sorted by path. */
  readonly files: readonly LicenseFile[];
  readonly embedded: readonly EmbeddedPart[];
  /** Of the package itself, one a holder; sorted. */
  readonly copyrights: readonly string[];
  readonly concluded?: ConcludedLicense;
  readonly effective: EffectiveLicense;
}

/** What a document that was read back says of a component or project, which its inventory has no other place for. */
export interface StoredLicenses {
  readonly licenses?: Partial<UnitLicenses> & Pick<UnitLicenses, 'effective'>;
}

export const licenseFindingKinds = [
  /** Package metadata and licence file name different licences. */
  'declared-differs-from-detected',
  /** A file or a part is under a licence that the package does not name. */
  'part-differs-from-package',
  /** What the author wrote is not understood. */
  'declaration-not-understood',
  /** The text is like a licence, but somebody changed it. */
  'altered-license-text',
  /** What a foreign tool finds in a file or package, and Muster or another tool does not. */
  'findings-differ',
  /** Findings about files or packages that the target does not have. */
  'findings-unused',
  /** A curation that applies to nothing. */
  'curation-unused',
  /** A curation that the evidence speaks against. */
  'curation-contradicted',
] as const;

export type LicenseFindingKind = (typeof licenseFindingKinds)[number];

export interface LicenseFinding {
  readonly kind: LicenseFindingKind;
  /** Purl of the component or id of the project; absent where it concerns none. */
  readonly ref?: string;
  readonly message: string;
  readonly remedy: string;
  /** `by`: who found it; absent: Muster itself, or it stands there word for word. */
  readonly evidence: readonly { readonly path: string; readonly line?: number; readonly says: string; readonly by?: string }[];
}

/** What became of one document of findings. */
export interface FindingsCoverage extends FindingsOrigin {
  /** Files for which it was used. */
  readonly files: number;
  /** Packages for which it was used. */
  readonly packages: number;
  /** Files whose content is another by now: what it says of them was not used. Sorted. */
  readonly stale: readonly string[];
  /** Files of which it says something and that the target does not have, as the document names them. Sorted. */
  readonly absent: readonly string[];
  /** Files for which it was used although it does not tell of which content it speaks. */
  readonly unverified: number;
}

/** How much was read, so that "no licence" can be told from "not looked at". */
export interface LicenseCoverage {
  readonly mode: LicenseMode;
  /** Files that were read. */
  readonly files: number;
  /** Of them, those whose content had been read by an earlier scan. */
  readonly cached: number;
  /** Files that belong to no project or component that we know. */
  readonly unassigned: number;
  /** Documents of foreign findings, in the order in which they count; absent where none was named. */
  readonly findings?: readonly FindingsCoverage[];
}

/** The licences of one inventory, beside it. */
export interface LicenseFacts {
  readonly coverage: LicenseCoverage;
  /** Sorted by ref, then kind. */
  readonly findings: readonly LicenseFinding[];
  /** Of licences that only files of this target know, by id; several texts of one id stand below each other. */
  readonly texts?: readonly LicenseRefText[];
  /**
   * By purl of a component or id of a project; of the subject itself by the empty text, where no project stands in its root. Who has the
   * statements of a component at hand gives them in `declared`: to find them by purl takes an index, which of very many components takes memory.
   */
  of(ref: string, declared?: readonly { readonly value: string; readonly path: string; readonly line?: number }[]): UnitLicenses;
}
