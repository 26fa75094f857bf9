import { statSync } from 'node:fs';
import { UsageError } from './exit-codes.ts';

export const findingsHelp = 'what ScanCode found in the target: its JSON, or what muster scancode import made of it; repeat for several, the first counts';

/** Whether the documents of `--findings` can be about the targets. Throws `UsageError`. */
export function checkFindings(findings: readonly string[], targets: readonly string[]): void {
  if (findings.length > 0 && targets.length > 1) throw new UsageError(`--findings is about one target, and there are ${targets.length}.`, 'Name the findings of each in a muster.yaml in its root, under licenses.findings.');
  for (const file of findings) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`There is no file ${file} with findings, which --findings names.`, 'Correct the path; name the JSON of ScanCode, or what muster scancode import wrote.');
  }
}
