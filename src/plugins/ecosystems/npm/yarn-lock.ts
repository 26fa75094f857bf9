import type { ExtractInput } from '#core/plugin/ecosystem.ts';
import { textLines } from '#core/text/text-lines.ts';
import { readYarnBerry } from './yarn-berry.ts';
import { readYarnClassic } from './yarn-classic.ts';

/** yarn.lock: a format of its own in version 1, YAML from Yarn 2 on. */
export default function extract(input: ExtractInput): void {
  const lines = textLines(input.file);
  if (isBerry(lines)) readYarnBerry(input, lines);
  else readYarnClassic(input, lines);
}

/** Yarn 2 and later start with `__metadata`, and entries have `resolution` instead of `resolved`. */
function isBerry(lines: Iterable<string>): boolean {
  for (const line of lines) {
    if (line.startsWith('__metadata:') || line.startsWith('  resolution: ')) return true;
    if (/^ {2}"?(?:resolved|integrity)"? /.test(line) || line.startsWith('# yarn lockfile v1')) return false;
  }
  return false;
}
