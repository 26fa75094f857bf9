import type { MatchKind } from './match-kinds.ts';
import type { LicenseFamily } from './license-families.data.ts';

/** A place that says something of licences, before it is composed with others. Words count from 0; `end` is behind the last one. */
export interface Mention {
  readonly kind: MatchKind;
  readonly start: number;
  readonly end: number;
  /** An SPDX expression; of an exception its id. */
  readonly expression: string;
  readonly family: LicenseFamily | undefined;
  /** The text leaves the version or variant open. */
  readonly assumed: boolean;
  /** It only refers to what was said elsewhere ("see the GNU General Public License for more details"). */
  readonly echo: boolean;
  /** An entry of a list in a program: that there are many tells a catalogue of licences; it is no statement itself. */
  readonly listed?: boolean;
  /** May be chosen instead of the licence beside it, whatever stands between them. */
  readonly isAlternative?: boolean;
  readonly coverage: number;
  readonly score: number;
}
