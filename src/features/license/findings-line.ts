import type { FileFindings } from '#core/model/file-findings.ts';

/** What one file says as a line of JSON, the line break included. */
export function findingsLine({ file, expression, licenses, resembles, copyrights, authors, issue }: FileFindings): string {
  return `${JSON.stringify({ file, expression: expression ?? null, matches: licenses, resembles, copyrights, authors, issue })}\n`;
}
