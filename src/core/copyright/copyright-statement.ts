import type { YearRange } from './copyright-years.ts';

export interface LineRange {
  /** Counts from 1; both lines count. */
  readonly first: number;
  readonly last: number;
}

export interface CopyrightStatement {
  /** `Copyright 2019-2020 Jane Doe <jane@home.example>`: one spelling for all ways to write it. */
  readonly text: string;
  /** Ascending, without overlaps; empty where none are stated. */
  readonly years: readonly YearRange[];
  /** Without e-mail addresses; `undefined` where only years are stated. */
  readonly holder: string | undefined;
  readonly contacts: readonly string[];
  readonly lines: LineRange;
  /** Whose: of the files themselves, or of a licence text that they contain ("Everyone is permitted to copy … verbatim"). */
  readonly subject: 'work' | 'license-text';
}

export interface AuthorStatement {
  readonly name: string;
  readonly contacts: readonly string[];
  readonly lines: LineRange;
}
