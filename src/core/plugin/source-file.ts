import type { DocumentBytes } from '../text/document-bytes.ts';

/** One file of the tree. Reading is lazy and cached for the time of one extraction; limits are the platform's. */
export interface SourceFile {
  /** Relative to the root, `/`-separated. Entries of archives: `lib/a.jar!/META-INF/MANIFEST.MF`. */
  readonly path: string;
  /** Last segment of the path. */
  readonly name: string;
  /** Directory part of the path; `.` for the root. */
  readonly directory: string;
  /** Bytes. */
  readonly size: number;
  /**
   * UTF-8 text without byte order mark; UTF-16 with a mark is decoded too. Invalid bytes become U+FFFD and are reported as an issue by the platform.
   * Throws `UnreadableFile`, which the runner turns into an issue.
   */
  text(): string;
  /** The whole content. Throws `UnreadableFile`. */
  bytes(): Uint8Array;
  /** The content in pieces of at most 1 MiB, for files too big to hold; a piece is good until the one after the next is asked for. Throws `UnreadableFile`. */
  chunks(): Iterable<Uint8Array>;
  /** As `text`, in pieces that end with a line, for files too big to hold; absent where only the bytes are at hand. Throws `UnreadableFile`. */
  texts?(): Iterable<string>;
  /** `length` bytes from `offset`, fewer at the end of the file; absent where the content cannot be reached in any order. Throws `UnreadableFile`. */
  range?(offset: number, length: number): Uint8Array;
  /** The content in any order, for documents too big to hold, which must stay as they are meanwhile; absent where it cannot be reached so. Throws `UnreadableFile`. */
  inAnyOrder?(): DocumentBytes;
  /** The content where it has at most `limit` bytes, else its first `otherwise`; good until the next file is asked. Absent where `size` costs nothing. Throws `UnreadableFile`. */
  upTo?(limit: number, otherwise: number): Beginning;
}

/** The bytes of a file, or of its beginning. */
export interface Beginning {
  readonly bytes: Uint8Array;
  readonly isCut: boolean;
}

/** The files of a tree that some source declared in `files` or `reads`. Never leaves the root, never follows links out of it. */
export interface TreeView {
  /** By path relative to the root; `.` and `..` segments are resolved, `undefined` outside the root or when absent. */
  get(path: string): SourceFile | undefined;
  /** All files with this name, sorted by path. */
  named(name: string): readonly SourceFile[];
  /** All recognised files, sorted by path. */
  all(): readonly SourceFile[];
}

/** A file that cannot be read: gone, no permission, over the limit. The message is fit for an issue. */
export class UnreadableFile extends Error {
  readonly code: keyof typeof remedies;
  /** What to do about it, fit for an issue. */
  readonly remedy: string;

  constructor(code: keyof typeof remedies, message: string, remedy: string = remedies[code]) {
    super(message);
    this.name = 'UnreadableFile';
    this.code = code;
    this.remedy = remedy;
  }
}

const remedies = {
  unreadable: 'Make the file readable and scan again, or leave it out with exclude in muster.yaml.',
  'too-large': 'Let its tool write a smaller one, or leave it out with exclude in muster.yaml if it is no source of components.',
  unsafe: 'Look at it before you trust it, and leave it out with exclude in muster.yaml if it is meant to be like that.',
} as const;
