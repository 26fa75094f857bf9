import { gateMarkdown } from '#core/gate/gate-markdown.ts';
import type { GateReportInput } from '#core/plugin/gate-report.ts';

/** GitHub takes 65,536 characters for a comment. The first line, which nobody sees, tells our comment from others. */
export default function* render({ result }: GateReportInput): Generator<string> {
  yield '<!-- muster check -->\n';
  yield* gateMarkdown(result, { room: 45_000, foldedFrom: 10 });
}
