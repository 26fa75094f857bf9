import type { Issue } from '#core/model/issue.ts';

/** What makes the bytes of a file no proper text. */
export interface TextFlaw {
  /** `encoding`: bytes that are no UTF-8. `nul`: characters that no text has, as in UTF-16 without a mark, or in what a crash left behind. */
  readonly kind: 'encoding' | 'nul';
  /** 1-based, of the first; absent where the file was not held. */
  readonly line?: number;
}

/** Told once for each reading of a file that is none. */
export type FlawedTextListener = (path: string, flaw: TextFlaw) => void;

const words = {
  encoding: { message: 'the file is not valid UTF-8; bytes that could not be decoded were replaced', remedy: 'Save the file as UTF-8.' },
  nul: { message: 'the file holds NUL characters, which no text has: it may be damaged, or in UTF-16 without a byte order mark', remedy: 'Restore the file, or save it as UTF-8.' },
} as const;

export const flawIssue = ({ kind, line }: TextFlaw): Pick<Issue, 'code' | 'line' | 'message' | 'remedy'> => ({ code: 'partial', ...(line === undefined ? {} : { line }), ...words[kind] });
