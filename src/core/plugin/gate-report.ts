import type { GateResult } from '../gate/gate-result.ts';
import type { ReportInput } from './report.ts';

export interface GateReportInput {
  readonly result: GateResult;
  readonly terminal: ReportInput['terminal'];
}

/** The document in pieces, deterministic. */
export type RenderGate = (input: GateReportInput) => Iterable<string>;

/** A way to show what the gate says. */
export interface GateReport {
  /** Name of the folder and of `--format`. */
  readonly id: string;
  readonly title: string;
  /** With dot. */
  readonly extension: string;
  readonly load: () => Promise<{ readonly default: RenderGate }>;
}
