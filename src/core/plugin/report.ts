import type { Inventory } from '../model/inventory.ts';
import type { LicenseFacts } from '../model/license-facts.ts';

export interface ReportInput {
  /** One for each target, in the order of the command line; several make an estate. */
  readonly inventories: readonly Inventory[];
  /** Their licences, of those for which files were looked at. */
  readonly licenses?: ReadonlyMap<Inventory, LicenseFacts>;
  /** ISO 8601, UTC, whole seconds; from `SOURCE_DATE_EPOCH` when that is set. */
  readonly generatedAt: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** For people at a terminal. */
  readonly terminal: { readonly color: boolean; readonly columns: number };
  /** Options of the format: `spec-version=1.7`. */
  readonly options: ReadonlyMap<string, string>;
}

/** The document in pieces, deterministic: the same input gives the same bytes. */
export type Render = (input: ReportInput) => Iterable<string>;

/** A way to show inventories: `table`, `html`, `csv`, … (bills of materials are `SbomFormat`s). */
export interface Report {
  /** Name of the folder and of `--format`. */
  readonly id: string;
  readonly title: string;
  readonly mediaType: string;
  /** With dot. */
  readonly extension: string;
  /** One value a line leaves no room for issues: whoever writes such a format tells of them elsewhere. */
  readonly withoutIssues?: true;
  readonly load: () => Promise<{ readonly default: Render }>;
}
