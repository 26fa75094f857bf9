import type { SbomProblem } from '#core/plugin/sbom-format.ts';

/** One line on standard error for a document that is read although it is not valid. */
export function problemsInWords(path: string, errors: readonly SbomProblem[]): string {
  const [first] = errors;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more; muster sbom validate lists them)`;
  return `muster: ${path}${first!.line === undefined ? '' : `:${first!.line}`} is not valid: ${placed(first!)}${more}\n`;
}

/** The message behind its place. */
export const placed = ({ at, message }: SbomProblem): string => (at === '' || at === '/' || at.startsWith('line ') ? message : `${at}: ${message}`);
