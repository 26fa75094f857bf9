import { gateMarkdown } from '#core/gate/gate-markdown.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';

/** The summary of a job may have a megabyte. */
export default function* render({ result }: GateReportInput): Generator<string> {
  yield* gateMarkdown(result, { room: 900_000, foldedFrom: 50 });
}
