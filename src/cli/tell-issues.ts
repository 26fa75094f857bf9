import type { Issue } from '#core/model/issue.ts';
import { say } from './say.ts';

/** Issues that are told one by one. */
const toldLimit = 20;

/** What could not be taken over from a document, on standard error. `elsewhere`: where the rest of many can be read. */
export function tellIssues(issues: readonly Issue[], elsewhere?: string): void {
  const shown = elsewhere === undefined ? issues : issues.slice(0, toldLimit);
  for (const { path, line, message, remedy } of shown) say(`muster: ${path}${line === undefined ? '' : `:${line}`}: ${message}. ${remedy}\n`);
  if (issues.length > shown.length) say(`muster: ${issues.length - shown.length} more of this kind are in ${elsewhere}\n`);
}
