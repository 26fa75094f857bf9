import type { LicenseExpression } from '../expression.ts';
import type { MatchKind } from './match-kinds.ts';

/** One place of a text that names or is a licence. */
export interface LicenseMatch {
  readonly kind: MatchKind;
  readonly expression: LicenseExpression;
  /** Count from 1; both inclusive. */
  readonly startLine: number;
  readonly endLine: number;
  /** Byte offsets of the first character and behind the last one. */
  readonly start: number;
  readonly end: number;
  /** Part of the words of the reference text that were found, 0 to 1; 1 for what has no reference text. */
  readonly coverage: number;
  /** How sure we are, 0 to 1. */
  readonly score: number;
  /** A version or variant that the text leaves open was taken from custom ("BSD license" is read as BSD-3-Clause). */
  readonly assumed?: boolean;
  /** It only refers to what is said elsewhere in the text ("see the GNU General Public License for more details"), and adds nothing to the expression. */
  readonly echo?: boolean;
}

/** A text that is like a licence but too different to be called by its name. */
export interface Resemblance {
  readonly id: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly coverage: number;
}

/** Everything that one text says of licences. */
export interface Detection {
  /** All matches but clues, composed; absent when there are none. */
  readonly expression: LicenseExpression | undefined;
  /** In the order of the text. */
  readonly matches: readonly LicenseMatch[];
  readonly resembles: readonly Resemblance[];
}
