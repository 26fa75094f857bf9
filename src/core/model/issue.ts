export const issueCodes = [
  /** The file could not be opened or read. */
  'unreadable',
  /** The file is not what its name says: syntax error, wrong structure. */
  'malformed',
  /** The file was read up to a point, or some of its entries were left out. */
  'partial',
  /** A version of the format that we do not know. */
  'unsupported-version',
  /** A feature of the format that we recognise and cannot evaluate. */
  'unsupported',
  /** Over a size, depth or count limit. */
  'too-large',
  /** Names something whose exact version or content is not on this disk. */
  'unresolved',
  /** A reference to a file that is not there. */
  'missing-file',
  /** Manifest and lockfile do not agree. */
  'stale-lockfile',
  /** Left unread because it points outside the root, is a link loop, or decompresses without bounds. */
  'unsafe',
  /** A fault of ours while reading; what was found until then is kept. */
  'fault',
  /** Nothing was found at all. */
  'empty',
  /** A network request that failed (only with `--online`). */
  'network',
] as const;

export type IssueCode = (typeof issueCodes)[number];

/** Something that we could not do, told so that a person can act. Never thrown. */
export interface Issue {
  readonly code: IssueCode;
  readonly path: string;
  /** 1-based. */
  readonly line?: number;
  /** What is wrong, one sentence, without the path. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly remedy: string;
  /** `<ecosystem>/<source>` or the part of the program that met it. */
  readonly source: string;
}
