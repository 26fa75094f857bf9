import type { GateReportInput } from '#core/plugin/gate-report.ts';

/** One finding a line, so that differences are legible and no long text is held at once. */
export default function* render({ result: { findings, schema, ...rest } }: GateReportInput): Generator<string> {
  const head = JSON.stringify({ schema, ...rest }, null, 1);
  yield `${head.slice(0, -2)},\n "findings": [`;
  for (const [index, finding] of findings.entries()) yield `${index === 0 ? '' : ','}\n  ${JSON.stringify(finding)}`;
  yield `${findings.length === 0 ? '' : '\n '}]\n}\n`;
}
